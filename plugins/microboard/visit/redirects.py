"""Follows a link to its end, one checked request after the other."""

from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

from microboard.visit.request import Answer
from microboard.visit.trouble import LinkError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST = 5


def follow(url: str, ask: Callable[[str], Answer], most: int = MOST) -> tuple[str, Answer]:
    """The address at which a link ends, and what answers there. Raises LinkError.

    `ask` sends a request to one address, and checks that address first.
    """
    place, seen = _join("", url), set[str]()
    while place not in seen and len(seen) <= most:
        seen.add(place)
        answer = ask(place)
        if answer.status not in REDIRECTS or not answer.location:
            return place, answer
        place = _join(place, answer.location)
    raise LinkError("redirects")


def _join(base: str, location: str) -> str:
    try:
        return urldefrag(urljoin(base, location)).url
    except ValueError as error:  # urllib cannot read it as an address
        raise LinkError("protocol") from error
