"""Visits links politely: one request at a time to a host, with pauses, few retries, and away when it is asked to go."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from microboard.care.request import Answer, Client
from microboard.care.robots import MAX_BYTES, Robots, read_robots
from microboard.care.trouble import LinkError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Answers and troubles that may be gone in a moment.
PASSING = frozenset({429, 500, 502, 503, 504})
SHAKY = frozenset({"timeout", "unreachable"})
# Troubles of a whole host: its other links are not tried.
OF_HOST = frozenset({"busy", "no-host", "private", "timeout", "tls", "unreachable"})
# Many servers answer HEAD with 403, 404 or 405, so only an answer to GET counts against a page.
METHODS = ("HEAD", "GET", "GET")


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient a visitor is, in seconds: the pause between two requests to a host, the first wait before a request
    is repeated (twice as long each time), and the longest wait that a host may ask for."""

    delay: float = 1
    backoff: float = 2
    longest_wait: float = 30
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of a link: the `status` of the last answer, and the address it came from; or a `trouble`."""

    status: int = 0
    final: str = ""
    trouble: str = ""


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_time: float = 0
    robots: Robots | None = None
    trouble: str = ""


class Visitor:
    """Visits links, from several threads if wanted. What a host has said holds for its other links."""

    def __init__(self, client: Client, manners: Manners, *, sleep: Callable[[float], None] = time.sleep,
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._manners = manners
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def visit(self, url: str) -> Visit:
        """Follow a link to its end."""
        place, seen = urldefrag(url).url, set[str]()
        try:
            while place not in seen and len(seen) <= self._manners.redirects:
                seen.add(place)
                answer = self._ask(place)
                if answer.status not in REDIRECTS or not answer.location:
                    return Visit(answer.status, place)
                place = urldefrag(urljoin(place, answer.location)).url
        except LinkError as trouble:
            return Visit(trouble=trouble.code)
        except ValueError:  # what urllib cannot read is no address
            return Visit(trouble="protocol")
        return Visit(trouble="redirects")

    def _ask(self, url: str) -> Answer:
        with self._visit_host(url) as host:
            if host.robots is None:
                host.robots = read_robots(url, lambda place: self._send(host, place, ("GET",) * 3, MAX_BYTES))
            if not host.robots.allows(url):
                raise LinkError("robots")
            answer = self._send(host, url, METHODS)
            if answer.status == 429:
                raise LinkError("busy")
            return answer

    @contextmanager
    def _visit_host(self, url: str) -> Iterator[_Host]:
        """The host of an address, for one thread at a time. What is wrong with it is not found out twice."""
        with self._lock:
            host = self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())
        with host.lock:
            if host.trouble:
                raise LinkError(host.trouble)
            try:
                yield host
            except LinkError as trouble:
                host.trouble = trouble.code if trouble.code in OF_HOST else ""
                raise

    def _send(self, host: _Host, url: str, methods: Sequence[str], limit: int = 0) -> Answer:
        """The first answer that is good, or will not get better."""
        for attempt, method in enumerate(methods):
            is_last = attempt == len(methods) - 1
            wait = self._manners.backoff * 2**attempt
            self._pause(host)
            try:
                answer = self._client.send(method, url, limit)
            except LinkError as trouble:
                if is_last or trouble.code not in SHAKY:
                    raise
            else:
                if answer.status < 400 or is_last or (method == "GET" and answer.status not in PASSING):
                    return answer
                wait = self._read_wait(answer, wait)
                if wait > self._manners.longest_wait:
                    return answer
            finally:
                delay = max(self._manners.delay, host.robots.delay if host.robots else 0)
                host.next_time = self._clock() + delay
            self._sleep(wait)
        raise AssertionError("the last method answers or raises")

    def _read_wait(self, answer: Answer, usual: float) -> float:
        """How long to wait before the request is repeated (RFC 9110, 10.2.3). A date is longer than we wait."""
        if answer.status not in PASSING:
            return 0
        asked = answer.retry_after.strip()
        if not asked:
            return usual
        return float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else float("inf")

    def _pause(self, host: _Host) -> None:
        wait = host.next_time - self._clock()
        if wait > 0:
            self._sleep(wait)
