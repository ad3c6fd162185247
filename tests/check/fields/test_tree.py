"""The tree names every field that the schemas name, and says of each what it holds and when it is asked for."""

import json
from typing import Any

import pytest

from microboard.check.fields.field import Field
from microboard.check.fields.tree import build_tree
from schemas import RULEBOOK, iterate_fields

TREES = {"opportunity": RULEBOOK.opportunity, "employer": RULEBOOK.employer}


def find(*path: str) -> Field:
    found = RULEBOOK.opportunity.tree.find(path)
    assert found
    return found


@pytest.mark.parametrize("name", TREES)
def test_every_field_of_a_schema_is_in_the_tree(name: str) -> None:
    walked = [(field.path, field.help) for field in TREES[name].tree.walk()]
    assert walked == [(at, schema.get("description", "")) for at, schema in iterate_fields(TREES[name].schema)]


@pytest.mark.parametrize(("path", "kind"), [
    ("title", "text"), ("description", "story"), ("category", "choice"), ("skills", "choices"),
    ("deliverables", "rows"),
    ("effort", "group"), ("effort.hours", "number"), ("location.applicants_from", "origin"), ("posted", "date"),
    ("starts", "dated"), ("apply.materials", "list"), ("nda", "yes-no"), ("location.places.*.country", "choice"),
])
def test_the_kind_says_what_a_field_holds(path: str, kind: str) -> None:
    assert find(*path.split(".")).kind == kind


def test_a_field_knows_for_which_choices_it_is_asked_and_with_which_it_does_not_go() -> None:
    amount, places = find("pay", "amount"), find("location", "places")
    assert (amount.shown_by, amount.shown_for) == (("pay", "type"), ("fixed", "hourly", "stipend"))
    assert (amount.hidden_for, amount.is_required, amount.is_needed) == (("unpaid",), False, True)
    assert (places.shown_by, places.shown_for, places.hidden_for) == (("location", "mode"), ("hybrid", "onsite"), ())
    assert find("apply", "url").is_alternative
    assert not find("apply", "materials").is_alternative


def test_choices_have_the_names_of_the_vocabulary_and_of_codes() -> None:
    country = find("location", "places", "*", "country")
    assert {"PT": "Portugal"}.items() <= {one.id: one.label for one in country.choices}.items()
    assert find("category").choices[0].label == "Market research"
    assert [one.label for one in find("nda").choices] == []
    assert find("eligibility", "work_authorization").choices[2].label == "Student visa ok"


@pytest.mark.parametrize("schema", [
    {"$defs": {"a": {"properties": {"b": {"$ref": "#/$defs/a"}}}}, "properties": {"c": {"$ref": "#/$defs/a"}}},
    {"properties": {"c": True}, "then": False, "if": True, "else": True},
    {"properties": {"c": {"items": False, "type": "array"}}},
    {},
])
def test_any_schema_has_a_tree(schema: dict[str, Any]) -> None:
    before = json.dumps(schema)
    assert build_tree(schema, None).kind in ("group", "text")
    assert json.dumps(schema) == before
