"""Finds applications that go elsewhere than to the domain of which everybody knows that it is the employer's."""

from collections.abc import Iterator

from microboard.check.hosts.hosts import get_host, get_mail_host, is_within, write_in_ascii
from microboard.check.listing.values import Case
from microboard.check.problems.finding import Finding, Rule
from microboard.check.values.confirmed_domains import Confirmation
from microboard.read import Location
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

RULES = (
    Rule("confirmed-elsewhere", N_("Applications go to the confirmed domain"),
         N_("With `--changed-since`: the employer's own site has named this board, so readers trust its domain, and a "
            "new or changed listing sends applications to another one. It may be a service that the employer uses, or "
            "somebody who has got hold of the employer's account."), "warning", is_changeable=True),
)


def find_elsewhere(case: Case, confirmation: Confirmation | None) -> Iterator[Finding]:
    """One finding for a link, and one for an address, that lead to another host than the one that is confirmed. That
    the website has moved there too, in this very change perhaps, makes it no better."""
    if not confirmation or not case.is_changed or not confirmation.holds(case.today):
        return
    hosts: dict[Location, str] = {
        ("apply", "url"): get_host(case.listing.get_text("apply", "url")),
        ("apply", "email"): get_mail_host(case.listing.get_text("apply", "email")),
    }
    for location, host in hosts.items():
        if host and not is_within(write_in_ascii(host) or host, [confirmation.host]):
            message = _("{domain} is confirmed as this employer's, and applications go to {host}.",
                        domain=shorten(confirmation.host), host=shorten(host))
            yield Finding(location, "confirmed-elsewhere", message, _("A reviewer finds out whose it is."))
