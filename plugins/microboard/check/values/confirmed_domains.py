"""Says which domain of an employer is confirmed, and until when: its owner names the board and the employer's folder in
a file that only they can put there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from microboard.check.hosts.hosts import get_host, is_on_internet, write_in_ascii
from microboard.check.hosts.owners import get_owned, get_place
from microboard.read import Document

# Where the board keeps them.
CONFIRMED = "schema/confirmed.yml"
# A host as the board's file has it.
HOST = re.compile(r"(?=.{4,253}\Z)[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
# A confirmation that was not renewed for so long is no longer shown.
HOLDS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The `host` whose owner has named the board, in ASCII and without ``www.``, and the `day` on which they did."""

    host: str
    day: date

    def holds(self, today: date) -> bool:
        """Whether it still says something. One of a day that is yet to come does not."""
        return self.day <= today <= self.day + HOLDS


Confirmations = Mapping[str, Confirmation]


def get_confirmed_host(employer: Document, confirmation: Confirmation | None, today: date) -> str:
    """The host that is confirmed for an employer, as long as its website is there; nothing where none is."""
    host = get_trusted_host(confirmation, today)
    return host if host and host == find_own_host(employer) else ""


def get_trusted_host(confirmation: Confirmation | None, today: date) -> str:
    """The host that readers know as confirmed, wherever the website is now; nothing where none is."""
    return confirmation.host if confirmation and confirmation.holds(today) else ""


def join_domains(domains: tuple[str, ...], confirmed: str) -> tuple[str, ...]:
    """The hosts that links and e-mails of an employer may use: those of `domains`, if any, and the confirmed one."""
    return (*domains, confirmed) if domains and confirmed and confirmed not in domains else domains


def find_own_host(employer: Document) -> str:
    """The host of an employer's website as it can be confirmed; nothing where it belongs to many, or to no one.

    It is in ASCII, and without ``www.`` where the rest has the same owner.
    """
    website = employer.get_text("website") or ""
    host = get_host(website)
    if employer.get("sample") is True or not is_on_internet(host) or not get_owned(host) or "/" in get_place(website):
        return ""
    bare = host.removeprefix("www.")
    return _write(bare if get_owned(bare) else host)


def _write(host: str) -> str:
    """The host in ASCII; nothing where it is none, or where browsers could read it as another one than we do: they go
    to ``xn--fa-hia.de`` for ``faß.de``, and IDNA 2003 to ``fass.de``."""
    written = host if host.isascii() else write_in_ascii(host)
    is_same = host.isascii() or (written != "" and written.encode().decode("idna") == host)
    return written if is_same and HOST.fullmatch(written) else ""


def build_confirmations(document: Document) -> dict[str, Confirmation]:
    """What a confirmed.yml says that its schema accepts, by the name of the employer's folder."""
    rows = range(len(document.get_list("confirmed")))
    return {document.get_text("confirmed", row, "employer") or "": Confirmation(
        document.get_text("confirmed", row, "host") or "", document.get_date("confirmed", row, "day") or date.min)
        for row in rows}
