"""Reads the board of a folder."""

from datetime import datetime
from pathlib import Path

from microboard.board.build import Builder
from microboard.board.model import Board
from microboard.check import Rulebook, Scope, check_board
from microboard.check.problems.report import build_text
from microboard.run.progress import QUIET, Progress


class BoardError(Exception):
    """A board with errors. The text is what the check says of them."""


def read_board(
    root: Path, as_of: datetime, progress: Progress = QUIET, *, has_warnings: bool = False
) -> tuple[Board, Rulebook]:
    """The board at `root` and its rules. Raises BoardError where it has errors; with warnings beside them only where
    somebody asks for these."""
    builder = Builder(as_of)
    checked = check_board(root, as_of.date(), Scope(has_warnings=has_warnings), progress, builder.take)
    if checked.has_errors or not checked.rulebook:
        raise BoardError(build_text(checked.problems))
    return builder.build(checked), checked.rulebook
