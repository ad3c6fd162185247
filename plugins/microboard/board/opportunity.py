"""Turns one accepted document into an `Opportunity`, with everything that is derived and never typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from microboard.board.model import (
    Apply,
    Credit,
    Deliverable,
    Effort,
    Employer,
    Location,
    Mentor,
    Opportunity,
    Pay,
    Place,
    State,
)
from microboard.check.listing.confirmed import get_confirmed, get_last_day
from microboard.check.values.policy import Policy
from microboard.check.values.vocabulary import Term, Vocabulary
from microboard.read import Document, Value
from microboard.read.characters import join_lines
from microboard.read.days import parse_date
from microboard.run.clock import get_closing, get_earth_date

ENDED: tuple[State, ...] = ("filled", "withdrawn", "paused", "completed")


@dataclass(frozen=True, slots=True)
class Context:
    """Everything but its file that an opportunity depends on. `shift` is added to the dates of the file."""

    vocabulary: Vocabulary
    policy: Policy
    as_of: datetime
    shift: timedelta


def build_opportunity(opportunity_id: str, employer: Employer, document: Document, context: Context) -> Opportunity:
    """The opportunity in a document that the schema accepts."""
    values = document.values
    fields = _Fields(values, context.shift)
    effort, eligibility = _build_effort(fields), fields.group("eligibility")
    words = context.vocabulary
    posted, today = fields.day("posted") or date.max, context.as_of.date()
    last_confirmed = _get_past(fields.day("last_confirmed"), today)
    confirmed = get_confirmed(posted, fields.day("updated"), last_confirmed, today)
    apply = _build_apply(fields, None if employer.is_sample else confirmed, context.policy)
    days_left = (apply.last_day - get_earth_date(context.as_of)).days
    state, changed = _get_state(fields.text("status"), apply, days_left, context), _get_changed(fields, posted, today)
    openings, credit = fields.number("openings"), values.get("credit")
    return Opportunity(
        id=opportunity_id,
        employer=employer,
        title=fields.text("title"),
        summary=fields.text("summary"),
        category=words.categories[fields.text("category")],
        skills=_choose(words.skills, fields.texts("skills")),
        skills_taught=_choose(words.skills, fields.texts("skills_taught")),
        competencies=_choose(words.competencies, fields.texts("competencies")),
        deliverables=_build_deliverables(fields),
        effort=effort,
        pay=_build_pay(fields, effort.hours),
        location=_build_location(fields),
        audience=eligibility.texts("audience"),
        work_authorization=eligibility.text("work_authorization"),
        mentor=_build_mentor(fields),
        apply=apply,
        posted=posted,
        changed=changed,
        last_confirmed=last_confirmed,
        confirmed=confirmed,
        starts=fields.day("starts") or fields.text("starts"),
        openings=int(openings) if openings else 1,
        engagement=fields.text("engagement"),
        leads_to=fields.texts("leads_to"),
        credit=_build_credit(fields) if isinstance(credit, dict) else None,
        learning_objectives=fields.texts("learning_objectives"),
        accessibility=fields.text("accessibility"),
        language=fields.text("language") or "en",
        nda=fields.flag("nda"),
        ai_use=fields.text("ai_use"),
        portfolio=fields.text("portfolio"),
        outcome=fields.text("outcome"),
        description=fields.raw("description").strip(),
        state=state,
        days_left=days_left,
    )


class _Fields:
    """The values of a group: text is one line, dates are moved, and what is missing is empty."""

    __slots__ = ("_shift", "_values")

    def __init__(self, values: Mapping[str, Value], shift: timedelta) -> None:
        self._values = values
        self._shift = shift

    def group(self, name: str) -> "_Fields":
        value = self._values.get(name)
        return _Fields(value if isinstance(value, dict) else {}, self._shift)

    def groups(self, name: str) -> "list[_Fields]":
        values = self._values.get(name)
        return [_Fields(value, self._shift) for value in values if isinstance(value, dict)] if isinstance(
            values, list) else []

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return LINES[value] if isinstance(value, str) else ""

    def raw(self, name: str) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._values.get(name)
        return tuple([LINES[str(value)] for value in values]) if isinstance(values, list) else ()

    def number(self, name: str) -> float:
        value = self._values.get(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else 0

    def flag(self, name: str) -> bool | None:
        value = self._values.get(name)
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        value = self._values.get(name)
        return _read_day(value, self._shift) if isinstance(value, str) else None


class _Lines(dict[str, str]):
    """Texts on one line. Thousands of listings use the same few words, so equal texts are shared in memory."""

    def __missing__(self, text: str) -> str:
        line = join_lines(text)
        if len(text) <= LONGEST_WORD and len(self) < MOST_WORDS:
            self[text] = line
        return line


LONGEST_WORD, MOST_WORDS = 24, 50_000
LINES = _Lines()


@lru_cache(maxsize=4096)
def _read_day(text: str, shift: timedelta) -> date | None:
    value = parse_date(text)
    return value + shift if value else None


def _choose(terms: Mapping[str, Term], ids: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple([terms[term_id] for term_id in ids])


def _build_deliverables(fields: _Fields) -> tuple[Deliverable, ...]:
    return tuple([Deliverable(one.text("what"), one.text("accepted_when")) for one in fields.groups("deliverables")])


def _build_effort(fields: _Fields) -> Effort:
    effort = fields.group("effort")
    hours, weeks = effort.number("hours"), effort.number("weeks")
    return Effort(hours, weeks, effort.text("schedule"), hours / weeks)


def _build_pay(fields: _Fields, hours: float) -> Pay:
    pay = fields.group("pay")
    kind, amount = pay.text("type"), pay.number("amount")
    if kind == "unpaid":
        return Pay(kind, None, "", "", None)
    per_hour = amount if kind == "hourly" else amount / hours
    return Pay(kind, amount, pay.text("currency"), pay.text("paid"), per_hour)


def _build_location(fields: _Fields) -> Location:
    location = fields.group("location")
    places = tuple([Place(one.text("city"), one.text("region"), one.text("country"))
                    for one in location.groups("places")])
    # "worldwide" is text, not a list of countries, and so becomes no countries.
    return Location(location.text("mode"), location.texts("applicants_from"), places)


def _build_mentor(fields: _Fields) -> Mentor:
    mentor = fields.group("mentor")
    return Mentor(
        role=mentor.text("role"),
        check_ins=mentor.text("check_ins"),
        feedback=mentor.texts("feedback"),
        reference=mentor.text("reference"),
        introductions=mentor.text("introductions"),
    )


def _build_apply(fields: _Fields, confirmed: date | None, policy: Policy) -> Apply:
    """Without `confirmed` the listing stays open until its deadline: nobody can confirm what is invented."""
    apply = fields.group("apply")
    deadline = apply.day("deadline") or date.min
    last_day = get_last_day(deadline, confirmed, policy) if confirmed else deadline
    return Apply(
        url=apply.text("url"),
        email=apply.text("email"),
        deadline=deadline,
        last_day=last_day,
        closes=get_closing(last_day),
        decision_by=apply.day("decision_by"),
        materials=apply.texts("materials"),
    )


def _build_credit(fields: _Fields) -> Credit:
    credit = fields.group("credit")
    return Credit(
        possible=bool(credit.flag("possible")),
        learning_agreement=bool(credit.flag("learning_agreement")),
        evaluation=bool(credit.flag("evaluation")),
    )


def _get_changed(fields: _Fields, posted: date, today: date) -> date:
    """The day of the last change. A day in the future is ignored: no feed entry comes from the future."""
    updated = fields.day("updated")
    return updated if updated and posted < updated <= today else posted


def _get_past(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def _get_state(status: str, apply: Apply, days_left: int, context: Context) -> State:
    said = next((one for one in ENDED if one == status), None)
    if said and not (said == "paused" and context.as_of >= apply.closes):
        return said
    if context.as_of >= apply.closes:
        return "closed"
    return "closing-soon" if days_left <= context.policy.closing_soon_days else "open"
