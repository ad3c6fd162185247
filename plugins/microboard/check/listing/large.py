"""Refuses descriptions of which a few thousand characters make a page of megabytes."""

from collections.abc import Iterator

from microboard.check.problems.finding import Finding, Rule
from microboard.markdown.size import LONGEST, count_places, is_renderable, measure
from microboard.read import Document
from microboard.words.formats import format_number
from microboard.words.speech import N_, _

RULE = Rule("description-size", N_("A description stays small on its page"),
            N_("A description goes out with its page and with every feed. Tables of many columns, quotes in quotes and "
               "links that repeat a long address can make megabytes of it, so what readers would load is counted."))
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
        return (_("It has {size} characters, and at most {limit} become a page.", size=format_number(len(markdown)),
                  limit=format_number(LONGEST)), _("Link to what is long."))
    if not is_renderable(markdown):
        return (_("Its tables have up to {size} cells; a page has room for {limit}.",
                  size=format_number(count_places(markdown)), limit=format_number(MOST_CELLS)),
                _("Leave out rows and columns, or link to the table."))
    size = measure(markdown, MOST_CHARACTERS)
    if size.cells > MOST_CELLS:
        return (_("Its tables have {size} cells; a page has room for {limit}.", size=format_number(size.cells),
                  limit=format_number(MOST_CELLS)), _("Leave out rows and columns, or link to the table."))
    if size.levels > MOST_LEVELS:
        return (_("Its quotes and lists are {size} levels deep; at most {limit} are shown.",
                  size=format_number(size.levels), limit=MOST_LEVELS), _("Begin lines with fewer > and list signs."))
    if size.characters > MOST_CHARACTERS:
        return (_("It becomes {size} characters of HTML; a page has room for {limit}.",
                  size=format_number(size.characters), limit=format_number(MOST_CHARACTERS)),
                _("Take out links, quotes, tables or signs that repeat."))
    return "", ""
