"""Lays an example out as a board.

A case is a board: `opportunities/`, and where needed `schema/` (laid over the shipped one), `options.txt` (one command
line option a line) and `before/` (the board as committed; the case is then checked as a change to it). `elsewhere/`
holds files that the change brings along, and `long-ago/` a board from before the one in `before/`.
"""

import shutil
import subprocess
from pathlib import Path

from schemas import SCHEMA


def copy_case(case: Path, board: Path) -> list[str]:
    """Lay the case out as a board; the result is the options it asks for."""
    shutil.copytree(SCHEMA, board / "schema")
    lay(case / "schema", board / "schema")
    if any(case.rglob("vocabulary.yml")):
        # With words of its own a board has the roles that ship: they leave out what it does not know.
        (board / "schema/roles.yml").unlink()
    options = (case / "options.txt").read_text().splitlines() if (case / "options.txt").exists() else []
    if (case / "before").exists():
        git(board, "init -q")
        for time in ("long-ago", "before"):
            lay(case / time, board)
            git(board, "add -A")
            git(board, f"-c user.name=a -c user.email=a@acme.example commit -q --allow-empty -m {time}")
            shutil.rmtree(board / "opportunities", ignore_errors=True)
        options += ["--changed-since", "HEAD"]
    lay(case / "opportunities", board / "opportunities")
    if (case / "elsewhere").exists():
        lay(case / "elsewhere", board)
        git(board, "add -A")
    return options


def lay(source: Path, target: Path) -> None:
    # Without the old file times, by which git would take a changed file of the same size for the committed one.
    if source.exists():
        shutil.copytree(source, target, dirs_exist_ok=True, copy_function=shutil.copyfile)


def git(board: Path, arguments: str) -> None:
    subprocess.run(["git", "-C", str(board), *arguments.split()], check=True)
