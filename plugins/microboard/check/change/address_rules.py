"""What a change may not do to addresses and dates that people rely on: one small function per rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from microboard.check.change.proposal import RULES, Proposal, find_employer_file, get_texts, is_sample
from microboard.check.hosts.hosts import get_host, get_mail_host, is_within
from microboard.read import Document, Location, Problem
from microboard.read.address import name_file, read_id
from microboard.read.problem import name_field, shorten
from microboard.words.formats import format_list
from microboard.words.speech import N_, _, ngettext

DONE = ("filled", "withdrawn", "completed")
# Days that may not be before `posted`.
FOLLOWING = ("starts", "updated", "last_confirmed")


@RULES.add("listing-removed", N_("Listings are not deleted"), "warning")
def _check_removed(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: links and feeds know a listing by its address. Its `status` says what became of it, and
    `formerly` where it was.
    """
    moved = {proposal.find_before(path) for path in proposal.listings if path not in proposal.removed}
    for path in proposal.listings:
        if path in proposal.removed and path not in moved and not proposal.was_sample(path):
            hint = _("Keep it, and set status: withdrawn, filled or completed. If it has moved, write {line} in the "
                     "new file.", line=f"formerly: [{read_id(path)}]")
            yield Problem(path, 1, 1, "", "", "warning", _("This file is deleted or renamed."), hint)


@RULES.add("formerly-claimed", N_("Old addresses belong to whoever had them"))
def _check_claimed(proposal: Proposal) -> Iterator[Problem]:
    """With `--author`: a listing names as `formerly` an address of another folder that this change does not free.

    Old links would lead to somebody else. The `board_maintainers` of the policy may add it.
    """
    for path in proposal.listings if proposal.author and not proposal.is_by_board_maintainer else ():
        pair, after = proposal.pair(path), proposal.after.get(path)
        known = get_texts(pair[0], "formerly") if pair else []
        for index, old in enumerate(get_texts(after, "formerly")):
            is_own = old.partition("/")[0] == path.split("/")[1]
            if after and not is_own and old not in known and name_file(old) not in proposal.removed:
                line, column = after.get_position(("formerly", index))
                yield Problem(path, line, column, name_field(("formerly", index)), "", "error",
                              _("{address} was not an address of this employer.", address=shorten(old)),
                              _("One of the board's maintainers has to add it. Propose the rest without it."))


