"""Puts off the search for values that hold each other in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Within, Python does not look for circles: a check makes none, and ten thousand listings would be looked through
    again and again. Whatever nobody holds is freed as always.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
