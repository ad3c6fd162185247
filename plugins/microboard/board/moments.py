"""Turns the days on which opportunities were posted and changed into moments for feeds, each posted at its own."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from zlib import crc32

from microboard.board.board import Moments
from microboard.board.collections import group
from microboard.board.model import Opportunity

# Each opportunity gets one of these seconds after midnight. Few, so that no entry is dated in the future.
SPREAD = 600


def build_moments(opportunities: Iterable[Opportunity], as_of: datetime) -> Mapping[str, Moments]:
    """The moments (UTC) by id.

    The second follows from the id alone, so a listing added later on the same day moves no other. When two ids give
    the same second, the later one takes the next.
    """
    moments: dict[str, Moments] = {}
    for members in group(opportunities, lambda one: [one.posted]).values():
        second = -1
        for one in sorted(members, key=lambda one: (_choose_second(one), one.id)):
            second = max(second + 1, _choose_second(one))
            published, updated = (datetime.combine(day, time(tzinfo=UTC)) + timedelta(seconds=second)
                                  for day in (one.posted, one.changed))
            moments[one.id] = Moments(min(published, as_of), min(updated, as_of))
    return moments


def _choose_second(opportunity: Opportunity) -> int:
    return crc32(opportunity.id.encode()) % SPREAD
