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


@pytest.mark.parametrize(
    ("changes", "last_day"),
    [
        ({}, "2027-03-20"),  # posted on 2026-11-20, and 120 days
        ({"updated": "2026-12-01"}, "2027-03-31"),
        ({"last_confirmed": "2026-12-20"}, "2027-04-19"),
        ({"last_confirmed": "2026-12-20", "updated": "2026-12-21"}, "2027-04-20"),
        ({"last_confirmed": "2027-02-01"}, "2027-06-01"),  # the deadline
        ({"last_confirmed": "2099-01-01"}, "2027-03-20"),  # a promise is no confirmation
    ],
)
def test_what_nobody_confirms_closes_after_120_days(folder, changes, last_day) -> None:
    folder.add(apply__deadline="2027-06-01", **changes)
    (one,) = folder.build("2027-02-02").opportunities
    assert (one.state, str(one.apply.last_day), str(one.apply.deadline)) == ("open", last_day, "2027-06-01")


@pytest.mark.parametrize(
    ("moment", "state", "days_left", "is_unconfirmed"),
    [
        ("2027-03-12T12:00:00", "open", 8, False),
        ("2027-03-13T12:00:00", "closing-soon", 7, False),
        ("2027-03-21T11:59:59", "closing-soon", 0, False),
        ("2027-03-21T12:00:00", "closed", -1, True),
        ("2027-06-02T11:59:59", "closed", -73, True),
        ("2027-06-02T12:00:00", "closed", -74, False),  # its deadline is over: a confirmation would not reopen it
    ],
)
def test_its_last_day_ends_as_a_deadline_does(folder, moment, state, days_left, is_unconfirmed) -> None:
    folder.add(apply__deadline="2027-06-01")
    (one,) = folder.build_at(datetime.fromisoformat(moment).replace(tzinfo=UTC)).opportunities
    assert (one.state, one.days_left, one.is_unconfirmed) == (state, days_left, is_unconfirmed)


@pytest.mark.parametrize("status", ["filled", "withdrawn", "completed"])
def test_what_has_an_end_needs_no_confirmation(folder, status) -> None:
    folder.add(apply__deadline="2027-06-01", status=status)
    (one,) = folder.build("2027-05-01").opportunities
    assert (one.state, one.is_unconfirmed) == (status, False)


def test_the_policy_says_how_long_a_confirmation_holds(folder) -> None:
    folder.add(apply__deadline="2027-06-01")
    folder.write_policy(unconfirmed_close_days=10)
    assert str(folder.build().opportunities[0].apply.last_day) == "2026-11-30"
    folder.write_policy(unconfirmed_close_days=None)  # a board whose policy is older than the setting
    assert str(folder.build().opportunities[0].apply.last_day) == "2027-03-20"


def test_a_sample_cannot_be_confirmed_and_stays_open(folder) -> None:
    folder.add_employer("sample", sample=True)
    folder.add("sample/new", posted="2026-11-01", apply__deadline="2026-11-20")
    folder.add("sample/old", posted="2026-04-01", apply__deadline="2026-11-25", title="Something else, from long ago")
    states = {one.id: (one.state, one.closes_early) for one in folder.build("2028-02-01").opportunities}
    assert states == {"sample/new": ("open", False), "sample/old": ("open", False)}
