"""`microboard sayings`: prints what workflows tell people."""

import json
from pathlib import Path

import click

from microboard.answer.sayings import build_sayings
from microboard.cli.options import board_option, read_rules_or_end


@click.command()
@board_option
def sayings(board: Path) -> None:
    """Print what the workflows tell people, in the language of the board, as JSON."""
    read_rules_or_end(board)
    click.echo(json.dumps(build_sayings(), indent=2, ensure_ascii=False))
