"""What came of a project travels in an issue: for those whom its employer names, and told as the schema has it."""

import re
from pathlib import Path
from typing import Any

import pytest

from boards import TODAY
from intake.test_change import PATH, TEXT, board, refuse, send  # noqa: F401 - a fixture
from live_markdown import find_live
from microboard.intake.outcome import build_request
from microboard.read import read_document
from schemas import RULEBOOK

MARK = "<!-- microboard:change acme/bread completed -->"
TREE = RULEBOOK.opportunity.tree
TOLD = {"text": "A table of forty answers, and a rye loaf", "selected": "2", "applicants": "6-20",
        "answered everyone": "Yes", "decided in days": "5", "paid in days": "0", "led to": "Internship, Part time",
        "links": "https://acme.example/answers"}


def fill_in(**changes: str) -> str:
    """The request as GitHub opens it, filled in: ticks before choices, and answers below the notes."""
    body = build_request(TREE, MARK) + "\n"
    for name, answer in {**TOLD, **{key.replace("_", " "): value for key, value in changes.items()}}.items():
        head, found, rest = body.partition(f"### Outcome: {name}\n")
        assert found
        mine, more, others = rest.partition("\n### ")
        if "- [ ]" in mine:
            for choice in answer.split(", ") if answer else ():
                assert f"- [ ] {choice}\n" in f"{mine}\n"
                mine = re.sub(rf"- \[ \] {re.escape(choice)}$", f"- [x] {choice}", mine, flags=re.MULTILINE)
        else:
            mine += f"{answer}\n"
        body = head + found + mine + more + others
    return body


def read_outcome(root: Path) -> Any:
    document, problems = read_document(root, PATH)
    assert document, problems
    return document.values["status"], document.values.get("outcome")


def test_a_maintainer_tells_what_came_of_it_and_all_else_stays(board: Path) -> None:  # noqa: F811
    result = send(board, fill_in(), title="acme/bread")
    assert result.exit_code == 0, result.output
    assert read_outcome(board) == ("completed", {
        "text": TOLD["text"], "selected": 2, "applicants": "6-20", "answered_everyone": True, "decided_in_days": 5,
        "paid_in_days": 0, "led_to": ["internship", "part-time"], "links": ["https://acme.example/answers"]})
    text = (board / PATH).read_text(encoding="utf-8")
    assert text.startswith(TEXT.removesuffix("# The end.\n"))
    assert f"updated: {TODAY}\n" in text


def test_nobody_else_tells_it(board: Path) -> None:  # noqa: F811
    for author, sender in (("mallory", "mallory"), ("acme-ana", "mallory"), ("mallory", "acme-ana")):
        said = refuse(board, fill_in(), author=author, sender=sender)
        assert "Only the maintainers of acme" in said


def test_what_is_not_answered_is_not_told_and_nothing_at_all_is_a_status_alone(board: Path) -> None:  # noqa: F811
    assert send(board, build_request(TREE, MARK)).exit_code == 0
    assert read_outcome(board) == ("completed", None)
    nothing = dict.fromkeys((name.replace(" ", "_") for name in TOLD if name != "text"), "")
    assert send(board, fill_in(**nothing)).exit_code == 0
    assert read_outcome(board) == ("completed", {"text": TOLD["text"]})
    assert send(board, fill_in(**nothing | {"text": "", "answered_everyone": "No"})).exit_code == 0
    assert read_outcome(board) == ("completed", {"text": TOLD["text"], "answered_everyone": False})


@pytest.mark.parametrize(("changes", "label"), [
    ({"text": ""}, "Outcome: text"), ({"text": "Cups"}, "Outcome: text"), ({"selected": "many"}, "Outcome: selected"),
    ({"selected": "9999"}, "Outcome: selected"), ({"applicants": "1-5, 6-20"}, "Outcome: applicants"),
    ({"answered_everyone": "Yes, No"}, "Outcome: answered everyone"),
    ({"decided_in_days": "-1"}, "Outcome: decided in days"),
    ({"links": "javascript:alert(1)"}, "Outcome: links"), ({"text": "@octocat <b>x</b> #1 \u0007"}, "Outcome: text"),
])
def test_what_the_schema_refuses_is_told_by_its_heading_and_nothing_is_written(
    board: Path, changes: dict[str, str], label: str,  # noqa: F811
) -> None:
    said = refuse(board, fill_in(**changes), title="acme/bread")
    assert "Please change some answers" in said
    assert f"- **{label}" in said


def test_a_hostile_text_stays_text_in_the_file(board: Path) -> None:  # noqa: F811
    text = "A: 'table' # {{ x }} <script> ${{ y }} `z` \\ \"q\""
    result = send(board, fill_in(text=text), title="acme/bread")
    assert (result.exit_code, list(find_live(result.stdout))) == (0, []), result.output
    assert read_outcome(board)[1]["text"] == text
