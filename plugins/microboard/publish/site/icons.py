"""Hands the icons of the site's theme, or else those of Material, to the board's style sheet."""

import re
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

# The side of an icon, and the room between two, so that none shows at the edge of its neighbour.
SIDE, GAP = 24, 4
PITCH = SIDE + GAP
ICON = re.compile(r"""<svg\b[^>]*?(\bviewBox=["'][^"']*["'])[^>]*>(.*</svg>)""", re.DOTALL)


def build_icons(folders: Sequence[Path]) -> tuple[str, str]:
    """One picture of the icons found in the theme's folders, or in Material's, side by side, as a ``data:`` address,
    and CSS that says where each is in it. Without any, the picture is empty: the board shows none."""
    images = {name: image for name, file in NAMES.items() if (image := _read_icon(file, folders))}
    if not images:
        return "data:,", ""
    width = PITCH * len(images) - GAP
    parts = "".join(f'<svg x="{PITCH * at}" width="{SIDE}" height="{SIDE}" {image}'
                    for at, image in enumerate(images.values()))
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {SIDE}">{parts}</svg>'
    # Of how far a picture can be moved, a place in it takes this part.
    places = (f"  --mb-icon-{name}: {100 * at / max(1, len(images) - 1):.3f}% 0;\n" for at, name in enumerate(images))
    style = f"\n:root {{\n  --mb-icons-size: {100 * width / SIDE:.3f}%;\n{''.join(places)}}}\n"
    return f"data:image/svg+xml,{quote(picture, safe=' =:/')}", style


def _read_icon(name: str, folders: Sequence[Path]) -> str:
    """An icon from its ``viewBox`` on, or nothing."""
    paths = (folder / ".icons" / "material" / f"{name}.svg" for folder in (*folders, *_find_material()))
    path = next((path for path in paths if path.is_file()), None)
    found = ICON.search(path.read_text(encoding="utf-8")) if path else None
    return f"{found[1]}>{found[2]}" if found else ""


def _find_material() -> list[Path]:
    """Where Material for MkDocs keeps its templates, whatever the theme of the site; it is not loaded for that."""
    found = find_spec("material")
    return [Path(place) / "templates" for place in found.submodule_search_locations or ()] if found else []
