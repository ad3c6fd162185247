"""Tells how large a page a description makes: a few characters of Markdown can stand for millions of HTML."""

import re
from dataclasses import dataclass

from microboard.markdown.html import REL, build_html, render_markdown

# Longer ones are not rendered at all: the time it takes would have no bound.
LONGEST, MOST_PLACES = 20_000, 50_000
# The line under the head of a table.
RULER = re.compile(r"^(?=[^\n]{0,20000}-)[-:| \t>]{1,20000}$", re.MULTILINE)
CELL = re.compile(r"<t[dh][ >]")
LEVEL = re.compile(r"<(/?)(?:blockquote|ul|ol)[ >]")


@dataclass(frozen=True, slots=True)
class Size:
    """Characters of HTML, cells of all tables, and how deep quotes and lists are nested."""

    characters: int
    cells: int
    levels: int


def count_places(markdown: str) -> int:
    """How many cells the tables of a description can have at most: every row is as wide as the head."""
    columns = max((found[0].count("|") + 1 for found in RULER.finditer(markdown)), default=0)
    return columns * (markdown.count("\n") + markdown.count("\r") + 1)


def is_renderable(markdown: str) -> bool:
    """Whether the time to render it is bounded."""
    return len(markdown) <= LONGEST and count_places(markdown) <= MOST_PLACES


def measure(markdown: str, most: int) -> Size:
    """The size of a renderable description. `characters` may be an overestimate when it is at most `most`."""
    html = render_markdown(markdown)
    # Sanitising adds a few words to a link and takes a long time for a large page, so it comes last.
    links = html.count("<a ") + html.count("<img ")
    at_most = len(html) + links * len(f' rel="{REL}"></a>')
    characters = at_most if at_most <= most or len(html) > 10 * most else len(build_html(markdown))
    return Size(characters, len(CELL.findall(html)), _count_levels(html))


def _count_levels(html: str) -> int:
    level = deepest = 0
    for found in LEVEL.finditer(html):
        level += -1 if found[1] else 1
        deepest = max(deepest, level)
    return deepest
