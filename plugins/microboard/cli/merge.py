"""`microboard merge`: makes one directory out of several boards."""

from pathlib import Path

import click

from microboard.cli.options import as_of_option, read_moment
from microboard.publish.boards import SourceError, read_source
from microboard.publish.merge import build_directory
from microboard.publish.site import write_outputs


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="BOARD ...")
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder to write to.",
              type=click.Path(file_okay=False, path_type=Path))
@as_of_option
def merge(sources: tuple[str, ...], folder: Path, as_of: str) -> None:
    """Make one directory out of several boards.

    BOARD is the https address of a board, or the folder of its built site. The order counts: the first that names an
    employer speaks for it, unless a board lives on that employer's own host.
    """
    moment = read_moment(as_of)
    try:
        files, dropped = build_directory([read_source(source) for source in sources], moment)
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    write_outputs(folder, files)
    for one in dropped:
        click.echo(f"Left out {one.listing} of {one.board}: {one.reason}.", err=True)
    click.echo(f"Merged {len(sources)} board{'' if len(sources) == 1 else 's'} into {folder}.", err=True)
