"""`microboard verify`: refuses a site that lacks what the board has."""

import sys
from datetime import datetime, time
from pathlib import Path

import click

from microboard.board.read_board import BoardError, read_board
from microboard.cli.options import board_option, read_moment
from microboard.publish.site.verify import SiteError, find_faults, read_board_file


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@board_option
def verify(site: Path, board: Path) -> None:
    """Refuse a built site that lacks what the board has."""
    try:
        day = str(read_board_file(site)["as_of"])
        noon = read_moment(day)
        morning = datetime.combine(noon.date(), time.min, noon.tzinfo)
        # A listing closes at noon in UTC, and the site may be of either half of the day.
        faults = _find(site, board, noon)
        if faults and not _find(site, board, morning):
            faults = []
    except SiteError as error:
        faults, day = [str(error)], ""
    except BoardError as error:
        click.echo(str(error), nl=False)
        sys.exit(1)
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo(f"{site} holds what the board has, as of {day}.", err=True)


def _find(site: Path, root: Path, moment: datetime) -> list[str]:
    return list(find_faults(site, *read_board(root, moment)))
