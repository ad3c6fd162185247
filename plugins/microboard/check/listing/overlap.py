"""Finds, for each of many spans of days, the first other span that shares a day with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

# First and last day. A project that is posted again a year later is no duplicate.
Span = tuple[date, date]


def overlap(one: Span, other: Span) -> bool:
    """Whether there is a day in both."""
    return one[0] <= other[1] and other[0] <= one[1]


def find_first_others(spans: Sequence[Span]) -> list[int | None]:
    """For each span the index of the first other one that it overlaps.

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