@RULES.add("id-reused", N_("An address is used once"))
def _check_used(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: a file stood at this path before, and was deleted.

    The path is the address of the page and the id in feeds: old links would lead to another project, and feed readers
    would never show the new one. A shallow copy of the repository does not know.
    """
    for path in sorted(proposal.used) if not proposal.is_by_board_maintainer else ():
        yield Problem(path, 1, 1, "", "", "error", _("Something else had this address before."),
                      _("Choose another name. To put back what was deleted, ask a maintainer of the board."))


@RULES.add("link-moved", N_("Applications go where they went"), "warning")
def _check_link(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: the link or e-mail address for applications moves to another domain.

    The domains that `employer.yml` named before the change are fine.
    """
    for path in proposal.listings:
        pair = proposal.pair(path)
        if not pair:
            continue
        before, after = pair
        known = [*_find_hosts(before).values(), *get_texts(proposal.before.get(find_employer_file(path)), "domains")]
        old = ", ".join(dict.fromkeys(_find_hosts(before).values()))
        for location, host in _find_hosts(after).items():
            if old and not is_within(host, known):
                yield _say(after, location,
                           _("Applications went to {old}, and now go to {new}.", old=old, new=shorten(host)),
                           _("A reviewer asks the employer whether that is meant."))


def _find_hosts(listing: Document) -> dict[Location, str]:
    hosts: dict[Location, str] = {
        ("apply", "url"): get_host(listing.get_text("apply", "url")),
        ("apply", "email"): get_mail_host(listing.get_text("apply", "email")),
    }
    return {location: host for location, host in hosts.items() if host}


@RULES.add("domain-added", N_("An employer's domains are looked at"), "warning")
def _check_domains(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: an employer adds a domain, or moves its website to one.

    Links to that domain would no longer be asked about.
    """
    for path in proposal.employers:
        pair = proposal.pair(path)
        known = get_texts(pair[0], "domains") if pair else []
        if not pair or not known:
            continue
        for index, host in enumerate(get_texts(pair[1], "domains")):
            if not is_within(host, known):
                yield _say(pair[1], ("domains", index),
                           _("{host} is a new domain of this employer.", host=shorten(host)),
                           _("A reviewer finds out whose it is."))
        host = get_host(pair[1].get_text("website"))
        if host and not is_within(host, [*known, get_host(pair[0].get_text("website"))]):
            yield _say(pair[1], ("website",), _("The website moves to {host}.", host=shorten(host)),
                       _("A reviewer finds out whose it is."))


@RULES.add("posted-past", N_("A new listing is new"), "warning")
def _check_posted(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: a listing that is added now says that it was posted days ago.

    Feeds and lists would put it below what their readers have seen, and some readers would never show it. One day is
    fine, since it is not the same day everywhere. The rule `date-ahead` asks about the future.
    """
    for path in proposal.new_listings:
        listing = proposal.after.get(path)
        posted = listing.get_date("posted") if listing else None
        if not listing or not posted or _is_in_sample(proposal, path) or _is_over(listing, proposal.today):
            continue
        if posted < proposal.today - timedelta(days=proposal.policy.posted_past_days):
            yield _ask_for_today(listing, posted, proposal.today)


def _is_over(listing: Document, today: date) -> bool:
    """Whether nobody can apply any more, so that no feed shows it."""
    deadline = listing.get_date("apply", "deadline")
    return listing.get("status") in DONE or (deadline is not None and deadline < today)


def _ask_for_today(listing: Document, posted: date, today: date) -> Problem:
    """No other day of the listing may be before that on which it is posted."""
    earlier = [name for name in FOLLOWING if (day := listing.get_date(name)) and day < today]
    days = (today - posted).days
    message = ngettext("The listing is new, and {day} is {count} day ago.",
                       "The listing is new, and {day} is {count} days ago.", days, day=posted, count=days)
    hint = _("Write {today}, and no earlier day in {fields}.", today=today, fields=format_list(earlier)) if earlier \
        else _("Write {today} for today.", today=today)
    said = _say(listing, ("posted",), message, hint)
    return said if earlier else replace(said, write=str(today))


@RULES.add("posted-moved", N_("The day of posting stays"), "warning")
def _check_moved(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: another day of posting would make an old listing look new.

    `updated` is the field that says when something has changed.
    """
    for path in proposal.listings:
        pair = proposal.pair(path)
        before, after = (document.get_date("posted") for document in pair) if pair else (None, None)
        if pair and before and after and before != after and not _is_in_sample(proposal, path):
            yield _say(pair[1], ("posted",),
                       _("The listing was posted on {before}, and now says {after}.", before=before, after=after),
                       _("Write {before} again, and updated: {today} where something has changed.", before=before,
                         today=proposal.today))


def _is_in_sample(proposal: Proposal, path: str) -> bool:
    return is_sample(proposal.after.get(find_employer_file(path)))


def _say(document: Document, location: Location, message: str, hint: str) -> Problem:
    line, column = document.get_position(location)
    return Problem(document.path, line, column, name_field(location), "", "warning", message, hint)


# What applicants decide by.
MATTERS: tuple[tuple[str, ...], ...] = (
    ("apply", "deadline"), ("pay",), ("status",), ("effort",), ("location",), ("eligibility",), ("starts",),
)
# The meaning of a field that is left out.
DEFAULTS: dict[Location, str] = {("status",): "open"}


@RULES.add("change-undated", N_("A change that matters has a date"), "warning")
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
                      _("{name} has changed, and feeds and calendars will not notice.", name=name_field(location)),
                      _("Write updated: {today}.", today=today.isoformat()))


def _get(document: Document, location: Location) -> object:
    value = document.get(*location)
    return DEFAULTS.get(location) if value is None else value


def _locate(document: Document, location: Location) -> Location:
    """Where to point: at the date to change, else at the field that has changed."""
    return ("updated",) if document.get("updated") is not None else location


def _get_changed(document: Document) -> date | None:
    days = [day for day in (document.get_date("posted"), document.get_date("updated")) if day]
    return max(days, default=None)
