"""A listing gets a point for what it says, and a reason with each."""

import copy
from pathlib import Path
from typing import Any

import pytest

from boards import EVERYTHING, BoardFolder
from microboard.check import check_board
from microboard.check.strength.points import ASPECTS, POINTS, Aspect, rate
from microboard.run.clock import read_clock

TODAY = read_clock("2026-11-23").date()


def rate_with(folder: BoardFolder, changes: dict[str, Any]) -> dict[str, Aspect]:
    folder.add("acme/bread", **copy.deepcopy(changes))
    checked = check_board(folder.root, TODAY)
    assert checked.rulebook
    return {aspect.name: aspect for aspect in rate(checked.listings[0].document, checked.rulebook.policy)}


STRONG: dict[str, Any] = {
    **EVERYTHING, "summary": "Stand at the door for five mornings and find out for us why people buy which bread.",
    "description": "We bake bread. " * 50,
}


def test_a_listing_that_says_everything_has_every_point(folder: BoardFolder) -> None:
    aspects = rate_with(folder, STRONG)
    assert list(aspects) == list(ASPECTS)
    assert all(aspect.points == len(aspect.marks) and not aspect.suggestion for aspect in aspects.values())
    assert sum(aspect.points for aspect in aspects.values()) == len(POINTS)


@pytest.mark.parametrize(("aspect", "changes", "reason"), [
    ("scope", {"deliverables": [{"what": "A table with answers"}]},
     "It says of 0 of 1 deliverable when it is accepted."),
    ("scope", {"effort": {"hours": 41, "weeks": 8, "schedule": "flexible"}}, "Each deliverable has 41 hours."),
    ("scope", {"effort": {"hours": 2, "weeks": 1, "schedule": "flexible"}}, "Each deliverable has 2 hours."),
    ("scope", {"effort": {"hours": 40, "weeks": 1, "schedule": "flexible"}}, "It takes 40 hours a week."),
    ("clarity", {"title": "Marketing Intern for bread"}, "The title names a post."),
    ("clarity", {"summary": "A" * 79}, "The summary has 79 characters."),
    ("clarity", {"description": "A" * 599}, "The description has 599 characters."),
    ("clarity", {"apply": {"url": "https://acme.example/a", "deadline": "2026-12-14"}},
     "Applicants do not know when they will hear."),
    ("clarity", {"ai_use": None}, "It does not say whether generative tools may be used."),
    ("mentorship", {"mentor__check_ins": "fortnightly"}, "You talk every two weeks."),
    ("mentorship", {"mentor__check_ins": "start-and-end"}, "You talk at the start and the end."),
    ("mentorship", {"mentor__feedback": ["live"]}, "Feedback is not written."),
    ("mentorship", {"mentor__reference": "none"}, "No reference is offered."),
    ("mentorship", {"learning_objectives": None, "skills_taught": None}, "It does not say what will be learned."),
    ("pay", {"pay": {"type": "unpaid"}}, "The work is not paid."),
    ("pay", {"pay": {"type": "hourly", "amount": 19, "currency": "EUR", "paid": "payroll"}},
     "The pay per hour is 27% above the floor of 15 EUR."),
    ("pay", {"pay": {"type": "fixed", "amount": 300, "currency": "EUR", "paid": "payroll"}},
     "The pay per hour is at the floor of 15 EUR."),
    ("pay", {"pay": {"type": "fixed", "amount": 200, "currency": "EUR", "paid": "payroll"}},
     "The pay per hour is under the floor of 15 EUR."),
    ("pay", {"pay": {"type": "fixed", "amount": 600, "currency": "EUR"}}, "It does not say when the money comes."),
    ("pay", {"engagement": None}, "It does not say in which legal form people work."),
    ("inclusion", {"eligibility__work_authorization": "not-specified"},
     "It does not say what right to work is asked for."),
    ("inclusion", {"effort": {"hours": 20, "weeks": 4}}, "It does not say whether the hours can be chosen."),
    ("inclusion", {"effort": {"hours": 20, "weeks": 4, "schedule": "fixed-hours"}}, "The hours are fixed."),
    ("inclusion", {"accessibility": None}, "It does not say what people with a disability can expect."),
    ("inclusion", {"eligibility__audience": ["undergraduates"]}, "It is for 1 group of people."),
    ("inclusion", {"skills": ["sql", "python", "git", "linux", "design"]}, "It asks for 5 skills."),
])
def test_what_is_missing_costs_one_point_and_is_said(
    folder: BoardFolder, aspect: str, changes: dict[str, Any], reason: str
) -> None:
    found = rate_with(folder, {**STRONG, **changes})
    missing = {name: [mark.reason for mark in one.marks if not mark.is_earned] for name, one in found.items()}
    assert missing[aspect][0] == reason
    assert found[aspect].suggestion.endswith((".", "?"))


def test_ten_hours_need_no_weekly_call(folder: BoardFolder) -> None:
    changes = {**STRONG, "effort": {"hours": 10, "weeks": 4}, "mentor__check_ins": "fortnightly"}
    assert rate_with(folder, changes)["mentorship"].points == 5


def test_nothing_may_follow(folder: BoardFolder) -> None:
    mentor = {key: value for key, value in EVERYTHING["mentor"].items() if key != "introductions"}
    changes = {**STRONG, "mentor": mentor, "credit": None, "leads_to": None}
    found = rate_with(folder, changes)["mentorship"]
    assert [mark.reason for mark in found.marks if not mark.is_earned] == ["It does not say what may follow."]


def test_a_currency_without_a_floor_is_not_judged(folder: BoardFolder) -> None:
    pay = {"type": "fixed", "amount": 9000, "currency": "INR", "paid": "payroll"}
    assert len(rate_with(folder, {**STRONG, "pay": pay})["pay"].marks) == 3


@pytest.mark.parametrize("text", ["{}", "title: 5\ndeliverables: x\neffort: [1]\npay: {amount: -1, currency: [EUR]}\n",
                                  "effort: {hours: -1, weeks: 0}\neligibility: {audience: x}\nskills: {a: b}\n"])
def test_a_listing_that_the_schema_refuses_is_rated_too(folder: BoardFolder, text: str) -> None:
    folder.add()
    (folder.root / "opportunities/acme/bread.yml").write_text(text, encoding="utf-8")
    checked = check_board(folder.root, TODAY)
    assert checked.rulebook
    for listing in checked.listings:
        assert len(rate(listing.document, checked.rulebook.policy)) == len(ASPECTS)


def test_every_point_says_what_it_is_good_for() -> None:
    points = POINTS
    assert len({point.id for point in points}) == len(points) >= 20
    assert all(point.why.endswith(".") for point in points)


def test_the_samples_are_strong_and_differ(sample_board: Path) -> None:
    checked = check_board(sample_board, TODAY)
    assert checked.rulebook
    totals = [sum(aspect.points for aspect in rate(listing.document, checked.rulebook.policy))
              for listing in checked.listings]
    assert min(totals) >= 10
    assert len(set(totals)) > 3
