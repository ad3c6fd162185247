"""Whether a listing is open follows from its dates, its status and one moment."""

from datetime import UTC, datetime

import pytest


@pytest.mark.parametrize(
    ("moment", "state", "days_left"),
    [
        ("2026-12-06T11:59:59", "open", 9),
        ("2026-12-07T12:00:00", "closing-soon", 7),
        ("2026-12-15T11:59:59", "closing-soon", 0),
        ("2026-12-15T12:00:00", "closed", -1),
    ],
)
def test_a_deadline_ends_when_the_day_is_over_everywhere_on_earth(folder, moment, state, days_left) -> None:
    folder.add(apply__deadline="2026-12-14")
    (opportunity,) = folder.build_at(datetime.fromisoformat(moment).replace(tzinfo=UTC)).opportunities
    assert (opportunity.state, opportunity.days_left) == (state, days_left)


@pytest.mark.parametrize(
    ("status", "before", "after"),
    [
        ("open", "open", "closed"),
        ("filled", "filled", "filled"),
        ("withdrawn", "withdrawn", "withdrawn"),
        ("paused", "paused", "closed"),
        ("completed", "completed", "completed"),
    ],
)
def test_a_status_outlives_the_deadline_unless_it_hopes_for_more(folder, status, before, after) -> None:
    folder.add(status=status)
    assert folder.build("2026-11-24").opportunities[0].state == before
    assert folder.build("2027-11-24").opportunities[0].state == after


def test_the_policy_says_when_closing_soon_begins(folder) -> None:
    folder.add(apply__deadline="2026-11-29")
    assert folder.build().opportunities[0].state == "closing-soon"


def test_a_listing_appears_on_the_day_it_is_posted(folder) -> None:
    folder.add(posted="2026-11-25")
    assert folder.build("2026-11-24").opportunities == ()
    assert len(folder.build("2026-11-25").opportunities) == 1


def test_a_change_in_the_future_is_ignored_until_its_day(folder) -> None:
    folder.add(updated="2026-11-30")
    assert str(folder.build("2026-11-29").opportunities[0].changed) == "2026-11-20"
    assert str(folder.build("2026-11-30").opportunities[0].changed) == "2026-11-30"
