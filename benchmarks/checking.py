"""Measures the check of a pull request that changes one file, in a git repository of its own."""

import os
import shutil
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
        self._change = Change(workshop)
        self._is_ready = False

    def run(self) -> Run:
        if not self._is_ready:
            self._prepare()
        self._change.make()
        command = [sys.executable, "-c", "from microboard.cli import main; main()", "check", "--changed-since", "HEAD"]
        try:
            return measure(command, self._workshop.board, self._workshop.variables, self._workshop.limit)
        finally:
            self._change.undo()

    def look(self) -> None:
        """It writes nothing."""

    def _prepare(self) -> None:
        board = self._workshop.board
        shutil.rmtree(board / ".git", ignore_errors=True)
        _run_git(board, "init", "--quiet", "--initial-branch=main")
        _run_git(board, "add", "opportunities", "schema")
        _run_git(board, "commit", "--quiet", "--message", "A board")
        self._is_ready = True


def _run_git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, env=environment)
