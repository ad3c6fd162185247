"""Turns a board into what can be measured of it: pay, hours, time to apply, mentorship, places, months and endings."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from microboard.board import Board, Opportunity
from microboard.board.answers import LEAST
from microboard.board.collections import group
from microboard.board.months import begin_month
from microboard.publish.insights.spread import Spread, measure_spread
from microboard.publish.text.labels import label
from microboard.publish.text.phrases import REFERENCES
from microboard.words.formats import format_number
from microboard.words.speech import N_, _

# This month and those before it.
MONTHS = 12
# Where a bar ends, in hours a week and in days; the last bar is for more.
HOURS, DAYS = (5, 10, 15, 20), (7, 14, 30, 60, 90)
FREQUENT = frozenset({"daily", "twice-weekly", "weekly"})
# What a mentor promises: an id, the words, and who promises it.
PROMISES: tuple[tuple[str, str, Callable[[Opportunity], bool]], ...] = (
    ("weekly", N_("Check-ins every week"), lambda one: one.mentor.check_ins in FREQUENT),
    ("written", N_("Written feedback"), lambda one: "written" in one.mentor.feedback),
    ("live", N_("Feedback in conversation"), lambda one: "live" in one.mentor.feedback),
    ("rubric", N_("Feedback by a rubric"), lambda one: "rubric" in one.mentor.feedback),
    ("reference", N_("A reference"), lambda one: one.mentor.reference in REFERENCES),
    ("introductions", N_("Introductions"), lambda one: bool(one.mentor.introductions)),
    ("reply", N_("Replies within a week"), lambda one: bool(one.mentor.reply_within)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """So many projects have something in common, which has an id and words."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Share:
    """The parts of a whole, of which a project may be in several; and of numbers, how they lie."""

    whole: int
    parts: tuple[Part, ...]
    spread: Spread | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the whole is large enough for its parts to say anything."""
        return self.whole >= LEAST


@dataclass(frozen=True, slots=True)
class Rate:
    """What projects of a category pay an hour; the id of all categories is empty."""

    id: str
    label: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class Pay:
    """What projects pay an hour in one currency (ISO 4217): all of them, then by category, the highest median first.
    `hidden` are the labels of categories with too few projects."""

    currency: str
    rates: tuple[Rate, ...]
    hidden: tuple[str, ...]


class Month(NamedTuple):
    """How many projects were posted in the month that begins with a day, and how many people they sought."""

    day: date
    projects: int
    people: int


@dataclass(frozen=True, slots=True)
class Insights:
    """What is measured of a board. `hidden` are the currencies in which too few projects pay; `days` lie between the
    posting and the deadline."""

    pay: tuple[Pay, ...]
    hidden: tuple[str, ...]
    hours: Share
    days: Share
    promises: Share
    places: Share
    months: tuple[Month, ...]
    ended: Share


def measure(board: Board) -> Insights:
    """What is measured of the projects that are open, and of those that were posted or ended in the last months."""
    months = list_months(board.as_of.date())
    posted = [one for one in board.opportunities if one.state != "withdrawn" and months[0] <= one.posted]
    ended = [one for one in board.closed if one.state != "paused" and months[0] <= one.ended]
    by_currency = group((one for one in board.open if one.pay.per_hour is not None), lambda one: [one.pay.currency])
    used = sorted(by_currency, key=lambda code: (-len(by_currency[code]), code))
    return Insights(
        pay=tuple(_measure_pay(code, by_currency[code]) for code in used if len(by_currency[code]) >= LEAST),
        hidden=tuple(code for code in used if len(by_currency[code]) < LEAST),
        hours=_cut([one.effort.per_week for one in board.open], HOURS),
        days=_cut([(one.apply.deadline - one.posted).days for one in posted], DAYS),
        promises=_measure_promises(board.open),
        places=_count(map(_name_place, board.open), {
            "worldwide": _("Remote, worldwide"), "remote": _("Remote, from some countries"),
            **{mode: label("mode", mode) for mode in ("hybrid", "onsite")}}),
        months=_count_months(posted, months),
        ended=_count(map(_name_end, ended), {
            **{state: label("state", state) for state in ("completed", "filled", "withdrawn")},
            "closed": _("The deadline passed"), "unconfirmed": _("Nobody confirmed it")}),
    )


def list_months(today: date) -> list[date]:
    """The first days of the last months, the oldest first."""
    return [begin_month(today, back) for back in reversed(range(MONTHS))]


def _measure_pay(currency: str, paid: Sequence[Opportunity]) -> Pay:
    groups = sorted(group(paid, lambda one: [one.category]).items(), key=lambda item: item[0].label)
    rates = [(category, measure_spread(_list_rates(members))) for category, members in groups]
    known = [Rate(category.id, category.label, spread) for category, spread in rates if spread]
    whole = measure_spread(_list_rates(paid))
    return Pay(currency, (*([Rate("", _("All categories"), whole)] if whole else ()),
                          *sorted(known, key=lambda one: -one.spread.median)),
               tuple(category.label for category, spread in rates if not spread))


def _list_rates(opportunities: Iterable[Opportunity]) -> list[float]:
    return [one.pay.per_hour for one in opportunities if one.pay.per_hour is not None]


def _cut(numbers: Sequence[float], steps: Sequence[int]) -> Share:
    """The numbers in parts that end with each of the steps, and a last one of what is more."""
    counts = Counter(bisect_left(steps, number) for number in numbers)
    names = [(f"up-to-{steps[0]}", _("Up to {upper}", upper=format_number(steps[0])))]
    names += [(f"more-than-{lower}-up-to-{upper}",
               _("More than {lower}, up to {upper}", lower=format_number(lower), upper=format_number(upper)))
              for lower, upper in pairwise(steps)]
    names.append((f"more-than-{steps[-1]}", _("More than {lower}", lower=format_number(steps[-1]))))
    parts = tuple(Part(name, words, counts[place]) for place, (name, words) in enumerate(names))
    return Share(len(numbers), parts, measure_spread(numbers))


def _measure_promises(opportunities: Sequence[Opportunity]) -> Share:
    return Share(len(opportunities), tuple(
        Part(name, _(words), sum(map(is_promised, opportunities))) for name, words, is_promised in PROMISES))


def _count(ids: Iterable[str], labels: Mapping[str, str]) -> Share:
    """How often each id is there. One that a board has added to its schema reads as its id."""
    counts = Counter(ids)
    words = {**labels, **{one: label("mode", one) for one in sorted(counts.keys() - labels.keys())}}
    return Share(counts.total(), tuple(Part(one, name, counts[one]) for one, name in words.items()))


def _name_place(opportunity: Opportunity) -> str:
    location = opportunity.location
    return "worldwide" if location.mode == "remote" and not location.applicants_from else location.mode


def _name_end(opportunity: Opportunity) -> str:
    return "unconfirmed" if opportunity.is_unconfirmed else opportunity.state


def _count_months(posted: Iterable[Opportunity], months: Iterable[date]) -> tuple[Month, ...]:
    by_month = group(posted, lambda one: [one.posted.replace(day=1)])
    return tuple(Month(day, len(members), sum(one.openings for one in members))
                 for day in months for members in [by_month.get(day, ())])
