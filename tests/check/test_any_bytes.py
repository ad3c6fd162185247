"""Whatever a file holds, the command answers in words, and never with a traceback."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from board_of_one import EMPLOYER, GOOD, LISTING, BoardOfOne
from boards import ROOT
from tries import tries

SPOILT = sorted((ROOT / "tests/examples/bad").glob("*/opportunities/*/*.yml"))
SAMPLES = [GOOD / LISTING, GOOD / EMPLOYER, *SPOILT[::9]]
DATA = [path.read_bytes() for path in SAMPLES]
LINE = re.compile(r"(opportunities/acme/(survey|employer)\.yml:\d+:\d+  .+|\d+ problems? in \d+ files?.*\.)")
CALM: Any = {"derandomize": True,
             "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}
FIELDS = [*yaml.safe_load(DATA[0]), *yaml.safe_load(DATA[1]), "status", "updated", "openings", "x-note", "outcome"]
WORDS = st.sampled_from([
    "", "~", "null", "NO", "on", "012", "0x1F", "1_000", "1e999", ".inf", ".nan", "-0.0", "12:30", "2026-11-31",
    "2026-11-20", "0001-01-01", "9999-12-31", "https://", "https://[", "https://a:99999/", "https://acme.example/x",
    "a@b", "@", "<<", "=", "!!python/object:os.system", "\u202e", "\ufdd0", "\x85", "9" * 400, "-" * 300, "&a", "*a",
    "fixed", "hourly", "EUR", "PT", "remote", "onsite", "withdrawn", "{{ 7*7 }}", "::error::x", "%0A::error::x",
])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=300) | st.dates()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=6)
    | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=12), inner, max_size=6), max_leaves=25)
GROUPS = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=12), VALUES, max_size=25)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> BoardOfOne:
    return BoardOfOne(tmp_path_factory.mktemp("any") / "board")


def answer(board: BoardOfOne, path: str, data: bytes, form: str = "text") -> None:
    """Run the command, and look at what it says."""
    board.write(path, data)
    result = board.run(form)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert result.exit_code in (0, 1)
    assert "Traceback" not in result.output
    if form == "text":
        lines = result.stdout.split("\n")
        assert lines.pop() == ""
        assert all(LINE.fullmatch(line) and line.isprintable() for line in lines), lines
        assert bool(lines) >= (result.exit_code == 1)
    elif form == "github":
        assert all(line.startswith(("::error file=", "::warning file=")) or LINE.match(line)
                   or line == "No problems." for line in result.stdout.splitlines())


@pytest.mark.slow
@given(st.binary(max_size=2_000), st.sampled_from([LISTING, EMPLOYER]))
@tries(40, **CALM)
def test_bytes(board: BoardOfOne, data: bytes, path: str) -> None:
    answer(board, path, data)


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\n :-[]{}'\"|>&*!#%@`?,~"), max_size=800),
       st.sampled_from(["text", "github", "json"]))
@tries(40, **CALM)
def test_text(board: BoardOfOne, text: str, form: str) -> None:
    answer(board, LISTING, text.encode(), form)


@pytest.mark.slow
@given(st.sampled_from(DATA), st.lists(st.tuples(
    st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12) | WORDS.map(str.encode)), min_size=1, max_size=6))
@tries(40, **CALM)
def test_a_file_in_which_something_was_cut_or_put(
    board: BoardOfOne, data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for where, length, new in changes:
        start = int(where * len(data))
        data = data[:start] + new + data[start + length :]
    answer(board, LISTING, data)


@pytest.mark.slow
@given(st.sampled_from(DATA), st.sampled_from(DATA), st.floats(0, 1), st.floats(0, 1))
@tries(40, **CALM)
def test_two_files_that_were_merged_badly(board: BoardOfOne, one: bytes, other: bytes, cut: float, at: float) -> None:
    answer(board, LISTING, one[: int(cut * len(one))] + other[int(at * len(other)) :])


@pytest.mark.slow
@given(GROUPS, st.booleans(), st.sampled_from([LISTING, EMPLOYER]))
@tries(40, **CALM)
def test_fields_with_nonsense_in_them(board: BoardOfOne, values: dict[str, Any], flow: bool, path: str) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow)
    answer(board, path, text.encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@given(st.sampled_from(FIELDS), VALUES, st.sampled_from(["text", "json"]))
@tries(100, **CALM)
def test_a_good_listing_with_one_field_replaced(board: BoardOfOne, name: str, value: Any, form: str) -> None:
    values = {**yaml.safe_load(DATA[0]), name: value}
    answer(board, LISTING, yaml.safe_dump(values, allow_unicode=True).encode("utf-8", "surrogatepass"), form)


def test_a_traceback_would_be_noticed(board: BoardOfOne, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microboard.check.board.begin.read_folder", lambda _: 1 / 0)
    with pytest.raises(AssertionError):
        answer(board, LISTING, b"")


def test_the_samples_are_there() -> None:
    assert len({Path(path).parent for path in SAMPLES}) > 10
