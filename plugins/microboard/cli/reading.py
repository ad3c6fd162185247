"""What several commands begin with: a board that has no errors."""

import sys
from datetime import datetime
from pathlib import Path

import click

from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.check.report import build_text


def read_board(root: Path, moment: datetime) -> Board:
    """The board in a folder; where it has errors, they are shown and the command ends with 1."""
    checked = check_board(root, moment.date())
    if checked.has_errors or not checked.rulebook:
        click.echo(build_text(checked.problems), nl=False)
        sys.exit(1)
    return build_board(checked, moment)
