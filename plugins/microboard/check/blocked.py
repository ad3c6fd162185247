"""Finds employers, and links to hosts, that this board's policy has blocked."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from microboard.check.finding import Finding
from microboard.check.policy import Policy
from microboard.check.rule import Rule
from microboard.read import Document

RULES = (
    Rule("employer-blocked", "The employer is not blocked",
         "Maintainers list under `blocked_employers` in the policy whom the board no longer lists, and why. What has "
         "`status: withdrawn` may stay as a warning.", is_changeable=True),
)
HINT = "If you think this is a mistake, ask the maintainers."


def find_blocked(
    employers: Mapping[str, Document], listings: Iterable[tuple[str, Document]], policy: Policy
) -> Iterator[tuple[Document, Finding]]:
    """Employers by id and pairs of the employer's id and a listing in; one finding for each that is blocked out."""
    if not policy.blocked_employers:
        return
    withdrawn: set[str] = set()
    for employer, listing in listings:
        if listing.get("status") == "withdrawn":
            withdrawn.add(employer)
            continue
        for field, host in (("url", _get_host(listing.get_text("apply", "url"))),
                            ("email", (listing.get_text("apply", "email") or "").rpartition("@")[2])):
            if reason := _find_reason(host, policy):
                yield listing, _say(("apply", field), f"apply.{field}", host, reason)
        if reason := _find_reason(employer, policy):
            yield listing, _say(("title",), "title", employer, reason)
    for employer, document in employers.items():
        if employer not in withdrawn:
            yield from ((document, finding) for finding in _check_employer(employer, document, policy))


def _check_employer(employer: str, document: Document, policy: Policy) -> Iterator[Finding]:
    domains = document.get("domains")
    hosts = [_get_host(document.get_text("website")), *(domains if isinstance(domains, list) else ())]
    for name in (employer, *hosts):
        if isinstance(name, str) and (reason := _find_reason(name, policy)):
            yield _say(("name",), "name", name, reason)
            return


def _find_reason(name: str, policy: Policy) -> str:
    """Why an employer's id, or a host or one above it, is blocked; nothing where it is not."""
    labels = name.lower().split(".")
    above = (".".join(labels[start:]) for start in range(min(len(labels), 10)))
    return next((policy.blocked_employers[one] for one in above if one in policy.blocked_employers), "")


def _get_host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _say(location: tuple[str, ...], field: str, name: str, reason: str) -> Finding:
    message = f"This board does not list {name}: {reason.rstrip('.')}."
    return Finding(location, "employer-blocked", message, HINT, field)
