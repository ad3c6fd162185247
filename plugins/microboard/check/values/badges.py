"""Reads who signs a board's badges, as schema/badges.yml says it: everybody may know all of it."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from microboard.check.problems.finding import Finding
from microboard.read import Document
from microboard.read.characters import join_lines
from microboard.read.problem import shorten
from microboard.words.speech import _

# Where the signed list of revoked badges is published, relative to the site.
STATUS = "badges/status.jwt"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 key. `id` is its thumbprint (RFC 7638), `x` the key in base64url (RFC 8037)."""

    id: str
    x: str
    since: date


@dataclass(frozen=True, slots=True)
class Badges:
    """Who signs: the `address` of the board (ends in ``/``), its `name`, its `keys`, of which the first signs, and the
    signed list of badges that were revoked, a JWT."""

    address: str
    name: str
    keys: tuple[PublicKey, ...]
    status: str

    @property
    def did(self) -> str:
        """The identifier of the board (did:web): its host and path, with colons between."""
        parts = urlsplit(self.address)
        return ":".join(["did:web", quote(parts.netloc, safe=""), *filter(None, parts.path.split("/"))])

    @property
    def document_path(self) -> str:
        """Where a program looks for the keys, relative to the site: a host without a path has a place of its own."""
        return "did.json" if urlsplit(self.address).path.strip("/") else ".well-known/did.json"


def make_thumbprint(x: str) -> str:
    """The thumbprint (RFC 7638) of the Ed25519 key `x`."""
    digest = hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def check_badges(document: Document) -> Iterator[Finding]:
    """What is wrong with a badges.yml that its schema accepts."""
    ids: set[str] = set()
    for index, _key in enumerate(document.get_list("keys")):
        at = ("keys", index, "id")
        found = document.get_text(*at) or ""
        if found != make_thumbprint(document.get_text("keys", index, "x") or ""):
            yield Finding(at, "schema-file", _("{name} is not the thumbprint of this key.", name=shorten(found)),
                          _("Take back what was changed by hand. The command microboard badge writes this file."))
        elif found in ids:
            yield Finding(at, "list-repeat", _("{name} is a key already.", name=shorten(found)), _("Keep one."))
        ids.add(found)


def build_badges(document: Document) -> Badges:
    """What a badges.yml says in which nothing is wrong."""
    keys = range(len(document.get_list("keys")))
    return Badges(
        document.get_text("address") or "", join_lines(document.get_text("name") or ""),
        tuple(PublicKey(document.get_text("keys", index, "id") or "", document.get_text("keys", index, "x") or "",
                        document.get_date("keys", index, "since") or date.min) for index in keys),
        document.get_text("status") or "")
