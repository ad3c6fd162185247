"""Twelve files as people write their first one: every line that a hint gives makes the next run better, never worse."""

import re
from collections.abc import Callable

import pytest

from board_of_one import LISTING, BoardOfOne
from boards import ROOT
from microboard.answer.mend import apply_pastes, build_pastes
from microboard.read import Problem

FILES = ROOT / "tests/examples/beginners"
# What is left for a person to decide when every line has been pasted, by the field.
LEFT = {
    "all-in-one-line": ["description", "pay", "hours", "weeks", "deadline"],
    "emoji-and-pasted-text": ["deliverables", "pay"],
    "german-numbers-and-dates": ["openings", "starts", "posted"],
    "indentation-broken": ["skills.1", "pay", "type", "amount", "currency", "description"],
    "lists-as-text": ["effort.weeks", "eligibility.audience", "mentor.check_ins"],
    "pay-yes": ["effort", "pay", "location", "eligibility", "mentor", "apply", "posted"],
    "template-half-filled": [
        "title", "summary", "skills", "competencies", "deliverables.1.what", "effort.hours", "pay.amount",
        "pay.currency", "location.applicants_from", "eligibility.audience", "eligibility.work_authorization",
        "mentor.check_ins", "mentor.feedback", "apply.url", "description"
    ],
}


def align(text: str, problem: Problem) -> str:
    """The line begins where the one above does."""
    lines = text.splitlines()
    above = lines[problem.line - 2]
    lines[problem.line - 1] = above[:len(above) - len(above.lstrip())] + lines[problem.line - 1].lstrip()
    return "".join(f"{line}\n" for line in lines)


def indent(text: str, problem: Problem) -> str:
    lines = text.splitlines()
    return "".join(f"{'  ' * (number >= problem.line)}{line}\n" for number, line in enumerate(lines, 1))


def put_spaces(text: str, _: Problem) -> str:
    return re.sub(r"^( *)(-?)([a-z_]+:)(?=\S)", lambda found: f"{found[1]}{'- ' * bool(found[2])}{found[3]} ", text,
                  flags=re.MULTILINE)


# What a person does whom a hint tells how, and gives no line.
BY_HAND: dict[str, Callable[[str, Problem], str]] = {
    "Indent with spaces.": lambda text, _: text.replace("\t", "  "),
    "Put a space after": put_spaces,
    "Begin a new line with each of them.": lambda text, _: re.sub(r", (?=[a-z]+: )", "\n", text),
    "Keep one listing per file": lambda text, _: text.partition("---\n")[0],
    "Start every field of a group in the same column.": align,
    "Put two spaces before every line.": indent,
    "Begin each item with an ordinary hyphen": lambda text, _: text.replace("–", "-"),
}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> BoardOfOne:
    return BoardOfOne(tmp_path_factory.mktemp("beginners") / "board")


def find_errors(board: BoardOfOne, text: str) -> list[Problem]:
    board.write(LISTING, text.encode())
    return [problem for problem in board.check().problems if problem.severity == "error"]


def paste(text: str, problems: list[Problem]) -> str:
    return apply_pastes(text, build_pastes(text, problems))


def mend_by_hand(text: str, problems: list[Problem]) -> str:
    """The file as it is when somebody has done what the first hint says that is to be done by hand."""
    for problem in problems:
        for hint, do in BY_HAND.items():
            if problem.hint.startswith(hint):
                return do(text, problem)
    return text


def compare(before: list[Problem], after: list[Problem], done: Problem) -> None:
    """What was mended is gone, and nothing is in its place; but for what stood under a name that nobody knew."""
    assert (done.field, done.message) not in {(one.field, one.message) for one in after}
    known = {(one.field, one.message) for one in before}
    new = [one for one in after if (one.field, one.message) not in known]
    if done.rule == "field-unknown":
        assert all(one.field.startswith(f"{done.field.rpartition('.')[0]}.{done.write}".strip(".")) for one in new), new
        assert len(after) <= len(before)
    else:
        assert len(after) < len(before)
        assert not new


@pytest.mark.parametrize("name", sorted(path.stem for path in FILES.iterdir()))
def test_every_line_that_is_pasted_makes_the_next_run_better(board: BoardOfOne, name: str) -> None:
    text = (FILES / f"{name}.yml").read_text(encoding="utf-8")
    errors = find_errors(board, text)
    while errors:
        certain = [one for one in errors if paste(text, [one]) != text]
        for problem in certain:
            compare(errors, find_errors(board, paste(text, [problem])), problem)
        mended = paste(text, errors) if certain else mend_by_hand(text, errors)
        if mended == text:
            break
        text, before = mended, errors
        errors = find_errors(board, text)
        # What was behind a syntax that nobody could read comes to light.
        assert len(errors) < len(before) or before[0].rule.startswith("yaml-") or (
            {one.rule for one in certain} == {"field-unknown"} and len(errors) == len(before))
    assert [one.field for one in errors] == LEFT.get(name, [])
