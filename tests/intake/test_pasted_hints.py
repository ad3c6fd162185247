"""What a reply to an issue tells somebody to write makes the next reply shorter, and nothing else goes wrong."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from boards import TODAY, BoardFolder
from issues import ANSWERS, EMPLOYER_ANSWERS, TITLE, write_issue
from microboard.intake.judge import judge
from microboard.intake.submission import FormProblem, Issue, build_submission
from schemas import RULEBOOK, SCHEMA

# What stands in a hint, and is the answer as it stands there.
LINES = (re.compile(r"Write for example (.+?)\.?$"), re.compile(r"Choose (?:one|some) of: (.+?)[,.]"),
         re.compile(r"Did you mean (.+?)\?"), re.compile(r"^Write ([^ ]+)\.$"), re.compile(r"for example (.+?)\.$"),
         re.compile(r"^Write ([\d.]+)\. "), re.compile(r": ([\d.]+)\.$"))
NEW = {**ANSWERS, **EMPLOYER_ANSWERS, "Employer: maintainers": "octocat"}
# Eight issues as GitHub writes them, each with what somebody has left out or written in a way of their own.
BODIES = {
    "nothing chosen": {**ANSWERS, "Category": "", "Skills": "", "Pay: type": ""},
    "no lists": {**ANSWERS, "Deliverables": "", "Location: places": ""},
    "own words": {**ANSWERS, "Category": "Market reserch", "Skills": "Intervewing", "Mentor: feedback": "writen"},
    "own dates and numbers": {**ANSWERS, "Apply: deadline": "15.12.2026", "Effort: hours": "20 hours",
                              "Pay: amount": "400,00 EUR"},
    "no numbers": {**ANSWERS, "Pay: amount": "900", "Effort: hours": "", "Effort: weeks": "", "Mentor: role": ""},
    "no mentor and no one asked": {**ANSWERS, "Eligibility: audience": "", "Mentor: check-ins": "", "Competencies": ""},
    "a new employer without half": {**NEW, "Employer: kind": "", "Employer: sector": "", "Employer: about": "",
                                    "Employer: domains": ""},
    "a folder with capitals": {**NEW, "Employer: folder": "New Bakery!", "File name": "Our Bread"},
}


@pytest.fixture
def board(folder: BoardFolder) -> Path:
    folder.add_employer()
    shutil.copytree(SCHEMA, folder.root / "schema")
    return folder.root


def find_errors(board: Path, answers: dict[str, str], removed: str = "") -> list[FormProblem]:
    body = write_issue(answers)
    if removed:
        body = re.sub(rf"### {re.escape(removed)}\n\n.*?\n\n(?=###)", "", body, flags=re.DOTALL)
    submission = build_submission(board, RULEBOOK, Issue(body, TITLE, "acme-ana", TODAY))
    return [one for one in judge(board, RULEBOOK, submission, date.fromisoformat(TODAY)) if one.is_error]


def find_line(problem: FormProblem) -> str:
    found = next(filter(None, (pattern.search(problem.hint) for pattern in LINES)), None)
    return found[1] if found else ""


@pytest.mark.parametrize("name", BODIES)
def test_every_hint_that_is_pasted_makes_the_next_reply_better(board: Path, name: str) -> None:
    answers = BODIES[name]
    before = find_errors(board, answers)
    assert before
    lines = {one.label: find_line(one) for one in before}
    assert all(lines.values()), [one for one in before if not lines[one.label]]
    for label, line in lines.items():
        after = find_errors(board, {**answers, label: line})
        assert label not in {one.label for one in after}, line
        assert {one.label for one in after} < {one.label for one in before}
    assert find_errors(board, {**answers, **lines}) == []


@pytest.mark.parametrize(("label", "choices"), [
    ("Pay: type", "Choose one of: Fixed, Hourly, Stipend."),
    ("Location: mode", "Choose one of: Remote, Hybrid, Onsite."),
    ("Eligibility: audience", "Choose some of: "), ("Mentor: check-ins", "Choose one of: "),
])
def test_a_heading_that_was_removed_is_told_with_its_choices(board: Path, label: str, choices: str) -> None:
    (problem, *_) = [one for one in find_errors(board, ANSWERS, removed=label) if one.label == label]
    assert problem.hint.startswith(choices)


def test_nobody_is_proposed_where_a_login_is_missing(board: Path) -> None:
    issue = Issue(write_issue({**ANSWERS, **EMPLOYER_ANSWERS}), TITLE, "", TODAY)
    submission = build_submission(board, RULEBOOK, issue)
    (problem,) = judge(board, RULEBOOK, submission, date.fromisoformat(TODAY))
    assert (problem.label, problem.hint) == (
        "Employer: maintainers", "GitHub logins of the people who may change this folder.")
