"""Runs a command and measures it from outside: time, memory, and what it printed."""

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
# Seconds between two looks at the memory of the processes: each takes the kernel 20 ms for a gigabyte.
PAUSE = 0.5


class TooSlowError(RuntimeError):
    """A command that was stopped; the message says after how many seconds."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run. Times in seconds, `cpu` is user and system time with that of all children, memory in bytes: `peak` is
    the largest sum over the process and its children (PSS, which counts shared memory once), `largest` the most that
    any one of them held (RSS). `stages` are seconds by name, where the command says them."""

    wall: float
    cpu: float
    peak: int = 0
    largest: int = 0
    output: str = ""
    stages: Mapping[str, float] = field(default_factory=dict)


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Run:
    """Run to the end. Raises TooSlowError after `limit` seconds, and RuntimeError with what it printed if it fails."""
    os.sync()  # what an earlier run has left to be written is not this one's work
    with TemporaryFile() as output:
        started = monotonic()
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=output,
                                   stderr=subprocess.STDOUT, start_new_session=True)
        watch = MemoryWatch(process.pid)
        watch.start()
        timer = threading.Timer(limit, os.killpg, (process.pid, 9))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # whoever stops the measuring stops what is measured
            os.killpg(process.pid, 9)
            raise
        finally:
            wall = monotonic() - started
            timer.cancel()
            watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if wall >= limit:
        raise TooSlowError(f"stopped after {limit:,.0f} s")
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed with {process.returncode}:\n{text[-4000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, watch.peak, usage.ru_maxrss * 1024, text)


class MemoryWatch(threading.Thread):
    """Looks at the memory of a process and its children until it is stopped."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = process
        self._is_over = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self._is_over.wait(PAUSE):
            self.peak = max(self.peak, sum(map(_read_memory, iterate_tree(self._process))))

    def stop(self) -> None:
        """Stop looking."""
        self._is_over.set()
        self.join()


def iterate_tree(process: int) -> Iterator[int]:
    """The process and all that it has started and that still run."""
    yield process
    for task in (PROC / str(process) / "task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text(encoding="ascii").split():
                yield from iterate_tree(int(child))


def read_cpu(process: int) -> float:
    """The seconds of CPU that the process and its children have taken so far, those that have ended included."""
    return sum(map(_read_times, iterate_tree(process)))


def _read_times(process: int) -> float:
    with suppress(OSError):
        text = (PROC / str(process) / "stat").read_text(encoding="utf-8")
        # The name of the program, in brackets, may hold spaces (proc(5)); utime is the 14th field.
        user, system, children_user, children_system = map(int, text.rpartition(")")[2].split()[11:15])
        return (user + system + children_user + children_system) / TICKS
    return 0.0


def _read_memory(process: int) -> int:
    with suppress(OSError):
        text = (PROC / str(process) / "smaps_rollup").read_text(encoding="ascii")
        return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
    return 0
