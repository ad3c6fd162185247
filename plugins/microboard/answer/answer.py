"""Everything that the comment says of a change, and whom each part of it concerns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from microboard.check.strength.points import Aspect
from microboard.read import Problem

# Warnings that ask nothing of the author: a person looks at them.
FOR_REVIEWERS = frozenset({"domain-added", "link-moved", "maintainers-removed", "new-employer"})
STRANGER = "unknown-author"


class Posted(NamedTuple):
    """The day that a new listing gives as its own, and the line that says so."""

    path: str
    line: int
    day: date


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the comment says of a change.

    `texts` and `strengths` are by path; `changes` are the ids of rules about the change itself, `flags` those of red
    flags, and `author` is a GitHub login or nothing. `new` are the days of new listings, `unread` the paths that the
    check has not read, and `has_rules` is whether rules are among them. `caused` are files that are not changed, and
    have become wrong. `is_judged` is whether there were rules to judge by.
    """

    problems: tuple[Problem, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    strengths: Mapping[str, tuple[Aspect, ...]] = field(default_factory=dict)
    changes: Collection[str] = ()
    flags: Collection[str] = ()
    author: str = ""
    new: tuple[Posted, ...] = ()
    unread: tuple[str, ...] = ()
    has_rules: bool = False
    caused: tuple[str, ...] = ()
    is_judged: bool = True

    @property
    def errors(self) -> list[Problem]:
        """What keeps the change from being published."""
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def alarms(self) -> list[Problem]:
        """Errors that speak of fraud or of a stranger."""
        return [problem for problem in self.errors if problem.rule == STRANGER or problem.rule in self.flags]

    @property
    def questions(self) -> list[Problem]:
        """Warnings that the author can do something about."""
        return [problem for problem in self.problems
                if problem.severity == "warning" and problem.rule not in FOR_REVIEWERS]
