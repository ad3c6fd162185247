"""Amounts, dates and places read as people write them."""

import re
from datetime import date

import pytest
from babel.core import get_global
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from microboard.board.model import Mentor, Pay
from microboard.publish.text import phrases
from microboard.publish.text.labels import LABELS, label
from microboard.words.formats import format_date, format_money, name_language
from schemas import iterate_fields, read_rules


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [(600, "EUR", "€600"), (18.75, "USD", "$18.75"), (3000, "KES", "KES\u00a03,000"), (5000, "JPY", "¥5,000"),
     (20.5, "CAD", "CA$20.50"), (1500.5, "JPY", "¥1,500")],
)
def test_money(amount: float, currency: str, words: str) -> None:
    assert format_money(amount, currency) == words


@pytest.mark.parametrize(("number", "words"), [(1, "1 hour"), (1.04, "1 hour"), (1.5, "1.5 hours"), (12.0, "12 hours")])
def test_a_noun_agrees_with_the_number_that_is_said(number: float, words: str) -> None:
    assert phrases.format_hours(number) == words


def test_dates_do_not_depend_on_the_locale_of_the_machine() -> None:
    assert format_date(date(2026, 12, 1)) == "1 December 2026"


def test_pay_is_told_with_its_rate(folder) -> None:
    folder.add("acme/a", pay={"type": "fixed", "amount": 430, "currency": "EUR"}, effort={"hours": 24, "weeks": 4})
    folder.add("acme/b", pay={"type": "hourly", "amount": 28, "currency": "EUR"}, effort={"hours": 45, "weeks": 6})
    folder.add("acme/c", pay={"type": "fixed", "amount": 600, "amount_to": 900, "currency": "EUR"})
    fixed, hourly, ranged = folder.build().opportunities
    assert (phrases.format_pay(fixed), phrases.format_pay_per_hour(fixed)) == ("€430 for the project", "€17.92 an hour")
    assert (phrases.format_pay(hourly), phrases.format_pay_per_hour(hourly)) == ("€28 an hour", "")
    assert phrases.format_pay(ranged) == "€600 to €900 for the project"
    assert phrases.format_pay_per_hour(ranged) == "€30 to €45 an hour"
    assert phrases.format_total(hourly) == "about €1,260 in all"


@pytest.mark.parametrize(("pay", "words"), [
    ({"type": "fixed", "amount": 430, "currency": "EUR"}, ("€17.92", "€430")),
    ({"type": "hourly", "amount": 28, "currency": "EUR"}, ("€28", "about €672")),
    ({"type": "stipend", "amount": 4800, "currency": "KES"}, ("KES\u00a0200", "KES\u00a04,800")),
    ({"type": "fixed", "amount": 480, "amount_to": 900, "currency": "EUR"}, ("€20 to €37.50", "€480 to €900")),
    ({"type": "hourly", "amount": 20, "amount_to": 25, "currency": "EUR"}, ("€20 to €25", "about €480 to €600")),
])
def test_a_card_says_pay_by_the_hour_first(folder, pay: object, words: tuple[str, str]) -> None:
    folder.add(pay=pay, effort={"hours": 24, "weeks": 4})
    opportunity = folder.build().opportunities[0]
    assert (phrases.format_hour(opportunity.pay), phrases.format_whole(opportunity)) == words


def test_a_card_says_that_work_is_unpaid() -> None:
    assert phrases.format_hour(Pay("unpaid", None, "", "", None)) == "Unpaid"


@pytest.mark.parametrize(("starts", "words"), [
    (date(2027, 9, 5), "5 Sept"), ("rolling", "Rolling"), ("flexible", "Flexible"), ("", "Flexible"),
])
def test_a_card_says_in_one_word_when_the_work_starts(starts: date | str, words: str) -> None:
    assert phrases.format_start(starts) == words


@pytest.mark.parametrize(("feedback", "reference", "words"), [
    ((), "none", "Weekly check-ins"), (("live",), "", "Weekly check-ins"),
    (("rubric", "written"), "letter", "Weekly check-ins, written feedback, a reference"),
])
def test_a_card_says_what_a_mentor_gives(feedback: tuple[str, ...], reference: str, words: str) -> None:
    assert phrases.format_mentorship(Mentor("Lead", "weekly", feedback, reference, "")) == words


