"""Reads as little of a board's other listings as it takes to say of some what the check of all would say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import re2

from microboard.check.board.begin import Begun, Setting
from microboard.check.listing.facts import Fact, get_fact
from microboard.check.red_flags.flags import find_high_pay_flags
from microboard.check.schema.schema_check import read_checked
from microboard.read import Document, ListingFile
from microboard.read.document import read_bytes

LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
# Characters that YAML may put into an address, or double in it.
LOOSE = b" \t\r\n'"
# A file with one of these has to be read: an escape, a line end that only some programs know, or the Kelvin sign, which
# is a k in a host.
DOUBTFUL = (b"\\", b"\xc2\x85", b"\xe2\x84\xaa")
# What may stand between two letters of a host.
GAP = b"[ \\t\\r\\n']*"


class SamePage:
    """Addresses to look for in files."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._rests: dict[bytes, list[tuple[bytes, bytes]]] = defaultdict(list)
        for host, path, query in _split(urls):
            # Letters of other alphabets have more than one lower-case form.
            known = host if host.isascii() else ""
            self._rests[_simplify(known)].append((_simplify(path), _simplify(query)))
        self._sign = _build_sign(self._rests)

    @property
    def is_looking(self) -> bool:
        """Whether there is an address to look for."""
        return bool(self._rests)

    def may_be_in(self, data: bytes) -> bool:
        """Whether a file with these bytes may hold one of the addresses, written in whatever way."""
        if not self._sign.search(data):
            return False
        if any(sign in data for sign in DOUBTFUL):
            return True
        plain = data.translate(LOWER, LOOSE)
        return any(host in plain and any(path in plain and query in plain for path, query in rests)
                   for host, rests in self._rests.items())


def _build_sign(hosts: Iterable[bytes]) -> Any:
    """What one quick look at a file finds if it has a doubtful character or one of the hosts, however it is written."""
    options = re2.Options()
    options.encoding, options.case_sensitive = re2.Options.Encoding.LATIN1, False
    spelt = (GAP.join(re2.escape(bytes((letter,))) for letter in host) for host in hosts)
    return re2.compile(b"|".join((*map(re2.escape, DOUBTFUL), *spelt)), options)


def _split(urls: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for url in urls:
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.hostname:
            yield parts.hostname.partition("%")[0], parts.path.rstrip("/"), parts.query


def _simplify(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").translate(LOWER, LOOSE)


def may_pay_too_well(setting: Setting, listings: Sequence[Document]) -> bool:
    """Whether the pay of one of the listings has to be compared with that of all others."""
    red_flags, severities = setting.rulebook.red_flags, setting.rulebook.policy.severities
    return any(True for _ in find_high_pay_flags(red_flags, severities, listings))


def read_others(
    begun: Begun, near: Collection[str], about: Sequence[Document], *, needs_all: bool
) -> Iterator[Fact]:
    """The facts of listings outside the folders `near`: of those whose bytes may hold the link of one of `about`, or of
    all."""
    setting = begun.setting
    same = SamePage(listing.get_text("apply", "url") or "" for listing in about)
    if not setting or not (needs_all or same.is_looking):
        return
    for file in _iterate_others(begun, near):
        if needs_all or same.may_be_in(read_bytes(setting.root, file.path)):
            listing = read_checked(setting.root, file.path, setting.rulebook.opportunity, [])
            if listing:
                yield get_fact(listing)


def _iterate_others(begun: Begun, near: Collection[str]) -> Iterator[ListingFile]:
    return (file for folder in begun.folders if folder.name not in near for file in folder.listings)
