"""Turns an opportunity into the words of its card, for lists and for the index that the browser filters."""

from dataclasses import dataclass

from microboard.board import Opportunity
from microboard.publish.text import phrases
from microboard.publish.text.face import build_letters, pick_hue
from microboard.publish.text.own import word_own
from microboard.words.formats import format_date, format_number
from microboard.words.speech import remember


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `pay` is what an hour brings, `total` what all of it does, and `week` is in hours; `logo` is a
    path, and without one `letters` and `hue` are the employer's face. `posted` and `last_day` are days (ISO 8601).
    Other texts are for people."""

    id: str = ""
    path: str = ""
    title: str = ""
    language: str = "en"
    employer: str = ""
    logo: str = ""
    letters: str = ""
    hue: int = 0
    is_sample: bool = False
    confirmed: str = ""
    category: str = ""
    category_id: str = ""
    summary: str = ""
    pay: str = ""
    total: str = ""
    week: str = ""
    weeks: str = ""
    start: str = ""
    place: str = ""
    mentor: str = ""
    permit: str = ""
    posted: str = ""
    last_day: str = ""
    last_day_text: str = ""
    own: tuple[tuple[str, str], ...] = ()


# A card for the browser to fill in.
EMPTY = Card()


# As HTML and in the index, one after the other.
@remember(64)
def build_card(opportunity: Opportunity) -> Card:
    """The card of an opportunity that is open."""
    effort = opportunity.effort
    return Card(
        id=opportunity.id,
        path=opportunity.path,
        title=opportunity.title,
        language=opportunity.language,
        employer=opportunity.employer.name,
        logo=opportunity.employer.logo_path,
        letters=build_letters(opportunity.employer.name),
        hue=pick_hue(opportunity.employer.id),
        is_sample=opportunity.employer.is_sample,
        confirmed=phrases.format_confirmed(opportunity.employer),
        category=opportunity.category.label,
        category_id=opportunity.category.id,
        summary=opportunity.summary,
        pay=phrases.format_hour(opportunity.pay),
        total=phrases.format_whole(opportunity),
        week=format_number(effort.per_week),
        weeks=phrases.format_weeks(effort.weeks),
        start=phrases.format_start(opportunity.starts),
        place=phrases.format_place(opportunity),
        mentor=phrases.format_mentorship(opportunity.mentor),
        permit=phrases.format_permit_on_card(opportunity),
        posted=opportunity.posted.isoformat(),
        last_day=opportunity.apply.last_day.isoformat(),
        last_day_text=format_date(opportunity.apply.last_day),
        own=tuple((own.field.label, word_own(own)) for own in opportunity.all_own if "card" in own.field.shown),
    )
