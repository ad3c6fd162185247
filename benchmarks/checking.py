"""Measures the check of a pull request that changes one file, in a git repository of its own."""

import os
import subprocess
import sys
from pathlib import Path

from change import Change
from measured import Run, measure
from workshop import Workshop

GIT = ("git", "-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false",
       "-c", "gc.auto=0")


class CheckJob:
    """`microboard check --changed-since` on a board where one listing has changed."""

    key, name, is_slow = "check", "microboard check, one file changed", False

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._board = workshop.copy_board(self.key)
        self._change = Change(workshop, self._board)
        _run_git(self._board, "init", "--quiet", "--initial-branch=main")
        _run_git(self._board, "add", "opportunities", "schema")
        _run_git(self._board, "commit", "--quiet", "--message", "A board")

    def run(self) -> Run:
        self._change.make()
        command = [sys.executable, "-c", "from microboard.cli import main; main()", "check", "--changed-since", "HEAD"]
        return measure(command, self._board, self._workshop.variables, self._workshop.limit)

    def look(self) -> None:
        """It writes nothing."""


def _run_git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, env=environment)
