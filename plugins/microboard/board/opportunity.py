"""Turns one accepted document into an `Opportunity`, with everything that is derived and never typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
from microboard.check.confirmed import get_confirmed, get_last_day
from microboard.check.policy import Policy
from microboard.check.vocabulary import Term, Vocabulary
from microboard.clock import get_closing, get_earth_date
from microboard.read import Document
from microboard.read.characters import join_lines

STATUSES: dict[str, State] = {
    "filled": "filled", "withdrawn": "withdrawn", "paused": "paused", "completed": "completed",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What an opportunity depends on besides its file. Dates of the file move by `shift`."""

    vocabulary: Vocabulary
    policy: Policy
    as_of: datetime
    shift: timedelta


def build_opportunity(opportunity_id: str, employer: Employer, document: Document, context: Context) -> Opportunity:
    """The opportunity in a document that the schema accepts."""
    fields = _Fields(document, context.shift)
    words = context.vocabulary
    posted, today = fields.day("posted") or date.max, context.as_of.date()
    last_confirmed = _get_past(fields.day("last_confirmed"), today)
    confirmed = get_confirmed(posted, fields.day("updated"), last_confirmed, today)
    apply = _build_apply(fields, None if employer.is_sample else confirmed, context.policy)
    days_left = (apply.last_day - get_earth_date(context.as_of)).days
    openings, credit = document.get_number("openings"), document.get("credit")
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
        effort=_build_effort(fields),
        pay=_build_pay(fields),
        location=_build_location(fields),
        audience=fields.texts("eligibility", "audience"),
        work_authorization=fields.text("eligibility", "work_authorization"),
        mentor=_build_mentor(fields),
        apply=apply,
        posted=posted,
        changed=_get_changed(fields, posted, today),
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
        description=(document.get_text("description") or "").strip(),
        state=_get_state(fields.text("status"), apply, days_left, context),
        days_left=days_left,
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """The values of a document: text is one line, dates are moved, and what is missing is empty."""

    document: Document
    shift: timedelta

    def text(self, *location: str | int) -> str:
        return join_lines(self.document.get_text(*location) or "")

    def texts(self, *location: str) -> tuple[str, ...]:
        values = self.document.get(*location)
        return tuple(join_lines(str(value)) for value in values) if isinstance(values, list) else ()

    def number(self, *location: str) -> float:
        return self.document.get_number(*location) or 0

    def flag(self, *location: str) -> bool | None:
        value = self.document.get(*location)
        return value if isinstance(value, bool) else None

    def day(self, *location: str) -> date | None:
        value = self.document.get_date(*location)
        return value + self.shift if value else None

    def count(self, *location: str) -> int:
        values = self.document.get(*location)
        return len(values) if isinstance(values, list) else 0


def _choose(terms: Mapping[str, Term], ids: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(terms[term_id] for term_id in ids)


def _build_deliverables(fields: _Fields) -> tuple[Deliverable, ...]:
    return tuple(
        Deliverable(fields.text("deliverables", index, "what"), fields.text("deliverables", index, "accepted_when"))
        for index in range(fields.count("deliverables"))
    )


def _build_effort(fields: _Fields) -> Effort:
    hours, weeks = fields.number("effort", "hours"), fields.number("effort", "weeks")
    return Effort(hours, weeks, fields.text("effort", "schedule"), hours / weeks)


def _build_pay(fields: _Fields) -> Pay:
    kind, amount, hours = fields.text("pay", "type"), fields.number("pay", "amount"), fields.number("effort", "hours")
    if kind == "unpaid":
        return Pay(kind, None, "", "", None)
    per_hour = amount if kind == "hourly" else amount / hours
    return Pay(kind, amount, fields.text("pay", "currency"), fields.text("pay", "paid"), per_hour)


def _build_location(fields: _Fields) -> Location:
    places = tuple(
        Place(*(fields.text("location", "places", index, name) for name in ("city", "region", "country")))
        for index in range(fields.count("location", "places"))
    )
    # "worldwide" is text, not a list of countries, and so becomes no countries.
    return Location(fields.text("location", "mode"), fields.texts("location", "applicants_from"), places)


def _build_mentor(fields: _Fields) -> Mentor:
    return Mentor(
        role=fields.text("mentor", "role"),
        check_ins=fields.text("mentor", "check_ins"),
        feedback=fields.texts("mentor", "feedback"),
        reference=fields.text("mentor", "reference"),
        introductions=fields.text("mentor", "introductions"),
    )


def _build_apply(fields: _Fields, confirmed: date | None, policy: Policy) -> Apply:
    """Without `confirmed` the listing stays open until its deadline: nobody can confirm what is invented."""
    deadline = fields.day("apply", "deadline") or date.min
    last_day = get_last_day(deadline, confirmed, policy) if confirmed else deadline
    return Apply(
        url=fields.text("apply", "url"),
        email=fields.text("apply", "email"),
        deadline=deadline,
        last_day=last_day,
        closes=get_closing(last_day),
        decision_by=fields.day("apply", "decision_by"),
        materials=fields.texts("apply", "materials"),
    )


def _build_credit(fields: _Fields) -> Credit:
    return Credit(
        possible=bool(fields.flag("credit", "possible")),
        learning_agreement=bool(fields.flag("credit", "learning_agreement")),
        evaluation=bool(fields.flag("credit", "evaluation")),
    )


def _get_changed(fields: _Fields, posted: date, today: date) -> date:
    """The day of the last change. One that lies ahead is ignored: no feed entry comes from the future."""
    updated = fields.day("updated")
    return updated if updated and posted < updated <= today else posted


def _get_past(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def _get_state(status: str, apply: Apply, days_left: int, context: Context) -> State:
    if status in STATUSES and not (status == "paused" and context.as_of >= apply.closes):
        return STATUSES[status]
    if context.as_of >= apply.closes:
        return "closed"
    return "closing-soon" if days_left <= context.policy.closing_soon_days else "open"
