"""What a schema cannot say about one listing: one small function per rule."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import ceil

from microboard.check.hosts.hosts import get_host, get_mail_host, is_within
from microboard.check.hosts.owners import is_open_to_all
from microboard.check.listing.confirmed import get_confirmed, get_last_day
from microboard.check.problems.finding import Finding, Rules
from microboard.check.values.policy import Policy
from microboard.read import Document
from microboard.read.problem import shorten

DATES = tuple((name, tuple(name.split("."))) for name in (
    "posted", "updated", "last_confirmed", "starts", "apply.deadline", "apply.decision_by"))
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Case:
    """One listing as a rule sees it.

    `today` is the UTC date. The employer is None where its file can't be read. `is_changed` is True where somebody
    proposes this listing or a change to it.
    """

    listing: Document
    employer: Document | None
    policy: Policy
    today: date
    is_changed: bool = False

    @cached_property
    def dates(self) -> dict[str, date | None]:
        """The listing's dates by field; None for one that is missing or none."""
        return {name: self.listing.get_date(*steps) for name, steps in DATES}

    @property
    def is_sample(self) -> bool:
        """Whether the employer is an invented one, whose dates move with the calendar."""
        return self.employer is not None and self.employer.get("sample") is True

    @property
    def is_open(self) -> bool:
        """Whether the listing says that it is open."""
        return self.listing.get("status") in (None, "open")


RULES: Rules[Callable[[Case], Iterator[Finding]]] = Rules()


def check_listing(case: Case) -> Iterator[Finding]:
    """Everything that the policy's rules find in one listing. Works on listings that the schema refuses, too."""
    for rule, find in RULES.items():
        if case.policy.asks(rule.id):
            yield from (replace(found, rule=rule.id) for found in find(case))


def _say(field: str, message: str, hint: str) -> Finding:
    return Finding(tuple(field.split(".")), "", message, hint)


@RULES.add("date-order", "Dates come in order")
def _check_order(case: Case) -> Iterator[Finding]:
    """A listing is posted, then closes, then is decided on, then starts."""
    for later, earlier in (
        ("apply.deadline", "posted"),
        ("apply.decision_by", "apply.deadline"),
        ("starts", "posted"),
        ("updated", "posted"),
        ("last_confirmed", "posted"),
    ):
        last, first = case.dates[later], case.dates[earlier]
        if last and first and last < first:
            yield _say(later, f"{last} is before {earlier} ({first}).", "Mend one of the two dates.")


@RULES.add("deadline-far", "The deadline is near", "warning")
def _check_far(case: Case) -> Iterator[Finding]:
    """Short projects are decided in weeks. A deadline months away makes people wait, or is a slip in the year. And a
    listing that nobody updates or confirms closes before such a deadline, by the policy of the board.
    """
    days = _count_days(case)
    if days > case.policy.deadline_error_days:
        return
    closes = _find_early_close(case)
    if closes and closes < case.today:
        yield _say("apply.deadline", f"The listing closed on {closes}: nobody has confirmed it since.",
                   f"If it is still open, write last_confirmed: {case.today}. If not, set its status.")
    elif closes:
        yield _say("apply.deadline",
                   f"The deadline is {days} days after posted, and the listing closes on {closes} unless somebody "
                   "confirms it.",
                   f"Choose {closes} or earlier, or write last_confirmed: and the day while it is still open.")
    elif case.policy.deadline_warning_days < days:
        yield _say("apply.deadline", f"The deadline is {days} days after posted.",
                   f"Choose one within {case.policy.deadline_warning_days} days, or explain it in the pull request.")


@RULES.add("deadline-too-far", "The deadline is not out of sight")
def _check_too_far(case: Case) -> Iterator[Finding]:
    """A listing with such a deadline would be open long after everyone has forgotten it."""
    days = _count_days(case)
    if days > case.policy.deadline_error_days:
        yield _say("apply.deadline", f"The deadline is {days} days after posted.",
                   f"Choose one within {case.policy.deadline_error_days} days.")


