"""Says how strong a listing is, in five aspects."""

from microboard.check.strength import points as strength_points
from microboard.check.strength.aspects import ASPECTS, JUDGES, Aspect, Mark, Point
from microboard.check.values.policy import Policy
from microboard.read import Document

__all__ = ["iterate_points", "rate", "strength_points"]


def rate(listing: Document, policy: Policy) -> tuple[Aspect, ...]:
    """The five aspects of a listing. A point that can't be judged (no floor for a currency) is left out."""
    marks: dict[str, list[Mark]] = {name: [] for name in ASPECTS}
    for point, judge in JUDGES.items():
        mark = judge(listing, policy)
        if mark:
            marks[point.aspect].append(mark)
    return tuple(Aspect(name, tuple(found)) for name, found in marks.items())


def iterate_points() -> tuple[Point, ...]:
    """Every point there is, aspect by aspect."""
    return tuple(sorted(JUDGES, key=lambda point: ASPECTS.index(point.aspect)))
