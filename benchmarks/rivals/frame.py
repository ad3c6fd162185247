"""Cuts the theme's frame out of a page that Microboard has built, so that every rival writes the same head and foot."""

import re
from dataclasses import dataclass
from pathlib import Path

START, END = '<div id="mb-start"', "</article>"
MARKS = ("title", "description", "canonical", "head", "main")


@dataclass(frozen=True, slots=True)
class Frame:
    """The text of a page, and between its pieces the names of what goes there."""

    parts: tuple[str, ...]

    def fill(self, values: dict[str, str]) -> str:
        """The page with `values` by name, such as a template's own marks."""
        return "".join(values[part] if index % 2 else part for index, part in enumerate(self.parts))


def read_frame(site: Path) -> Frame:
    """The frame of the first listing's page of a site. Its relative links begin at the top of the site instead, which
    is a little shorter and lets one frame serve every depth."""
    text = min(site.glob("opportunities/*/project-*/index.html")).read_text(encoding="utf-8")
    title, description, canonical = (_find(text, name) for name in ("title", "description", "url"))
    head = text.index('<meta property="og:type"')
    text = f"{text[:head]}\0head\0\n{text[text.index('</head>'):]}"
    text = f"{text[: text.index(START)]}\0main\0\n{text[text.rindex(END):]}"
    for name, value in (("canonical", canonical), ("description", description), ("title", title)):
        text = text.replace(value, f"\0{name}\0")
    text = text.replace('"../../.."', '"/"').replace("../../../", "/").replace('"../../"', '"/opportunities/"')
    parts = tuple(text.split("\0"))
    assert set(parts[1::2]) == set(MARKS), "the frame has changed"
    return Frame(parts)


def _find(text: str, name: str) -> str:
    found = re.search(f'<meta property="og:{name}" content="([^"]*)">', text)
    assert found, f"the page has no og:{name}"
    return found[1]
