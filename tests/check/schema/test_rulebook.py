"""The folder schema/ is checked before it is used, and a policy changes what is accepted."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from microboard.check import Checked, check_board
from microboard.check.board.catalogue import get_severities, iterate_rules
from microboard.check.schema.rulebook import read_rulebook
from microboard.check.values.shipped import find_schema
from microboard.read import Problem
from schemas import TESTS

TODAY = date(2026, 11, 23)
SURVEY = "opportunities/acme/survey.yml"


def edit(board: Path, path: str, old: str, new: str) -> None:
    text = (board / path).read_text(encoding="utf-8")
    assert old in text
    (board / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def check(board: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.severity) for problem in check_board(board, TODAY).problems]


def break_schema(board: Path, name: str, data: bytes) -> Problem:
    """The one problem that a schema folder has with `data` in the file `name`."""
    (board / "schema" / name).write_bytes(data)
    checked = check_board(board, TODAY)
    assert checked.has_errors
    assert (checked.rulebook, checked.employers, checked.listings) == (None, {}, ())
    assert {problem.path for problem in checked.problems} == {f"schema/{name}"}
    return checked.problems[0]


@pytest.mark.parametrize(("severity", "found"), [
    ("off", []), ("warning", [("pay-floor", "warning")]), ("error", [("pay-floor", "error")]),
])
def test_a_rule_can_be_lowered_or_switched_off(board: Path, severity: str, found: list[tuple[str, str]]) -> None:
    edit(board, SURVEY, "amount: 600", "amount: 100")
    edit(board, "schema/policy.yml", "pay-floor: error", f"pay-floor: {severity}")
    assert check(board) == found


def test_a_rule_can_be_raised(board: Path) -> None:
    edit(board, SURVEY, "not-needed", "not-specified")
    assert check(board) == [("authorization-unspecified", "warning")]
    edit(board, "schema/policy.yml", "authorization-unspecified: warning", "authorization-unspecified: error")
    assert check(board) == [("authorization-unspecified", "error")]


def test_a_policy_says_only_what_differs(board: Path) -> None:
    (board / "schema/policy.yml").write_text("pay: {floor_per_hour: {EUR: 99}}\nrules: {pay-floor: warning}\n")
    checked = check_board(board, TODAY)
    assert checked.rulebook
    policy = checked.rulebook.policy
    assert (policy.floor_per_hour, policy.severities["pay-floor"]) == ({"EUR": 99}, "warning")
    shipped, _ = read_rulebook(TESTS, get_severities())
    assert shipped
    assert replace(policy, floor_per_hour={}, severities={}) == replace(
        shipped.policy, floor_per_hour={}, severities={})


def test_what_the_shipped_policy_has_can_be_left_out_by_name(board: Path) -> None:
    edit(board, "schema/policy.yml", "worth: {EUR: 1, USD: 1.15}", "worth: {}")
    edit(board, "schema/policy.yml", "licence: https://creativecommons.org/publicdomain/zero/1.0/", "licence: none")
    policy = check_board(board, TODAY).rulebook.policy
    assert (policy.exchange, policy.licence) == (None, "")


def test_a_rule_that_the_policy_leaves_out_keeps_its_severity(board: Path) -> None:
    edit(board, SURVEY, "amount: 600", "amount: 100")
    edit(board, "schema/policy.yml", "  pay-floor: error\n", "")
    assert check(board) == [("pay-floor", "error")]


def test_the_shipped_policy_names_every_rule_with_the_severity_of_the_code(board: Path) -> None:
    rulebook, _ = read_rulebook(board, {})
    assert rulebook is None  # no rule is known, so every name in it is a problem
    rulebook, problems = read_rulebook(board, get_severities())
    assert problems == []
    assert rulebook
    assert rulebook.policy.severities == {**get_severities(), **rulebook.red_flags.severities}


def test_a_rule_that_a_policy_cannot_change_is_said(board: Path) -> None:
    edit(board, "schema/policy.yml", "rules:\n", "rules:\n  zzz: off\n")
    (problem,) = check_board(board, TODAY).problems
    assert (problem.field, problem.message) == ("rules.zzz", 'There is no rule "zzz" that a policy can change.')
    assert problem.hint == "See the page of rules, or remove the line."


def test_rules_are_listed_once_and_explained_in_sentences() -> None:
    rules = list(iterate_rules())
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.title and rule.text.endswith(".") for rule in rules)


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[]", b"true", b'{"type": 5}', b'{"pattern": "("}', b"[" * 100_000,
                                  b'{"patternProperties": {"(": {}}}', b'{"items": {"$ref": "#/$defs/no"}}'])
@pytest.mark.parametrize("name", ["opportunity", "employer", "policy", "vocabulary", "red-flags", "roles"])
def test_a_broken_schema_is_a_problem_of_its_own(board: Path, name: str, data: bytes) -> None:
    problem = break_schema(board, f"{name}.schema.json", data)
    assert problem.rule == "schema-file"
    assert problem.message.endswith(".")


def test_broken_json_has_its_line(board: Path) -> None:
    # A missing comma: of one too many, releases of Python name different places.
    assert break_schema(board, "policy.schema.json", b'{\n  "type": "object"\n  "required": []\n}\n').line == 3


@pytest.mark.parametrize("left", [(), ("policy.yml",), ("vocabulary.yml", "policy.schema.json")])
def test_what_a_board_does_not_have_is_as_it_ships(board: Path, left: tuple[str, ...]) -> None:
    for path in (board / "schema").iterdir():
        if path.name not in left:
            path.unlink()
    assert check(board) == []


def test_a_link_that_leads_nowhere_is_a_problem_and_not_a_file_that_is_left_out(board: Path) -> None:
    (board / "schema/policy.yml").unlink()
    (board / "schema/policy.yml").symlink_to("elsewhere.yml")
    assert check(board) == [("file-place", "error")]


@pytest.mark.parametrize(
    ("name", "data", "rule", "line"),
    [
        ("policy.yml", b"pay: {unpaid: forbidden\n", "yaml-syntax", 1),
        ("policy.yml", b"", "file-empty", 1),
        ("policy.yml", b"\n\xff\n", "file-encoding", 2),
        ("policy.yml", b"pay: {}\neffort: 1\n", "value-type", 2),
        ("vocabulary.yml", b"- a\n", "file-empty", 1),
        ("red-flags.yml", b"flags: []\n", "list-length", 1),
        ("red-flags.yml", b"flags: [{id: a}]\nflag: 1\n", "field-unknown", 2),
        ("red-flags.yml", b"flags: {id: a\n", "yaml-syntax", 1),
        ("vocabulary.yml", b"skills: 5\nskills: 6\n", "yaml-duplicate-key", 2),
        ("vocabulary.yml", b"categories: [{id: A b}]\nskills: 5\n", "field-missing", 1),
    ],
)
def test_a_broken_policy_or_vocabulary_has_its_line(board: Path, name: str, data: bytes, rule: str, line: int) -> None:
    (board / "schema" / name).write_bytes(data)
    checked = check_board(board, TODAY)
    assert checked.rulebook is None
    assert (rule, line) in {(problem.rule, problem.line) for problem in checked.problems}
    assert {problem.path for problem in checked.problems} == {f"schema/{name}"}


def test_a_policy_schema_that_asks_for_nothing_is_survived(board: Path) -> None:
    (board / "schema/policy.schema.json").write_text("{}")
    (board / "schema/policy.yml").write_text("x: 1\n")
    rulebook, problems = read_rulebook(board, {})
    assert problems == []
    assert rulebook
    assert rulebook.policy.floor_per_hour["USD"] == 15


def test_a_word_added_to_the_vocabulary_is_accepted(board: Path) -> None:
    edit(board, SURVEY, "interviewing", "juggling")
    assert check(board) == [("value-vocabulary", "error")]
    edit(board, "schema/vocabulary.yml", "skills:\n", "skills:\n  - id: juggling\n    label: Juggling\n")
    assert check(board) == []


def test_a_board_without_a_schema_uses_the_shipped_one(tmp_path: Path) -> None:
    assert json.loads((find_schema(tmp_path) / "opportunity.schema.json").read_bytes())["title"] == "Opportunity"


def test_samples_may_have_dates_ahead(board: Path) -> None:
    edit(board, SURVEY, "posted: 2026-11-16", "posted: 2026-12-01")
    assert check(board) == [("date-ahead", "warning")]
    edit(board, "opportunities/acme/employer.yml", "country: PT", "country: PT\nsample: true")
    assert check(board) == []


def test_a_listing_is_checked_although_its_employer_cannot_be_read(board: Path) -> None:
    (board / "opportunities/acme/employer.yml").write_text("a: [\n")
    edit(board, SURVEY, "amount: 600", "amount: 100")
    assert check(board) == [("yaml-syntax", "error"), ("pay-floor", "error")]


def test_links_in_the_folder_are_named_and_not_followed(board: Path) -> None:
    (board / "outside.yml").write_text("title: secret\n")
    (board / "opportunities/acme/link.yml").symlink_to(board / "outside.yml")
    (board / "opportunities/other").symlink_to(board / "opportunities/acme")
    checked: Checked = check_board(board, TODAY)
    assert [(p.path, p.rule) for p in checked.problems] == [
        ("opportunities/acme/link.yml", "file-place"), ("opportunities/other", "file-place"),
    ]
    assert "secret" not in str(checked.problems)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("amount: 600", "amount: " + "9" * 5_000), ("amount: 600", "amount: 1e308"), ("hours: 30", "hours: 1e-300"),
        ("hours: 30", "hours: -0.0"), ("deadline: 2026-12-07", "deadline: 0001-01-01"),
        ("url: https://acme.example/projects/cups", "url: 'https://['"),
    ],
)
def test_absurd_values_are_answered(board: Path, old: str, new: str) -> None:
    edit(board, SURVEY, old, new)
    problems = check_board(board, TODAY).problems
    assert all(problem.message.endswith(".") for problem in problems)
    assert problems


@pytest.mark.parametrize("field", [
    "".join(f"  a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 400)),
    "".join(f"  - word{n}\n" for n in range(4_000)), "".join(f"  word{n}: 1\n" for n in range(4_000)),
])
@pytest.mark.parametrize("name", ["x-notes", "skills", "pay"])
def test_a_file_made_to_be_slow_is_answered(board: Path, name: str, field: str) -> None:
    path = board / SURVEY
    text = path.read_text(encoding="utf-8").replace("skills:", "x-skills:").replace("pay:", "x-pay:")
    path.write_text(f"{name}:\n{field}{text}", encoding="utf-8")
    assert check_board(board, TODAY).has_errors
