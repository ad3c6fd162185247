"""Hands the icons of the site's theme to the board's style sheet, so that the board looks like the rest of the site."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from microboard.publish.output import OutputFile

ICONS = "assets/microboard/icons.css"
# What the style sheet asks for, and the file among Material's icons.
NAMES = {
    "pay": "cash", "week": "clock-outline", "place": "map-marker-outline", "mentor": "account-supervisor-outline",
    "deadline": "calendar-clock-outline", "audience": "account-group-outline", "skills": "hammer-wrench",
    "competencies": "school-outline", "save": "bookmark-outline", "saved": "bookmark", "feed": "rss",
    "link": "link-variant", "filter": "tune-variant", "close": "close",
}


def build_icons(folders: Sequence[Path]) -> OutputFile:
    """A style sheet that names the icons found in the theme's folders; without any, the board shows none."""
    lines = []
    for name, file in NAMES.items():
        for folder in folders:
            path = folder / ".icons" / "material" / f"{file}.svg"
            if path.is_file():
                image = quote(path.read_text(encoding="utf-8").strip(), safe=" =:/")
                lines.append(f'  --mb-icon-{name}: url("data:image/svg+xml,{image}");\n')
                break
    text = f":root {{\n{''.join(lines)}}}\n" if lines else "/* The theme has no icons that the board knows. */\n"
    return OutputFile(ICONS, text.encode())
