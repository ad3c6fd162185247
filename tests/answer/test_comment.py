"""Every folder in examples/comments gives exactly its expected.md, and no comment says more than text."""

import copy
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from boards import EMPLOYER, LISTING, ROOT
from cases import copy_case
from microboard.answer import Answer, build_comment
from microboard.answer.answer import FOR_REVIEWERS
from microboard.answer.blocks import STEPS
from microboard.answer.receive import MARKER, check_comment
from microboard.check.change.changes import RULES
from microboard.cli import main
from microboard.read import Problem
from rendered import find_live, render
from schemas import SCHEMA
from tries import tries

CASES = ROOT / "tests/examples/comments"
HOSTILE = st.lists(st.one_of(st.text(max_size=8), st.sampled_from([
    "@octocat", "`", "```", "~~~", "\n", "\n\n", "<img src=x onerror=alert(1)>", "<!-- microboard:answer -->", "-->",
    "![a](https://a.example/x.png)", "[a](javascript:alert(1))", "https://a.example", "www.a.example", "a@b.example",
    "#1", "GH-12", "\\", "|", '"', "::error::x", "x" * 300, "\n```\n@octocat\n", "- ", "'", "{", "]", ": ",
])), max_size=8).map("".join)


def write(board: Path, *options: str) -> str:
    target = board / "comment.md"
    arguments = ["check", "--as-of", "2026-11-23", "--board", str(board), "--comment", str(target), *options]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1), result.output
    return target.read_text(encoding="utf-8")


def examine(comment: str) -> None:
    """What holds for every comment."""
    check_comment(comment)
    assert len(comment.encode()) < 65_000
    assert find_live(render(comment.removeprefix(MARKER))) == []


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
def test_a_case_gets_exactly_its_comment(name: str, tmp_path: Path) -> None:
    comment = write(tmp_path, *copy_case(CASES / name, tmp_path))
    assert comment == (CASES / name / "expected.md").read_text(encoding="utf-8")
    examine(comment)


def test_a_change_without_listings_gets_no_comment(tmp_path: Path) -> None:
    options = copy_case(ROOT / "tests/examples/good/only-other-files", tmp_path)
    with pytest.raises(FileNotFoundError):
        write(tmp_path, *options)


@pytest.mark.slow
@given(st.dictionaries(st.sampled_from(sorted([*LISTING, "extra", "@key"])), st.one_of(
    HOSTILE, st.lists(HOSTILE, max_size=3), st.dictionaries(HOSTILE, HOSTILE, max_size=2)), max_size=5), HOSTILE)
@tries(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_listing_holds_the_comment_is_only_text(
    tmp_path: Path, changes: dict[str, object], name: str
) -> None:
    board = tmp_path / "board"
    folder = board / "opportunities/acme"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "employer.yml").write_text(json.dumps({**EMPLOYER, "name": name}, ensure_ascii=False),
                                         encoding="utf-8", errors="replace")
    listing = {**copy.deepcopy(LISTING), **changes}
    (folder / "bread.yml").write_text(
        "".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in listing.items()),
        encoding="utf-8", errors="replace")
    (board / "schema").symlink_to(SCHEMA) if not (board / "schema").exists() else None
    examine(write(board))


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE), max_size=6), HOSTILE)
@tries(25)
def test_whatever_a_problem_says_the_comment_is_only_text(found: list[tuple[str, ...]], author: str) -> None:
    problems = tuple(
        Problem(path or "a", 1, 4, field, rule, severity, message, hint)
        for path, field, rule, message, hint in found for severity in ("error", "warning")
    )
    examine(build_comment(Answer(problems, author=author, changes={rule for _, _, rule, _, _ in found})))


@pytest.mark.parametrize("lines", [300, 1])
def test_a_comment_that_would_be_too_long_is_cut_where_a_part_ends(lines: int) -> None:
    problems = tuple(
        Problem(f"opportunities/a/n{n}.yml", 1 + n % lines, 4, "title", "value-length", severity, "ä" * 500, "`" * 40)
        for n in range(300) for severity in ("error", "warning")
    )
    comment = build_comment(Answer(problems))
    examine(comment)
    assert "## For reviewers" in comment
    assert comment.count("This is cut here: ") == 2
    assert "parts are not shown." in comment


def test_many_problems_of_one_line_are_counted() -> None:
    problems = tuple(Problem("a.yml", 1, n + 1, f"skills.{n}", "value-type", "error", "No.", "Yes.") for n in range(50))
    comment = build_comment(Answer(problems))
    assert "- And 30 more.\n" in comment
    assert comment.count("- Line 1") == 20


def test_a_warning_that_only_a_reviewer_can_answer_asks_nothing_of_the_author() -> None:
    problems = tuple(Problem("a.yml", 1, 1, "", rule, "warning", "No.", "Yes.") for rule in sorted(FOR_REVIEWERS))
    comment = build_comment(Answer(problems))
    assert "You need not do anything." in comment
    assert "## What you may want to change" not in comment


@pytest.mark.parametrize("rule", STEPS)
def test_an_error_about_the_change_as_a_whole_says_what_to_do_and_not_how_to_edit_a_line(rule: str) -> None:
    comment = build_comment(Answer((Problem("a.yml", 1, 1, "", rule, "error", "No.", "Yes."),), changes={rule}))
    assert f"**Next:** {STEPS[rule]}" in comment
    assert "Edit file" not in comment
    assert "you need no second pull request" not in comment


def test_reviewers_read_of_fraud_before_anything_else() -> None:
    problems = tuple(Problem("a.yml", 1, 1, "", rule, severity, rule, "Yes.") for rule, severity in (
        ("domain-added", "warning"), ("asks-for-fee", "error")))
    review = build_comment(Answer(problems, flags={"asks-for-fee"})).partition("## For reviewers")[2]
    assert review.index("asks-for-fee") < review.index("domain-added")


def test_the_rules_that_the_answer_treats_apart_are_rules_about_changes() -> None:
    assert {*STEPS, *FOR_REVIEWERS} <= {rule.id for rule in RULES}


def test_where_the_rules_are_broken_nobody_claims_to_have_read() -> None:
    broken = Problem("schema/policy.yml", 1, 1, "", "yaml-syntax", "error", "This is not valid YAML.", "Mend it.")
    assert "has been read, and this is the answer" in build_comment(Answer((broken,)))
    comment = build_comment(Answer((broken,), is_judged=False))
    assert "No listing in this pull request has been read yet" in comment
    assert "Every line" not in comment
