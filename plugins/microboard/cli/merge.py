"""`microboard merge`: makes one directory out of several boards."""

from pathlib import Path

import click

from microboard.cli.options import as_of_option, read_moment
from microboard.federate.boards import Source, SourceError, Unread, read_sources
from microboard.federate.merge import build_directory
from microboard.publish.site.write import write_outputs


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
        boards = read_sources(sources)
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    for board in boards:
        if isinstance(board, Unread):
            click.echo(f"Not read: {board.place}: {board.error}", err=True)
    count = sum(isinstance(board, Source) for board in boards)
    if not count:
        raise click.UsageError("No board could be read, so nothing is written.")
    files, dropped = build_directory(boards, moment)
    write_outputs(folder, files)
    for one in dropped:
        click.echo(f"Left out {one.listing} of {one.board}: {one.reason}.", err=True)
    click.echo(f"Merged {count} board{'' if count == 1 else 's'} into {folder}.", err=True)
