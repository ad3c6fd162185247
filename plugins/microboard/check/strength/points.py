"""Says how strong a listing is, by the table in ``points.yml``: points with a reason for each mark and a suggestion.

A point is never a rule: a listing without any is accepted. The points follow the guide for employers.
"""

from dataclasses import dataclass
from pathlib import Path

from microboard.check.listing import table
from microboard.check.listing.table import Condition
from microboard.check.strength.traits import list_traits
from microboard.check.values.policy import Policy
from microboard.read import Document
from microboard.words.speech import N_, _

TABLE = table.read_table(Path(__file__).with_name("points.yml"))
NAMES = {"scope": N_("Scope"), "clarity": N_("Clarity"), "mentorship": N_("Mentorship"), "pay": N_("Pay"),
         "inclusion": N_("Inclusion")}
ASPECTS = tuple(dict.fromkeys(str(point["aspect"]) for point in TABLE.values()))


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found: whether the point is earned, why, and what would earn it, both as sentences."""

    is_earned: bool
    reason: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an aspect, in English. `why` explains to people what it is good for. Of the `cases`, the first
    counts whose conditions all hold."""

    id: str
    aspect: str
    why: str
    cases: tuple[tuple[tuple[Condition, ...], Mark], ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of one listing, with the marks of all points that apply to it."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def title(self) -> str:
        """What people call it."""
        return _(NAMES[self.name])

    @property
    def points(self) -> int:
        """How many were earned."""
        return sum(mark.is_earned for mark in self.marks)

    @property
    def suggestion(self) -> str:
        """What would earn the first point that is missing, as a sentence; nothing where all are earned."""
        return next((mark.suggestion for mark in self.marks if not mark.is_earned), "")


def _build_point(name: str) -> Point:
    cases = tuple((tuple(map(table.read_condition, case["when"])),
                   Mark(case.get("earned", False), case["reason"], case.get("suggestion", "")))
                  for _name, case in table.list_cases({name: TABLE[name]}))
    return Point(name, TABLE[name]["aspect"], TABLE[name]["why"], cases)


# Every point there is, aspect by aspect.
POINTS = tuple(map(_build_point, TABLE))


def rate(listing: Document, policy: Policy) -> tuple[Aspect, ...]:
    """The five aspects of a listing. A point that can't be judged (no floor for a currency) is left out."""
    traits, words = list_traits(listing, policy)
    marks: dict[str, list[Mark]] = {name: [] for name in ASPECTS}
    for point in POINTS:
        mark = next((mark for when, mark in point.cases if all(holds(traits) for holds in when)), None)
        if mark:
            marks[point.aspect].append(
                Mark(mark.is_earned, table.fill(_(mark.reason), words), table.fill(_(mark.suggestion), words)))
    return tuple(Aspect(name, tuple(found)) for name, found in marks.items())
