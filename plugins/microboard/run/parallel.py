"""Runs a function over shares of work, in several processes where that is safe and pays."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

# How many processes a build may use; else as many as there are processors.
VARIABLE = "MICROBOARD_PROCESSES"
SHARES_OF_COPY = 25

S = TypeVar("S")
R = TypeVar("R")


def count_processes() -> int:
    """How many processes to use: 1 where this one can't be copied safely."""
    # A copy has one thread and the locks of all; on macOS, system libraries have threads of their own.
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    wanted = os.environ.get(VARIABLE, "")
    return max(1, int(wanted)) if wanted.isdecimal() else len(os.sched_getaffinity(0))


def run(function: Callable[[S], R], shares: Sequence[S]) -> Iterator[R]:
    """The results of `function` for each share, in order.

    Each process is a copy of this one, so the function sees everything that is in memory now. Shares and results are
    pickled. What a function raises is raised here. A copy shares its parent's memory until it uses a value, and then
    has a copy of that part; so it is replaced by a new one after `SHARES_OF_COPY`. Raises EndedError when a process is
    ended from outside.
    """
    processes = min(count_processes(), len(shares))
    if processes < 2:
        yield from map(function, shares)
        return
    # Loading it takes longer than checking a change.
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    step = processes * SHARES_OF_COPY
    with _shared(function):
        for start in range(0, len(shares), step):
            with ProcessPoolExecutor(processes, get_context("fork"), initializer=_begin) as pool:
                try:
                    with _uninterrupted():
                        results = pool.map(_call, shares[start : start + step])
                    yield from results
                except BrokenExecutor as error:
                    raise EndedError from error
                except BaseException:
                    pool.shutdown(wait=False, cancel_futures=True)
                    raise


class EndedError(Exception):
    """A process was ended from outside; says so to people."""

    def __str__(self) -> str:
        return f"The system has ended a process. Is there enough memory? With {VARIABLE}=1, one process does it all."


@contextmanager
def _shared(function: Callable[[Any], Any]) -> Iterator[None]:
    """Let copies find `function`, and keep what they see shared with them: the garbage collector, which writes to all
    that it looks at, does not look at what is frozen. Afterwards it does, or nothing of a board would ever be freed."""
    _Task.function = function
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        del _Task.function


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C waiting. Copies that are made meanwhile never hear of it: this process ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Task:
    """The function that the copies run."""

    function: Callable[[Any], Any]


def _call(share: Any) -> Any:
    return _Task.function(share)


def _begin() -> None:
    """Collect garbage, also where the parent does not: what it has is frozen. And do not outlive a build that was
    killed: nobody would read the result, or know what was still being written."""
    gc.enable()
    from multiprocessing import connection, parent_process

    parent = parent_process()

    def watch() -> None:
        connection.wait([parent.sentinel] if parent else [])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
