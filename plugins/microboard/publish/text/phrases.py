"""Turns amounts, dates and places into the words that people read."""

from datetime import date
from math import floor
from urllib.parse import quote

from microboard.board import Opportunity
from microboard.board.model import Employer, Location, Mentor, Pay
from microboard.check.values.names import fold_name, name_in_sentence, sort_countries
from microboard.check.values.regions import name_region
from microboard.publish.text.labels import label
from microboard.words.formats import (
    format_list,
    format_money,
    format_month,
    format_number,
    format_short_date,
    join_words,
    name_country,
)
from microboard.words.speech import N_, _, ngettext

# More countries and cities than these are counted.
MOST_NAMED, MOST_CITIES = 3, 2
# How many countries are named; the page of a listing says elsewhere which they all are.
MOST_COUNTRIES = 2
# The rights to work that decide for whom a project is.
DECIDING = frozenset({"required", "citizens-only", "student-visa-ok", "sponsorship"})
REFERENCES = ("on-request", "letter")
# What an amount is for, by the kind of pay.
PAY = {"fixed": N_("{amount} for the project"), "hourly": N_("{amount} an hour"),
       "stipend": N_("{amount} as a stipend")}


def format_confirmed(employer: Employer) -> str:
    """``Domain confirmed in November 2026``, or nothing where it is not."""
    day = employer.domain_confirmed
    return _("Domain confirmed in {month}", month=format_month(day)) if day else ""


def format_hours(number: float) -> str:
    """``1 hour``, ``12 hours``."""
    return ngettext("{count} hour", "{count} hours", number, count=format_number(number))


def format_hours_a_week(number: float) -> str:
    """``1 hour a week``, ``12 hours a week``."""
    return ngettext("{count} hour a week", "{count} hours a week", number, count=format_number(number))


def format_weeks(number: float) -> str:
    """``1 week``, ``3 weeks``."""
    return ngettext("{count} week", "{count} weeks", number, count=format_number(number))


def format_pay(opportunity: Opportunity) -> str:
    """The pay as it is offered."""
    pay = opportunity.pay
    if pay.amount is None:
        return _("Unpaid")
    amount = format_range(pay.amount, pay.amount_to, pay.currency)
    return _(PAY[pay.type], amount=amount) if pay.type in PAY else f"{amount} {label('pay', pay.type)}"


def format_range(amount: float, upper: float | None, currency: str) -> str:
    """``€600``, or ``€600 to €900``."""
    lower = format_money(amount, currency)
    return lower if upper is None else _("{lower} to {upper}", lower=lower, upper=format_money(upper, currency))


def format_pay_per_hour(opportunity: Opportunity) -> str:
    """The pay per hour, or nothing where it is what is offered, or nothing is."""
    pay = opportunity.pay
    if pay.per_hour is None or pay.type == "hourly":
        return ""
    return _("{amount} an hour", amount=format_hour(pay))


def format_total(opportunity: Opportunity) -> str:
    """For hourly pay, about what the whole project pays."""
    return _("{amount} in all", amount=format_whole(opportunity)) if opportunity.pay.type == "hourly" else ""


def format_hour(pay: Pay) -> str:
    """What an hour brings, whatever the pay is for."""
    if pay.per_hour is None:
        return _("Unpaid")
    return format_range(pay.per_hour, pay.per_hour_to, pay.currency)


def format_whole(opportunity: Opportunity) -> str:
    """What the whole project brings, as it stands before the words "in all"; nothing where nothing is paid."""
    pay = opportunity.pay
    if pay.amount is None:
        return ""
    if pay.type != "hourly":
        return format_range(pay.amount, pay.amount_to, pay.currency)
    hours = opportunity.effort.hours
    # A half goes up, as in a browser.
    lower, upper = (None if amount is None else floor(amount * hours + 0.5) for amount in (pay.amount, pay.amount_to))
    return _("about {amount}", amount=format_range(lower or 0, upper, pay.currency))


def format_start(starts: date | str) -> str:
    """When the work starts, as it stands before the word "start": ``15 Jan``, ``Flexible``."""
    if isinstance(starts, date):
        return format_short_date(starts)
    return _("Rolling") if starts == "rolling" else _("Flexible")


