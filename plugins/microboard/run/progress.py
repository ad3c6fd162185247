"""Says on a terminal what a long build is doing and how far it is, and to a log how long each stage took."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import TextIO, TypeVar

from microboard.run.parallel import run

# Whoever waits for less than this, in seconds, needs no word.
PATIENCE = 1.0
# Copies of this process take longer than so many listings.
WORTH_COPIES = 300
CLEAR = "\r\x1b[K"

S = TypeVar("S")
R = TypeVar("R")


class Progress:
    """Runs shares of work as `parallel.run` does, and tells how many are done.

    On the terminal `stream` one line is written over and over, and removed in the end; without one, nothing is shown.
    `say` gets a sentence at the end of each stage.
    """

    def __init__(self, stream: TextIO | None = None, say: Callable[[str], None] = lambda _: None) -> None:
        self._stream = stream
        self._say = say

    def run(
        self, stage: str, function: Callable[[S], R], shares: Sequence[S], weigh: Callable[[S], int],
        work: int | None = None,
    ) -> Iterator[R]:
        """The results of `function` for each share, in order; `weigh` says how many things a share holds.

        `work` tells how much there is to do where the number of things does not: a listing is 1.
        """
        start, done, total = monotonic(), 0, sum(map(weigh, shares))
        try:
            is_worth = (total if work is None else work) >= WORTH_COPIES
            results = run(function, shares) if is_worth else map(function, shares)
            for share, result in zip(shares, results, strict=True):
                yield result
                done += weigh(share)
                self._show(f"{stage}: {done:,} of {total:,}", monotonic() - start)
        finally:
            self._clear()
        self._say(f"{stage}: {total:,} in {monotonic() - start:.2f} s")

    def _show(self, text: str, seconds: float) -> None:
        if self._stream and seconds > PATIENCE:
            self._stream.write(f"{CLEAR}{text} ({seconds:.0f} s)")
            self._stream.flush()

    def _clear(self) -> None:
        if self._stream:
            self._stream.write(CLEAR)
            self._stream.flush()


QUIET = Progress()


def find_terminal() -> TextIO | None:
    """Where people watch: standard error, where it is a terminal and nobody reads it as a log later."""
    return sys.stderr if sys.stderr.isatty() and not os.environ.get("CI") else None
