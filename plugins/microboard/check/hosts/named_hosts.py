"""Finds the hosts that a text names: in links with and without https://, and in mail addresses.

The browser does the same in ``assets/flags/hosts.js``, by the same patterns, of a text that hides no host in entities
or percent signs; a test compares the two.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from microboard.check.hosts.hosts import is_number

SPACE = r"\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
# At most 253 characters (RFC 1035).
HOST = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,126}"
AUTHORITY = rf"([^{SPACE}/?#<>()\[\]\x22'\\,;|*`]{{1,253}})"
SCHEME = "[hH][tT][tT][pP][sS]?://"
LINKS = (re.compile(rf"{SCHEME}{AUTHORITY}"), re.compile(rf"[wW]{{3}}\.{AUTHORITY}"),
         re.compile(rf"{SCHEME}(\[[0-9A-Fa-f:.]{{2,45}}\])"))
MAIL = re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}@({HOST})")
BARE = re.compile(rf"(?<![A-Za-z0-9@/.-])({HOST})/")
# The same with letters of any script. Where words have no spaces between them, what stands before a host is taken for
# a part of it: so these are looked for beside the others.
WIDE = r"A-Za-z0-9\u00a1-\u1fff\u2c00-\u2fef\u3040-\ud7ff\uf900-\uffef-"
WIDE_HOST = rf"[{WIDE}]{{1,63}}(?:\.[{WIDE}]{{1,63}}){{1,126}}"
WIDE_PATTERNS = {"@": re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}@({WIDE_HOST})"),
                 "/": re.compile(rf"(?<![{WIDE}@/.])({WIDE_HOST})/")}
WORD, WIDE_WORD = re.compile(HOST), re.compile(WIDE_HOST.replace(r"\.", r"[.\u3002\uff0e\uff61]"))
PARTS = f"{string.ascii_letters}{string.digits}.-"
PORT = re.compile(r":[0-9]{0,5}$")
# Characters that browsers take out of a host, and entities that hide one.
DROPPED = re.compile(
    "[\u00ad\u180e\u200b-\u200d\u2060\ufeff]"
    "|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|shy|zwnj|zwj|NoBreak|ZeroWidthSpace|period|sol|colon|commat|hyphen|dash);"
)
NAMES = {"period": ".", "sol": "/", "colon": ":", "commat": "@", "hyphen": "-", "dash": "-"}
ENCODED = re.compile("(?:[^%]|%[0-9a-fA-F]{2})*")
QUAD = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")


@dataclass(frozen=True, slots=True, order=True)
class Host:
    """A host as `text` names it from `start` to `end`. `user` is what stands before an ``@`` in a link."""

    start: int
    end: int
    name: str
    user: str = ""


def list_hosts(text: str) -> list[Host]:
    """Every host of a text, in the order of the text."""
    if DROPPED.search(text):
        seen, origins = _see_through(text)
        return [Host(origins[host.start], origins[host.end], host.name, host.user) for host in _list_seen(seen)]
    return _list_seen(text)


def list_words(text: str) -> list[Host]:
    """Every word with a dot in it, in their order: also a host that stands alone, such as ``acme.example``."""
    seen, origins = _see_through(text)
    patterns = (WORD,) if seen.isascii() else (WORD, WIDE_WORD)
    found = (match for pattern in patterns for match in pattern.finditer(seen))
    return sorted(Host(origins[match.start()], origins[match.end()], read_name(match[0])) for match in found)


def _list_seen(text: str) -> list[Host]:
    found: dict[tuple[int, str], Host] = {}
    for match in _iterate_matches(text):
        user, _, host = match[1].rpartition("@")
        name = read_name(host)
        start = match.end(1) - len(host)
        if name:
            found.setdefault((start, name), Host(start, match.end(1), name, user))
    return sorted(found.values())


def read_name(host: str) -> str:
    """The host that browsers make of what an address holds: in small letters, without port and final dot."""
    if "%" in host and ENCODED.fullmatch(host):
        try:
            host = unquote(host, errors="strict")
        except UnicodeDecodeError:
            return host.lower()
    if not host.isascii():
        host = unicodedata.normalize("NFKC", host).replace("\u3002", ".")
    # No part of a host is empty.
    return ".".join(filter(None, PORT.sub("", host).lower().split(".")))


def _see_through(text: str) -> tuple[str, list[int]]:
    """The text as a browser reads its addresses, and where in `text` each character begins, and the end of it."""
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    for found in DROPPED.finditer(text):
        shown = _decode(found[0])
        parts += (text[at:found.start()], shown)
        origins += (*range(at, found.start()), *([found.start()] * len(shown)))
        at = found.end()
    return "".join((*parts, text[at:])), [*origins, *range(at, len(text) + 1)]


def _decode(sign: str) -> str:
    """The character that an entity stands for; nothing for one that is not seen."""
    if sign[0] != "&":
        return ""
    name = sign[1:-1]
    if name[0] != "#":
        return NAMES.get(name, "")
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    shown = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    return "" if DROPPED.fullmatch(shown) else shown


def _iterate_matches(text: str) -> Iterator[re.Match[str]]:
    links = [found for pattern in LINKS for found in pattern.finditer(text)]
    yield from links
    for sign, pattern in () if text.isascii() else WIDE_PATTERNS.items():
        if sign in text and (sign == "@" or _may_be_wide(text)):
            yield from (found for found in pattern.finditer(text)
                        if not found[1].isascii() and (sign == "@" or _may_be_host(found[1])))
    if "@" in text:
        yield from MAIL.finditer(text)
    # A long text is searched only where what stands before a slash is a host.
    if _may_be_bare(text):
        # What follows a foreign letter of a link's host is no host of its own.
        inside = {index for link in links for index in range(link.start() + 1, link.end())}
        yield from (found for found in BARE.finditer(text) if found.start() not in inside and _may_be_host(found[1]))


def _may_be_host(name: str) -> bool:
    """3.11/3.12 is no address."""
    return not is_number(name) or QUAD.fullmatch(name) is not None


def _may_be_wide(text: str) -> bool:
    """Whether a letter that is not in ASCII stands before a slash, and no space between them."""
    return any(not part[part.rfind(" ") + 1:].isascii() for part in text.split("/")[:-1])


def _may_be_bare(text: str) -> bool:
    """Whether a host stands before a slash, and no slash or @ before it."""
    before = ""
    for part in text.split("/")[:-1]:
        rest = part.rstrip(PARTS)
        if "." in part[len(rest):] and (rest or before)[-1:] not in ("/", "@"):
            return True
        before = "/"
    return False
