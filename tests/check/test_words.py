"""What the check says is said by a catalogue, all of it: a language of brackets shows what is not."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from boards import BoardFolder
from cases import copy_case
from microboard.check import check_board
from microboard.check.board.catalogue import CODE, FIXED, get_severities
from microboard.check.change.proposal import RULES as CHANGES
from microboard.check.fields.field import Field
from microboard.check.problems.report import build_annotations, build_summary, build_text
from microboard.check.schema.rulebook import Rulebook, read_rulebook
from microboard.check.strength.points import POINTS, rate
from microboard.cli import main
from microboard.read import Problem
from microboard.run.clock import read_clock
from microboard.words.speech import _, speak
from own_fields import FIELDS, add_fields
from schemas import SCHEMA, read_rules
from words.greek_board import write_greek_board
from words.pseudo import CLOSE, OPEN, TAG, find_latin, speaking

BAD = Path(__file__).parents[1] / "examples/bad"
TODAY = read_clock("2026-11-23").date()
QUOTED = re.compile('"[^"]*"')


@pytest.fixture(autouse=True)
def brackets() -> Iterator[None]:
    with speaking():
        yield


def speak_in_brackets(board: Path) -> None:
    policy = board / "schema/policy.yml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(re.sub("^language: .*$", f"language: {TAG}", text, flags=re.MULTILINE), encoding="utf-8")


def is_said(text: str) -> bool:
    return text.startswith(OPEN) and text.endswith(CLOSE)


def find_left(text: str) -> set[str]:
    """Words that no catalogue says, but for what is quoted from a file."""
    return find_latin(QUOTED.sub("", text))


@pytest.fixture(scope="module")
def shipped_in_brackets(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The rules that ship, read out in brackets once: all examples without rules of their own have these."""
    board = tmp_path_factory.mktemp("brackets")
    shutil.copytree(SCHEMA, board / "schema")
    speak_in_brackets(board)
    with speaking():
        return read_rules(board)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_nothing_that_is_said_of_a_bad_example_is_left_in_english(
    name: str, shipped_in_brackets: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems: list[Problem] = []
    if not any((BAD / name).rglob("schema")):
        monkeypatch.setattr("microboard.check.board.begin.read_rulebook",
                            lambda *_: speak(TAG) or (shipped_in_brackets, []))
    monkeypatch.setattr("microboard.cli.check.build_text", lambda found: problems.extend(found) or build_text(found))
    options = copy_case(BAD / name, tmp_path)
    speak_in_brackets(tmp_path)
    CliRunner().invoke(main, ["check", "--as-of", "2026-11-23", "--board", str(tmp_path), *options])
    # Words that read like fraud are known in English only.
    assert problems or name.startswith("reads-like-fraud--")
    # The descriptions in the schema of a policy are for maintainers, who read English.
    listings = [problem for problem in problems if problem.path.startswith("opportunities/")]
    assert {text: left for problem in listings for text in (problem.message, problem.hint)
            if (left := find_left(text))} == {}


@pytest.fixture
def rulebook(folder: BoardFolder) -> Rulebook:
    """The rules of a board that speaks in brackets and has fields of its own."""
    add_fields(folder, FIELDS)
    speak_in_brackets(folder.root)
    found, problems = read_rulebook(folder.root, get_severities())
    assert found, problems
    return found


def test_fields_words_and_red_flags_are_read_out_and_fields_of_a_board_stay_as_it_wrote_them(
    rulebook: Rulebook
) -> None:
    for tree in (rulebook.opportunity.tree, rulebook.employer.tree):
        named = [field for field in tree.walk() if not field.name.startswith("x-")]
        assert {field.path: text for field in named for text in (field.label, field.help)
                if text and not is_said(text)} == {}
    own: list[Field] = [field for field in rulebook.opportunity.tree.fields if field.name == "x-campus"]
    assert [(field.label, field.help, field.choices[0].label) for field in own] == [
        ("Campus", "Where the team sits.", "North campus")]
    terms = [term for kind in ("categories", "sectors", "skills", "competencies")
             for term in rulebook.vocabulary.get_terms(kind).values()]
    assert {term.id: text for term in terms for text in (term.label, term.text) if text and not is_said(text)} == {}
    flags = rulebook.red_flags.flags
    assert {flag.id: text for flag in flags
            for text in (flag.title, flag.says, flag.hint, flag.students, flag.employers, flag.advice)
            if not is_said(text)} == {}


@pytest.mark.parametrize(("changes", "example"), [
    ({"title": "Bread"}, "Interview eight café owners about reusable cups"),
    ({"mentor__role": ""}, "Product manager"),
    ({"deliverables": [{}]}, "A four-page report with quotes and a ranked list of obstacles"),
    ({"apply__materials": []}, "Three sentences on why this interests you"),
])
def test_an_example_in_a_hint_is_read_out(changes: dict[str, Any], example: str, folder: BoardFolder) -> None:
    shutil.copytree(SCHEMA, folder.root / "schema")
    speak_in_brackets(folder.root)
    folder.add_employer()
    folder.add("acme/one", **changes)
    hints = [problem.hint for problem in check_board(folder.root, TODAY).problems]
    assert any(f"{OPEN}{example}{CLOSE}" in hint for hint in hints), hints


@pytest.mark.usefixtures("rulebook")
def test_rules_and_points_are_messages_that_are_read_out_where_they_are_printed() -> None:
    # What functions say of themselves is for the reference of maintainers.
    texts = [rule.text for rule in (*CODE, *FIXED) if rule not in CHANGES] + [point.why for point in POINTS]
    texts += [rule.title for rule in (*CODE, *FIXED)]
    assert [text for text in texts if not is_said(_(text))] == []


def test_every_mark_of_a_listing_is_read_out(tmp_path: Path) -> None:
    write_greek_board(tmp_path)
    checked = check_board(tmp_path, TODAY)
    assert checked.rulebook
    marks = [mark for listing in checked.listings
             for aspect in rate(listing.document, checked.rulebook.policy) for mark in aspect.marks]
    assert len({mark.reason for mark in marks}) > 20
    assert [mark for mark in marks if not is_said(mark.reason) or (mark.suggestion and not is_said(mark.suggestion))] \
        == []


@pytest.mark.usefixtures("rulebook")
def test_what_stands_around_problems_is_read_out() -> None:
    one = Problem("δ", 1, 1, "", "δ", "warning", "Ωχ.", "Ναι.")
    many = [one, replace(one, line=2, severity="error"), replace(one, path="φ")]
    for problems in ([], [one], many[1:2], [one, many[2]], many):
        assert find_left(build_text(problems)) == set()
        assert find_left(build_summary(problems)) == set()
    assert find_left(build_annotations([replace(one, line=line) for line in range(20)]).splitlines()[-1]) == set()
