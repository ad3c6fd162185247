"""The formats that a schema may name: whether a text has one, and what to say when it has not."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from microboard.check.hosts.hosts import get_host, is_number, is_on_internet, write_in_ascii
from microboard.check.letters.plain_signs import explain_signs, write_plain
from microboard.check.values.dates import mend_date
from microboard.check.values.login import mend_login
from microboard.read.days import YEARS, parse_calendar_day, parse_date
from microboard.read.problem import shorten
from microboard.read.unseen import name_character

# RFC 5321, section 4.5.3.1.1.
MAX_LOCAL = 64
# Ana <ana@acme.example>, mailto:ana@acme.example, and what is left of the end of a sentence.
MAILBOX = re.compile(r"(?:[^<>@]*<)?(?:mailto:)?([^<>@\s:?]+@[^<>@\s?]+?)\.?>?")
MAX_MAILBOX = 320
# A longer address is not offered for copying.
MAX_SHOWN = 200
# What people write who leave out https://
BARE_ADDRESS = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?")
# Marks of direction, which come along when an address is copied. RFC 3987, section 4.1: no address may hold one.
DIRECTION = re.compile(r"[\u061c\u200e\u200f]")


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or parse_date(value) is not None


def _is_uri(value: object) -> bool:
    """An absolute URI (RFC 3986) of a host on the internet, without user name, and with a port that exists."""
    if not isinstance(value, str):
        return True
    if DIRECTION.search(value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        return bool(parts.scheme) and is_on_internet(host.rstrip(".")) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False


def _is_email(value: object) -> bool:
    """An address (RFC 5321, section 4.1.2) of a host on the internet, whose local part needs no quotes: 64 characters
    at most, of which any but the first and the last may be a dot, and never two in a row."""
    if not isinstance(value, str):
        return True
    local, _, host = value.rpartition("@")
    has_dots_inside = ".." not in value and not local.startswith(".") and not local.endswith(".")
    is_local_part = 0 < len(local) <= MAX_LOCAL and has_dots_inside and not DIRECTION.search(local)
    return is_local_part and is_on_internet(host.lower())


FORMATS: dict[str, Callable[[object], bool]] = {"date": _is_date, "uri": _is_uri, "email": _is_email}


def word_format(name: str, value: str, example: str) -> tuple[str, str] | None:
    """The message and the hint for a `value` that has not the format `name`; None for a format without words."""
    if name == "date":
        return _word_date(value, example)
    if name == "uri":
        return _word_address(value, example)
    if name == "email":
        meant = _mend_email(value) or f"one such as {example or 'ana@acme.example'}"
        return f"{shorten(value)} is no e-mail address.", f"Write {meant}."
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
    local, _, host = found[1].rpartition("@") if found else ("", "", "")
    address = f"{local}@{write_in_ascii(host) or host}"
    return address if address.isascii() and _is_email(address) else ""


def _word_login(value: str, example: str) -> tuple[str, str]:
    meant = mend_login(value)
    hint = f"Write {meant}." if meant else "Write the name at the end of the profile's address, github.com/"
    return f"{shorten(value)} is no GitHub login.", hint if meant else f"{hint}{example or 'octocat'}."


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
        return f"{shorten(value)} lies outside {YEARS}.", "Write the day that is meant."
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return f"{shorten(value)} is no day of the calendar.", "Write a day that exists."
    example = example if parse_date(example) else "2027-01-31"
    hint = f"Write {mend_date(value) or f'year-month-day, for example {example}'}."
    return f"{shorten(write_plain(value))} is no date{explain_signs(value)}.", hint


def _word_address(value: str, example: str) -> tuple[str, str]:
    mark = DIRECTION.search(value)
    if mark:
        whole = _drop_direction(value)
        hint = f"Write {whole}." if whole and len(whole) < MAX_SHOWN else _show_example(example)
        return f"The address holds {name_character(mark[0])}, which nobody sees.", hint
    user, _, host = _get_authority(value).rpartition("@")
    if user:
        return f"{shorten(value)} holds a user name or a password.", f"Remove {shorten(f'{user}@')}."
    ascii_host = write_in_ascii(host)
    if ascii_host:
        return f"The host {shorten(host)} has letters that an address cannot hold.", f"Write it as {ascii_host}."
    name = get_host(value)
    if name and not is_on_internet(name):
        reason = "is a number and no name" if is_number(name) else "is known within one network only"
        return f"The host {shorten(name)} {reason}.", _show_example(example)
    return f"{shorten(value)} is no https address.", _suggest_address(value, example)


def _get_authority(value: str) -> str:
    """Host, port and user name of an address; nothing where they can't be told."""
    try:
        return urlsplit(value).netloc
    except ValueError:
        return ""


def _suggest_address(value: str, example: str) -> str:
    whole = _complete(value)
    if whole:
        return f"Write {whole} if that page exists."
    if re.search(r"\s", value) and not re.search(r"\s", _get_authority(value)):
        return "Write %20 for every space, or choose an address without."
    return _show_example(example)


def _show_example(example: str) -> str:
    return f"Copy it from the browser; it looks like {example or 'https://acme.example/apply'}."
