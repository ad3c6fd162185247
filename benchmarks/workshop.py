"""Where a size is measured: its board, and a small site that lends the rivals its frame."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from listing_files import ROOT, write_board
from microboard.check import check_board
from rivals.source import Source, read_source


@dataclass(frozen=True)
class Workshop:
    """A folder for a board of one size and the sites that are made of it. `sample` is a site of Microboard that lends
    the rivals its frame, `environment` where they are installed, `limit` how many seconds a run may take."""

    folder: Path
    size: int
    as_of: datetime
    sample: Path
    environment: Path
    limit: float

    @cached_property
    def board(self) -> Path:
        """The folder of the board, which is written if it is not there."""
        board = self.folder / "board"
        if not board.is_dir():
            write_sized_board(board, self.size, self.as_of.date())
        return board

    def copy_board(self, name: str) -> Path:
        """A board for one job alone: its changes meet no other."""
        copy = self.folder / f"board-{name}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.board, copy)
        return copy

    @cached_property
    def source(self) -> Source:
        """What the board says."""
        return read_source(self.board, self.as_of)

    @property
    def variables(self) -> dict[str, str]:
        """The environment of every build."""
        return list_variables(self.as_of)


def list_variables(as_of: datetime) -> dict[str, str]:
    """A day, Microboard as it is here, no notice of MkDocs 2, and Python as it is by default: it compiles a module
    once."""
    return {"SOURCE_DATE_EPOCH": str(int(as_of.timestamp())), "PYTHONPATH": str(ROOT / "plugins"),
            "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


def write_sized_board(folder: Path, size: int, today: date) -> None:
    """A board of so many invented listings, the same ones every time."""
    rulebook = check_board(ROOT, today).rulebook
    assert rulebook
    folder.mkdir(parents=True)
    write_board(folder, size, rulebook.vocabulary, today)


def build_sample(folder: Path, as_of: datetime) -> Path:
    """A site of Microboard with a few listings, for its frame."""
    board = folder / "board"
    if not board.is_dir():
        write_sized_board(board, 20, as_of.date())
        command = sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")
        subprocess.run(command, cwd=board, check=True, env={**os.environ, **list_variables(as_of)})
    return folder / "site"
