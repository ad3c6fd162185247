"""Reads the board of a folder for a site."""

from datetime import datetime
from pathlib import Path

from microboard.board.build import Builder
from microboard.board.model import Board
from microboard.check import Rulebook, Scope, check_board
from microboard.check.problems.report import build_text
from microboard.run.progress import QUIET, Progress


class BoardError(Exception):
    """A board with errors. The text is what the check says of them."""


def read_board(root: Path, as_of: datetime, progress: Progress = QUIET) -> tuple[Board, Rulebook]:
    """The board at `root` and its rules, for a site. Raises BoardError where it has errors; warnings are for
    `microboard check`."""
    builder = Builder(as_of)
    checked = check_board(root, as_of.date(), Scope(has_warnings=False), progress, builder.take)
    if checked.has_errors or not checked.rulebook:
        raise BoardError(build_text(checked.problems))
    return builder.build(checked), checked.rulebook
