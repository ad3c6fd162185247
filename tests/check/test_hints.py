"""What a hint says to write passes the check: the problem is gone, and there is no other error in its place."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from board_of_one import EMPLOYER as EMPLOYER_PATH
from board_of_one import LISTING as LISTING_PATH
from board_of_one import BoardOfOne
from boards import EMPLOYER, EVERYTHING, LISTING, ROOT
from cases import copy_case
from microboard.answer.mend import apply_pastes, build_pastes
from microboard.check import Checked, check_board
from microboard.read import Problem
from microboard.read.document import read_text
from microboard.run.clock import read_clock
from schemas import RULEBOOK, iterate_fields
from tries import tries

BAD = ROOT / "tests/examples/bad"
TODAY = read_clock("2026-11-23").date()
PLACES = {
    LISTING_PATH: [location for location, _ in iterate_fields(RULEBOOK.opportunity.schema)],
    EMPLOYER_PATH: [location for location, _ in iterate_fields(RULEBOOK.employer.schema)],
}
BASES = {LISTING_PATH: [LISTING, {**LISTING, **EVERYTHING}], EMPLOYER_PATH: [EMPLOYER]}
# What people write where something else is wanted.
TEXTS = ["EU", "European Union", "Kosovo", "UK", "Portugal", "PT, ES", "everywhere", "euro", "€", "dollars", "eur",
         "octocat_acme_x", "@octocat", "octo cat", "github.com/octocat", "bit.ly/apply", "http://bit.ly/apply",
         "www.acme.example", "docs.google.com/forms/x", "paypa1.com", "example.com", "http://example.org/apply",
         "-acme.example", "acme_x.example", "31.01.2020", "2026/11/01", "1 January 2099", "31.12.2027", "0", "0 EUR",
         "999", "1.600,50", "1,600", "500 EUR", "40h", "js", "JS, SQL", "Javascript", "Python", "blah", "yes", "no",
         "Remote", "on site", "Unpaid", "Fixed", "hour", "anyone", "Written", "research", "closed", "Open", "TBD", ""]
VALUES = st.one_of(
    st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.none(), st.booleans(),
    st.sampled_from([0, -1, 3.5, 200, 10**20, [], {}, [{}], {"what": "x"}, [["a"]]]))
# Rules with hints that give something to copy.
CERTAIN = ("field-", "value-")


def find(checked: Checked) -> list[Problem]:
    return [problem for problem in checked.problems if problem.severity == "error"]


def apply(board: Path, problem: Problem) -> bool:
    """Do what one hint says, where it can be done in its line."""
    text = read_text(board, problem.path)
    pastes = build_pastes(text, [problem])
    (board / problem.path).write_text(apply_pastes(text, pastes), encoding="utf-8")
    return bool(pastes)


def examine(before: list[Problem], after: list[Problem], done: list[Problem]) -> None:
    said = {(one.path, one.field, one.message) for one in before}
    for problem in done:
        assert not [one for one in after if (one.path, one.field, one.message) == (
            problem.path, problem.field, problem.message)], problem
        # What was hidden behind a wrong name is no fault of the hint; nor is what was wrong before.
        if problem.rule != "field-unknown":
            assert not [one for one in after if one.path == problem.path and problem.field
                        and f"{one.field}.".startswith(f"{problem.field}.")
                        and (one.path, one.field, one.message) not in said], problem


def try_all(board: Path, check: Callable[[], list[Problem]]) -> int:
    """Every hint by itself, then all together: the number of those that give something to copy."""
    before = check()
    texts = {problem.path: read_text(board, problem.path) for problem in before}
    certain = [problem for problem in before if problem.write]
    for problem in certain[:3] if len(certain) > 1 else ():
        if apply(board, problem):
            examine(before, check(), [problem])
        (board / problem.path).write_text(texts[problem.path], encoding="utf-8")
    for path in {problem.path for problem in certain}:
        pastes = build_pastes(texts[path], [problem for problem in certain if problem.path == path])
        (board / path).write_text(apply_pastes(texts[path], pastes), encoding="utf-8")
    if certain:
        examine(before, check(), [one for one in certain if one.rule != "field-missing"])
    return len(certain)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir() if path.name.startswith(CERTAIN)))
def test_the_hints_of_every_example_pass(name: str, tmp_path: Path) -> None:
    copy_case(BAD / name, tmp_path)
    try_all(tmp_path, lambda: find(check_board(tmp_path, TODAY)))


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> BoardOfOne:
    return BoardOfOne(tmp_path_factory.mktemp("hints") / "board")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A file with some wrong values, or without some of its fields."""
    path = draw(st.sampled_from([LISTING_PATH, LISTING_PATH, EMPLOYER_PATH]))
    values = copy.deepcopy(draw(st.sampled_from(BASES[path])))
    for location in draw(st.lists(st.sampled_from(PLACES[path]), min_size=1, max_size=3)):
        change(values, location, draw(VALUES), draw(st.integers(0, 3)))
    return path, values


def change(target: Any, location: tuple[str, ...], value: Any, kind: int) -> None:
    for step in location[:-1]:
        target = (target[0] if target else None) if step == "*" and isinstance(target, list) else (
            target.get(step) if isinstance(target, dict) else None)
    if isinstance(target, dict):
        old = target.pop(location[-1], None)
        if kind == 1 and old is not None:
            target[f"{location[-1]}s"] = old
        elif kind > 1:
            target[location[-1]] = value


