"""Ratios are taken round by round, and promises are compared with them."""

import pytest

from budgets import iterate_budgets
from measured import Run
from stages import read_stages
from table import HEADINGS, Row, build_rows, compare, write_markdown, write_text


def make_row(key: str, *walls: float, cpu: float = 1.0, peak: int = 10**9) -> Row:
    return Row(key, key.title(), tuple(Run(wall, cpu, peak) for wall in walls))


def test_a_machine_that_slows_down_changes_no_ratio() -> None:
    assert compare(make_row("a", 1, 2, 4), make_row("b", 2, 4, 8), "wall") == 0.5


def test_the_table_compares_every_row_with_the_first() -> None:
    rows = [make_row("cold", 2, 2, 2), make_row("hugo", 5, 4, 6), Row("blog", "Blog", (), None, "stopped after 9 s")]
    head, own, other, missing = build_rows(rows)
    assert head == HEADINGS
    assert own[:4] == ("Cold", "1.00", "1.00", "1.00")
    assert other[1] == "2.50"
    assert missing[-1] == "stopped after 9 s"
    assert len({len(line) for line in (head, own, other, missing)}) == 1


def test_the_table_can_be_read_in_a_terminal_and_as_markdown() -> None:
    cells = [*build_rows([make_row("cold", 2)])]
    assert write_text(cells).splitlines()[1].startswith("Cold")
    assert write_markdown(cells).splitlines()[2].startswith("| Cold | 1.00 |")


def test_a_promise_that_is_broken_is_told() -> None:
    rows = {"cold": make_row("cold", 8), "same": make_row("same", 7), "hugo": make_row("hugo", 10, cpu=1.2)}
    lines = [*iterate_budgets({10_000: rows})]
    assert lines[0].startswith("NOT KEPT")
    assert "0.7, at most 0.6" in lines[0]
    assert [line[:8].strip() for line in lines] == ["NOT KEPT", "NOT KEPT", "kept", "kept"]


def test_what_was_not_measured_is_no_promise() -> None:
    assert not [*iterate_budgets({10_000: {"cold": make_row("cold", 10), "hugo": Row("hugo", "Hugo", ())}})]


@pytest.mark.parametrize(("peak", "verdict"), [(10**9, "kept"), (16 * 10**8, "NOT KEPT")])
def test_memory_is_promised_too(peak: int, verdict: str) -> None:
    (line,) = iterate_budgets({100_000: {"cold": make_row("cold", 100, peak=peak)}})
    assert line.startswith(verdict)


def test_stages_are_read_from_the_log() -> None:
    lines = "DEBUG   -  microboard: pages: 12,345 files in 3.25 s", "INFO", "microboard: check: 9 files in 1 s"
    assert read_stages("\n".join(lines)) == {"pages": 3.25, "check": 1.0}
    assert read_stages("Documentation built in 3.25 seconds") == {}
