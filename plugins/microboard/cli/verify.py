"""`microboard verify`: refuses a site that lacks what the board has."""

import sys
from datetime import datetime, time
from pathlib import Path

import click

from microboard.cli.options import board_option, read_moment, read_or_end
from microboard.publish.site.verify import SiteError, find_differences, read_board_file


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
    found = list(find_differences(site, said, *read_or_end(board, noon)))
    if found and not any(find_differences(site, said, *read_or_end(board, morning))):
        found = []
    for one in found:
        click.echo(one)
    if found:
        sys.exit(1)
    click.echo(f"{site} holds what the board has, as of {said['as_of']}.", err=True)
