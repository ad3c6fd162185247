"""What a listing tells search engines, validated by rules written apart from the code that tells it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from boards import EVERYTHING, BoardFolder
from microboard.board import build_board
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.pages.structured import build_posting, build_web_page, format_duration, list_employment
from microboard.run.clock import read_clock

SITE = Site("Jobs", "https://org.example/jobs/")
TEXT = {"type": "string", "minLength": 1}
AMOUNT = {"type": "number", "exclusiveMinimum": 0}
PLACE = {
    "type": "object", "required": ["@type", "address"], "additionalProperties": False,
    "properties": {"@type": {"const": "Place"}, "address": {
        "type": "object", "required": ["@type", "addressCountry"], "additionalProperties": False,
        "properties": {"@type": {"const": "PostalAddress"}, "addressLocality": TEXT, "addressRegion": TEXT,
                       "addressCountry": {"type": "string", "pattern": "^[A-Z]{2}$"}}}},
}
# The properties of JobPosting that a board uses, as schema.org 30 and Google's guide have them. No other is let in.
POSTING = Draft202012Validator({
    "type": "object", "additionalProperties": False,
    "required": ["@context", "@type", "title", "description", "datePosted", "validThrough", "hiringOrganization",
                 "employmentType", "identifier", "jobDuration", "url"],
    "anyOf": [{"required": ["jobLocation"]}, {"required": ["jobLocationType", "applicantLocationRequirements"]}],
    "properties": {
        "@context": {"const": "https://schema.org"}, "@type": {"const": "JobPosting"},
        "title": TEXT, "description": TEXT, "skills": TEXT, "responsibilities": TEXT, "workHours": TEXT,
        "eligibilityToWorkRequirement": TEXT, "directApply": {"type": "boolean"},
        "url": {"type": "string", "pattern": "^https://"},
        "datePosted": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "jobStartDate": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "validThrough": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
        "jobDuration": {"type": "string", "pattern": r"^P[1-9]\d*[WD]$"},
        "totalJobOpenings": {"type": "integer", "minimum": 1},
        "employmentType": {
            "type": "array", "minItems": 1, "uniqueItems": True, "not": {"allOf": [
                {"contains": {"const": "FULL_TIME"}}, {"contains": {"const": "PART_TIME"}}]},
            "items": {"enum": ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER"]}},
        "hiringOrganization": {
            "type": "object", "required": ["@type", "name"], "additionalProperties": False,
            "properties": {"@type": {"const": "Organization"}, "name": TEXT, "sameAs": TEXT}},
        "identifier": {
            "type": "object", "required": ["@type", "name", "value"], "additionalProperties": False,
            "properties": {"@type": {"const": "PropertyValue"}, "name": TEXT, "value": TEXT}},
        "applicationContact": {
            "type": "object", "required": ["@type", "email"], "additionalProperties": False,
            "properties": {"@type": {"const": "ContactPoint"}, "email": TEXT}},
        "jobLocation": {"anyOf": [PLACE, {"type": "array", "minItems": 1, "items": PLACE}]},
        "jobLocationType": {"const": "TELECOMMUTE"},
        "applicantLocationRequirements": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["@type", "name"], "additionalProperties": False,
            "properties": {"@type": {"const": "Country"}, "name": TEXT}}},
        "baseSalary": {
            "type": "object", "required": ["@type", "currency", "value"], "additionalProperties": False,
            "properties": {
                "@type": {"const": "MonetaryAmount"}, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                "value": {
                    "type": "object", "required": ["@type", "unitText"], "additionalProperties": False,
                    "oneOf": [{"required": ["value"]}, {"required": ["minValue", "maxValue"]}],
                    "properties": {"@type": {"const": "QuantitativeValue"}, "unitText": {"const": "HOUR"},
                                   "value": AMOUNT, "minValue": AMOUNT, "maxValue": AMOUNT}}}},
    },
})
MARKDOWN = """# What we do

