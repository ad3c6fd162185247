"""`microboard export`: writes all listings as a table, which `microboard import` reads back."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from microboard.check.problems.report import build_text
from microboard.cli.options import board_option, read_rules_or_end
from microboard.intake.table.export import build_table
from microboard.read import Document, Problem, read_document, read_folder
from microboard.read.folder import name_employer_file


@click.command("export")
@click.argument("file", default="-", type=click.File("wb"))
@board_option
def export_table(file: BinaryIO, board: Path) -> None:
    """Write all listings, closed ones too, to FILE as CSV; without it, to standard output.

    Nothing in it is a formula to a spreadsheet. Change it there, and `microboard import` reads it back.
    """
    rulebook = read_rules_or_end(board)
    folder = read_folder(board)
    problems: list[Problem] = []
    employers = _read(board, {name: name_employer_file(name) for name in folder.employers}, problems)
    listings = _read(board, {one.path: one.path for one in folder.listings}, problems)
    if problems:
        click.echo(build_text(sorted(problems)), nl=False, err=True)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    file.write(build_table(rulebook, listings.values(), employers))


def _read(board: Path, paths: dict[str, str], problems: list[Problem]) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    for name, path in paths.items():
        document, found = read_document(board, path)
        problems.extend(found)
        if document:
            documents[name] = document
    return documents
