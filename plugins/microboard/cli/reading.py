"""The first step of several commands: a board without errors."""

import sys
from datetime import datetime
from pathlib import Path

import click

from microboard.board import Board, Builder
from microboard.check import WHOLE, check_board
from microboard.check.problems.report import build_text
from microboard.run.progress import Progress, find_terminal


def read_board(root: Path, moment: datetime) -> Board:
    """The board in a folder; where it has errors, they are shown and the command ends with 1."""
    builder = Builder(moment)
    checked = check_board(root, moment.date(), WHOLE, Progress(find_terminal()), builder.take)
    if checked.has_errors or not checked.rulebook:
        click.echo(build_text(checked.problems), nl=False)
        sys.exit(1)
    return builder.build(checked)
