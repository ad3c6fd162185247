"""Turns amounts, dates and places into the words that people read."""

from datetime import date
from urllib.parse import quote

from microboard.board import Opportunity
from microboard.board.model import Mentor, Pay
from microboard.check.values.names import fold_name, name_in_sentence, sort_countries
from microboard.check.values.regions import name_region
from microboard.publish.text.labels import label
from microboard.words.formats import format_list, format_money, format_number, format_short_date, name_country
from microboard.words.speech import _, ngettext

# How many countries are named; the page of a listing says elsewhere which they all are.
MOST_COUNTRIES = 2
# The rights to work that decide for whom a project is.
DECIDING = frozenset({"required", "citizens-only", "student-visa-ok", "sponsorship"})
REFERENCES = ("on-request", "letter")


def format_hours(number: float) -> str:
    """``1 hour``, ``12 hours``."""
    return ngettext("{count} hour", "{count} hours", round(number, 1), count=format_number(number))


def format_hours_a_week(number: float) -> str:
    """``1 hour a week``, ``12 hours a week``."""
    return ngettext("{count} hour a week", "{count} hours a week", round(number, 1), count=format_number(number))


def format_weeks(number: float) -> str:
    """``1 week``, ``3 weeks``."""
    return ngettext("{count} week", "{count} weeks", round(number, 1), count=format_number(number))


def format_pay(opportunity: Opportunity) -> str:
    """The pay as it is offered."""
    pay = opportunity.pay
    if pay.amount is None:
        return "Unpaid"
    return f"{format_range(pay.amount, pay.amount_to, pay.currency)} {label('pay', pay.type)}"


def format_range(amount: float, upper: float | None, currency: str) -> str:
    """``€600``, or ``€600 to €900``."""
    lower = format_money(amount, currency)
    return lower if upper is None else _("{lower} to {upper}", lower=lower, upper=format_money(upper, currency))


def format_pay_per_hour(opportunity: Opportunity) -> str:
    """The pay per hour, or nothing where it is what is offered, or nothing is."""
    pay = opportunity.pay
    if pay.per_hour is None or pay.type == "hourly":
        return ""
    return f"{format_hour(pay)} an hour"


def format_total(opportunity: Opportunity) -> str:
    """For hourly pay, about what the whole project pays."""
    return _("{amount} in all", amount=format_whole(opportunity)) if opportunity.pay.type == "hourly" else ""


def format_hour(pay: Pay) -> str:
    """What an hour brings, whatever the pay is for."""
    if pay.per_hour is None:
        return "Unpaid"
    upper = None if pay.per_hour_to is None else round(pay.per_hour_to, 2)
    return format_range(round(pay.per_hour, 2), upper, pay.currency)


def format_whole(opportunity: Opportunity) -> str:
    """What the whole project brings, as it stands before the words "in all"; nothing where nothing is paid."""
    pay = opportunity.pay
    if pay.amount is None:
        return ""
    if pay.type != "hourly":
        return format_range(pay.amount, pay.amount_to, pay.currency)
    hours = opportunity.effort.hours
    upper = None if pay.amount_to is None else round(pay.amount_to * hours)
    return _("about {amount}", amount=format_range(round(pay.amount * hours), upper, pay.currency))


def format_start(starts: date | str) -> str:
    """When the work starts, as it stands before the word "start": ``15 Jan``, ``Flexible``."""
    if isinstance(starts, date):
        return format_short_date(starts)
    return "Rolling" if starts == "rolling" else "Flexible"


def format_permit(opportunity: Opportunity) -> str:
    """The right to work that is asked for, and where, in a few words."""
    words, where = label("permit", opportunity.work_authorization), _name_permit_countries(opportunity)
    if opportunity.work_authorization == "required":
        return f"{words} {f'in {where}' if where else 'where you are'}"
    if opportunity.work_authorization == "citizens-only":
        return f"{words} of {where}" if where else f"{words} only"
    return words


def format_right_to_work(opportunity: Opportunity) -> str:
    """The same as a sentence, without its full stop."""
    where = _name_permit_countries(opportunity)
    if where and opportunity.work_authorization == "required":
        return f"You need the right to work in {where} already"
    if where and opportunity.work_authorization == "citizens-only":
        return f"Citizens of {where} only"
    return label("work_authorization", opportunity.work_authorization)


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
    if opportunity.work_authorization == "required":
        return f"Needs the right to work {f'in {where}' if where else 'where you are'}"
    if opportunity.work_authorization == "citizens-only":
        return label("work_authorization", "citizens-only") if not where else f"Citizens of {where} only"
    return format_permit(opportunity) if opportunity.work_authorization in DECIDING else ""


def explain_contractor(opportunity: Opportunity) -> str:
    """What people on a student visa have to know of work as a contractor, or nothing."""
    if opportunity.engagement != "contractor" or opportunity.work_authorization == "citizens-only":
        return ""
    return ("On a student visa, work as a contractor may count as self-employment, which many visas do not allow: "
            "ask your international office before you sign.")


def format_mentorship(mentor: Mentor) -> str:
    """How often there is a check-in, and what is written at the end."""
    extras = {"written feedback": "written" in mentor.feedback, "a reference": mentor.reference in REFERENCES}
    return ", ".join([label("check_ins", mentor.check_ins), *(name for name, is_given in extras.items() if is_given)])


def format_place(opportunity: Opportunity) -> str:
    """The place in a few words, for cards."""
    location = opportunity.location
    if location.mode == "remote":
        return f"Remote, {format_origin(opportunity)}"
    cities = [place.city for place in location.places]
    return f"{label('mode', location.mode)}, {format_list(cities[:2]) if len(cities) < 3 else f'{len(cities)} places'}"


def format_origin(opportunity: Opportunity) -> str:
    """From where people may apply for remote work."""
    location = opportunity.location
    if not location.applicants_from:
        return "worldwide"
    names = [*map(name_region, location.regions), *map(name_country, location.lone_countries)]
    if len(names) > 3:
        return f"from {len(location.applicants_from)} countries"
    return f"from {format_list(sorted(names, key=fold_name))}"


def format_mailbox(address: str) -> str:
    """The e-mail address as it stands after ``mailto:`` (RFC 6068): ``%`` and ``?`` may be letters of a mailbox."""
    return quote(address, safe="@!$'*+")
