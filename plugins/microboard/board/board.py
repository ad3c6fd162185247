"""What a board is: its opportunities and employers, and the lists that group them. Immutable, as they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from microboard.board.model import Employer, Opportunity
from microboard.check.fields.field import Field
from microboard.check.values.policy import Policy
from microboard.check.values.vocabulary import Vocabulary
from microboard.check.views.views import View


class Wait(NamedTuple):
    """For how many days people waited, the median of so many projects."""

    days: float
    projects: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What an employer tells of the projects that ended lately: in how many of those of which it says so everyone got
    an answer, how long the choice took from the deadline, and the pay from the work being accepted. What is told of
    too few is None."""

    answered: tuple[int, int] | None = None
    decided: Wait | None = None
    paid: Wait | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A list page: what it is about, and its open opportunities, newest first. `path` is relative to the site."""

    kind: str
    id: str
    label: str
    text: str
    path: str
    opportunities: tuple[Opportunity, ...]


class Moments(NamedTuple):
    """When feeds say that an opportunity was published, and changed last (UTC)."""

    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """Everything that is published, as of one moment (UTC).

    `opportunities` are all, newest first; `open` and `closed` part them; `offers` and `past` are the same, by employer.
    `moments` date the entries of feeds, by id. `collections` are grouped by kind (``categories``, ``skills``,
    ``competencies``, ``places``, ``employers``) and keep the order of the vocabulary or the alphabet. `tree` has all
    fields of a listing. `own` are the fields of listings and employers that no part of the program knows by name, each
    with the path at which the record of a listing has it; one whose choices have lists is a kind of collections, too.
    `views` are the filters that the board has saved. `answers` are what employers tell of past projects, by their ids.
    """

    as_of: datetime
    policy: Policy
    vocabulary: Vocabulary
    employers: tuple[Employer, ...]
    opportunities: tuple[Opportunity, ...]
    open: tuple[Opportunity, ...]
    closed: tuple[Opportunity, ...]
    offers: Mapping[str, tuple[Opportunity, ...]]
    past: Mapping[str, tuple[Opportunity, ...]]
    moments: Mapping[str, Moments]
    collections: Mapping[str, tuple[Collection, ...]]
    tree: Field
    own: tuple[Field, ...] = ()
    views: tuple[View, ...] = ()
    answers: Mapping[str, Answers] = field(default_factory=dict)

    @property
    def listed(self) -> tuple[Field, ...]:
        """The fields of `own` whose choices have lists."""
        return tuple(field for field in self.own if field.has_list)
