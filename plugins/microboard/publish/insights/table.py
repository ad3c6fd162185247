"""Turns what is measured of a board into one table for spreadsheets (CSV, RFC 4180), with the ids of the API."""

from collections.abc import Iterator

from microboard.board import Board
from microboard.publish.api.files import BASE
from microboard.publish.api.table import write_rows
from microboard.publish.insights.measure import Insights, Share, measure
from microboard.publish.insights.spread import Spread

TABLE = f"{BASE}insights.csv"
COLUMNS = ("insight", "group", "currency", "projects", "of", "people", "lower_quartile", "median", "upper_quartile")
Row = tuple[object, ...]


def build_insights_table(board: Board) -> bytes:
    """The table of a board. What no row of a kind has is empty, and so is the group of a row on the whole."""
    return write_rows(COLUMNS, _iterate_rows(measure(board)))


def _iterate_rows(insights: Insights) -> Iterator[Row]:
    for pay in insights.pay:
        for rate in pay.rates:
            yield "pay-per-hour", rate.id, pay.currency, rate.spread.count, None, None, *_list_quartiles(rate.spread)
    yield from _iterate_parts("hours-per-week", insights.hours)
    yield from _iterate_parts("days-to-apply", insights.days)
    yield from _iterate_parts("mentorship", insights.promises)
    yield from _iterate_parts("place", insights.places)
    for month in insights.months:
        yield "month", f"{month.day:%Y-%m}", None, month.projects, None, month.people, None, None, None
    yield from _iterate_parts("ended", insights.ended)


def _iterate_parts(name: str, share: Share) -> Iterator[Row]:
    if not share.is_shown:
        return
    if share.spread:
        yield name, None, None, share.whole, None, None, *_list_quartiles(share.spread)
    for part in share.parts:
        yield name, part.id, None, part.count, share.whole, None, None, None, None


def _list_quartiles(spread: Spread) -> tuple[float, float, float]:
    return spread.lower, spread.median, spread.upper
