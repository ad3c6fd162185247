"""Boards of any size are the same every time, and good boards."""

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from boards import ROOT
from build import AS_OF
from listing_files import write_board
from microboard.check import check_board
from schemas import RULEBOOK
from workshop import write_sized_board

SIZE = 300
CODE = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from build import AS_OF
from workshop import write_sized_board
write_sized_board(Path(sys.argv[1]), 300, AS_OF.date())
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("board") / "one"
    write_sized_board(folder, SIZE, AS_OF.date())
    return folder


def test_the_same_board_is_written_every_time(board: Path, tmp_path: Path) -> None:
    folders = [str(ROOT / name) for name in ("benchmarks", "plugins")]
    # Another process has other hashes, and so another order of sets.
    subprocess.run([sys.executable, "-c", CODE, str(tmp_path / "two"), *folders], check=True,
                   env={**os.environ, "PYTHONHASHSEED": "1"})
    files = [path.relative_to(board) for path in board.rglob("*.yml")]
    assert len(files) > SIZE
    same, different, missing = filecmp.cmpfiles(board, tmp_path / "two", files, shallow=False)
    assert (len(same), different, missing) == (len(files), [], [])


def test_every_listing_passes_the_check(tmp_path: Path) -> None:
    board = tmp_path / "board"
    write_board(board, SIZE, RULEBOOK.vocabulary, AS_OF.date())
    # Without the rules of this repository's board, which may take less than the program's own.
    shutil.rmtree(board / "schema")
    checked = check_board(board, AS_OF.date())
    assert len(checked.listings) == SIZE
    assert not [problem for problem in checked.problems if problem.severity == "error"]


def test_a_larger_board_begins_with_the_listings_of_a_smaller_one(board: Path, tmp_path: Path) -> None:
    write_sized_board(tmp_path / "larger", 2 * SIZE, AS_OF.date())
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("larger/opportunities/*/project-*")}
    listing = next(board.glob("opportunities/*/project-7.yml"))
    title, summary = listing.read_text(encoding="utf-8").splitlines()[:2]
    assert texts["project-7.yml"].startswith(f"{title}\n{summary}\n")
