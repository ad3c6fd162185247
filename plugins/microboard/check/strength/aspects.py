"""The parts of a listing's strength: aspects, their points, and the mark that a listing gets for each."""

from collections.abc import Callable
from dataclasses import dataclass

from microboard.check.values.policy import Policy
from microboard.read import Document

ASPECTS = ("scope", "clarity", "mentorship", "pay", "inclusion")


@dataclass(frozen=True, slots=True)
class Mark:
    """What one function found: whether the point is earned, why, and what would earn it. `reason` is a sentence."""

    is_earned: bool
    reason: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an aspect. `id` is the name of the function, `why` explains to people what it is good for."""

    id: str
    aspect: str
    why: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of one listing, with the marks of all points that apply to it."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def points(self) -> int:
        """How many were earned."""
        return sum(mark.is_earned for mark in self.marks)

    @property
    def suggestion(self) -> str:
        """What would earn the first point that is missing, as a sentence; nothing where all are earned."""
        return next((mark.suggestion for mark in self.marks if not mark.is_earned), "")


Judge = Callable[[Document, Policy], Mark | None]
JUDGES: dict[Point, Judge] = {}


def point(aspect: str) -> Callable[[Judge], Judge]:
    """Register a function as a point of `aspect`; its docstring says what the point is good for."""

    def register(judge: Judge) -> Judge:
        why = " ".join((judge.__doc__ or "").split())
        JUDGES[Point(judge.__name__.strip("_").replace("_", "-"), aspect, why)] = judge
        return judge

    return register
