"""Text, JSON, annotations and summary say the same, and nothing in a file can speak to the terminal or to GitHub."""

import json
from dataclasses import replace

import pytest

from microboard.check.problems import report
from microboard.check.problems.report import build_annotations, build_json, build_summary, build_text, count
from microboard.read import Problem

PATH = "opportunities/acme/survey.yml"
ONE = Problem(PATH, 7, 11, "pay.amount", "value-type", "error", "It is no number.", "Write 600.")
WARNING = replace(ONE, severity="warning")


def test_text_is_a_line_a_problem_and_a_closing_line() -> None:
    assert build_text([ONE, replace(ONE, field="", severity="warning")]) == (
        "opportunities/acme/survey.yml:7:11  pay.amount: It is no number. Write 600.\n"
        "opportunities/acme/survey.yml:7:11  It is no number. Write 600. (warning)\n"
        "2 problems in 1 file, 1 of them a warning.\n"
    )


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "No problems."),
        ([ONE], "1 problem in 1 file."),
        ([ONE, replace(ONE, path="b")], "2 problems in 2 files."),
        ([WARNING], "1 problem in 1 file, a warning."),
        ([WARNING, WARNING], "2 problems in 1 file, all of them warnings."),
        ([ONE, WARNING, WARNING], "3 problems in 1 file, 2 of them warnings."),
    ],
)
def test_the_closing_line_counts(problems: list[Problem], line: str) -> None:
    assert count(problems) == line


def test_a_name_with_a_line_feed_stays_on_its_line() -> None:
    text = build_text([replace(ONE, path="a\n::error::b.yml", field="c\x1b[31m", message="d\r\ne.")])
    assert text.splitlines()[0] == "a\\u000a::error::b.yml:7:11  c [31m: d e. Write 600."
    assert len(text.splitlines()) == 2


def test_json_has_exactly_nine_keys_and_is_an_empty_array_when_all_is_well() -> None:
    assert json.loads(build_json([ONE])) == [{
        "path": PATH, "line": 7, "column": 11, "field": "pay.amount", "rule": "value-type", "severity": "error",
        "message": "It is no number.", "hint": "Write 600.", "write": "",
    }]
    assert build_json([]) == "[]\n"


def test_an_annotation_escapes_what_github_would_read_as_a_command() -> None:
    nasty = replace(ONE, path="a,b:c%\n.yml", field="", message="100%\n::error::no\r.", hint="")
    assert build_annotations([nasty]).splitlines() == [
        "::error file=a%2Cb%3Ac%25%0A.yml,line=7,col=11,title=value-type::100%25 ::error::no .",
        "1 problem in 1 file.",
    ]


def test_a_field_cannot_begin_a_command() -> None:
    lines = build_annotations([replace(ONE, field="x\n::stop-commands::y")]).splitlines()
    assert len(lines) == 2
    assert "x%0A::stop-commands::y: It is no number." in lines[0]


def test_ten_errors_and_ten_warnings_are_annotated_one_of_each_file_first() -> None:
    problems = [replace(ONE, path=f"{name}.yml", line=line) for name in "abc" for line in range(1, 8)]
    warnings = [replace(problem, severity="warning") for problem in problems]
    *lines, closing = build_annotations([*problems, *warnings]).splitlines()
    assert [line.split(",col")[0] for line in lines[:10]] == [
        *(f"::error file={name}.yml,line=1" for name in "abc"),
        *(f"::error file=a.yml,line={line}" for line in range(2, 8)),
        "::error file=b.yml,line=2",
    ]
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert closing == "42 problems in 3 files, 21 of them warnings. 22 of them are only in the summary."


def test_the_summary_shows_text_as_it_is() -> None:
    nasty = replace(WARNING, path="a|b.yml", field="*x*", message="<img src=x> [a](b) @acme `c` $d$.", hint="")
    row = build_summary([nasty]).splitlines()[-1]
    assert row == r"| a\|b.yml | 7 | \*x\* | Warning: " + (
        r"\<img src=x\> \[a\]\(b\) \@acme \`c\` \$d\$. |")


def test_a_summary_without_problems_says_so() -> None:
    assert build_summary([]).startswith("### No problems\n")


def test_a_summary_keeps_within_what_github_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MAX_SUMMARY_BYTES", 300)
    text = build_summary([ONE] * 9)
    assert text.endswith("\nMore problems are not shown.\n")
    assert text.count("It is no number") == 3
