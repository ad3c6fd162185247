"""Shares of work give the same results in several processes as in one."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from boards import BoardFolder
from microboard.cli import main
from microboard.run import parallel
from microboard.run.progress import CLEAR, PATIENCE, Progress


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave threads behind, and a process with threads is not copied."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.parametrize("processes", ["1", "2", "3"])
def test_results_come_in_order(monkeypatch: pytest.MonkeyPatch, processes: str) -> None:
    monkeypatch.setenv(parallel.VARIABLE, processes)
    found = list(parallel.run(lambda share: [one * 2 for one in share], [[1, 2], [3], [], [4]]))
    assert found == [[2, 4], [6], [], [8]]


def test_work_is_done_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    assert os.getpid() not in set(parallel.run(lambda _: os.getpid(), range(4)))


def test_what_a_share_raises_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    with pytest.raises(ZeroDivisionError):
        list(parallel.run(lambda share: 1 // share, [1, 0, 2]))


@pytest.mark.parametrize("divisor", [1, 0])
def test_nothing_is_kept_of_the_work(monkeypatch: pytest.MonkeyPatch, divisor: int) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")

    class Board:
        """What a share needs."""

    board = Board()
    seen = weakref.ref(board)
    before = gc.get_freeze_count()
    with suppress(ZeroDivisionError):
        list(parallel.run(lambda share, _board=board: share // divisor, [1, 2]))
    del board
    gc.collect()
    assert (gc.get_freeze_count(), seen()) == (before, None)


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert parallel.count_processes() == 1


@pytest.mark.parametrize(("wanted", "count"), [("3", 3), ("0", 1), ("many", len(os.sched_getaffinity(0)))])
def test_the_number_of_processes_can_be_set(monkeypatch: pytest.MonkeyPatch, wanted: str, count: int) -> None:
    monkeypatch.setenv(parallel.VARIABLE, wanted)
    assert parallel.count_processes() == count


def test_no_process_outlives_a_build_that_was_killed(tmp_path: Path) -> None:
    code = f"""
import os, time
from microboard.run import parallel
def work(share):
    open("{tmp_path}/" + str(os.getpid()), "w").close()
    time.sleep(60)
list(parallel.run(work, range(4)))
"""
    build = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, parallel.VARIABLE: "2"})
    while len(list(tmp_path.iterdir())) < 2:
        time.sleep(0.05)
    build.kill()
    build.wait()
    workers = [int(path.name) for path in tmp_path.iterdir()]
    until = time.monotonic() + 30
    while any(map(_is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_is_alive, workers))


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_terminal_sees_how_far_a_long_stage_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, *(PATIENCE / 2 * step for step in range(1, 20))])
    monkeypatch.setattr("microboard.run.progress.monotonic", lambda: next(clock))
    terminal, said = StringIO(), []
    list(Progress(terminal, said.append).run("Writing", str, [[1] * 600, [2] * 900, [3] * 500], len, work=0))
    assert terminal.getvalue() == f"{CLEAR}Writing: 2,000 of 2,000 (2 s){CLEAR}"
    assert said == ["Writing: 2,000 in 2.00 s"]


def test_a_log_sees_the_end_alone() -> None:
    said: list[str] = []
    assert list(Progress(say=said.append).run("Reading", len, ["a", "bc"], len)) == [1, 2]
    assert [sentence.partition(" in ")[0] for sentence in said] == ["Reading: 3"]


def test_a_process_that_the_system_ends_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(parallel.VARIABLE, "2")
    with pytest.raises(parallel.EndedError, match="Is there enough memory"):
        list(parallel.run(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(4)))


def test_a_command_says_it_in_words_too(monkeypatch: pytest.MonkeyPatch, folder: BoardFolder) -> None:
    def end(*_: object, **__: object) -> None:
        raise parallel.EndedError

    monkeypatch.setattr("microboard.cli.check.check_board", end)
    result = CliRunner().invoke(main, ["check", "--board", str(folder.root)])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The system has ended a process.")


def test_an_interrupt_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    code = f"""
import time
from microboard.run import parallel
def work(share):
    open("{tmp_path}/begun", "w").close()
    time.sleep(0.1)
try:
    list(parallel.run(work, range(400)))
except KeyboardInterrupt:
    print("interrupted")
"""
    build = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, parallel.VARIABLE: "2"}, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
                             # Tests that run in the background may have been told to ignore it.
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    os.killpg(build.pid, signal.SIGINT)
    assert build.communicate(timeout=30)[0] == "interrupted\n"
