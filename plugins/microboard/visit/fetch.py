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


class ElsewhereError(FetchError):
    """A file that another host is to give."""


def fetch(url: str, client: Client | None = None) -> bytes:
    """The file at `url`. Raises FetchError."""
    try:
        answer = ask_host(url, client or Client(AGENT), MAX_BYTES, DEADLINE)
    except LinkError as trouble:
        raise FetchError(str(trouble)) from trouble
    if answer.status != 200:
        raise FetchError(f"the site answers {answer.status}")
    if len(answer.body) > MAX_BYTES:
        raise FetchError(f"it is longer than {MAX_BYTES // 1024 // 1024} MiB")
    if answer.missing:
        raise FetchError(f"{answer.missing} bytes of it are missing")
    return answer.body


def ask_host(url: str, client: Client, most_bytes: int, seconds: float) -> Answer:
    """What the host of `url` answers in that time, with one byte more than the most where its body is longer. Raises
    LinkError, and ElsewhereError."""
    return follow(url, partial(_ask, client, _get_host(url), monotonic() + seconds, most_bytes))[1]


def _ask(client: Client, host: str, end: float, most_bytes: int, url: str) -> Answer:
    """Ask for one address. A board that was read elsewhere would have proven nothing about its own address."""
    if _get_host(url) != host:
        raise ElsewhereError("it leads to another host. Name the board by the address where it is now")
    return replace(client, total=end - monotonic()).send("GET", url, most_bytes + 1)


def _get_host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
