"""Finds employers, and addresses anywhere in their files, that this board's policy has blocked."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from microboard.check.hosts.lookalike import decode_host, iterate_above
from microboard.check.hosts.named_hosts import list_words
from microboard.check.letters.fold import Fold
from microboard.check.problems.finding import Finding, Rule
from microboard.check.red_flags.flag_search import Text
from microboard.check.red_flags.texts import list_texts
from microboard.check.values.policy import Policy
from microboard.read import Document, Location, Problem
from microboard.read.problem import shorten
from microboard.words.speech import N_, _

RULES = (
    Rule("employer-blocked", N_("The employer is not blocked"),
         N_("Maintainers list under `blocked_employers` in the policy whom the board no longer lists, and why. No text "
            "names a host of theirs either. What has `status: withdrawn` may stay as a warning."), is_changeable=True),
)
# A fold without letters of its own: nothing here is compared with patterns.
NO_FOLD = Fold({})


def find_blocked(
    name: str, employer: Document | None, listings: Sequence[Document], policy: Policy, changed: Collection[str] = ()
) -> Iterator[Problem]:
    """The id of an employer, its file and its listings in; one problem for each that is blocked out.

    The file of an employer may stay where all its listings are withdrawn. `changed` are paths that somebody proposes:
    a blocked employer is not added again beside a withdrawn listing.
    """
    if not policy.blocked_employers:
        return
    blocked = {decode_host(one): reason for one, reason in policy.blocked_employers.items()}
    shown = [listing for listing in listings if listing.get("status") != "withdrawn"]
    for listing in shown:
        yield from (finding.place(listing) for finding in _check_texts(listing, blocked))
        if reason := _find_reason(name, blocked):
            yield _say(("title",), name, reason).place(listing)
    if employer and (shown or not listings or employer.path in changed):
        for one in (name, *(host for _text, host, _offset in _find_hosts(employer, blocked))):
            if reason := _find_reason(one, blocked):
                yield _say(("name",), one, reason).place(employer)
                return


def _check_texts(listing: Document, blocked: Mapping[str, str]) -> Iterator[Finding]:
    """The first blocked host of each field."""
    said: set[Location] = set()
    for text, host, offset in _find_hosts(listing, blocked):
        if text.location not in said:
            said.add(text.location)
            yield _say(text.location, host, _find_reason(host, blocked), offset)


def _find_hosts(document: Document, blocked: Mapping[str, str]) -> Iterator[tuple[Text, str, int]]:
    """Each text with a blocked host in it, the host, and where in the field it stands."""
    for text in list_texts(document, NO_FOLD):
        # Readers find the site by its bare name, too.
        for host in (*text.hosts, *list_words(text.value)):
            if _find_reason(host.name, blocked):
                yield text, host.name, text.find_source(host.start)


def _find_reason(name: str, blocked: Mapping[str, str]) -> str:
    """Why an employer's id, or a host or one above it, is blocked; nothing where it is not."""
    return next((blocked[one] for one in iterate_above(decode_host(name)) if one in blocked), "")


def _say(location: Location, name: str, reason: str, offset: int | None = None) -> Finding:
    message = _("This board does not list {name}: {reason}.", name=shorten(name)[1:-1], reason=reason.rstrip("."))
    hint = _("If you think this is a mistake, ask the maintainers.")
    return Finding(location, "employer-blocked", message, hint, offset=offset)
