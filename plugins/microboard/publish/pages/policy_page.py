"""Turns what a board accepts into its policy on fraud: what is refused, how a listing is reported, and what follows."""

from collections.abc import Iterator
from functools import partial

from microboard.check import Rulebook
from microboard.check.values.policy import Policy
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
    policy = rulebook.policy
    return get_template("policy.html").render(
        page_path=PATH, steps=lead_to_projects(), changed=policy.changed, terms=list(_list_terms(policy)),
        kept=_list_titles(rulebook, "error"), asked=_list_titles(rulebook, "warning"), report=find_private(site))


def _list_terms(policy: Policy) -> Iterator[str]:
    """What every listing has to offer, by the board's own numbers."""
    if not policy.is_unpaid_allowed and policy.asks("unpaid"):
        yield _("Work is paid")
    if policy.floor_per_hour and policy.severities.get("pay-floor") == "error":
        floors = [format_money(amount, currency) for currency, amount in policy.floor_per_hour.items()]
        yield _("At least {amounts} an hour", amounts=format_list(floors))
    if policy.max_hours_per_week and policy.severities.get("hours-per-week") == "error":
        yield _("At most {hours} hours a week", hours=f"{policy.max_hours_per_week:g}")


def _list_titles(rulebook: Rulebook, severity: str) -> list[str]:
    """The red flags that a board treats so."""
    return [_(flag.title) for flag in rulebook.red_flags.flags
            if rulebook.policy.get_severity(flag.id, flag.severity) == severity]
