"""What is to be pasted makes the problem go away."""

from datetime import date
from pathlib import Path

import pytest

from microboard.answer.mend import Paste, apply_pastes, build_pastes
from microboard.check import check_board
from microboard.read import Problem
from microboard.read.document import read_text
from schemas import SCHEMA

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests/examples/bad"
TODAY = date(2026, 11, 23)
# Rules whose problems can be mended for sure, at least in some of their examples.
RULES = ("field-missing", "field-unknown", "text-control--no", "text-control--s",
         "text-control--z", "text-cut", "value-choice", "value-format", "value-type", "value-vocabulary")
CASES = sorted(path.name for path in BAD.iterdir() if path.name.startswith(RULES) and not (path / "schema").exists())


def find(board: Path) -> list[Problem]:
    return [problem for problem in check_board(board, TODAY).problems if problem.severity == "error"]


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_pasting_what_is_certain_leaves_only_what_is_not(name: str, tmp_path: Path) -> None:
    (tmp_path / "schema").symlink_to(SCHEMA)
    for source in (BAD / name / "opportunities").rglob("*.yml"):
        target = tmp_path / source.relative_to(BAD / name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    before = find(tmp_path)
    certain = {(problem.path, problem.field, problem.message) for problem in before if problem.write}
    for path in {problem.path for problem in before}:
        text = read_text(tmp_path, path)
        ones = [problem for problem in before if problem.path == path]
        (tmp_path / path).write_text(apply_pastes(text, build_pastes(text, ones)), encoding="utf-8")
    after = find(tmp_path)
    assert not {(problem.path, problem.field, problem.message) for problem in after} & certain
    # An example may be wrong for this listing. That there is a field, and that the file is YAML, is certain.
    assert not {problem.rule for problem in after} - {problem.rule for problem in before} - {
        "date-order", "list-repeat", "value-length"}


def test_most_of_these_examples_can_be_mended() -> None:
    texts = [(BAD / name / "expected.txt").read_text(encoding="utf-8") for name in CASES]
    assert len(texts) > 60


def make(text: str, *problems: tuple[int, int, str, str, str]) -> tuple[Paste, ...]:
    return build_pastes(text, [Problem("a.yml", line, column, field, rule, "error", "", "", write)
                               for line, column, field, rule, write in problems])


def test_two_values_of_one_line_are_mended_together() -> None:
    assert make("skills: [js, py, sql] # ours\n", (1, 10, "skills.1", "value-vocabulary", "javascript"),
                (1, 14, "skills.2", "value-vocabulary", "python")) == (
        Paste(1, False, ("skills: [javascript, python, sql] # ours",)),)


def test_a_field_is_added_as_deep_as_those_beside_it() -> None:
    text = "pay:\n    # money\n    type: fixed\nitems:\n  - when: x\neffort: {hours: 3}  # all\n"
    assert make(text, (1, 1, "pay.amount", "field-missing", "amount: 600"),
                (1, 1, "pay.currency", "field-missing", "currency: EUR"),
                (5, 5, "items.1.what", "field-missing", "what: A report"),
                (6, 1, "effort.weeks", "field-missing", "weeks: 5"),
                (1, 1, "title", "field-missing", "title: A title")) == (
        Paste(0, True, ("title: A title",)),
        Paste(1, True, ("    amount: 600", "    currency: EUR")),
        Paste(5, True, ("    what: A report",)),
        Paste(6, False, ("effort: {hours: 3, weeks: 5}  # all",)),
    )


@pytest.mark.parametrize(("text", "problem"), [
    ("a: |\n  b\n", (1, 4, "a", "value-type", "5")),
    ("a: 1\n", (9, 1, "a", "value-type", "5")),
    ("a: 1\n", (1, 2, "a", "value-type", "5")),
    ("a: [\n", (1, 4, "a", "value-type", "5")),
    ("a: " + "x" * 2000 + "\n", (1, 4, "a", "value-type", "5 " + "y" * 2000)),
    ("a: 1\n", (1, 4, "a", "value-type", "")),
])
def test_what_is_not_certain_is_left_to_the_author(text: str, problem: tuple[int, int, str, str, str]) -> None:
    assert make(text, problem) == ()


@pytest.mark.parametrize(("text", "problem", "mended"), [
    ("a: [{}]\n", (1, 5, "a.1.b", "field-missing", "b: 1"), "a: [{b: 1}]\n"),
    ("a: {c: 2,}\n", (1, 1, "a.b", "field-missing", "b: 1"), "a: {c: 2, b: 1}\n"),
    ("a: {c: {d: 2}}\n", (1, 1, "a.b", "field-missing", "b: 1"), "a: {c: {d: 2}, b: 1}\n"),
    # Where nothing certain can be put in, nothing is.
    ("a: {\n  c: 2\n}\n", (1, 1, "a.b", "field-missing", "b: 1"), "a: {\n  c: 2\n}\n"),
    ("{a: 1}\n", (1, 1, "b", "field-missing", "b: 1"), "{a: 1}\n"),
    ("---\na: 1\n", (1, 1, "b", "field-missing", "b: 1"), "---\na: 1\n"),
    ('a: "x\u2028"\nb: 1\n', (3, 4, "b", "value-type", "2"), 'a: "x\u2028"\nb: 1\n'),
])
def test_what_is_pasted_can_be_read(text: str, problem: tuple[int, int, str, str, str], mended: str) -> None:
    pastes = make(text, problem)
    assert (apply_pastes(text, pastes) if pastes else text) == mended


def test_one_paste_that_cannot_stand_does_not_take_the_others_along() -> None:
    text = "a: {\n  c: 2\n}\nb: 1\n"
    assert make(text, (1, 1, "a.b", "field-missing", "b: 1"), (4, 4, "b", "value-type", "2")) == (
        Paste(4, False, ("b: 2",)),)
