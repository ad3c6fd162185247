"""Reads other boards: their board.json and the open listings of their API, from a folder or over https."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microboard.federate.addresses import canonicalise, is_address
from microboard.federate.json_list import Elements, read_list
from microboard.publish.api.discovery import BOARD
from microboard.publish.api.files import LIST
from microboard.read.problem import shorten
from microboard.visit.fetch import MAX_BYTES, FetchError, fetch

MAX_NAME = 200
# No file of `MAX_BYTES` holds more.
MAX_LISTINGS = 60_000
LISTINGS = "opportunities"


class SourceError(ValueError):
    """A board that can't be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Source:
    """One board: its name, public address (ends in ``/``), licence, and its open listings as it tells them, parsed when
    they are asked for.

    Its address `is_proven` where the board was read from there: a folder may say anything. `is_unpaid_allowed` is what
    the board says of itself.
    """

    name: str
    url: str
    licence: str
    is_proven: bool
    is_unpaid_allowed: bool
    records: Iterable[Any]


@dataclass(frozen=True, slots=True)
class Unread:
    """A board that could not be read: where it was looked for, and why, for people."""

    place: str
    error: str


def read_sources(places: Iterable[str]) -> list[Source | Unread]:
    """The boards in the order of their places. Raises SourceError where a place is none, or two are one board."""
    read: list[Source | Unread] = []
    seen: dict[str, str] = {}
    for place in places:
        is_remote = place.startswith("https://")
        if not is_remote and not Path(place).is_dir():
            raise SourceError(f"{place} is neither a folder nor an address that begins with https://.")
        try:
            source = _read_source(place, is_remote)
        except SourceError as error:
            read.append(Unread(place, clean(str(error), 500)))
            continue
        address = canonicalise(source.url)
        if address in seen:
            raise SourceError(f"{seen[address]} and {place} are both the board at {source.url}. Name one of them.")
        seen[address] = place
        read.append(source)
    return read


def clean(text: str, limit: int) -> str:
    """The text of a stranger in one line, at most `limit` characters, without invisible ones."""
    return shorten(text, limit)[1:-1]


def _read_source(place: str, is_remote: bool) -> Source:
    base = f"{place.rstrip('/')}/" if is_remote else place
    about, _ = _read_object(base, BOARD, is_remote)
    url = about.get("url")
    if not isinstance(url, str) or not _is_board_address(url):
        raise SourceError(f"{BOARD} names no public address that begins with https:// and ends in a slash.")
    if is_remote and url != base:
        raise SourceError(f"{BOARD} says that the board is at {url}. Use that address.")
    listing, records = _read_object(base, LIST, is_remote)
    if listing.get("version") != 1 or listing.get(LISTINGS) != []:
        raise SourceError(f"{LIST} is not the first version of the API.")
    name, licence, policy = about.get("name"), about.get("licence"), about.get("policy")
    return Source(
        name=clean(name, MAX_NAME) or url if isinstance(name, str) else url, url=url,
        licence=licence if isinstance(licence, str) and is_address(licence) else "", is_proven=is_remote,
        is_unpaid_allowed=isinstance(policy, dict) and policy.get("unpaid") == "allowed", records=records,
    )


def _is_board_address(url: str) -> bool:
    """Whether addresses can be made by adding to it: no query, no steps back, no other spelling of itself."""
    return is_address(url) and url.endswith("/") and len(url) <= 500 and canonicalise(url) + "/" in (
        url, url.replace("https://www.", "https://", 1))


def _read_object(base: str, path: str, is_remote: bool) -> tuple[Mapping[str, Any], Elements]:
    """The file without its listings, and these."""
    try:
        data = fetch(base + path) if is_remote else _read_file(Path(base) / path)
    except FetchError as error:
        raise SourceError(f"{path} cannot be read: {error}.") from error
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SourceError(f"{path} cannot be read: {reason}.") from error
    try:
        value, records = read_list(data, LISTINGS, MAX_LISTINGS)
    except UnicodeDecodeError as error:
        raise SourceError(f"{path} cannot be read: it is not UTF-8 text.") from error
    except ValueError as error:
        raise SourceError(f"{path} cannot be read as JSON: {error}.") from error
    except RecursionError as error:
        raise SourceError(f"{path} cannot be read: it is nested too deep.") from error
    if not isinstance(value, dict):
        raise SourceError(f"{path} holds no JSON object.")
    return value, records


def _read_file(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise FetchError(f"it is longer than {MAX_BYTES // 1024 // 1024} MiB")
    return path.read_bytes()
