"""The form is what GitHub takes, asks what the schema asks, and is committed as the command writes it."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from boards import ROOT
from microboard.cli import main
from microboard.intake.forms.editor import EMPLOYER_SCHEMA, OPPORTUNITY_SCHEMA
from microboard.intake.forms.form import FORM, build_form, list_labels
from microboard.intake.question import build_questions
from schemas import RULEBOOK, SCHEMA, iterate_fields, read_rules

MADE = (FORM, OPPORTUNITY_SCHEMA, EMPLOYER_SCHEMA)
# GitHub refuses these as keys and takes them for truth where they are not quoted.
TRUTH = re.compile(r"(?i)y|yes|n|no|true|false|on|off")


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with rules of its own to change, and nothing made from them."""
    shutil.copytree(SCHEMA, tmp_path / "schema")
    (tmp_path / "opportunities").mkdir()
    return tmp_path


def generate(board: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["generate", "--board", str(board), *arguments])
    return result.exit_code, result.stdout, result.stderr


def read_form(text: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load(text)["body"])


def ask(label: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    return next(element for element in body if element["attributes"].get("label") == label)


def test_the_committed_files_are_what_the_command_writes() -> None:
    assert generate(ROOT, "--check") == (0, "", "")


def test_writing_twice_changes_nothing(board: Path) -> None:
    code, stdout, stderr = generate(board)
    assert (code, stdout, stderr.count("Wrote ")) == (0, "", 9)
    assert generate(board) == (0, "", "")
    assert generate(board, "--check") == (0, "", "")


def test_a_new_word_of_the_vocabulary_asks_for_the_command(board: Path) -> None:
    generate(board)
    path = board / "schema/vocabulary.yml"
    path.write_text(path.read_text().replace("skills:\n", "skills:\n  - id: weaving\n    label: Weaving, by hand\n"))
    code, stdout, _ = generate(board, "--check")
    assert (code, stdout.count("Run: microboard generate")) == (1, 3)
    assert "Weaving" not in (board / FORM).read_text()
    generate(board)
    # A comma would part the choice in two, since GitHub joins choices with commas.
    assert "Weaving by hand" in ask("Skills", read_form((board / FORM).read_text()))["attributes"]["options"]
    assert "Weaving, by hand" in (board / OPPORTUNITY_SCHEMA).read_text()


def test_a_broken_schema_is_told(board: Path) -> None:
    (board / "schema/policy.yml").write_text("pay: 3\n")
    code, stdout, _ = generate(board)
    assert code == 1
    assert "schema/policy.yml:1" in stdout
    assert not (board / FORM).exists()


@pytest.mark.parametrize(("schema", "path"), [
    ("issue-forms", FORM), ("issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
])
def test_an_independent_schema_accepts_the_form(schema: str, path: str) -> None:
    arguments = ["check_jsonschema", "--builtin-schema", f"vendor.github-{schema}", str(ROOT / path)]
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ids_and_labels_are_told_apart_as_github_wants() -> None:
    body = read_form(build_form(RULEBOOK))
    ids = [element["id"] for element in body if "id" in element]
    labels = [element["attributes"]["label"] for element in body if "label" in element["attributes"]]
    assert len(set(ids)) == len(ids) == len(labels)
    # GitHub compares labels without their punctuation.
    assert len({re.sub(r"[^a-z0-9]", "", label.lower()) for label in labels}) == len(labels)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]+", name) and not TRUTH.fullmatch(name) for name in ids)
    assert labels == list_labels(RULEBOOK)
    assert labels[-1] == "Description", "what comes after the long text could be taken for its headings"


def test_choices_are_text_unique_and_without_what_github_keeps_for_itself() -> None:
    for element in read_form(build_form(RULEBOOK)):
        options = element["attributes"].get("options", [])
        if element["type"] == "dropdown":
            assert options
            assert all(isinstance(option, str) and "," not in option for option in options)
            assert len({option.casefold() for option in options}) == len(options)
            assert "none" not in {option.casefold() for option in options}


def test_every_field_of_a_new_listing_is_asked() -> None:
    asked = {(question.file, question.location) for question in build_questions(RULEBOOK)}
    for file, schema in (("opportunity", RULEBOOK.opportunity.schema), ("employer", RULEBOOK.employer.schema)):
        left_out = {"title", "posted", "updated", "last_confirmed", "formerly", "status", "outcome", "sample"}
        wanted = {(file, place) for place, field in iterate_fields(schema)
                  if "properties" not in field and "*" not in place and place[0] not in left_out}
        assert wanted == {(one, place) for one, place in asked if one == file}


def test_what_a_listing_needs_cannot_be_left_out() -> None:
    body = read_form(build_form(RULEBOOK))
    assert ask("Pay: amount", body)["validations"] == {"required": True}
    assert ask("Pay: type", body)["attributes"]["options"] == ["Fixed", "Hourly", "Stipend"]
    assert ask("Location: places", body)["validations"] == {"required": False}
    assert ask("Skills", body)["attributes"]["multiple"] is True


def test_a_board_that_allows_unpaid_work_offers_it(board: Path) -> None:
    path = board / "schema/policy.yml"
    path.write_text(path.read_text().replace("unpaid: forbidden", "unpaid: allowed"))
    body = read_form(build_form(read_rules(board)))
    assert "Unpaid" in ask("Pay: type", body)["attributes"]["options"]
    assert ask("Pay: amount", body)["validations"] == {"required": False}


@pytest.mark.parametrize(("path", "name"), [(OPPORTUNITY_SCHEMA, "opportunity"), (EMPLOYER_SCHEMA, "employer")])
def test_editor_schemas_are_schemas_that_name_every_word(board: Path, path: str, name: str) -> None:
    generate(board)
    schema = json.loads((board / path).read_bytes())
    Draft202012Validator.check_schema(schema)
    for _, field in iterate_fields(schema):
        choices = field.get("items", field)
        if "x-vocabulary" in choices:
            assert choices["enum"] == list(RULEBOOK.vocabulary.get_terms(choices["x-vocabulary"]))
            assert len(choices["enumDescriptions"]) == len(choices["enum"])
    assert name.capitalize() == schema["title"]
