"""Writes the files of a submission into a board: in the employer's own folder, and nowhere else."""

import os
from collections.abc import Mapping
from pathlib import Path

from microboard.read.file_names import refuse_name
from microboard.read.folder import EMPLOYER_FILE, ROOT


class PlaceError(Exception):
    """A file can't be written there; the message says why, for people."""


def write_new(board: Path, texts: Mapping[str, str]) -> None:
    """Write every file or none. Raises PlaceError for a name that is not allowed, a link, and a file that exists."""
    for path in texts:
        _refuse_place(board, path)
        if os.path.lexists(board / path):
            raise PlaceError(f"{path} exists already.")
    for path, text in sorted(texts.items()):
        (board / path).parent.mkdir(parents=True, exist_ok=True)
        # "x" neither overwrites nor follows a link.
        with (board / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def write_again(board: Path, path: str, text: str) -> None:
    """Write a listing that is there. Raises PlaceError for what is no file of a board, and for a link."""
    _refuse_place(board, path)
    if (board / path).is_symlink() or not (board / path).is_file():
        raise PlaceError(f"{path} is no file that could be changed.")
    (board / path).write_text(text, encoding="utf-8", newline="")


def _refuse_place(board: Path, path: str) -> None:
    root, _, rest = path.partition("/")
    employer, _, name = rest.partition("/")
    reasons = [refuse_name(employer), "" if name == EMPLOYER_FILE else refuse_name(name.removesuffix(".yml"))]
    if root != ROOT or not name.endswith(".yml") or any(reasons):
        raise PlaceError(f"{path} is no place for a listing.")
    for folder in (board / ROOT, board / ROOT / employer):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise PlaceError(f"{folder} is a link or a file, and a folder is needed.")
