"""What rules that compare listings of the whole board need to know of each: little, so that it travels well."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from microboard.read import Document

# First and last day. A project that is posted again a year later is no duplicate.
Span = tuple[date, date]


def overlap(one: Span, other: Span) -> bool:
    """Whether there is a day in both."""
    return one[0] <= other[1] and other[0] <= one[1]


def find_first_others(spans: Sequence[Span]) -> list[int | None]:
    """For each span, the index of the first other span that it overlaps.

    Spans are taken in the order of their first days. Those that begin early enough are kept by their last day in a
    Fenwick tree, in which each node knows the two first of its indexes, so that a thousand spans take little longer
    each than ten.
    """
    starts = sorted(range(len(spans)), key=lambda index: spans[index][0])
    first_days = [spans[index][0] for index in starts]
    last_days = sorted(span[1] for span in spans)
    tree = _Tree(len(spans))
    found: list[int | None] = [None] * len(spans)
    added = 0
    for index in sorted(range(len(spans)), key=lambda index: spans[index][1]):
        first, last = spans[index]
        enough = bisect_right(first_days, last)
        for other in starts[added:enough]:
            tree.add(len(spans) - bisect_left(last_days, spans[other][1]), other)
        added = max(added, enough)
        earliest = tree.find(len(spans) - bisect_left(last_days, first))
        found[index] = next((other for other in earliest if other != index), None)
    return found


class _Tree:
    """The two smallest numbers that were added up to a place, which counts from 1."""

    def __init__(self, size: int) -> None:
        self._nodes: list[tuple[int, ...]] = [()] * (size + 1)

    def add(self, place: int, number: int) -> None:
        while place < len(self._nodes):
            self._nodes[place] = tuple(sorted((*self._nodes[place], number))[:2])
            place += place & -place

    def find(self, place: int) -> list[int]:
        numbers: list[int] = []
        while place > 0:
            numbers += self._nodes[place]
            place -= place & -place
        return sorted(numbers)


class Fact(NamedTuple):
    """One listing. `link` is where to apply, written in one way, or nothing; `pay` is per hour, or 0."""

    path: str
    link: str
    title: str
    span: Span
    currency: str
    pay: float


def get_fact(listing: Document) -> Fact:
    """The fact of a listing."""
    return Fact(
        listing.path, normalise_link(listing.get_text("apply", "url") or ""),
        " ".join((listing.get_text("title") or "").casefold().split()),
        (listing.get_date("posted") or date.min, listing.get_date("apply", "deadline") or date.max),
        listing.get_text("pay", "currency") or "", get_pay_per_hour(listing),
    )


def normalise_link(url: str) -> str:
    """The same for links that lead to the same page, whatever their case, last slash and fragment; or nothing."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname}{parts.path.rstrip('/')}?{parts.query}" if parts.hostname else ""
    except ValueError:
        return ""


def get_pay_per_hour(listing: Document) -> float:
    """The pay per hour, or 0 where it can't be told."""
    amount, hours = listing.get_number("pay", "amount") or 0, listing.get_number("effort", "hours") or 0
    if listing.get("pay", "type") == "hourly":
        return amount
    return amount / hours if hours > 0 else 0
