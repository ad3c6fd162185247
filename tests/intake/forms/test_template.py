"""The file that an employer fills in explains every field, and passes once it is filled in with the examples."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from microboard.check import check_board
from microboard.check.fields.examples import get_example, write_flow
from microboard.intake.forms.template import build_employer, build_listing
from microboard.read.problem import name_field
from microboard.read.yaml import Value, parse_yaml
from schemas import RULEBOOK, SCHEMA, iterate_fields

OPPORTUNITY, EMPLOYER = (
    json.loads((SCHEMA / f"{name}.schema.json").read_bytes()) for name in ("opportunity", "employer")
)
TODAY = date(2027, 1, 11)
LISTING = build_listing(RULEBOOK.opportunity.tree, TODAY)
STORY = "We run three cafés and want to lend cups. " * 8


def fill_in(text: str, schema: dict[str, Any]) -> str:
    """The text with every empty value replaced by the schema's example."""
    examples = {location: get_example(field) for location, field in iterate_fields(schema)}
    parsed, lines = parse_yaml(text), text.splitlines()

    def fill(value: Value, at: tuple[str | int, ...]) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                fill(inner, (*at, name))
        elif isinstance(value, list) and value:
            for index, inner in enumerate(value):
                fill(inner, (*at, index))
        elif not value:
            place = tuple("*" if isinstance(step, int) else step for step in at)
            row = parsed.keys[at][0] - 1
            lines[row] = f"{lines[row].removesuffix('[]').rstrip()} {examples[place]}"

    fill(parsed.values, ())
    return "\n".join(lines).replace("Tell the story here.", STORY) + "\n"


def test_a_new_file_is_valid_yaml_with_its_dates() -> None:
    parsed = parse_yaml(LISTING)
    assert parsed.problems == []
    assert isinstance(parsed.values, dict)
    assert parsed.values["posted"] == "2027-01-11"
    assert parsed.values["apply"] == {"url": None, "deadline": "2027-02-01", "decision_by": "2027-02-08"}
    assert parsed.values.keys() == set(OPPORTUNITY["required"])


@pytest.mark.parametrize(("schema", "text"), [
    (OPPORTUNITY, LISTING), (EMPLOYER, build_employer(RULEBOOK.employer.tree)),
])
def test_every_field_is_there_and_explained(schema: dict[str, Any], text: str) -> None:
    flat = " ".join(line.strip().lstrip("#").strip() for line in text.splitlines())
    for name, field in schema["properties"].items():
        if name != "sample":
            assert f"{name}:" in flat
            assert field.get("description", schema["$defs"]["country"]["description"]) in flat
    assert all(len(line) <= 110 for line in text.splitlines() if line.lstrip().startswith("# ") and ": " not in line)


def test_a_template_has_no_optional_field_that_must_not_stay_empty() -> None:
    parsed = parse_yaml(LISTING)
    assert isinstance(parsed.values, dict)
    assert parsed.values["deliverables"] == [{"what": None}]
    assert "    # accepted_when: " in LISTING


def test_once_filled_in_with_the_examples_the_files_pass(tmp_path: Path) -> None:
    folder = tmp_path / "opportunities/riverbank-coop"
    folder.mkdir(parents=True)
    (folder / "employer.yml").write_text(fill_in(build_employer(RULEBOOK.employer.tree), EMPLOYER), encoding="utf-8")
    text = fill_in(LISTING, OPPORTUNITY)
    (folder / "cups.yml").write_text(text, encoding="utf-8")
    assert check_board(tmp_path, TODAY).problems == ()
    assert len(check_board(tmp_path, TODAY).listings) == 1


@pytest.mark.parametrize("name", [name for name in OPPORTUNITY["properties"] if name not in OPPORTUNITY["required"]])
def test_every_optional_line_works_once_its_mark_is_removed(name: str) -> None:
    line = next(line for line in LISTING.splitlines() if line.startswith(f"# {name}:"))
    parsed = parse_yaml(line.removeprefix("# "))
    assert parsed.problems == []
    assert parsed.values == {name: OPPORTUNITY["properties"][name]["examples"][0]}


@pytest.mark.parametrize("value", [
    "a: b", "a #b", "[a", "a, b", "- a", "? a", "'a", '"a', "*a", "@a", "%a", "", " a ",
    "a\nb", "true", "12", "~", "plain", "é", True, 3, 2.5,
    ["a", "b, c"], {"a": ["b: c"]},
])
def test_an_example_means_in_yaml_what_it_means_in_the_schema(value: object) -> None:
    parsed = parse_yaml(f"a: {write_flow(value)}\n")
    assert parsed.problems == []
    assert parsed.values == {"a": value}


def test_a_field_is_named_as_people_count() -> None:
    assert name_field(("deliverables", 0, "what")) == "deliverables.1.what"