ONSITE = {"mode": "onsite", "places": [{"city": "Cork", "country": "IE"}]}
AUSTIN = {"mode": "onsite", "places": [{"city": "Austin", "country": "US"}]}
WORLDWIDE = {"mode": "remote", "applicants_from": "worldwide"}


@pytest.mark.parametrize(("permit", "location", "card", "sentence"), [
    ("required", ONSITE, "Needs the right to work in Ireland", "You need the right to work in Ireland already"),
    ("required", WORLDWIDE, "Needs the right to work where you are", "You need the right to work there already"),
    ("citizens-only", ONSITE, "Citizens of Ireland only", "Citizens of Ireland only"),
    ("required", AUSTIN, "Needs the right to work in the United States",
     "You need the right to work in the United States already"),
    ("sponsorship", ONSITE, "Help with a work permit", "The employer helps with a work permit"),
    ("not-needed", WORLDWIDE, "", "No work permit needed"),
])
def test_a_card_names_the_right_to_work_where_it_decides(folder, permit, location, card, sentence) -> None:
    folder.add(location=location, eligibility={"audience": ["anyone"], "work_authorization": permit})
    opportunity = folder.build().opportunities[0]
    assert (phrases.format_permit_on_card(opportunity), phrases.format_right_to_work(opportunity)) == (card, sentence)


@pytest.mark.parametrize(("engagement", "permit", "is_explained"), [
    ("contractor", "student-visa-ok", True), ("contractor", "citizens-only", False), ("employee", "not-needed", False),
])
def test_work_as_a_contractor_is_explained_to_people_with_a_visa(folder, engagement, permit, is_explained) -> None:
    folder.add(engagement=engagement, eligibility={"audience": ["anyone"], "work_authorization": permit})
    words = phrases.explain_contractor(folder.build().opportunities[0])
    assert ("student visa" in words) is is_explained


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ({"mode": "remote", "applicants_from": "worldwide"}, "Remote, worldwide"),
        ({"mode": "remote", "applicants_from": ["PT", "ES"]}, "Remote, from Portugal and Spain"),
        ({"mode": "remote", "applicants_from": ["PT", "ES", "FR", "DE"]}, "Remote, from 4 countries"),
        ({"mode": "remote", "applicants_from": ["EU"]}, "Remote, from the European Union"),
        # France is a part of the EU.
        ({"mode": "remote", "applicants_from": ["EU", "FR", "CH"]}, "Remote, from Switzerland and the European Union"),
        ({"mode": "remote", "applicants_from": ["EEA", "CH", "nordic-countries", "GB"]}, "Remote, from 32 countries"),
        ({"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}, "On site, Porto"),
        ({"mode": "hybrid", "places": [{"city": c, "country": "PT"} for c in ("A", "B", "C")]}, "Hybrid, 3 places"),
    ],
)
def test_places(folder, location: object, words: str) -> None:
    folder.add(location=location)
    assert phrases.format_place(folder.build().opportunities[0]) == words


def test_every_choice_of_the_schema_has_words(folder) -> None:
    rulebook = read_rules(folder.root)
    assert rulebook is not None
    names = {"type": "pay", "status": "state", "led_to": "leads_to"}
    for check in (rulebook.opportunity, rulebook.employer):
        for location, field in iterate_fields(check.schema):
            choices = field.get("enum") or field.get("items", {}).get("enum") or ()
            name = names.get(location[-1], location[-1])
            if len(choices) < 20 and "x-vocabulary" not in {**field, **field.get("items", {})}:
                missing = [choice for choice in choices if choice not in LABELS[name]]
                assert missing in ([], ["unpaid"]), name


def test_a_choice_that_a_fork_adds_reads_as_its_id() -> None:
    assert label("mode", "on-the-moon") == "On the moon"


def test_languages_have_names() -> None:
    assert name_language("pt-BR") == "Portuguese"
    assert name_language("xx") == "xx"


@given(st.decimals(min_value="0.01", max_value="10000000", places=3).map(float) | st.integers(1, 10**7).map(float),
       st.sampled_from(sorted(get_global("all_currencies"))))
def test_money_is_what_babel_writes(amount: float, currency: str) -> None:
    is_whole = round(amount, 2) == round(amount)
    money = format_currency(amount, currency, format="¤#,##0" if is_whole else None, locale="en",
                            currency_digits=not is_whole)
    assert format_money(amount, currency) == re.sub(r"^(\D*[A-Z])(?=\d)", "\\1\u00a0", money)
