"""The first step of several commands: a board without errors."""

import sys
from datetime import datetime
from pathlib import Path

import click

from microboard.board import Board
from microboard.board.read_board import BoardError, read_board
from microboard.check import Rulebook
from microboard.run.progress import Progress, find_terminal


def read_or_end(root: Path, moment: datetime, *, has_warnings: bool = False) -> tuple[Board, Rulebook]:
    """The board in a folder, and its rules. Where it has errors, they are shown, with warnings beside them where these
    are asked for, and the command ends with 1."""
    try:
        return read_board(root, moment, Progress(find_terminal()), has_warnings=has_warnings)
    except BoardError as error:
        click.echo(str(error), nl=False)
        sys.exit(1)
