"""What is measured of a board is what a few plain lines find in its files, and nothing is said of the few."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from boards import BoardFolder
from chance_board import DAY, write_board
from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.publish.insights.measure import list_months, measure
from microboard.publish.insights.spread import Spread, measure_spread
from microboard.publish.insights.table import COLUMNS, build_insights_table
from microboard.run.clock import read_clock
from naive_insights import tabulate


def read_table(board: Board) -> list[list[str]]:
    header, *rows = csv.reader(StringIO(build_insights_table(board).decode("utf-8-sig")))
    assert tuple(header) == COLUMNS
    return rows


def test_the_table_says_what_plain_lines_find(tmp_path: Path) -> None:
    write_board(tmp_path / "board")
    check = check_board(tmp_path / "board", DAY)
    assert not check.has_errors, check.problems[:3]
    rows = read_table(build_board(check, read_clock(str(DAY))))
    assert len({row[0] for row in rows}) == 7
    assert {tuple(row) for row in rows} == tabulate(tmp_path / "board", DAY)
    assert len(rows) == len({tuple(row) for row in rows})


@pytest.mark.slow
def test_the_table_says_what_plain_lines_find_in_real_listings(real_listings: Path) -> None:
    board = build_board(check_board(real_listings, DAY), read_clock(str(DAY)))
    assert {tuple(row) for row in read_table(board)} == tabulate(real_listings, DAY)


def test_quartiles_are_those_of_spreadsheets() -> None:
    assert measure_spread([7, 1, 2, 10, 4, 3]) == Spread(6, 2.25, 3.5, 6.25)
    assert measure_spread([20.0] * 5) == Spread(5, 20, 20, 20)


def test_four_are_too_few(folder: BoardFolder) -> None:
    for number in range(4):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20)
    insights = measure(folder.build())
    assert measure_spread([1, 2, 3, 4]) is None
    assert (insights.pay, insights.hidden) == ((), ("EUR",))
    assert not any(share.is_shown for share in (insights.hours, insights.days, insights.promises, insights.ended))
    assert {row[0] for row in read_table(folder.build())} == {"month"}


def test_a_category_with_too_few_is_named_and_counts_in_the_whole(folder: BoardFolder) -> None:
    for number in range(6):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20,
                   category="web" if number else "design", pay={"type": "hourly", "amount": 20 + number,
                                                                "currency": "EUR", "amount_to": 90})
    (pay,) = measure(folder.build()).pay
    assert [(rate.id, rate.spread.count, rate.spread.median) for rate in pay.rates] == [("", 6, 22.5), ("web", 5, 23)]
    assert pay.hidden == ("Design",)


def test_what_is_withdrawn_counts_among_the_endings_alone(folder: BoardFolder) -> None:
    folder.add("acme/bread", openings=3)
    folder.add("acme/trap", status="withdrawn", openings=50, description="Another text, and a trap. " * 20)
    folder.add("acme/rest", status="paused", description="A text on bread that rests. " * 20)
    insights = measure(folder.build())
    assert insights.months[-1] == (date(2026, 11, 1), 2, 4)
    assert {part.id: part.count for part in insights.ended.parts} == {
        "completed": 0, "filled": 0, "withdrawn": 1, "closed": 0, "unconfirmed": 0}


def test_a_year_of_months_ends_with_this_one() -> None:
    assert list_months(date(2027, 1, 31)) == [*(date(2026, month, 1) for month in range(2, 13)), date(2027, 1, 1)]
    assert list_months(date(2026, 12, 1))[0] == date(2026, 1, 1)
