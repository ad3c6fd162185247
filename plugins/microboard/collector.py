"""Keeps Python's garbage collector from looking at a board again and again: nothing of it is garbage until the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collection meanwhile, and none of what is there now later: a quarter of a build's time went into them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
