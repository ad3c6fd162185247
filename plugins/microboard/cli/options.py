"""What several commands share: which board, which day, and the first step: a board without errors, or its rules."""

import sys
from datetime import datetime
from pathlib import Path

import click

from microboard.board import Board
from microboard.board.build import BoardError, read_board
from microboard.check import Rulebook
from microboard.check.board.catalogue import get_severities
from microboard.check.problems.report import build_text
from microboard.check.schema.rulebook import read_rulebook
from microboard.run.clock import read_clock
from microboard.run.progress import Progress, find_terminal

board_option = click.option(
    "--board", default=".", metavar="DIR", help="The folder that holds opportunities/; else the current one.",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
as_of_option = click.option("--as-of", default="", metavar="DATE",
                            help="Work as on this day, such as 2027-01-15; else SOURCE_DATE_EPOCH, else today.")


def read_moment(as_of: str) -> datetime:
    """The moment that `--as-of` names. Raises UsageError where it is no date."""
    try:
        return read_clock(as_of)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def read_or_end(root: Path, moment: datetime, *, has_warnings: bool = False) -> tuple[Board, Rulebook]:
    """The board in a folder, and its rules. Where it has errors, they are shown, with warnings beside them where these
    are asked for, and the command ends with 1."""
    try:
        return read_board(root, moment, Progress(find_terminal()), has_warnings=has_warnings)
    except BoardError as error:
        click.echo(str(error), nl=False)
        sys.exit(1)


def read_rules_or_end(root: Path) -> Rulebook:
    """The rules of the board in a folder. Where they are broken, it is said how, and the command ends with 1."""
    rulebook, problems = read_rulebook(root, get_severities())
    if not rulebook:
        click.echo(build_text(problems), nl=False)
        sys.exit(1)
    return rulebook
