"""Finds the hosts that a text names: in links with and without https://, and in mail addresses.

The browser does the same in ``assets/hosts.js``; a test compares the two.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

SPACE = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
HOST = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}"
AUTHORITY = rf"([^{SPACE}/?#<>()\[\]\"'\\,;|*`]{{1,253}})"
LINKS = (re.compile(rf"https?://{AUTHORITY}"), re.compile(rf"www\.{AUTHORITY}"))
MAIL = re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}@({HOST})")
BARE = re.compile(rf"(?<![A-Za-z0-9@/.-])({HOST})/")
PARTS = f"{string.ascii_letters}{string.digits}.-"
PORT = re.compile(r":[0-9]{0,5}$")


@dataclass(frozen=True, slots=True, order=True)
class Host:
    """A host as `text` names it from `start` to `end`. `user` is what stands before an ``@`` in a link."""

    start: int
    end: int
    name: str
    user: str = ""


def list_hosts(text: str) -> list[Host]:
    """Every host of a text, in the order of the text."""
    found: dict[tuple[int, str], Host] = {}
    for match in _iterate_matches(text):
        user, _, host = match[1].rpartition("@")
        name = PORT.sub("", host).rstrip(".").lower()
        start = match.end(1) - len(host)
        if name:
            found.setdefault((start, name), Host(start, match.end(1), name, user))
    return sorted(found.values())


def _iterate_matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in LINKS:
        yield from pattern.finditer(text)
    if "@" in text:
        yield from MAIL.finditer(text)
    # A long text is searched only where what stands before a slash is a host.
    if _may_be_bare(text):
        yield from BARE.finditer(text)


def _may_be_bare(text: str) -> bool:
    """Whether a host stands before a slash, and no slash or @ before it."""
    before = ""
    for part in text.split("/")[:-1]:
        rest = part.rstrip(PARTS)
        if "." in part[len(rest):] and (rest or before)[-1:] not in ("/", "@"):
            return True
        before = "/"
    return False
