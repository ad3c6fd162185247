"""The schema check takes what an editor takes, and refuses the rest without ever failing."""

import json
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from microboard.check.schema.schema_check import MAX_FINDINGS, SchemaCheck
from microboard.check.values.formats import word_format
from microboard.check.values.names import find_code, name_country, name_currency
from microboard.read import Document, Problem, read_document
from microboard.read.yaml import parse_yaml
from schemas import RULEBOOK, SCHEMA
from tries import tries


def read(text: str) -> Document:
    parsed = parse_yaml(text)
    assert isinstance(parsed.values, dict)
    return Document("x.yml", parsed.values, parsed)


def check(schema: dict[str, Any], text: str) -> tuple[Document, list[Problem]]:
    return SchemaCheck({"type": "object", "properties": {"a": schema}}, None).check(read(text))


@pytest.mark.parametrize("text", ["2026", "3.10", "true", "0x10"])
def test_a_plain_value_is_text_where_text_is_wanted(text: str) -> None:
    document, problems = check({"type": "string"}, f"a: {text}\n")
    assert problems == []
    assert document.get("a") == text


def test_a_number_stays_a_number_where_either_is_wanted() -> None:
    document, problems = check({"type": ["string", "number"]}, "a: 3.10\n")
    assert problems == []
    assert document.get("a") == 3.1


def test_plain_values_inside_lists_and_groups_are_text_too() -> None:
    schema = {"type": "array", "items": {"type": "object", "properties": {"b": {"type": "string"}}}}
    document, problems = check(schema, "a: [{b: 12}]\n")
    assert problems == []
    assert document.get("a", 0, "b") == "12"


@pytest.mark.parametrize(("text", "is_accepted"), [("ab", True), ("ab\\n", False), ("abc", False)])
def test_the_end_of_a_pattern_is_the_end_of_the_text(text: str, is_accepted: bool) -> None:
    _, problems = check({"type": "string", "pattern": "^ab$"}, f'a: "{text}"\n')
    assert (problems == []) is is_accepted


@pytest.mark.parametrize(
    ("name", "text", "is_accepted"),
    [
        ("uri", "https://acme.example/a?b#c", True),
        ("uri", "https://acme.example:8443/", True),
        ("uri", "https://acme.example:0/", False),
        ("uri", "https://acme.example:99999/", False),
        ("uri", "https://ana@acme.example/", False),
        ("uri", "https://[::1/", False),
        ("uri", "https://", False),
        ("uri", "acme.example", False),
        ("email", "ana.rui+cups@acme.example", True),
        ("email", ".ana@acme.example", False),
        ("email", "ana.@acme.example", False),
        ("email", "ana..rui@acme.example", False),
        ("email", "@acme.example", False),
        ("email", "ana", False),
        ("date", "2028-02-29", True),
        ("date", "2027-02-29", False),
        ("date", "20270131", False),
        ("shoe-size", "anything", True),
    ],
)
def test_a_format_is_checked(name: str, text: str, is_accepted: bool) -> None:
    _, problems = check({"type": "string", "format": name}, f"a: '{text}'\n")
    assert (problems == []) is is_accepted


@pytest.mark.parametrize("name", ["uri", "email", "date"])
def test_a_format_says_nothing_about_what_is_no_text(name: str) -> None:
    assert check({"format": name}, "a: [1]\n")[1] == []


def test_a_format_without_words_is_left_to_the_description() -> None:
    assert word_format("shoe-size", "44", "") is None


def test_words_for_the_format_do_without_an_example() -> None:
    assert word_format("email", "ana", "") == ('"ana" is no e-mail address.', "Write one such as ana@acme.example.")
    assert word_format("date", "soon", "later") == (
        '"soon" is no date.', "Write year-month-day, for example 2027-01-31.")


@pytest.mark.parametrize(
    ("schema", "text", "line"),
    [
        ({"multipleOf": 5, "description": "In fives."}, "a: 7", "7 breaks the rule multipleOf. In fives."),
        ({"enum": ["b", "c"]}, "a: [b]", "A list is not one of the choices. Write one of: b, c."),
        ({"enum": ["b", "c"]}, "a:", "The value is empty. Write one of: b, c."),
        ({"contains": {"const": 1}}, "a: []", "A list breaks the rule contains. See the schema."),
        ({"const": 3}, "a: 4", "4 is not accepted here. Write 3."),
        ({"anyOf": [{"type": "null"}]}, "a: {}", "The field  is missing. See the reference of fields."),
        ({"minimum": 3}, "a: 2", "2 is less than 3. Write another number."),
        ({"maximum": 3, "examples": [2]}, "a: 4", "4 is more than 3. Write 2."),
        ({"minItems": 3}, "a: [1]", "The list has 1 value; at least 3 are needed. Add more."),
        ({"type": "object", "required": ["b"]}, "a: {}", 'The field "b" is missing. Add b.'),
        ({"type": "string"}, "a:", "The value is empty. Write a value, or remove the line."),
        ({"type": "integer"}, "a: soon", '"soon" is not a whole number. Write a whole number.'),
        ({"type": "array"}, "a: soon", '"soon" is not a list. Write a list.'),
        ({"minLength": 1}, 'a: ""', "The text is empty. Write something, or remove the line."),
        ({"minProperties": 1}, "a: {}", "The group holds no fields. Fill it in, or remove it."),
        ({"minProperties": 2}, "a: {b: 1}",
         "The group holds 1 field; at least 2 are needed. Fill it in, or remove it."),
        ({"minimum": 0.000001}, "a: 0", "0 is less than 0.000001. Write another number."),
        ({"pattern": "^b$"}, "a: c", '"c" is not accepted here. See the reference of fields.'),
        ({"propertyNames": {"enum": ["b"]}}, "a: {c: 1}", 'Unknown field "c". See the reference of fields.'),
        ({"enum": [str(n) for n in range(20)]}, "a: x",
         '"x" is not one of the choices. See the reference of fields.'),
    ],
)
def test_a_schema_of_a_fork_gets_plain_words_too(schema: dict[str, Any], text: str, line: str) -> None:
    _, problems = check(schema, f"{text}\n")
    assert [f"{problem.message} {problem.hint}" for problem in problems] == [line]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("600 EUR", "Write the number alone, without quotes: 600."),
        ("€ 12.50", "Write the number alone, without quotes: 12.50."),
        ("1,600", "Write 1600 (or 1.6: the dot is the decimal point)."),
        ("480,00", "Write 480.00. The dot is the decimal point."),
        ("24,5 h", "Write 24.5. The dot is the decimal point."),
        ("1 600,50", "Write 1600.50. The dot is the decimal point."),
        ("1,600,000", "Write 1600000. The dot is the decimal point."),
        ("1 60", "Write a number."),
        ("30-40", "Write a number."),
        ("-5 EUR", "Write a number."),
        ("v1.2.3", "Write a number."),
    ],
)
def test_a_number_is_read_out_of_the_text_only_where_it_is_plain(text: str, hint: str) -> None:
    assert [problem.hint for problem in check({"type": "number"}, f"a: '{text}'\n")[1]] == [hint]


