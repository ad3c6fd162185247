"""Finds changes of a listing that people would want to hear of, and that its `updated` date does not tell."""

from collections.abc import Iterator
from datetime import date

from microboard.check.change.change_rule import change_rule
from microboard.check.change.proposal import Proposal
from microboard.check.values.fields import name_field
from microboard.read import Document, Location, Problem

# What somebody decides by.
MATTERS: tuple[tuple[str, ...], ...] = (
    ("apply", "deadline"), ("pay",), ("status",), ("effort",), ("location",), ("eligibility",), ("starts",),
)
# What is meant where a field is left out.
DEFAULTS: dict[Location, str] = {("status",): "open"}


@change_rule("change-undated", "A change that matters has a date", "warning")
def _check_updates(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: feeds, calendars and programs learn from `updated` that pay, deadline, hours, place, who
    may apply or the status has changed. Without it they go on showing the old one, or never look again.
    """
    for path in proposal.listings:
        pair = proposal.pair(path)
        if pair:
            yield from check_update(*pair, proposal.today)


def check_update(before: Document, after: Document, today: date) -> Iterator[Problem]:
    """A problem, where what matters differs and the day of the last change is still the old one, and not today's."""
    known, said = _get_changed(before), _get_changed(after)
    if known is None or said is None or said > known or known >= today:
        return
    location = next((field for field in MATTERS if _get(before, field) != _get(after, field)), None)
    if location:
        yield Problem(after.path, *after.get_position(_locate(after, location)), "updated", "change-undated", "warning",
                      f"{name_field(location)} has changed, and feeds and calendars will not notice.",
                      f"Write updated: {today.isoformat()}.")


def _get(document: Document, location: Location) -> object:
    value = document.get(*location)
    return DEFAULTS.get(location) if value is None else value


def _locate(document: Document, location: Location) -> Location:
    """Where to point: at the date to change, else at the field that has changed."""
    return ("updated",) if document.get("updated") is not None else location


def _get_changed(document: Document) -> date | None:
    days = [day for day in (document.get_date("posted"), document.get_date("updated")) if day]
    return max(days, default=None)
