"""Entries of one day have moments of their own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from boards import BoardFolder
from microboard.board import Opportunity
from microboard.board.moments import SPREAD, build_moments

AS_OF = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def one(folder: BoardFolder) -> Opportunity:
    folder.add()
    return folder.build().opportunities[0]


def test_no_two_of_a_day_share_a_moment_however_many_there_are(one: Opportunity) -> None:
    made = [replace(one, id=f"acme/p-{number}") for number in range(2 * SPREAD)]
    published = [moments.published for moments in build_moments(made, AS_OF).values()]
    assert len(set(published)) == len(made)
    assert {moment.date() for moment in published} == {one.posted}


def test_the_order_of_files_and_what_is_on_other_days_do_not_matter(one: Opportunity) -> None:
    made = [replace(one, id=f"acme/p-{number}", posted=one.posted + timedelta(days=number % 3)) for number in range(60)]
    whole = build_moments(made, AS_OF)
    assert build_moments(reversed(made), AS_OF) == whole
    assert build_moments(made[::3], AS_OF) == {name: whole[name] for name in (other.id for other in made[::3])}


def test_what_comes_later_on_the_same_day_moves_nothing(one: Opportunity) -> None:
    words = ("bread", "cake", "menu", "photos", "survey", "till", "website")
    made = [replace(one, id=f"acme/{word}") for word in words]
    for before, after in pairwise(made[:count] for count in range(1, len(made) + 1)):
        earlier, later = build_moments(before, AS_OF), build_moments(after, AS_OF)
        assert {name: later[name] for name in earlier} == earlier


def test_a_change_is_dated_on_its_own_day(one: Opportunity) -> None:
    (plain,) = build_moments([one], AS_OF).values()
    assert plain.updated == plain.published
    (changed,) = build_moments([replace(one, changed=one.posted + timedelta(days=2))], AS_OF).values()
    assert changed == (plain.published, plain.published + timedelta(days=2))


@pytest.mark.parametrize("seconds", [0, 1, 299])
def test_nothing_comes_from_the_future_in_the_first_minutes_of_a_day(one: Opportunity, seconds: int) -> None:
    as_of = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(seconds=seconds)
    made = [replace(one, id=f"acme/p-{number}") for number in range(100)]
    assert all(moment <= as_of for moments in build_moments(made, as_of).values() for moment in moments)
