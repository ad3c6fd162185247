"""`microboard clear-samples`: makes room for a real board."""

import shutil
from pathlib import Path

import click

from microboard.care.samples import list_samples
from microboard.cli.options import board_option
from microboard.read.folder import ROOT


@click.command("clear-samples")
@board_option
def clear_samples(board: Path) -> None:
    """Remove every employer marked `sample: true`, with all their listings."""
    samples = list_samples(board)
    for name in samples:
        shutil.rmtree(board / ROOT / name)
    click.echo(f"Removed {len(samples)} sample employer{'' if len(samples) == 1 else 's'}.", err=True)
