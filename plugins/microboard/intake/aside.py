"""Checks new files beside those of the board, before any of them is in it."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from microboard.check import Scope, check_board
from microboard.read import Problem
from microboard.read.folder import ROOT


def check_aside(board: Path, texts: Mapping[str, str], today: date) -> list[Problem]:
    """What the check says of new files, which are given by their path in the board, as if they were there."""
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder)
        if (board / "schema").is_dir():
            shutil.copytree(board / "schema", aside / "schema")
        for employer in sorted({path.split("/")[1] for path in texts}):
            _copy_employer(board / ROOT / employer, aside / ROOT / employer)
        for path, text in texts.items():
            (aside / path).write_text(text, encoding="utf-8", newline="\n")
        checked = check_board(aside, today, Scope(changed=frozenset(texts)))
    return [problem for problem in checked.problems if problem.path in texts]


def _copy_employer(here: Path, there: Path) -> None:
    """Copy what the rules look at beside the new files: the employer's other ones."""
    there.mkdir(parents=True)
    for file in sorted(here.glob("*.yml")) if here.is_dir() and not here.is_symlink() else ():
        if file.is_file() and not file.is_symlink():
            shutil.copyfile(file, there / file.name)
