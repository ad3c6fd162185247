"""Finds the employers that are invented, which show what a board looks like."""

from pathlib import Path

from microboard.read import read_document, read_folder
from microboard.read.folder import name_employer_file


def list_samples(board: Path) -> list[str]:
    """The names of their folders."""
    read = {name: read_document(board, name_employer_file(name))[0] for name in read_folder(board).employers}
    return [name for name, document in read.items() if document and document.get("sample") is True]
