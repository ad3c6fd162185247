"""Reads other boards: their board.json and the open listings of their API, from a folder or over https."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from microboard.publish.api import LIST
from microboard.publish.discovery import BOARD
from microboard.publish.records import Record

# More than a hundred thousand listings; what is longer is not a board.
MAX_BYTES = 256 * 1024 * 1024
TIMEOUT = 30


class SourceError(ValueError):
    """A board that can't be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Source:
    """One board: its name, public address (ends in ``/``), licence, and its open listings as it tells them."""

    name: str
    url: str
    licence: str
    records: tuple[Record, ...]


def read_source(place: str) -> Source:
    """The board at an https address, or in the folder of a built site. Raises SourceError."""
    is_remote = place.startswith("https://")
    if not is_remote and not Path(place).is_dir():
        raise SourceError(f"{place} is neither a folder nor an address that begins with https://.")
    base = f"{place.rstrip('/')}/" if is_remote else place
    about = _read_object(base, BOARD, is_remote)
    url = about.get("url")
    if not isinstance(url, str) or urlsplit(url).scheme != "https" or not url.endswith("/"):
        raise SourceError(f"{place}: {BOARD} names no public address that begins with https:// and ends in a slash.")
    if is_remote and url != base:
        raise SourceError(f"{place}: {BOARD} says that the board is at {url}. Use that address.")
    listing = _read_object(base, LIST, is_remote)
    records = listing.get("opportunities")
    if listing.get("version") != 1 or not isinstance(records, list):
        raise SourceError(f"{place}: {LIST} is not the first version of the API.")
    name, licence = about.get("name"), about.get("licence")
    return Source(name if isinstance(name, str) else url, url, licence if isinstance(licence, str) else "",
                  tuple(record for record in records if isinstance(record, dict)))


def _read_object(base: str, path: str, is_remote: bool) -> Mapping[str, Any]:
    try:
        data = _fetch(urljoin(base, path)) if is_remote else (Path(base) / path).read_bytes()
        value = json.loads(data)
    except (OSError, ValueError, RecursionError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise SourceError(f"{base}: {path} cannot be read ({reason}).") from error
    if not isinstance(value, dict):
        raise SourceError(f"{base}: {path} holds no JSON object.")
    return value


class _StayOnHttps(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        if urlsplit(newurl).scheme != "https":
            raise URLError("it leads away from https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _fetch(url: str) -> bytes:
    request = Request(url, headers={"User-Agent": "microboard", "Accept": "application/json"})
    with build_opener(_StayOnHttps).open(request, timeout=TIMEOUT) as answer:
        data: bytes = answer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("it is too long")
    return data
