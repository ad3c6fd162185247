"""An answer takes no longer for each part of a file than the check of it."""

import time
from pathlib import Path

import orjson
import pytest

from board_of_one import GOOD, LISTING, BoardOfOne
from microboard.answer import build_comment, gather_answer
from microboard.check import Checked


@pytest.fixture
def board(tmp_path: Path) -> BoardOfOne:
    return BoardOfOne(tmp_path / "board")


def check(board: BoardOfOne, deliverables: int) -> Checked:
    text = (GOOD / LISTING).read_text(encoding="utf-8")
    start, end = text.index("deliverables:"), text.index("effort:")
    many = ", ".join(["{}"] * deliverables)
    board.write(LISTING, f"{text[:start]}deliverables: [{many}]\n{text[end:]}".encode())
    return board.check()


def answer(board: BoardOfOne, checked: Checked) -> str:
    listings = [listing.file.path for listing in checked.listings]
    return build_comment(gather_answer(board.root, checked, checked.problems, listings))


def test_values_are_read_once_however_long_a_list_is(board: BoardOfOne, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    loads = orjson.loads
    monkeypatch.setattr(orjson, "loads", lambda data: read.append(len(data)) or loads(data))
    counts = set()
    for deliverables in (10, 400):
        checked = check(board, deliverables)
        read.clear()
        assert "Strength of" in answer(board, checked)
        counts.add(len(read))
    assert len(counts) == 1


def test_an_answer_takes_little_longer_than_its_check(board: BoardOfOne) -> None:
    began = time.process_time()
    checked = check(board, 15_000)
    middle = time.process_time()
    answer(board, checked)
    # As long, when this was written; 200 times as long before.
    assert time.process_time() - middle < 8 * (middle - began)
