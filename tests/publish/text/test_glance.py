"""The four facts at the head of a listing."""

from dataclasses import replace

import pytest

from microboard.board.model import Pay
from microboard.publish.text.glance import Fact, build_glance, format_rate


def look(folder, **fields: object) -> dict[str, str]:
    """What the listing says first, by the name of each fact."""
    folder.add("acme/bread", **fields)
    (opportunity,) = folder.build().opportunities
    return {fact.name: " | ".join(part for part in (fact.value, fact.unit, fact.more) if part)
            for fact in build_glance(opportunity)}


@pytest.mark.parametrize(("pay", "words"), [
    ({"type": "fixed", "amount": 500, "currency": "EUR", "paid": "milestones"},
     "€25 | an hour | €500 for the project, paid step by step, at milestones"),
    ({"type": "hourly", "amount": 20, "currency": "EUR"}, "€20 | an hour | About €400 in all"),
    ({"type": "stipend", "amount": 410, "currency": "EUR"}, "€20.50 | an hour | €410 as a stipend"),
    ({"type": "fixed", "amount": 400, "amount_to": 500, "currency": "EUR"},
     "€20 to €25 | an hour | €400 to €500 for the project"),
])
def test_pay_is_said_by_the_hour_and_in_all(folder, pay, words: str) -> None:
    assert look(folder, pay=pay, effort={"hours": 20, "weeks": 4})["Pay"] == words


def test_unpaid_work_says_so_in_large_letters(folder) -> None:
    folder.add("acme/bread", engagement="volunteer")
    (opportunity,) = folder.build().opportunities
    unpaid = replace(opportunity, pay=Pay("unpaid", None, "", "", None))  # not on this board
    assert build_glance(unpaid)[0] == Fact("pay", "Pay", "Unpaid", more="Volunteer")
    assert format_rate(unpaid) == "Unpaid"


def test_a_single_hour_is_no_plural(folder) -> None:
    assert look(folder, effort={"hours": 4, "weeks": 4})["Time"] == "1 | hour a week | 4 hours over 4 weeks"


@pytest.mark.parametrize(("fields", "words"), [
    ({"location": {"mode": "remote", "applicants_from": "worldwide"}, "starts": "rolling"},
     "Remote | Worldwide, starts as soon as someone fits"),
    ({"location": {"mode": "remote", "applicants_from": ["IE", "DE"]}}, "Remote | From Germany and Ireland"),
    ({"location": {"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}, "starts": "2027-01-11"},
     "On site, Porto | Starts 11 January 2027"),
])
def test_place_and_start_stand_together(folder, fields, words: str) -> None:
    assert look(folder, **fields)["Where and when"] == words


@pytest.mark.parametrize(("permit", "countries", "words"), [
    ("required", ["IE"], "Right to work in Ireland"),
    ("required", ["IE", "DE"], "Right to work in Germany and Ireland"),
    ("required", ["IE", "DE", "FR"], "Right to work where you are"),
    ("required", ["EU"], "Right to work in the European Union"),
    ("citizens-only", ["CH", "EEA"], "Citizens of the European Economic Area and Switzerland"),
    ("citizens-only", ["IE"], "Citizens of Ireland"),
    ("citizens-only", ["IE", "DE", "FR"], "Citizens only"),
    ("student-visa-ok", ["IE"], "A student visa is fine"),
])
def test_the_right_to_work_names_the_country(folder, permit: str, countries: list[str], words: str) -> None:
    found = look(folder, location={"mode": "remote", "applicants_from": countries},
                 eligibility={"audience": ["undergraduates", "anyone"], "work_authorization": permit})
    assert found["Who"] == f"{words} | Undergraduates and anyone"
