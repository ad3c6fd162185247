"""The table of rules names only what a listing has: a slip in a name would make a rule that never speaks."""

from datetime import date

import pytest

from microboard.check.board.catalogue import get_severities
from microboard.check.listing.listing_rules import list_cases
from microboard.check.listing.table import COMPARE, PLACE
from microboard.check.listing.values import Case, list_values, list_words
from microboard.check.schema.rulebook import read_rulebook
from microboard.read import Document

LISTING = {
    "posted": "2026-11-20", "status": "open", "effort": {"hours": 20, "weeks": 4},
    "pay": {"type": "fixed", "amount": 400, "currency": "EUR"}, "apply": {"deadline": "2026-12-14"},
}


@pytest.fixture(scope="module")
def case(sample_board) -> Case:
    rulebook, _ = read_rulebook(sample_board, get_severities())
    assert rulebook
    listing = Document("opportunities/acme/bread.yml", LISTING, sample_board)
    return Case(listing, None, rulebook.policy, date(2026, 11, 23))


def test_conditions_compare_what_there_is(case: Case) -> None:
    known = {*list_values(case), "closes"}
    for one in list_cases():
        for condition in one["when"]:
            name, compared, other = condition.split(" ", 2)
            assert name in known, condition
            assert compared == "is" or (compared in COMPARE and other in known), condition


def test_messages_name_what_there_is(case: Case) -> None:
    known = {*list_words(list_values(case), case), "closes"}
    for one in list_cases():
        assert set(PLACE.findall(one["says"] + one["hint"])) <= known, one


@pytest.mark.parametrize(("per_hour", "shown"), [(11.995, "11.99"), (11.999, "11.99"), (11.25, "11.25"), (11.0, "11")])
def test_pay_under_the_floor_is_not_shown_as_the_floor(case: Case, per_hour: float, shown: str) -> None:
    values = {**list_values(case), "per_hour": per_hour, "floor": 12}
    assert list_words(values, case)["per_hour"] == shown
