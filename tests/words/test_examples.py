"""The examples of the schema are as good in every language: what they show passes the check."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from boards import BoardFolder
from issues import STORY, write_issue
from microboard.check import Rulebook, check_board
from microboard.check.fields.field import Field
from microboard.cli import main
from microboard.intake.forms.form import build_form
from microboard.run.clock import read_clock
from microboard.words.catalogue import list_languages
from microboard.words.speech import speak
from schemas import read_rules, write_language

OTHERS = [language for language in list_languages() if language != "en"]
DAY = "2027-01-11"


@pytest.fixture(params=OTHERS)
def board(folder: BoardFolder, request: pytest.FixtureRequest) -> Iterator[Path]:
    """An empty board that speaks a language."""
    write_language(folder.root, request.param)
    (folder.root / "opportunities").mkdir(exist_ok=True)
    yield folder.root
    speak("en")


def list_texts(rulebook: Rulebook) -> Iterator[Field]:
    """Every field in which people write as they like, and every such value of a list."""
    for tree in (rulebook.opportunity.tree, rulebook.employer.tree):
        for field in tree.walk():
            yield from (one for one in (field, field.item) if one and one.has_free_text)


def test_an_example_is_no_longer_and_no_shorter_than_its_field_allows(board: Path) -> None:
    fields = [field for field in list_texts(read_rules(board)) if field.name != "description"]
    assert len(fields) > 12
    assert {field.path: field.example for field in fields
            if not (field.least or 0) <= len(field.example) <= (field.most or 0)} == {}


def test_the_examples_of_the_form_are_accepted(board: Path) -> None:
    rulebook = read_rules(board)
    title = next(field.example for field in list_texts(rulebook) if field.name == "title")
    form = yaml.safe_load(build_form(rulebook))
    issue = write_issue(dict(answer(one) for one in form["body"] if "id" in one), board)
    result = CliRunner().invoke(main, ["from-issue", "--board", str(board), "--as-of", DAY, "--author", "octocat",
                                       f"--title={title}"], input=issue.encode())
    assert result.exit_code == 0, result.output
    assert check_board(board, read_clock(DAY).date()).problems == ()


def answer(element: dict[str, Any]) -> tuple[str, str]:
    """The heading of a question, and its own example or its first choice; euros where money is asked for."""
    about = element["attributes"]
    choices = [one for one in about.get("options", ()) if isinstance(one, str)]
    first = next((one for one in choices if one.endswith("(EUR)")), "".join(choices[:1]))
    return about["label"], STORY if element["id"] == "description" else about.get("placeholder", first)
