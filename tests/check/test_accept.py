"""The quick yes never says yes where the library says no, of a listing or of a schema."""

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards import EMPLOYER, EVERYTHING, LISTING, ROOT
from microboard.check.accept import build_accept
from microboard.check.catalogue import get_severities
from microboard.check.rulebook import Rulebook, read_rulebook
from microboard.check.validator import build_validator, find_fault
from microboard.read import read_document

NAMES = ("opportunity", "employer", "policy", "vocabulary", "red-flags")
SCHEMAS = {name: json.loads((ROOT / f"schema/{name}.schema.json").read_bytes()) for name in NAMES}
VALID = {name: build_validator(schema) for name, schema in SCHEMAS.items()}
WORDS = st.sampled_from(["", "a", "ab", "abc", "x-a", "a\n", "2026-11-31", "2026-11-30", "https://a.example/", "a@b",
                         "https://a.example:0", "remote", "unpaid", "fixed", "EUR", "É", "٣", "word " * 20])
SCALARS = st.none() | st.booleans() | st.integers(-3, 200) | st.sampled_from([0.0, 1.0, 1.5, -0.5, 1e300]) | WORDS
FIELDS = st.sampled_from([*LISTING, *EVERYTHING, *EMPLOYER, "a", "b", "x-a", "mode", "places", "currency", "amount",
                          "type"])
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(FIELDS, inner, max_size=4),
                      max_leaves=12)
# Arguments of keywords, right and wrong.
ARGUMENTS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(["string", "number", "integer", "array", "object", "boolean", "null", "text", [], 1,
                             ["string", "null"], ["string", "string"]]),
    "enum": st.lists(SCALARS, max_size=4) | st.just("a") | st.just([[1]]), "const": SCALARS | st.just([1]),
    "required": st.lists(FIELDS, max_size=3) | st.just("a") | st.just([1]), "uniqueItems": st.booleans() | st.just(1),
    "pattern": st.sampled_from(["^a", "a$", r"^\d+$", "[", "(?i)A", "^x-", 1, None, r"\$"]),
    "format": st.sampled_from(["date", "uri", "email", "shoe-size", 1]),
    "x-note": SCALARS, "title": st.sampled_from(["a", 1]), "examples": st.sampled_from([[], ["a"], "a"]),
    "default": SCALARS,
    "$id": st.just("https://a.example/"), "$anchor": st.just("a"), "multipleOf": st.just(2), "contains": st.just(True),
    "deprecated": st.sampled_from([True, 1]), "$comment": st.sampled_from(["a", []]),
    "$ref": st.sampled_from(["#/$defs/a", "#/$defs/b", "#", "a", 1]),
    **{f"{end}{kind}": st.integers(-1, 3) | st.sampled_from([1.0, "1", True])
       for end in ("min", "max") for kind in ("Length", "Items", "Properties")},
    **{name: st.integers(-1, 3) | st.sampled_from([1.5, "1", True])
       for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")},
}
SIMPLE = st.fixed_dictionaries({}, optional=ARGUMENTS)


def nest(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["^x-", "a", "["])
    groups = st.dictionaries(FIELDS, inner, max_size=3)
    return st.fixed_dictionaries({}, optional={
        "properties": groups, "patternProperties": st.dictionaries(names, inner, max_size=2),
        "additionalProperties": inner, "items": inner, "if": inner, "then": inner, "else": inner,
        "not": inner, "anyOf": st.lists(inner, max_size=2), "allOf": st.lists(inner, max_size=2),
        "oneOf": st.lists(inner, max_size=3),
        "propertyNames": inner, "type": ARGUMENTS["type"], "required": ARGUMENTS["required"],
        "$defs": st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2),
    })


RANDOM = st.recursive(SIMPLE | st.booleans() | SIMPLE.map(lambda one: dict(list(one.items())[:2])), nest, max_leaves=6)


@pytest.mark.slow
@given(RANDOM, st.lists(VALUES, min_size=1, max_size=5))
@settings(max_examples=500, deadline=None)
def test_any_schema(schema: Any, values: list[Any]) -> None:
    accepts = build_accept(schema) if isinstance(schema, dict) else None
    if not accepts:
        return
    assert find_fault(schema) is None
    valid = build_validator(schema)
    for value in values:
        assert valid.is_valid(value) or not accepts(value)


@pytest.mark.slow
@given(st.sampled_from(["opportunity", "employer"]), st.lists(st.tuples(FIELDS, VALUES), max_size=2),
       st.lists(FIELDS, max_size=1))
@settings(max_examples=500, deadline=None)
def test_the_schemas_of_the_board(name: str, changes: list[tuple[str, Any]], without: list[str]) -> None:
    value: dict[str, Any] = copy.deepcopy({**LISTING, **EVERYTHING} if name == "opportunity" else EMPLOYER)
    for field, other in changes:
        groups = [value, *(group for group in value.values() if isinstance(group, dict))]
        holder = next((group for group in groups if field in group), value)
        holder[field] = other
    value = {field: other for field, other in value.items() if field not in without}
    accepts = build_accept(SCHEMAS[name])
    assert accepts
    # Certain of every schema that the board ships, so equal and not only never wrong.
    if accepts(value) != VALID[name].is_valid(value):
        assert not accepts(value)
        assert any(isinstance(item, list) and not all(isinstance(one, str) for one in item)
                   for item in _iterate_lists(value))


def _iterate_lists(value: Any) -> list[Any]:
    below = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return [value, *(found for item in below for found in _iterate_lists(item))]


@pytest.mark.parametrize("path", sorted((ROOT / "schema").glob("*.schema.json")), ids=lambda path: path.name)
def test_the_schemas_of_the_board_are_understood(path: Path) -> None:
    """The slow way would be taken for every file, and at every start."""
    assert build_accept(json.loads(path.read_text(encoding="utf-8")))


def test_the_examples() -> None:
    paths = sorted((ROOT / "tests/examples").rglob("opportunities/*/*.yml"))
    documents = [document for path in paths if (document := read_document(path.parent, path.name)[0])]
    for document in documents:
        name = "employer" if document.path == "employer.yml" else "opportunity"
        accepts = build_accept(SCHEMAS[name])
        assert accepts
        assert accepts(document.values) is VALID[name].is_valid(document.values)
    assert len(documents) > 500


def test_a_rulebook_travels_to_another_process() -> None:
    rulebook, _ = read_rulebook(ROOT, get_severities())
    assert rulebook
    again: Rulebook = pickle.loads(pickle.dumps(rulebook))
    assert again.opportunity.schema == rulebook.opportunity.schema
    assert (again.policy, again.vocabulary, again.red_flags) == (
        rulebook.policy, rulebook.vocabulary, rulebook.red_flags)
