"""`microboard clear-samples`: makes room for a real board."""

import shutil
from pathlib import Path

import click

from microboard.cli.options import board_option
from microboard.read import read_document, read_folder
from microboard.read.folder import ROOT, name_employer_file


@click.command("clear-samples")
@board_option
def clear_samples(board: Path) -> None:
    """Remove every employer marked `sample: true`, with all their listings."""
    removed = 0
    for name in read_folder(board).employers:
        document, _ = read_document(board, name_employer_file(name))
        if document and document.get("sample") is True:
            shutil.rmtree(board / ROOT / name)
            removed += 1
    click.echo(f"Removed {removed} sample employer{'' if removed == 1 else 's'}.", err=True)