def format_permit(opportunity: Opportunity) -> str:
    """The right to work that is asked for, and where, in a few words."""
    where = _name_permit_countries(opportunity)
    if opportunity.eligibility.work_authorization == "required":
        return _("Right to work in {countries}", countries=where) if where else _("Right to work where you are")
    if opportunity.eligibility.work_authorization == "citizens-only":
        return _("Citizens of {countries}", countries=where) if where else _("Citizens only")
    return label("permit", opportunity.eligibility.work_authorization)


def format_right_to_work(opportunity: Opportunity) -> str:
    """The same as a sentence, without its full stop."""
    where = _name_permit_countries(opportunity)
    if where and opportunity.eligibility.work_authorization == "required":
        return _("You need the right to work in {countries} already", countries=where)
    if where and opportunity.eligibility.work_authorization == "citizens-only":
        return _("Citizens of {countries} only", countries=where)
    return label("work_authorization", opportunity.eligibility.work_authorization)


def _name_permit_countries(opportunity: Opportunity) -> str:
    """The countries and regions, where they are few."""
    location = opportunity.location
    regions, countries = [name_region(region) for region in location.regions], sort_countries(location.lone_countries)
    names = [*regions, *(name_in_sentence(code) for code in countries)]
    return format_list(names) if len(names) <= MOST_COUNTRIES else ""


def format_permit_on_card(opportunity: Opportunity) -> str:
    """The same as a line of its own, where it decides who can take a project; where it does not, or nobody has said,
    nothing."""
    where = _name_permit_countries(opportunity)
    if opportunity.eligibility.work_authorization == "required":
        return (_("Needs the right to work in {countries}", countries=where) if where
                else _("Needs the right to work where you are"))
    if opportunity.eligibility.work_authorization == "citizens-only":
        return format_right_to_work(opportunity)
    return format_permit(opportunity) if opportunity.eligibility.work_authorization in DECIDING else ""


def explain_contractor(opportunity: Opportunity) -> str:
    """What people on a student visa have to know of work as a contractor, or nothing."""
    if opportunity.engagement != "contractor" or opportunity.eligibility.work_authorization == "citizens-only":
        return ""
    return _("On a student visa, work as a contractor may count as self-employment, which many visas do not allow: "
             "ask your international office before you sign.")


def format_mentorship(mentor: Mentor) -> str:
    """How often there is a check-in, and what is written at the end."""
    extras = {_("written feedback"): "written" in mentor.feedback, _("a reference"): mentor.reference in REFERENCES}
    said = [label("check_ins", mentor.check_ins), *(name for name, is_given in extras.items() if is_given)]
    return join_words(said)


def format_place(opportunity: Opportunity) -> str:
    """The place in a few words, for cards."""
    location = opportunity.location
    if location.mode == "remote":
        return _format_remote(location)
    cities = [place.city for place in location.places]
    places = format_list(cities) if len(cities) <= MOST_CITIES else ngettext(
        "{count} place", "{count} places", len(cities), count=format_number(len(cities)))
    return _("{mode}, {places}", mode=label("mode", location.mode), places=places)


def _format_remote(location: Location) -> str:
    """The same as `format_origin`, after the word "remote": other languages say both in one."""
    if not location.applicants_from:
        return _("Remote, worldwide")
    names, count = _name_origin(location), len(location.applicants_from)
    if not names:
        return ngettext("Remote, from {count} country", "Remote, from {count} countries", count,
                        count=format_number(count))
    return _("Remote, from {countries}", countries=names)


def format_origin(opportunity: Opportunity) -> str:
    """From where people may apply for remote work."""
    location = opportunity.location
    if not location.applicants_from:
        return _("worldwide")
    names, count = _name_origin(location), len(location.applicants_from)
    if not names:
        return ngettext("from {count} country", "from {count} countries", count, count=format_number(count))
    return _("from {countries}", countries=names)


def _name_origin(location: Location) -> str:
    """The regions and countries from which people may apply, or nothing where they are many."""
    names = [*map(name_region, location.regions), *map(name_country, location.lone_countries)]
    return format_list(sorted(names, key=fold_name)) if len(names) <= MOST_NAMED else ""


def format_mailbox(address: str) -> str:
    """The e-mail address as it stands after ``mailto:`` (RFC 6068): ``%`` and ``?`` may be letters of a mailbox."""
    return quote(address, safe="@!$'*+")
