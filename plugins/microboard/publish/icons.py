"""Hands the icons of the site's theme to the board's style sheet, so that the board looks like the rest of the site."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

# What the style sheet asks for, and the file among Material's icons.
NAMES = {
    "pay": "cash", "week": "clock-outline", "place": "map-marker-outline", "mentor": "account-supervisor-outline",
    "deadline": "calendar-clock-outline", "audience": "account-group-outline", "skills": "hammer-wrench",
    "competencies": "school-outline", "save": "bookmark-outline", "saved": "bookmark", "feed": "rss",
    "link": "link-variant", "filter": "tune-variant", "close": "close",
}


def build_icons(folders: Sequence[Path]) -> str:
    """CSS that names the icons found in the theme's folders; without any, the board shows none."""
    lines = []
    for name, file in NAMES.items():
        paths = (folder / ".icons" / "material" / f"{file}.svg" for folder in folders)
        path = next((path for path in paths if path.is_file()), None)
        if path:
            image = quote(path.read_text(encoding="utf-8").strip(), safe=" =:/")
            lines.append(f'  --mb-icon-{name}: url("data:image/svg+xml,{image}");\n')
    return f"\n:root {{\n{''.join(lines)}}}\n" if lines else ""
