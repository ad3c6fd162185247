"""The formats that a schema may name: whether a text has one, and what to say when it has not."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from microboard.check.hosts.hosts import INNER_ENDINGS, get_host, is_number, is_on_internet, write_in_ascii
from microboard.check.letters.plain_signs import name_odd_sign, write_plain
from microboard.check.values.dates import mend_date
from microboard.check.values.login import mend_login
from microboard.read.days import FIRST_YEAR, LAST_YEAR, parse_calendar_day, parse_date
from microboard.read.problem import shorten
from microboard.read.unseen import name_character
from microboard.words.speech import _

# Marks of direction, which come along when an address is copied. RFC 3987, section 4.1: no address may hold one.
DIRECTION = re.compile(r"[\u061c\u200e\u200f]")
# RFC 5321, section 4.5.3.1.1.
MAX_LOCAL = 64
# A name of a host that everybody can get to: at its end is no number, and nothing that is known within a network only.
INNER_HOST = "|".join(re.sub("[a-z]", lambda letter: f"[{letter[0].upper()}{letter[0]}]", ending).replace(".", r"\.")
                      for ending in INNER_ENDINGS)
HOST = (r"(?=[^/?#:@]*[^/?#:@.]\.[^/?#:@.])"
        rf"(?!(?:[^/?#:@]*\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*|{INNER_HOST})\.?(?:[:/?#]|$))[^/?#:@\[\]]+")
PORT = "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
# An absolute URI (RFC 3986) of a host on the internet, without user name, and with a port that exists.
URI = rf"^(?![\s\S]*{DIRECTION.pattern})[a-zA-Z][a-zA-Z0-9+.\-]*://{HOST}(?::(?:{PORT})?)?(?:[/?#]|$)"
# An address (RFC 5321, section 4.1.2) of a host on the internet, whose local part needs no quotes: 64 characters at
# most, of which any but the first and the last may be a dot, and never two in a row.
EMAIL = rf"^(?!\.)(?![\s\S]*(?:\.\.|{DIRECTION.pattern}[\s\S]*@))[\s\S]{{1,{MAX_LOCAL}}}(?<!\.)@{HOST}$"
# The browser has them, too.
PATTERNS = {"uri": URI, "email": EMAIL}
URI_PATTERN, EMAIL_PATTERN = re.compile(URI), re.compile(EMAIL.removesuffix("$") + r"\Z")
# Ana <ana@acme.example>, mailto:ana@acme.example, and what is left of the end of a sentence.
MAILBOX = re.compile(r"(?:[^<>@]*<)?(?:mailto:)?([^<>@\s:?]+@[^<>@\s?]+?)\.?>?")
MAX_MAILBOX = 320
# A longer address is not offered for copying.
MAX_SHOWN = 200
# What people write who leave out https://
BARE_ADDRESS = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?")


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or parse_date(value) is not None


def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or URI_PATTERN.search(value) is not None


def _is_email(value: object) -> bool:
    return not isinstance(value, str) or EMAIL_PATTERN.search(value) is not None


FORMATS: dict[str, Callable[[object], bool]] = {"date": _is_date, "uri": _is_uri, "email": _is_email}


def word_format(name: str, value: str, example: str) -> tuple[str, str] | None:
    """The message and the hint for a `value` that has not the format `name`; None for a format without words."""
    if name == "date":
        return _word_date(value, example)
    if name == "uri":
        return _word_address(value, example)
    if name == "email":
        meant = _mend_email(value)
        hint = _("Write {value}.", value=meant) if meant else _("Write one such as {example}.",
                                                                example=example or "ana@acme.example")
        return _("{value} is no e-mail address.", value=shorten(value)), hint
    if name == "github-login":
        return _word_login(value, example)
    return None


def mend_format(name: str, value: str) -> str:
    """The `value` in the format `name`, where there is no doubt what was meant; else nothing."""
    if name == "date":
        return mend_date(value)
    if name == "uri":
        # A page at the same place without encryption, or an address as people say it.
        return _drop_direction(value) or _complete(value)
    if name == "email":
        return _mend_email(value)
    return mend_login(value) if name == "github-login" else ""


def _mend_email(value: str) -> str:
    """The address that stands in `value` as mail programs write it, with its host in ASCII; nothing where it would be
    refused too."""
    found = MAILBOX.fullmatch(DIRECTION.sub("", value).strip()[:MAX_MAILBOX])
    local, _at, host = found[1].rpartition("@") if found else ("", "", "")
    address = f"{local}@{write_in_ascii(host) or host}"
    return address if address.isascii() and _is_email(address) else ""


def _word_login(value: str, example: str) -> tuple[str, str]:
    meant = mend_login(value)
    hint = _("Write {value}.", value=meant) if meant else _(
        "Write the name at the end of the profile's address, {address}.", address=f"github.com/{example or 'octocat'}")
    return _("{value} is no GitHub login.", value=shorten(value)), hint


def _drop_direction(value: str) -> str:
    """The https address without the marks of direction in it; nothing where it has none, or would be refused too."""
    whole = DIRECTION.sub("", value)
    return whole if whole != value and whole.startswith("https://") and _is_uri(whole) else ""


def _complete(value: str) -> str:
    """The https address that somebody has written without https://; nothing where it would be refused too."""
    bare = value.removeprefix("http://")
    whole = f"https://{bare}"
    return whole if BARE_ADDRESS.fullmatch(bare) and len(bare) < MAX_SHOWN and _is_uri(whole) else ""


