"""Refuses descriptions of which a few thousand characters make a page of megabytes."""

from collections.abc import Iterator

from microboard.check.problems.finding import Finding, Rule
from microboard.markdown.size import LONGEST, count_places, is_renderable, measure
from microboard.read import Document

RULE = Rule("description-size", "A description stays small on its page",
            "A description goes out with its page and with every feed. Tables of many columns, quotes in quotes and "
            "links that repeat a long address can make megabytes of it, so what readers would load is counted.")
# Three times the longest description; a table that nobody scrolls; and deeper than anybody nests.
MOST_CHARACTERS, MOST_CELLS, MOST_LEVELS = 24_000, 1_000, 20


def find_large(listing: Document) -> Iterator[Finding]:
    """One finding where the description of a listing is too large."""
    message, hint = _refuse(listing.get_text("description") or "")
    if message:
        yield Finding(("description",), RULE.id, message, hint)


def _refuse(markdown: str) -> tuple[str, str]:
    """A message and a hint; both empty where the description is not too large."""
    if len(markdown) > LONGEST:
        return f"It has {len(markdown):,} characters, and at most {LONGEST:,} become a page.", "Link to what is long."
    if not is_renderable(markdown):
        return _refuse_cells(count_places(markdown), "up to ")
    size = measure(markdown, MOST_CHARACTERS)
    if size.cells > MOST_CELLS:
        return _refuse_cells(size.cells)
    if size.levels > MOST_LEVELS:
        return (f"Its quotes and lists are {size.levels:,} levels deep; at most {MOST_LEVELS} are shown.",
                "Begin lines with fewer > and list signs.")
    if size.characters > MOST_CHARACTERS:
        return (f"It becomes {size.characters:,} characters of HTML; a page has room for {MOST_CHARACTERS:,}.",
                "Take out links, quotes, tables or signs that repeat.")
    return "", ""


def _refuse_cells(cells: int, about: str = "") -> tuple[str, str]:
    return (f"Its tables have {about}{cells:,} cells; a page has room for {MOST_CELLS:,}.",
            "Leave out rows and columns, or link to the table.")