def _find_early_close(case: Case) -> date | None:
    """The day on which an open listing closes because nobody confirms it, if that is before its deadline."""
    posted, deadline = case.dates["posted"], case.dates["apply.deadline"]
    if not posted or not deadline or case.is_sample or not case.is_open:
        return None
    confirmed = get_confirmed(posted, case.dates["updated"], case.dates["last_confirmed"], case.today)
    last_day = get_last_day(deadline, confirmed, case.policy)
    return last_day if last_day < deadline else None


def _count_days(case: Case) -> int:
    posted, deadline = case.dates["posted"], case.dates["apply.deadline"]
    return (deadline - posted).days if posted and deadline else 0


@RULES.add("deadline-past", "People can still apply", "warning")
def _check_past(case: Case) -> Iterator[Finding]:
    """With `--changed-since`: a new or changed listing is meant to be open, and its deadline has passed."""
    deadline = case.dates["apply.deadline"]
    if case.is_changed and not case.is_sample and case.is_open and deadline and deadline < case.today:
        yield _say("apply.deadline", f"{deadline} has passed: nobody can apply.",
                   "Choose a later day, or set status: filled, withdrawn or completed.")


@RULES.add("outcome-missing", "Completed projects say what came of them", "warning")
def _check_outcome(case: Case) -> Iterator[Finding]:
    """The outcome is what the next reader learns most from."""
    if case.listing.get("status") == "completed" and case.listing.get("outcome") is None:
        yield _say("status", "The project is completed, and its outcome is not told.",
                   "Add outcome: with one sentence on what came of it.")


@RULES.add("outcome-ahead", "No outcome before the end", "warning")
def _check_outcome_ahead(case: Case) -> Iterator[Finding]:
    """An outcome belongs to a completed project, and this listing is still open."""
    if case.is_open and case.listing.get("outcome") is not None:
        yield _say("outcome", "The listing has an outcome, and it is still open.",
                   "Add status: completed, or remove the outcome.")


@RULES.add("date-ahead", "No date from the future", "warning")
def _check_ahead(case: Case) -> Iterator[Finding]:
    """A listing appears on the day that `posted` names, so one from the future stays hidden until then."""
    if case.is_sample:
        return
    # Where somebody confirms a listing, it may be tomorrow already.
    tomorrow = case.today + timedelta(days=1)
    for name, latest in (("posted", case.today), ("updated", case.today), ("last_confirmed", tomorrow)):
        day = case.dates[name]
        if day and day > latest:
            effect = "The listing appears on that day." if name == "posted" else "Until then it is ignored."
            # No day of a change lies before the day of posting.
            is_first = name == "posted" or not case.dates["posted"] or case.dates["posted"] <= case.today
            hint = f"Write {case.today} for today." if is_first else "Mend posted first, then this date."
            yield _say(name, f"{day} is in the future. {effect}", hint)


@RULES.add("hours-per-week", "The work fits into a week")
def _check_hours(case: Case) -> Iterator[Finding]:
    """A micro-internship fits beside a degree or a job."""
    hours, weeks = case.listing.get_number("effort", "hours"), case.listing.get_number("effort", "weeks")
    limit = case.policy.max_hours_per_week
    if hours and weeks and weeks > 0 and hours / weeks > limit:
        # Rounded up: 40.05 is shown as more than 40.
        per_week = ceil(hours / weeks * 10) / 10
        message = (f"{hours:g} hours in {weeks:g} week{'s' * (weeks != 1)} are {per_week:g} a week; "
                   f"at most {limit:g} fit.")
        yield _say("effort.hours", message, "Ask for fewer hours, or more weeks.")


