"""Turns what has closed into the pages of the archive: all of it, and by the year in which it closed."""

from collections.abc import Iterator, Sequence
from functools import partial

from microboard.board import Board, Opportunity
from microboard.publish.output import Page, lead_to_projects
from microboard.publish.pages.lists.paging import cut_sheets
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

BASE = "archive/"
Years = tuple[tuple[int, str, int], ...]


def iterate_archive(board: Board) -> Iterator[Page]:
    """The newest of all, which leads to the years, and then each year on as many pages as it needs."""
    closed = sorted(board.closed, key=lambda one: (-one.ended.toordinal(), one.id))
    by_year: dict[int, list[Opportunity]] = {}
    for opportunity in closed:
        by_year.setdefault(opportunity.ended.year, []).append(opportunity)
    years = tuple((year, f"{BASE}{year}/", len(group)) for year, group in by_year.items())
    size = board.policy.listings_per_page
    yield from _iterate_pages(BASE, _("Archive"), closed[:size], size, years)
    for year, path, _count in years:
        yield from _iterate_pages(path, _("Archive of {year}", year=year), by_year[year], size)


def _iterate_pages(
    base: str, heading: str, group: Sequence[Opportunity], size: int, years: Years = (),
) -> Iterator[Page]:
    steps = lead_to_projects() + (() if base == BASE else ((_("Archive"), BASE),))
    for sheet in cut_sheets(base, group, size):
        render = partial(
            get_template("lists/archive.html").render, page_path=sheet.path, base=base, heading=heading,
            number=sheet.number, pages=sheet.pages, steps=steps, years=years, opportunities=sheet.items,
            text=_("Projects that have closed. Their pages stay where they were."),
        )
        yield Page(sheet.path, "opportunities", sheet.name(heading),
                   _("{archive}: projects that have closed.", archive=heading), render, steps=steps)