@pytest.mark.parametrize(
    ("text", "hint"), [("No", "Write false."), ("on", "Write true."), ("maybe", "Write true or false.")]
)
def test_yes_and_no_are_translated(text: str, hint: str) -> None:
    assert [problem.hint for problem in check({"type": "boolean"}, f"a: {text}\n")[1]] == [hint]


def test_a_field_that_does_not_fit_names_what_it_does_not_go_with() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    condition = {"if": {"properties": {"a": {"const": "x"}}}, "then": {"properties": {"b": False}}}
    text = "a: x\nb: y\n"
    _, problems = SchemaCheck({**schema, **condition}, None).check(read(text))
    assert [(p.line, p.field, p.message) for p in problems] == [(2, "b", '"b" does not go with a: x.')]
    _, problems = SchemaCheck({**schema, "else": condition["then"], "if": {"required": ["c"]}}, None).check(read(text))
    assert [p.message for p in problems] == ['"b" does not go with the other fields.']


def test_thousands_of_mistakes_are_cut_short() -> None:
    schema = {"type": "object", "properties": {}, "additionalProperties": False}
    text = "".join(f"a{number}: 1\n" for number in range(5_000))
    assert len(SchemaCheck(schema, None).check(read(text))[1]) == MAX_FINDINGS


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("country", "Portugal", "PT"), ("country", " uk ", "GB"), ("country", "pt", "PT"), ("country", "Atlantis", ""),
        ("currency", "€", "EUR"), ("currency", "usd", "USD"), ("currency", "Swiss Franc", "CHF"), ("planet", "EUR", ""),
    ],
)
def test_a_code_is_found_by_what_people_write(kind: str, text: str, code: str) -> None:
    assert find_code(kind, text) == code


def test_a_code_has_its_english_name_and_an_unknown_one_keeps_its_own() -> None:
    assert (name_country("PT"), name_country("??")) == ("Portugal", "??")
    assert (name_currency("EUR"), name_currency("???")) == ("Euro", "???")


@pytest.mark.parametrize(
    ("kind", "text", "term"),
    [
        ("skills", "js", "javascript"), ("skills", "Survey design", "survey-design"), ("skills", "survey_design",
         "survey-design"), ("skills", "pyton", "python"), ("skills", "juggling", ""),
        ("skills", "pyhton", "python"), ("skills", "blah", ""), ("skills", "exel", "spreadsheets"),
        ("categories", "hr", "people"),
    ],
)
def test_a_word_is_found_by_alias_label_or_slip(kind: str, text: str, term: str) -> None:
    assert RULEBOOK.vocabulary.find_near(kind, text) == term


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(string.ascii_lowercase, max_size=8), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(sorted(json.loads((SCHEMA / "opportunity.schema.json").read_text())["properties"]))
LISTINGS = st.dictionaries(FIELDS | st.text(max_size=9), VALUES, max_size=9).map(json.dumps).map(str.encode)
YAMLISH = st.lists(st.sampled_from([
    "pay:", "title: ", "  amount: ", "- ", "[", "]", "{", "}", "*a", "&a ", "!!x ", "|\n", "\n", "\t", ": ", "'", '"',
    "# ", "---\n", "<<: ", "2026-02-30", "1e999", "0o17", "é", "\u202e", "\0", "? ", "%", "@", "apply: {url: 'http://['}",
])).map("".join).map(str.encode)


@pytest.mark.slow
@tries(75, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | YAMLISH | LISTINGS)
def test_no_listing_makes_the_check_fail_and_every_problem_is_whole(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.yml").write_bytes(data)
    document, problems = read_document(tmp_path, "x.yml")
    if document:
        problems += RULEBOOK.opportunity.check(document)[1]
    assert document or problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
        assert problem.hint.endswith((".", "?", '"', "..."))