def write(values: dict[str, Any]) -> bytes:
    """One line for each field, as YAML in braces."""
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()).encode()


@pytest.mark.slow
@tries(20, suppress_health_check=list(HealthCheck))
@given(file=files())
@example(file=(LISTING_PATH, {**LISTING, "skills": ["js", "javascript", "Javascript"]}))
@example(file=(LISTING_PATH, {**LISTING, "skills": "js, SQL"}))
@example(file=(LISTING_PATH, {**LISTING, "apply": {"url": "bit.ly/x", "deadline": "2026-12-14"}}))
@example(file=(LISTING_PATH, {**LISTING, "apply": {"url": "https://acme.example/x", "deadline": "1 May 2020"}}))
@example(file=(LISTING_PATH, {**LISTING, "apply": {"urls": "https://acme.example/x", "deadline": "2026-12-14"}}))
@example(file=(LISTING_PATH, {**LISTING, "pay": {"type": "fixed", "amount": "0 EUR", "currency": "EUR"}}))
@example(file=(LISTING_PATH, {**LISTING, "pay": {"type": "fixed", "amount": "5 EUR", "currency": "EUR"}}))
@example(file=(LISTING_PATH, {**LISTING, "effort": {"hours": "500", "weeks": 4}}))
@example(file=(LISTING_PATH, {**LISTING, "deliverables": [{}]}))
@example(file=(EMPLOYER_PATH, {**EMPLOYER, "country": "EU", "maintainers": ["octocat_acme_x", "@acme-ana"]}))
@example(file=(EMPLOYER_PATH, {**EMPLOYER, "website": "http://example.com"}))
@example(file=(EMPLOYER_PATH, {**EMPLOYER, "domains": ["https://acme.example/", "acme.example"]}))
def test_whatever_is_wrong_the_hint_passes(board: BoardOfOne, file: tuple[str, dict[str, Any]]) -> None:
    path, values = file
    board.write(path, write(values))
    try_all(board.root, lambda: find(board.check()))


@pytest.mark.parametrize(("posted", "deadline"), [
    ("2026-11-20", None), (None, "2026-12-14"), ("2027-06-01", None), (None, "2028-01-01"),
])
def test_the_dates_of_an_example_fit_those_of_the_file(
    board: BoardOfOne, posted: str | None, deadline: str | None
) -> None:
    values: dict[str, Any] = {**LISTING, "apply": {"url": "https://acme.example/a"}}
    values.pop("posted")
    board.write(LISTING_PATH, write({
        **values, **({"posted": posted} if posted else {}),
        "apply": {"url": "https://acme.example/a", **({"deadline": deadline} if deadline else {})},
    }))
    assert try_all(board.root, lambda: find(board.check())) == 1


@pytest.mark.parametrize(("changes", "field", "hint"), [
    ({"pay": {"type": "hourly", "amount": 480, "currency": "EUR"}}, "pay.amount",
     "If 480 is for the whole project, write type: fixed."),
    ({"pay": {"type": "hourly", "amount": 200, "currency": "EUR"}}, "pay.amount",
     "If 200 is for the whole project, that is too little for 20 hours."),
    ({"posted": "2026-12-01", "updated": "2026-12-02"}, "posted", "Write 2026-11-23 for today."),
    ({"posted": "2026-12-01", "updated": "2026-12-02"}, "updated", "Mend posted first, then this date."),
    ({"updated": "2026-12-02"}, "updated", "Write 2026-11-23 for today."),
])
def test_a_warning_suggests_nothing_that_is_an_error(
    board: BoardOfOne, changes: dict[str, Any], field: str, hint: str
) -> None:
    board.write(LISTING_PATH, write({**LISTING, **changes}))
    assert [problem.hint for problem in board.check().problems if problem.field == field] == [hint]


@pytest.mark.parametrize(("changes", "field", "line"), [
    ({"location": {"mode": "onsite", "places": "Porto, Portugal"}}, "location.places", "[{city: Porto, country: PT}]"),
    ({"location": {"mode": "onsite", "places": "Porto, Portugal; Wien, Österreich"}}, "location.places",
     "[{city: Porto, country: PT}, {city: Wien, country: AT}]"),
    ({"location": {"mode": "onsite", "places": ["Porto, PT"]}}, "location.places.1", "{city: Porto, country: PT}"),
    ({"deliverables": "A table with forty answers"}, "deliverables", "[{what: A table with forty answers}]"),
    ({"apply": {**LISTING["apply"], "materials": "CV, a short letter"}}, "apply.materials", '["CV, a short letter"]'),
    ({"learning_objectives": "Ask without leading, sort what is said"}, "learning_objectives",
     "[Ask without leading, sort what is said]"),
    ({"location": {"mode": "remote", "applicants_from": "“Worldwide”"}}, "location.applicants_from", "worldwide"),
])
def test_a_text_for_a_list_is_the_line_to_paste(
    board: BoardOfOne, changes: dict[str, Any], field: str, line: str
) -> None:
    board.write(LISTING_PATH, write({**LISTING, **changes}))
    assert [problem.write for problem in find(board.check()) if problem.field == field] == [line]
    try_all(board.root, lambda: find(board.check()))
    assert field not in {problem.field for problem in find(board.check())}
