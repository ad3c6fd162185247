"""Turns one listing into what the rules compare and say: its fields, and what is worked out from them.

The browser works out the same in ``assets/submit/rules.js``, of what is typed; a test compares the two.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from microboard.check.hosts.hosts import get_host, get_mail_host, is_within, write_in_ascii
from microboard.check.hosts.owners import is_open_to_all
from microboard.check.listing.confirmed import get_confirmed, get_last_day
from microboard.check.listing.table import Value, Values
from microboard.check.values.confirmed_domains import join_domains
from microboard.check.values.policy import Policy
from microboard.read import Document
from microboard.read.problem import shorten
from microboard.words.speech import ngettext

DATES = ("posted", "updated", "last_confirmed", "starts", "apply.deadline", "apply.decision_by")
NUMBERS = ("effort.hours", "effort.weeks", "pay.amount", "pay.amount_to")
STEPS = {name: tuple(name.split(".")) for name in (*DATES, *NUMBERS)}
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Case:
    """One listing as a rule sees it.

    `today` is the UTC date. The employer is None where its file can't be read. `is_changed` is True where somebody
    proposes this listing or a change to it. `confirmed` is the host that is known to be the employer's, if any;
    `trusted` is the one that readers know as confirmed, also where the website has just moved away from it.
    """

    listing: Document
    employer: Document | None
    policy: Policy
    today: date
    is_changed: bool = False
    confirmed: str = ""
    trusted: str = ""

    @property
    def is_sample(self) -> bool:
        """Whether the employer is an invented one, whose dates move with the calendar."""
        return self.employer is not None and self.employer.get("sample") is True

    @property
    def domains(self) -> tuple[str, ...]:
        """The hosts that its links and e-mails may use, as they are written, and the confirmed one."""
        named = tuple(map(str, self.employer.get_list("domains"))) if self.employer else ()
        return join_domains(named, self.confirmed)


def list_values(case: Case) -> Values:
    """What conditions compare, by name; None for what is missing, or can't be told."""
    listing, policy = case.listing, case.policy
    dates = {name: listing.get_date(*STEPS[name]) for name in DATES}
    status, pay, currency = listing.get("status"), listing.get_text("pay", "type"), listing.get_text("pay", "currency")
    link, mail = get_host(listing.get_text("apply", "url")), get_mail_host(listing.get_text("apply", "email"))
    values: dict[str, Value] = {
        **dates,
        **_measure_work(listing, pay),
        "pay.type": pay,
        "pay.currency": currency,
        "eligibility.work_authorization": listing.get_text("eligibility", "work_authorization"),
        "status": "open" if status is None else str(status),
        "outcome": "missing" if listing.get("outcome") is None else "told",
        "sample": "yes" if case.is_sample else "no",
        "changed": "yes" if case.is_changed else "no",
        "today": case.today,
        "tomorrow": case.today + timedelta(days=1),
        "unpaid": policy.unpaid,
        "floor": policy.floor_per_hour.get(currency or ""),
        "hourly_warning": policy.hourly_warning.get(currency or "") or None,
        "max_hours_per_week": policy.max_hours_per_week,
        "deadline_warning_days": policy.deadline_warning_days,
        "deadline_error_days": policy.deadline_error_days,
        "link": _tell_owner(link, case.domains),
        "mail": _tell_owner(mail, case.domains),
        "link_away": _tell_away(link, case.trusted),
        "mail_away": _tell_away(mail, case.trusted),
    }
    posted, deadline = dates["posted"], dates["apply.deadline"]
    if posted and deadline:
        values["days"] = (deadline - posted).days
        if values["status"] == "open" and not case.is_sample:
            confirmed = get_confirmed(posted, dates["updated"], dates["last_confirmed"], case.today)
            last_day = get_last_day(deadline, confirmed, policy)
            values["closes"] = last_day if last_day < deadline else None
    return values


def _measure_work(listing: Document, pay: str | None) -> Values:
    """Hours a week, pay an hour, and the amount shared out over all hours."""
    numbers = {name: listing.get_number(*STEPS[name]) for name in NUMBERS}
    hours, weeks, amount, _ = numbers.values()
    values: dict[str, Value] = {**numbers}
    if hours and hours > 0 and weeks and weeks > 0:
        values["per_week"] = hours / weeks
    if amount and amount > 0:
        values["twice_amount"] = amount * 2
        values["shared_out"] = amount / hours if hours and hours > 0 else None
        values["per_hour"] = amount if pay == "hourly" else values["shared_out"]
    return values


def _tell_owner(host: str, domains: tuple[str, ...]) -> str:
    """``own``, ``foreign``, ``shared`` by many, or ``unknown`` where nobody can tell whose the host is."""
    # A list that is empty or holds what is no host is reported where it stands.
    if not host or not domains or not all(map(HOST.fullmatch, domains)):
        return "unknown"
    if is_within(host, domains):
        return "own"
    return "shared" if is_open_to_all(host) else "foreign"


def _tell_away(host: str, trusted: str) -> str:
    """Whether a host is another than the one that readers trust."""
    return "yes" if host and trusted and not is_within(write_in_ascii(host) or host, [trusted]) else "no"


def list_words(values: Values, case: Case) -> dict[str, str]:
    """What messages say, by name: numbers with six digits at most, amounts with cents or none, all as people write them
    in the file, whatever their language."""
    words = {name: f"{value:g}" if isinstance(value, int | float) else str(value) for name, value in values.items()}
    per_hour, floor, hours, weeks, per_week, amount, amount_to = (
        value if isinstance(value := values.get(name), int | float) else 0
        for name in ("per_hour", "floor", "effort.hours", "effort.weeks", "per_week", "pay.amount", "pay.amount_to"))
    return words | {
        "effort.weeks": ngettext("{count} week", "{count} weeks", weeks, count=f"{weeks:g}"),
        # Rounded up: 40.05 is shown as more than 40.
        "per_week": f"{ceil(per_week * 10) / 10:g}",
        "pay.amount": _show(amount),
        "pay.amount_to": _show(amount_to),
        "floor": _show(floor),
        # Never rounded up to the floor that it misses.
        "per_hour": _show(min(per_hour, floor - 0.01)),
        "least": _show(ceil(floor * hours * 100) / 100),
        "domains": ", ".join(case.domains[:3]),
        "trusted": shorten(case.trusted),
        "link_host": shorten(get_host(case.listing.get_text("apply", "url"))),
        "mail_host": shorten(get_mail_host(case.listing.get_text("apply", "email"))),
    }


def _show(amount: float) -> str:
    # As it is written, like a browser: 1.015 lies in the middle.
    return f"{Decimal(str(amount)):.2f}".removesuffix(".00")
