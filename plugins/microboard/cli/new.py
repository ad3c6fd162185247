"""`microboard new`: writes a file to fill in."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from microboard.cli.options import board_option, read_moment, read_rules_or_end
from microboard.intake.forms.editor import name_schema
from microboard.intake.forms.template import build_employer, build_listing
from microboard.read.address import read_id
from microboard.read.file_names import ANY_EMPLOYER, ANY_PROJECT, refuse_name, suggest_name
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.words.speech import _


@click.command()
@click.argument("name", metavar="EMPLOYER/LISTING")
@board_option
def new(name: str, board: Path) -> None:
    """Write a commented listing to fill in, and employer.yml when it is missing."""
    employer, slash, listing = read_id(name).partition("/")
    if not slash:
        hint = f"{suggest_name(employer, ANY_EMPLOYER)}/first-project"
        raise click.UsageError(f"Name the employer and the listing, for example {hint}.")
    for part, otherwise in ((employer, ANY_EMPLOYER), (listing, ANY_PROJECT)):
        reason = refuse_name(part)
        if reason:
            raise click.UsageError(f"{reason} Write for example {suggest_name(part, otherwise)}.")
    rulebook = read_rules_or_end(board)
    folder = board / ROOT / employer
    texts = {EMPLOYER_FILE: build_employer(rulebook.employer.tree),
             f"{listing}.yml": build_listing(rulebook.opportunity.tree, read_moment("").date())}
    heads = {name: name_schema(board, f"{ROOT}/{employer}/{name}") for name in texts}
    _write_missing({folder / name: f"{heads[name]}\n{text}".lstrip() for name, text in texts.items()}, folder)
    option = [] if board == Path() else ["--board", str(board)]
    command = shlex.join([_name_command(), "check", *option, str(folder)])
    click.echo(_("Fill in every line, then run: {command}", command=command), err=True)


def _write_missing(texts: dict[Path, str], folder: Path) -> None:
    missing = [path for path in texts if not os.path.lexists(path)]
    if not missing:
        raise click.UsageError(f"{list(texts)[-1]} exists already. Choose another name.")
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        path.write_text(texts[path], encoding="utf-8", newline="\n")
        click.echo(f"Wrote {path}.", err=True)


def _name_command() -> str:
    """The command as it can be called again: most people have it in .venv/bin and not on their PATH."""
    called = Path(sys.argv[0])
    return "microboard" if called.stem != "microboard" or shutil.which("microboard") == str(called) else str(called)
