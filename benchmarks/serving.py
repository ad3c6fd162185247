"""Measures how long `mkdocs serve` takes to show a change, from the writing of the file to the line that says it is
built; MkDocs looks for changes only now and then, and that time counts too."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from time import monotonic

from change import Change
from measured import Run, read_cpu
from workshop import Workshop

BUILT, SERVING = "Documentation built in", "Serving on"


class ServeJob:
    """A preview that runs, and one listing that changes."""

    key, name, is_slow = "serve", "Microboard, one change in mkdocs serve", False

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._board = workshop.copy_board(self.key)
        self._change = Change(workshop, self._board)

    def run(self) -> Run:
        # It looks at every file again and again, so it must not run beside another job.
        preview = Preview(self._workshop, self._board)
        try:
            started, cpu = monotonic(), preview.read_cpu()
            self._change.make()
            preview.wait_for(BUILT)
            return Run(monotonic() - started, preview.read_cpu() - cpu)
        finally:
            preview.stop()

    def look(self) -> None:
        """What it writes is in a folder of its own, and goes with it."""


class Preview:
    """`mkdocs serve` in a process of its own."""

    def __init__(self, workshop: Workshop, board: Path) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{one.getsockname()[1]}"
        self._limit = workshop.limit
        self._lines: Queue[str] = Queue()
        # MkDocs builds in a temporary folder.
        self._folder = workshop.folder / "serve"
        self._folder.mkdir(exist_ok=True)
        environment = {**os.environ, **workshop.variables, "TMPDIR": str(self._folder)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address], cwd=board,
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        threading.Thread(target=self._read, daemon=True).start()
        self.wait_for(SERVING)

    def read_cpu(self) -> float:
        """Seconds of CPU so far."""
        return read_cpu(self._process.pid)

    def wait_for(self, words: str) -> None:
        """Wait until a line has these words. Raises RuntimeError when none does."""
        end = monotonic() + self._limit
        seen: list[str] = []
        while words not in (seen[-1] if seen else ""):
            try:
                seen.append(self._lines.get(timeout=max(0.0, end - monotonic())))
            except Empty:
                raise RuntimeError(f"mkdocs serve never said {words!r}:\n{''.join(seen[-20:])}") from None

    def stop(self) -> None:
        """End it, and take away what it has built."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
