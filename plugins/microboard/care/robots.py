"""Reads robots.txt (RFC 9309): which pages of a host a program may ask for, and how fast."""

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from microboard.visit.request import Answer
from microboard.visit.trouble import LinkError

NAME = "Microboard"
# The least that a reader of robots.txt has to take, and the redirects that it has to follow (2.5, 2.3.1.2).
MAX_BYTES = 500 * 1024
MAX_REDIRECTS = 5
MAX_DELAY = 10.0


class Robots:
    """What a host asks of programs."""

    def __init__(self, text: str) -> None:
        self._rules = RobotFileParser()
        try:
            self._rules.parse(text.splitlines())
        except ValueError:
            # The standard library takes "²" for a digit. An unreadable file forbids nothing.
            self._rules = RobotFileParser()
            self._rules.parse([])

    def allows(self, url: str) -> bool:
        """Whether the page may be asked for."""
        return self._rules.can_fetch(NAME, url)

    @property
    def delay(self) -> float:
        """The seconds that the host wants between two requests, up to the longest that we wait."""
        return min(float(self._rules.crawl_delay(NAME) or 0), MAX_DELAY)


def read_robots(url: str, send: Callable[[str], Answer]) -> Robots:
    """The robots.txt of the host of `url`. Where the host has none, it allows everything. Raises LinkError.

    `send` asks for an address. A redirect to another host says nothing about this one.
    """
    place = urljoin(url, "/robots.txt")
    for _ in range(MAX_REDIRECTS + 1):
        answer = send(place)
        following = urljoin(place, answer.location)
        if not 300 <= answer.status < 400 or urlsplit(following)[:2] != urlsplit(place)[:2]:
            break
        place = following
    if answer.status == 429 or answer.status >= 500:
        raise LinkError("busy")
    return Robots(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")
