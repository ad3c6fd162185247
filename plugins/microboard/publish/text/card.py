"""Turns an opportunity into the words of its card, for lists and for the index that the browser filters."""

from dataclasses import dataclass
from functools import lru_cache

from microboard.board import Opportunity
from microboard.publish.text import phrases
from microboard.publish.text.labels import label


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `posted` and `last_day` are days (ISO 8601); the other texts are for people."""

    id: str = ""
    path: str = ""
    title: str = ""
    language: str = "en"
    employer: str = ""
    employer_path: str = ""
    is_sample: bool = False
    category: str = ""
    summary: str = ""
    pay: str = ""
    rate: str = ""
    week: str = ""
    weeks: str = ""
    place: str = ""
    mentor: str = ""
    posted: str = ""
    last_day: str = ""
    last_day_text: str = ""


# What the browser fills in.
EMPTY = Card()


# As HTML and in the index, one after the other.
@lru_cache(maxsize=64)
def build_card(opportunity: Opportunity) -> Card:
    """The card of an opportunity that is open."""
    effort = opportunity.effort
    return Card(
        id=opportunity.id,
        path=opportunity.path,
        title=opportunity.title,
        language=opportunity.language,
        employer=opportunity.employer.name,
        employer_path=opportunity.employer.path,
        is_sample=opportunity.employer.is_sample,
        category=opportunity.category.label,
        summary=opportunity.summary,
        pay=phrases.format_pay(opportunity),
        rate=phrases.format_pay_per_hour(opportunity) or phrases.format_total(opportunity),
        week=_format_week(effort.per_week),
        weeks=phrases.format_count(effort.weeks, "week"),
        place=phrases.format_place(opportunity),
        mentor=label("check_ins", opportunity.mentor.check_ins),
        posted=opportunity.posted.isoformat(),
        last_day=opportunity.apply.last_day.isoformat(),
        last_day_text=phrases.format_date(opportunity.apply.last_day),
    )


@lru_cache(maxsize=1024)
def _format_week(hours: float) -> str:
    return f"{phrases.format_count(hours, 'hour')} a week"
