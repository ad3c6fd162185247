"""Turns what a board accepts into its policy on fraud: what is refused, how a listing is reported, and what follows."""

from collections.abc import Iterator
from functools import partial

from microboard.check import Rulebook
from microboard.check.schema.accepted import Accepted, list_accepted
from microboard.publish.output import Page, Site, lead_to_projects
from microboard.publish.pages.report_link import find_private
from microboard.publish.text.templates import get_template
from microboard.words.formats import format_list, format_money
from microboard.words.speech import _

PATH = "policy/"


def build_policy_page(rulebook: Rulebook, site: Site) -> Page:
    """The page that the board makes where the site has none of its own."""
    return Page(PATH, "opportunities", _("Fraud and reporting"),
                _("What this board does against fraud, how to report a listing, and what happens then."),
                partial(_render, rulebook, site), changed=rulebook.policy.changed, steps=lead_to_projects())


def _render(rulebook: Rulebook, site: Site) -> str:
    accepted = list_accepted(rulebook.policy, rulebook.red_flags)
    return get_template("policy.html").render(
        page_path=PATH, steps=lead_to_projects(), changed=rulebook.policy.changed, terms=list(_list_terms(accepted)),
        kept=[_(title) for title in accepted.refused], asked=[_(title) for title in accepted.asked],
        report=find_private(site))


def _list_terms(accepted: Accepted) -> Iterator[str]:
    """What every listing has to offer, by the board's own numbers."""
    if accepted.is_paid:
        yield _("Work is paid")
    if accepted.floors:
        floors = [format_money(amount, currency) for currency, amount in accepted.floors.items()]
        yield _("At least {amounts} an hour", amounts=format_list(floors))
    if accepted.hours:
        yield _("At most {hours} hours a week", hours=f"{accepted.hours:g}")
