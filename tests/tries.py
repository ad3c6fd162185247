"""How often a property is tried. Every run draws other examples, so that few a run find what many would, in time."""

import os
import random
from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import settings

IS_THOROUGH = bool(os.environ.get("MICROBOARD_THOROUGH"))
# `make test-thorough` draws so many times as many.
MORE = 4
T = TypeVar("T")


def tries(count: int, **others: Any) -> settings:
    """So many examples, or MORE times as many; `others` are settings of Hypothesis."""
    return settings(max_examples=count * MORE if IS_THOROUGH else count, deadline=None, **others)


def draw(cases: Sequence[T], count: int) -> Sequence[T]:
    """So many of the cases, others in each run, or all of them."""
    return cases if IS_THOROUGH or count >= len(cases) else random.sample(cases, count)