We **bake** [bread](https://acme.example/bread) for the whole town, in *three* bakeries by the river.

1. Ask forty people
2. Write a table

| Day | Hours |
|---|---|
| Monday | four |

> Bring a coat.

```python
print("bread")
```

## What you need

- [ ] an ear
- `patience`, and ~~money~~ time
"""


def build(folder: BoardFolder, **changes: object) -> dict[str, Any]:
    folder.add("acme/bread", **changes)
    return build_posting(folder.build().opportunities[0], SITE)


def iterate_listings() -> Iterator[dict[str, object]]:
    yield {}
    yield EVERYTHING
    for kind in ("fixed", "stipend", "hourly"):
        yield {"pay": {"type": kind, "amount": 960.5 if kind != "hourly" else 21.5, "currency": "EUR"}}
    yield {"location": {"mode": "remote", "applicants_from": ["PT", "ES"]}}
    yield {"location": {"mode": "remote", "applicants_from": ["EU", "nordic-countries"]}}
    for engagement in ("employee", "university-employee", "fellowship", "contractor"):
        yield {"engagement": engagement, "effort": {"hours": 40, "weeks": 1},
               "pay": {"type": "hourly", "amount": 30, "currency": "EUR"}}


@pytest.mark.parametrize("changes", list(iterate_listings()))
def test_a_posting_has_only_what_its_readers_know(folder: BoardFolder, changes: dict[str, object]) -> None:
    posting = build(folder, **changes)
    assert [error.message for error in POSTING.iter_errors(posting)] == []


@pytest.mark.slow
def test_real_postings_have_only_what_their_readers_know(real_listings: Path) -> None:
    board = build_board(check_board(real_listings, date(2026, 11, 23)), read_clock("2026-11-23"))
    for one in board.open:
        assert [error.message for error in POSTING.iter_errors(build_posting(one, SITE))] == [], one.id


@pytest.mark.parametrize(("hours", "kind"), [
    (5, "PART_TIME"), (34.9, "PART_TIME"), (35, "FULL_TIME"), (40, "FULL_TIME")])
def test_a_full_week_is_not_part_time(hours: float, kind: str) -> None:
    for engagement in ("", "employee", "university-employee"):
        assert {"FULL_TIME", "PART_TIME"} & set(list_employment(engagement, hours)) == {kind}
    assert list_employment("contractor", hours) == ["CONTRACTOR"]


@pytest.mark.parametrize(("weeks", "text"), [(1, "P1W"), (12, "P12W"), (4.0, "P4W"), (1.5, "P11D"), (2.25, "P16D")])
def test_a_duration_is_that_of_the_standard(weeks: float, text: str) -> None:
    assert format_duration(weeks) == text


def test_pay_has_a_unit_and_the_whole_sum_is_in_the_text(folder: BoardFolder) -> None:
    posting = build(folder, pay={"type": "fixed", "amount": 500, "currency": "EUR"}, effort={"hours": 20, "weeks": 2})
    assert posting["baseSalary"]["value"] == {"@type": "QuantitativeValue", "value": 25, "unitText": "HOUR"}
    assert "€500" in posting["description"]
    posting = build(folder, pay={"type": "fixed", "amount": 500, "amount_to": 600, "currency": "EUR"})
    assert posting["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "minValue": 25, "maxValue": 30, "unitText": "HOUR"}
    posting = build(folder, pay={"type": "hourly", "amount": 18, "currency": "EUR"})
    assert posting["baseSalary"]["value"]["value"] == 18
    assert "€360" in posting["description"]


def test_a_description_has_paragraphs_and_lists_alone_and_loses_no_word(folder: BoardFolder) -> None:
    description = html.fragment_fromstring(build(folder, description=MARKDOWN * 2)["description"], "div")
    assert {element.tag for element in description.iter()} - {"div"} == {"p", "ul", "li"}
    assert not any(element.attrib for element in description.iter())
    words = description.text_content().split()
    for word in ("What", "bake", "bread", "three", "forty", "Day", "Hours", "Monday", "four", "coat.", "need",
                 "patience", 'print("bread")', "☐"):
        assert any(word in one for one in words), word
    # No two words of the listing become one.
    assert {"Monday", "four"} <= set(words)


def test_the_page_of_a_listing_says_its_language_and_the_posting_does_not(folder) -> None:
    folder.add("acme/open", language="pt-BR")
    folder.add("acme/closed", status="filled", language="de")
    for opportunity in folder.build().opportunities:
        page = build_web_page(opportunity, SITE)
        assert page["url"] == f"{SITE.url}opportunities/{opportunity.id}/"
        assert page["inLanguage"] == {"acme/open": "pt-BR", "acme/closed": "de"}[opportunity.id]
        assert "inLanguage" not in build_posting(opportunity, SITE)
