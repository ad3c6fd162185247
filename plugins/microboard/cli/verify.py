"""`microboard verify`: refuses a site that lacks what the board has."""

import sys
from datetime import datetime, time
from pathlib import Path

import click

from microboard.cli.options import board_option, read_moment, read_or_end
from microboard.publish.site.verify import SiteError, find_faults, read_board_file


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@board_option
def verify(site: Path, board: Path) -> None:
    """Refuse a built site that lacks what the board has."""
    try:
        said = read_board_file(site)
    except SiteError as error:
        click.echo(error)
        sys.exit(1)
    noon = read_moment(said["as_of"])
    morning = datetime.combine(noon.date(), time.min, noon.tzinfo)
    # A listing closes at noon in UTC, and the site may be of either half of the day.
    faults = list(find_faults(site, said, *read_or_end(board, noon)))
    if faults and not any(find_faults(site, said, *read_or_end(board, morning))):
        faults = []
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo(f"{site} holds what the board has, as of {said['as_of']}.", err=True)
