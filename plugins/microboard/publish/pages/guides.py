"""The guides that ship in other languages than English, as Markdown that an engine renders."""

from pathlib import Path

from microboard.words.catalogue import find_language
from microboard.words.speech import get_language

GUIDES = Path(__file__).parents[2] / "guides"


def read_guides() -> dict[str, str]:
    """The guides in the language of the board, by the names of their sources; none where they are not translated."""
    folder = GUIDES / find_language(get_language())
    return {f"guides/{path.name}": path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
