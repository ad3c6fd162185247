"""Turns many numbers into the few that say how they lie."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles

from microboard.board.answers import LEAST


@dataclass(frozen=True, slots=True)
class Spread:
    """How so many numbers lie: half of them are below the median, and a quarter each below the lower quartile and above
    the upper one. They are rounded to two decimals."""

    count: int
    lower: float
    median: float
    upper: float


def measure_spread(numbers: Iterable[float]) -> Spread | None:
    """How they lie, or None where they are too few. What is between two numbers is on the straight line between them:
    type 7 of Hyndman and Fan (1996), as in spreadsheets (QUARTILE.INC), R and pandas."""
    listed = list(numbers)
    if len(listed) < LEAST:
        return None
    lower, median, upper = (round(number, 2) for number in quantiles(listed, n=4, method="inclusive"))
    return Spread(len(listed), lower, median, upper)
