"""Turns an opportunity into the four facts at the head of its page: what decides whether people read on."""

from dataclasses import dataclass

from microboard.board import Opportunity
from microboard.publish.text import phrases
from microboard.publish.text.labels import capitalize_first, label
from microboard.words.formats import format_date, format_list, format_number, join_words
from microboard.words.speech import _, ngettext, pgettext


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` and its `unit` are large, `more` is the line below. `kind` is for the style sheet."""

    kind: str
    name: str
    value: str
    unit: str = ""
    more: str = ""


def build_glance(opportunity: Opportunity) -> tuple[Fact, ...]:
    """Pay, time, place and who may apply."""
    return _build_pay(opportunity), _build_time(opportunity), _build_place(opportunity), _build_who(opportunity)


def format_rate(opportunity: Opportunity) -> str:
    """The pay per hour, or ``Unpaid``."""
    pay = opportunity.pay
    return _("Unpaid") if pay.per_hour is None else _("{amount} an hour", amount=phrases.format_hour(pay))


def describe(opportunity: Opportunity) -> str:
    """What a search engine or a chat shows of its page: pay and time, then the summary."""
    facts = [format_rate(opportunity), phrases.format_hours_a_week(opportunity.effort.per_week)]
    return f"{join_words(facts)}. {opportunity.summary}"


def _build_pay(opportunity: Opportunity) -> Fact:
    pay = opportunity.pay
    if pay.per_hour is None:
        return Fact("pay", _("Pay"), _("Unpaid"), more=label("engagement", opportunity.engagement))
    whole = phrases.format_total(opportunity) or phrases.format_pay(opportunity)
    when = label("paid", pay.paid) if pay.paid else ""
    unit = pgettext("after an amount", "an hour")
    return Fact("pay", _("Pay"), phrases.format_hour(pay), unit, _join(whole, when))


def _build_time(opportunity: Opportunity) -> Fact:
    effort = opportunity.effort
    hours = format_number(effort.per_week)
    unit = ngettext("hour a week", "hours a week", effort.per_week)
    whole = _("{hours} over {weeks}", hours=phrases.format_hours(effort.hours),
              weeks=phrases.format_weeks(effort.weeks))
    schedule = label("schedule", effort.schedule) if effort.schedule else ""
    return Fact("week", _("Time"), hours, unit, _join(whole, schedule))


def _build_place(opportunity: Opportunity) -> Fact:
    remote = opportunity.location.mode == "remote"
    value = label("mode", "remote") if remote else phrases.format_place(opportunity)
    return Fact("place", _("Where and when"), value,
                more=_join(phrases.format_origin(opportunity) if remote else "", _format_start(opportunity)))


def _format_start(opportunity: Opportunity) -> str:
    starts = opportunity.starts
    if not starts:
        return ""
    when = label("starts", starts) if isinstance(starts, str) else format_date(starts)
    return _("starts {when}", when=when)


def _build_who(opportunity: Opportunity) -> Fact:
    who = format_list([label("audience", one) for one in opportunity.eligibility.audience])
    return Fact("audience", _("Who"), phrases.format_permit(opportunity), more=capitalize_first(who))


def _join(*parts: str) -> str:
    """What is said, in one line that begins with a capital."""
    return capitalize_first(join_words([part for part in parts if part]))
