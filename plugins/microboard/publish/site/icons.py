"""Hands the icons of the site's theme, or else those of Material, to the board's style sheet."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

# What the style sheet asks for, and the file among Material's icons.
NAMES = {
    "pay": "cash", "week": "clock-outline", "place": "map-marker-outline", "mentor": "account-supervisor-outline",
    "deadline": "calendar-clock-outline", "audience": "account-group-outline", "skills": "hammer-wrench",
    "competencies": "school-outline", "save": "bookmark-outline", "saved": "bookmark", "feed": "rss",
    "link": "link-variant", "filter": "tune-variant", "close": "close",
    "share": "share-variant-outline", "calendar": "calendar-plus", "print": "printer-outline",
    "done": "check-circle-outline",
    # The categories of the vocabulary.
    "market-research": "text-search",
    "social-media": "bullhorn-outline",
    "content-creation": "pencil-outline",
    "data-analysis": "chart-bar",
    "design": "palette-outline",
    "software": "code-tags",
    "web": "web",
    "research-support": "microscope",
    "operations": "cog-outline",
    "finance": "cash-multiple",
    "sales": "handshake-outline",
    "people": "account-group-outline",
    "events": "calendar-star",
    "translation": "translate",
    "user-testing": "clipboard-check-outline",
    "policy": "gavel",
    "other": "shape-outline",
}


def build_icons(folders: Sequence[Path]) -> str:
    """CSS that names the icons found in the theme's folders, or in Material's; without any, the board shows none."""
    lines = []
    places = [*folders, *_find_material()]
    for name, file in NAMES.items():
        paths = (folder / ".icons" / "material" / f"{file}.svg" for folder in places)
        path = next((path for path in paths if path.is_file()), None)
        if path:
            image = quote(path.read_text(encoding="utf-8").strip(), safe=" =:/")
            lines.append(f'  --mb-icon-{name}: url("data:image/svg+xml,{image}");\n')
    return f"\n:root {{\n{''.join(lines)}}}\n" if lines else ""


def _find_material() -> list[Path]:
    """Where Material for MkDocs keeps its templates, whatever the theme of the site; it is not loaded for that."""
    found = find_spec("material")
    return [Path(place) / "templates" for place in found.submodule_search_locations or ()] if found else []