def _word_date(value: str, example: str) -> tuple[str, str]:
    if parse_calendar_day(value):
        return _("{value} lies outside the years {first} to {last}.", value=shorten(value), first=FIRST_YEAR,
                 last=LAST_YEAR), _("Write the day that is meant.")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return _("{value} is no day of the calendar.", value=shorten(value)), _("Write a day that exists.")
    meant, shown, sign = mend_date(value), shorten(write_plain(value)), name_odd_sign(value)
    hint = _("Write {value}.", value=meant) if meant else _(
        "Write year-month-day, for example {example}.", example=example if parse_date(example) else "2027-01-31")
    return _("{value} is no date: it holds {character}.", value=shown, character=sign) if sign else _(
        "{value} is no date.", value=shown), hint


def _word_address(value: str, example: str) -> tuple[str, str]:
    mark = DIRECTION.search(value)
    if mark:
        whole = _drop_direction(value)
        hint = _("Write {value}.", value=whole) if whole and len(whole) < MAX_SHOWN else _show_example(example)
        return _("The address holds {character}, which nobody sees.", character=name_character(mark[0])), hint
    user, _at, host = _get_authority(value).rpartition("@")
    if user:
        return (_("{value} holds a user name or a password.", value=shorten(value)),
                _("Remove {text}.", text=shorten(f"{user}@")))
    ascii_host = write_in_ascii(host)
    if ascii_host:
        return (_("The host {host} has letters that an address cannot hold.", host=shorten(host)),
                _("Write it as {host}.", host=ascii_host))
    name = get_host(value)
    if name and not is_on_internet(name):
        message = _("The host {host} is a number and no name.", host=shorten(name)) if is_number(name) else _(
            "The host {host} is known within one network only.", host=shorten(name))
        return message, _show_example(example)
    return _("{value} is no https address.", value=shorten(value)), _suggest_address(value, example)


def _get_authority(value: str) -> str:
    """Host, port and user name of an address; nothing where they can't be told."""
    try:
        return urlsplit(value).netloc
    except ValueError:
        return ""


def _suggest_address(value: str, example: str) -> str:
    whole = _complete(value)
    if whole:
        return _("Write {address} if that page exists.", address=whole)
    if re.search(r"\s", value) and not re.search(r"\s", _get_authority(value)):
        return _("Write %20 for every space, or choose an address without.")
    return _show_example(example)


def _show_example(example: str) -> str:
    return _("Copy it from the browser; it looks like {example}.", example=example or "https://acme.example/apply")
