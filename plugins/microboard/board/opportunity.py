"""Turns one accepted document into an `Opportunity`, with everything that is derived and never typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from microboard.board.model import (
    Apply,
    Credit,
    Deliverable,
    Effort,
    Eligibility,
    Employer,
    Location,
    Mentor,
    Opportunity,
    Outcome,
    Pay,
    Place,
    State,
)
from microboard.board.own import read_own
from microboard.board.values import Values, join_values, make, read_day
from microboard.check.fields.field import Field
from microboard.check.listing.confirmed import get_confirmed, get_last_day
from microboard.check.values.policy import Policy
from microboard.check.values.regions import Region, spread
from microboard.check.values.vocabulary import Term, Vocabulary
from microboard.read import Document
from microboard.run.clock import get_closing, get_earth_date
from microboard.words.speech import get_language

ENDED: tuple[State, ...] = ("filled", "withdrawn", "paused", "completed")


@dataclass(frozen=True, slots=True)
class Context:
    """Everything but its file that an opportunity depends on. `shift` is added to the dates of the file."""

    vocabulary: Vocabulary
    policy: Policy
    as_of: datetime
    shift: timedelta
    own: tuple[Field, ...] = ()


def build_opportunity(opportunity_id: str, employer: Employer, document: Document, context: Context) -> Opportunity:
    """The opportunity in a document that the schema accepts."""
    # A description keeps its lines.
    values = join_values({**document.values, "description": None})
    words = context.vocabulary
    posted, today = _get_day(values, "posted", context) or date.max, context.as_of.date()
    updated, last_confirmed = (
        _get_past(_get_day(values, name, context), today) for name in ("updated", "last_confirmed"))
    confirmed = get_confirmed(posted, updated, last_confirmed, today)
    effort = _build_effort(values.get("effort", {}))
    apply = _build_apply(values.get("apply", {}), None if employer.is_sample else confirmed, context)
    days_left = (apply.last_day - get_earth_date(context.as_of)).days
    return make(
        Opportunity, values,
        id=opportunity_id,
        employer=employer,
        category=words.categories[values["category"]],
        skills=_choose(words.skills, values, "skills"),
        skills_taught=_choose(words.skills, values, "skills_taught"),
        competencies=_choose(words.competencies, values, "competencies"),
        deliverables=tuple([make(Deliverable, one) for one in values.get("deliverables", ())]),
        effort=effort,
        pay=_build_pay(values.get("pay", {}), effort.hours),
        location=_build_location(values.get("location", {}), words.regions),
        eligibility=make(Eligibility, values.get("eligibility", {})),
        mentor=make(Mentor, values.get("mentor", {})),
        apply=apply,
        posted=posted,
        # A day before the posting, or in the future, is ignored: no feed entry comes from the future.
        changed=updated if updated and updated > posted else posted,
        last_confirmed=last_confirmed,
        confirmed=confirmed,
        starts=_get_day(values, "starts", context) or values.get("starts", ""),
        openings=int(values.get("openings", 1)),
        credit=make(Credit, values["credit"]) if "credit" in values else None,
        language=values.get("language") or get_language(),
        outcome=_build_outcome(values.get("outcome")),
        description=(document.get_text("description") or "").strip(),
        state=_get_state(values.get("status", ""), apply, days_left, context),
        days_left=days_left,
        own=read_own(context.own, (), values, context.shift),
    )


def _get_day(values: Values, name: str, context: Context) -> date | None:
    return read_day(values.get(name, ""), context.shift)


def _choose(terms: Mapping[str, Term], values: Values, name: str) -> tuple[Term, ...]:
    return tuple([terms[term_id] for term_id in values.get(name, ())])


def _build_effort(effort: Values) -> Effort:
    return make(Effort, effort, per_week=effort["hours"] / effort["weeks"])


def _build_pay(pay: Values, hours: float) -> Pay:
    kind, amount = pay["type"], pay.get("amount", 0)
    if kind == "unpaid":
        return Pay(kind, None, "", "", None)
    upper, is_hourly = pay.get("amount_to"), kind == "hourly"
    return make(Pay, pay, amount=amount, per_hour=amount if is_hourly else amount / hours,
                 per_hour_to=upper if is_hourly or upper is None else upper / hours)


def _build_location(location: Values, regions: Mapping[str, Region]) -> Location:
    origin = location.get("applicants_from")
    # "worldwide" is text, not a list of countries, and so becomes no countries.
    origin = origin if isinstance(origin, tuple) else ()
    return make(Location, location, applicants_from=spread(origin, regions),
                 regions=tuple([regions[one] for one in origin if one in regions]),
                 places=tuple([make(Place, one) for one in location.get("places", ())]))


def _build_apply(apply: Values, confirmed: date | None, context: Context) -> Apply:
    """Without `confirmed` the listing stays open until its deadline: nobody can confirm what is invented."""
    deadline = _get_day(apply, "deadline", context) or date.min
    last_day = get_last_day(deadline, confirmed, context.policy) if confirmed else deadline
    return make(Apply, apply, deadline=deadline, last_day=last_day, closes=get_closing(last_day),
                 decision_by=_get_day(apply, "decision_by", context))


def _build_outcome(said: Any) -> Outcome | None:
    if not said:
        return None
    return make(Outcome, said if isinstance(said, dict) else {"text": said})


def _get_past(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def _get_state(status: str, apply: Apply, days_left: int, context: Context) -> State:
    said = next((one for one in ENDED if one == status), None)
    if said and not (said == "paused" and context.as_of >= apply.closes):
        return said
    if context.as_of >= apply.closes:
        return "closed"
    return "closing-soon" if days_left <= context.policy.closing_soon_days else "open"
