"""The options that several commands share: which board, and which day."""

from datetime import datetime
from pathlib import Path

import click

from microboard.run.clock import read_clock

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
