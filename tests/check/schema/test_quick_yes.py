"""The quick yes is what the library says that words every no, of a listing or of a schema."""

import copy
import json
import pickle
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import EMPLOYER, EVERYTHING, LISTING, ROOT
from microboard.check.schema.quick_yes import build_quick_yes
from microboard.check.schema.rulebook import Rulebook
from microboard.check.schema.validator import build_validator, find_error
from microboard.read import read_document
from schemas import SCHEMA, read_rules
from tries import tries

NAMES = ("opportunity", "employer", "policy", "vocabulary", "red-flags", "roles")
SCHEMAS = {name: json.loads((SCHEMA / f"{name}.schema.json").read_bytes()) for name in NAMES}
VALID = {name: build_validator(schema) for name, schema in SCHEMAS.items()}
WORDS = st.sampled_from(["", "a", "ab", "abc", "x-a", "a\n", "2026-11-31", "2026-11-30", "https://a.example/", "a@b",
                         "https://a.example:0", "remote", "unpaid", "fixed", "EUR", "É", "e\u0301", "😀", "٣",
                         "word " * 20, "\ud800"])
NUMBERS = st.sampled_from([0.0, -0.0, 1.0, 1.5, -0.5, 0.1, 1e300, 1e-300, 2.0**53, 2**53 + 1, 10**18 - 1, 10**400])
SCALARS = st.none() | st.booleans() | st.integers(-3, 200) | NUMBERS | WORDS
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
@tries(125)
def test_any_schema(schema: Any, values: list[Any]) -> None:
    accepts = build_quick_yes(schema) if isinstance(schema, dict) else None
    if not accepts:
        return
    assert find_error(schema) is None
    valid = build_validator(schema)
    for value in values:
        with suppress(RecursionError):  # of a schema that refers to itself without end
            assert valid.is_valid(value) is accepts(value) or has_half_characters(value)


@pytest.mark.slow
@given(st.sampled_from(["opportunity", "employer"]), st.lists(st.tuples(FIELDS, VALUES), max_size=2),
       st.lists(FIELDS, max_size=1))
@tries(125)
def test_the_schemas_of_the_board(name: str, changes: list[tuple[str, Any]], without: list[str]) -> None:
    value: dict[str, Any] = copy.deepcopy({**LISTING, **EVERYTHING} if name == "opportunity" else EMPLOYER)
    for field, other in changes:
        groups = [value, *(group for group in value.values() if isinstance(group, dict))]
        holder = next((group for group in groups if field in group), value)
        holder[field] = other
    value = {field: other for field, other in value.items() if field not in without}
    accepts = build_quick_yes(SCHEMAS[name])
    assert accepts
    assert accepts(value) is VALID[name].is_valid(value) or has_half_characters(value)


def has_half_characters(value: Any) -> bool:
    """Values that are not compared: no JSON can hold them, and the library reads JSON."""
    return "\\ud800" in ascii(value)


@pytest.mark.parametrize("path", sorted(SCHEMA.glob("*.schema.json")), ids=lambda path: path.name)
def test_the_schemas_of_the_board_are_understood(path: Path) -> None:
    """The slow way would be taken for every file, and at every start."""
    assert build_quick_yes(json.loads(path.read_text(encoding="utf-8")))


def test_the_examples() -> None:
    paths = sorted((ROOT / "tests/examples").rglob("opportunities/*/*.yml"))
    documents = [document for path in paths if (document := read_document(path.parent, path.name)[0])]
    for name in ("employer", "opportunity"):
        accepts = build_quick_yes(SCHEMAS[name])
        assert accepts
        for document in documents:
            if (document.path == "employer.yml") == (name == "employer"):
                assert accepts(document.values) is VALID[name].is_valid(document.values)
    assert len(documents) > 500


@pytest.mark.parametrize("item", [lambda n: n, lambda n: n + 0.5, lambda n: {"a": n}, lambda n: [n], lambda n: f"a{n}"])
def test_a_long_list_is_compared_soon(item: Any) -> None:
    accepts = build_quick_yes({"uniqueItems": True})
    assert accepts
    different = list(map(item, range(30_000)))
    started = process_time()
    assert accepts(different)
    assert not accepts([*different, different[0]])
    # Each with each other would take minutes.
    assert process_time() - started < 5


def test_half_a_character_is_left_to_the_library() -> None:
    accepts = build_quick_yes({})
    assert accepts
    assert not accepts("\ud800")


@pytest.mark.parametrize("schema", [
    {"$schema": "https://json-schema.org/draft-07/schema"}, {"multipleOf": 2}, {"patternProperties": {"a|b": True}},
    {"$ref": "https://a.example/"}, {"properties": {"a": {"contains": True}}}, {"pattern": "["}, {"format": 1},
    {"items": {"type": 1}},
])
def test_what_is_unusual_is_left_to_the_library(schema: dict[str, Any]) -> None:
    assert build_quick_yes(schema) is None


@pytest.mark.parametrize(("schema", "good", "bad"), [
    ({"pattern": r"^\d$"}, "٣", "x"), ({"pattern": "a$"}, "a", "a\n"), ({"format": "shoe-size"}, "x", None),
    ({"format": "hostname"}, "!", None), ({"format": "date", "pattern": "^2"}, "2026-11-30", "1926-11-30"),
    ({"properties": {"pattern": {"pattern": "^a"}}}, {"pattern": "a"}, {"pattern": "b"}),
    ({"not": {"format": "date"}}, "soon", "2026-11-30"),
    ({"enum": [{"pattern": "a", "format": "b"}]}, {"pattern": "a", "format": "b"}, {"format": "b"}),
])
def test_patterns_and_formats_are_those_of_the_library(schema: dict[str, Any], good: object, bad: object) -> None:
    accepts = build_quick_yes(schema)
    valid = build_validator(schema)
    assert accepts
    assert (accepts(good), valid.is_valid(good)) == (True, True)
    assert bad is None or (accepts(bad), valid.is_valid(bad)) == (False, False)


def test_a_rulebook_travels_to_another_process() -> None:
    rulebook = read_rules()
    again: Rulebook = pickle.loads(pickle.dumps(rulebook))
    assert again.opportunity.schema == rulebook.opportunity.schema
    assert (again.policy, again.vocabulary, again.red_flags) == (
        rulebook.policy, rulebook.vocabulary, rulebook.red_flags)