@RULES.add("pay-floor", "Pay reaches the floor")
def _check_floor(case: Case) -> Iterator[Finding]:
    """The whole amount is divided by all hours, so that a fixed price cannot hide a low wage."""
    kind, currency = case.listing.get_text("pay", "type"), case.listing.get_text("pay", "currency") or ""
    amount, hours = case.listing.get_number("pay", "amount"), case.listing.get_number("effort", "hours")
    floor = case.policy.floor_per_hour.get(currency, 0)
    if not amount or amount <= 0 or kind not in {"fixed", "hourly", "stipend"}:
        return
    if kind == "hourly" and amount < floor:
        message = f"{_show_below(amount, floor)} {currency} an hour is under the floor of {_show(floor)}."
        yield _say("pay.amount", message, f"Write at least {_show(floor)}.")
    elif kind != "hourly" and hours and hours > 0 and amount / hours < floor:
        per_hour = _show_below(amount / hours, floor)
        message = (f"{_show(amount)} {currency} for {hours:g} hours are {per_hour} an hour; "
                   f"the floor is {_show(floor)}.")
        least = _show(ceil(floor * hours * 100) / 100)
        yield _say("pay.amount", message, f"Write at least {least}, or ask for fewer hours.")


def _show(amount: float) -> str:
    return f"{amount:.2f}".removesuffix(".00")


def _show_below(amount: float, floor: float) -> str:
    """The amount rounded as pages round it, and never up to the floor that it misses."""
    return _show(amount if round(amount, 2) < floor else floor - 0.01)


@RULES.add("hourly-high", "Pay by the hour is for one hour", "warning")
def _check_hourly(case: Case) -> Iterator[Finding]:
    """The amount of the whole project, entered as `hourly`, would promise a fortune."""
    currency, amount = case.listing.get_text("pay", "currency") or "", case.listing.get_number("pay", "amount")
    limit = case.policy.hourly_warning.get(currency)
    if case.listing.get("pay", "type") == "hourly" and amount and limit and amount >= limit:
        hours, floor = case.listing.get_number("effort", "hours"), case.policy.floor_per_hour.get(currency, 0)
        hint = f"If {_show(amount)} is for the whole project, write type: fixed."
        if hours and amount / hours < floor:
            hint = f"If {_show(amount)} is for the whole project, that is too little for {hours:g} hours."
        yield _say("pay.amount", f"{_show(amount)} {currency} is the pay for each hour.", hint)


@RULES.add("unpaid", "Work is paid")
def _check_unpaid(case: Case) -> Iterator[Finding]:
    """Unpaid work shuts out everyone who cannot afford it. A board may allow it in its policy."""
    if case.listing.get("pay", "type") == "unpaid" and not case.policy.is_unpaid_allowed:
        yield _say("pay.type", "This board lists paid work only.",
                   "Write fixed, hourly or stipend, and an amount.")


@RULES.add("authorization-unspecified", "The right to work is settled", "warning")
def _check_authorization(case: Case) -> Iterator[Finding]:
    """Whether they may apply at all is the first thing that students from abroad need to know."""
    if case.listing.get("eligibility", "work_authorization") == "not-specified":
        yield _say("eligibility.work_authorization",
                   "The listing does not say what right to work is asked for.",
                   "Write not-needed, required, student-visa-ok, sponsorship or citizens-only.")


@RULES.add("apply-domain", "Applications go to the employer", "warning")
def _check_domain(case: Case) -> Iterator[Finding]:
    """A link to a host that the employer has not named may lead to somebody else. Subdomains are fine."""
    if not case.employer:
        return
    allowed = [str(domain) for domain in case.employer.get_list("domains")]
    # A list that is empty or holds what is no host is reported where it stands.
    if not allowed or not all(HOST.fullmatch(domain) for domain in allowed):
        return
    for name, host in (
        ("apply.url", get_host(case.listing.get_text("apply", "url"))),
        ("apply.email", get_mail_host(case.listing.get_text("apply", "email"))),
    ):
        if host and not is_within(host, allowed):
            # A site on which anyone can have a name is nobody's domain.
            more = "" if is_open_to_all(host) else ", or add it to domains in employer.yml"
            yield _say(name, f"{shorten(host)} is not among the domains of this employer.",
                       f"Use one of them ({', '.join(allowed[:3])}){more}.")
