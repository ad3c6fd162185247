"""Fetches a whole file from an address, and from no other host than the one that was named."""

from dataclasses import replace
from functools import partial
from time import monotonic
from urllib.parse import urlsplit

from microboard.visit.redirects import follow
from microboard.visit.request import Answer, Client
from microboard.visit.trouble import LinkError

# Some 60,000 listings; a longer list is not to be read at once.
MAX_BYTES = 128 * 1024 * 1024
# Seconds, from the first look-up of the host to the last byte.
DEADLINE = 120
AGENT = "microboard"


class FetchError(ValueError):
    """A file that does not come; the message says why, for people, and holds no word of the other side."""


def fetch(url: str, client: Client | None = None) -> bytes:
    """The file at `url`. Raises FetchError."""
    client = client or Client(AGENT)
    try:
        _, answer = follow(url, partial(_ask, client, _get_host(url), monotonic() + DEADLINE))
    except LinkError as trouble:
        raise FetchError(str(trouble)) from trouble
    if answer.status != 200:
        raise FetchError(f"the site answers {answer.status}")
    if len(answer.body) > MAX_BYTES:
        raise FetchError(f"it is longer than {MAX_BYTES // 1024 // 1024} MiB")
    if answer.missing:
        raise FetchError(f"{answer.missing} bytes of it are missing")
    return answer.body


def _ask(client: Client, host: str, end: float, url: str) -> Answer:
    """Ask for one address. A board that was read elsewhere would have proven nothing about its own address."""
    if _get_host(url) != host:
        raise FetchError("it leads to another host. Name the board by the address where it is now")
    return replace(client, total=end - monotonic()).send("GET", url, MAX_BYTES + 1)


def _get_host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
