"""Dates and numbers that only look ordinary are named with the character, and with what to write."""

from typing import Any

import pytest

from boards import EMPLOYER, LISTING
from microboard.read import Document
from microboard.read.yaml import Parsed
from schemas import RULEBOOK


def find(values: dict[str, Any], is_employer: bool = False) -> list[str]:
    check = RULEBOOK.employer if is_employer else RULEBOOK.opportunity
    return [f"{one.message} {one.hint}" for one in check.check(Document("x.yml", values, Parsed()))[1]]


@pytest.mark.parametrize(("text", "message"), [
    ("2026\u201111\u201120", '"2026-11-20" is no date: it holds a non-breaking hyphen (U+2011). Write 2026-11-20.'),
    ("2026\u201311\u20132", '"2026-11-2" is no date: it holds an en dash (U+2013). Write 2026-11-02.'),
    ("\uff12026-11-20", '"2026-11-20" is no date: it holds a fullwidth digit two (U+FF12). Write 2026-11-20.'),
    ("20.\u00a011.\u00a02026", '"20. 11. 2026" is no date: it holds a no-break space (U+00A0). Write 2026-11-20.'),
    ("20.11.2026", '"20.11.2026" is no date. Write 2026-11-20.'),
])
def test_a_date_with_the_signs_of_a_word_processor_is_written_out(text: str, message: str) -> None:
    assert find({**LISTING, "posted": text}) == [message]


@pytest.mark.parametrize(("text", "message"), [
    ("\uff16\uff10\uff10", '"600" is not a number: it holds a fullwidth digit six (U+FF16). '
                           "Write the number alone, without quotes: 600."),
    ("\u0666\u0660\u0660", '"600" is not a number: it holds an arabic-indic digit six (U+0666). '
                           "Write the number alone, without quotes: 600."),
    ("1\u202f600", '"1 600" is not a number: it holds a narrow no-break space (U+202F). '
                   "Write 1600. The dot is the decimal point."),
    ("600\u00a0\u20ac", '"600 \u20ac" is not a number: it holds a no-break space (U+00A0). '
                       "Write the number alone, without quotes: 600."),
])
def test_a_number_with_other_digits_and_spaces_is_written_out(text: str, message: str) -> None:
    assert find({**LISTING, "pay": {**LISTING["pay"], "amount": text}}) == [message]


@pytest.mark.parametrize(("text", "meant"), [
    ("mailto:ana@acme.example", "ana@acme.example"), ("Ana <ana@acme.example>", "ana@acme.example"),
    ("ana@acme.example.", "ana@acme.example"), ("ana@b\u00e4cker.example", "ana@xn--bcker-gra.example"),
    ("zo\u00eb@acme.example", ""), ("ana@acme", ""), ("a@b@acme.example", ""),
])
def test_an_address_is_taken_out_of_what_mail_programs_write(text: str, meant: str) -> None:
    found = find({**LISTING, "apply": {"email": text, "deadline": "2026-12-14"}})
    assert [one.endswith(f" Write {meant}.") for one in found] == [bool(meant)]


@pytest.mark.parametrize(("text", "hint"), [
    ("b\u00e4cker.example", "Write xn--bcker-gra.example."),
    ("https://B\u00e4cker.example/x", "Write xn--bcker-gra.example."),
    # Another host is another owner's.
    ("acme.example/, beta.example", "Write it like this: riverbank-coop.example."),
    ("acme bakery.example", "Write it like this: riverbank-coop.example."),
])
def test_a_domain_is_written_as_browsers_know_it(text: str, hint: str) -> None:
    assert find({**EMPLOYER, "domains": [text]}, is_employer=True) == [f'"{text}" is not accepted here. {hint}']


def test_a_space_in_a_host_is_no_space_of_a_path() -> None:
    apply = {"deadline": "2026-12-14"}
    assert "%20" not in find({**LISTING, "apply": {**apply, "url": "https://ac me.example/"}})[0]
    assert "%20" in find({**LISTING, "apply": {**apply, "url": "https://acme.example/a b"}})[0]


@pytest.mark.parametrize(("name", "code"), [("Hong Kong", "HK"), ("Palestine", "PS"), ("Ivory Coast", "CI")])
def test_countries_are_known_by_their_usual_names(name: str, code: str) -> None:
    assert find({**EMPLOYER, "country": name}, is_employer=True) == [f'"{name}" is no country code. Write {code}.']
