"""`microboard erase`: takes an employer out of a board."""

from pathlib import Path

import click

from microboard.care.erase import EraseError, find_traces, list_ids, list_words, remove
from microboard.cli.options import board_option, read_rules_or_end
from microboard.intake.yaml_text import build_yaml

REMOVED = "schema/removed.yml"
HEAD = "# Addresses whose pages say that they were removed. `microboard erase` adds to them."


@click.command()
@click.argument("employer")
@click.option("--without-pages", is_flag=True,
              help="Leave no page at the old addresses, for names in them that are a person's own.")
@board_option
def erase(employer: str, without_pages: bool, board: Path) -> None:
    """Take an employer out: delete their folder, and leave pages that say so at its addresses.

    EMPLOYER is the name of their folder. Where the board still names them is listed. Git keeps what was deleted.
    """
    rulebook = read_rules_or_end(board)
    try:
        ids = list_ids(board, employer)
    except EraseError as error:
        raise click.UsageError(str(error)) from error
    words = list_words(board, ids)
    if not without_pages:
        path = board / REMOVED
        path.parent.mkdir(exist_ok=True)
        removed = list(dict.fromkeys((*rulebook.removed, *ids)))
        path.write_text(build_yaml({"removed": [*removed]}, {}, HEAD), encoding="utf-8", newline="\n")
    remove(board, employer)
    click.echo(f"Removed {employer}, with {len(ids) - 1} listing{'' if len(ids) == 2 else 's'}.", err=True)
    for trace in find_traces(board, words):
        if without_pages or trace.path != REMOVED:
            click.echo(f"{trace.path}:{trace.line}  still holds {trace.word}")
    click.echo("Git keeps what was deleted: the guide for maintainers says what to do about that.", err=True)
