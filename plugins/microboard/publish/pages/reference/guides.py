"""The guides that ship, in the language of the board, as Markdown that an engine renders."""

import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from microboard.check.values import shipped
from microboard.words.catalogue import find_language
from microboard.words.speech import get_language

TRANSLATED = Path(__file__).parents[3] / "guides"
# Of no use without feeds.
FEEDS = "feeds/index.md"
# Written for this repository's own site, and good for any board.
ENGLISH = ("guides/index.md", "guides/students.md", "guides/employers.md", "guides/educators.md", FEEDS)
ITEM = re.compile(r"^- \**\[[^\]]*\]\(([^)\s]+)\).*\n(?:  .*\n)*", re.MULTILINE)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)(?:\{[^}]*\})?")
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


def read_guides() -> dict[str, str]:
    """The guides in the language of the board, by the names of their sources; none where they are not translated."""
    language = find_language(get_language())
    if language == "en":
        return {name: (shipped.TOP / "docs" / name).read_text(encoding="utf-8") for name in ENGLISH}
    return {f"guides/{path.name}": path.read_text(encoding="utf-8")
            for path in sorted((TRANSLATED / language).glob("*.md"))}


def leave_out_links(texts: Mapping[str, str], has_page: Callable[[str], bool]) -> dict[str, str]:
    """The texts, by the names of their sources, without what leads to sources that are not there: of a link its words
    stay, and an item of a list that begins with one goes, as a picture does."""
    return {source: _leave_out(text, posixpath.dirname(source), has_page) for source, text in texts.items()}


def _leave_out(text: str, folder: str, has_page: Callable[[str], bool]) -> str:
    def is_there(target: str) -> bool:
        parts = urlsplit(target)
        inside = not parts.scheme and bool(parts.path)
        return not inside or has_page(posixpath.normpath(posixpath.join(folder, parts.path)))

    text = ITEM.sub(lambda found: found[0] if is_there(found[1]) else "", text)
    text = PICTURE.sub(lambda found: found[0] if is_there(found[1]) else "", text)
    return LINK.sub(lambda found: found[0] if is_there(found[2]) else found[1], text)
