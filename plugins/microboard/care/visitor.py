"""Visits links politely: one request at a time to a host, with pauses and few retries, none where it is unwelcome."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from microboard.care.robots import MAX_BYTES, Robots, read_robots
from microboard.visit.redirects import follow
from microboard.visit.request import Answer, Client
from microboard.visit.trouble import LinkError

# Answers and troubles that may be over in a moment.
PASSING = frozenset({429, 500, 502, 503, 504})
SHAKY = frozenset({"timeout", "unreachable"})
# Troubles of a whole host: its other links are not tried.
OF_HOST = frozenset({"busy", "no-host", "private", "timeout", "tls", "unreachable"})
# Many servers answer HEAD with 403, 404 or 405, so only an answer to GET counts against a page.
METHODS = ("HEAD", "GET", "GET")


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient a visitor is, in seconds: the pause between two requests to a host, the first wait before a request
    is repeated (twice as long each time), the longest wait that a host may ask for, and the longest time for one link
    with everything that it leads to. A request that has begun may end a little later."""

    delay: float = 1
    backoff: float = 2
    longest_wait: float = 30
    longest_visit: float = 60


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
    """Visits links; several threads may share it. What a host has answered once holds for its other links."""

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
        end = self._clock() + self._manners.longest_visit
        try:
            final, answer = follow(url, partial(self._ask, end))
        except LinkError as trouble:
            return Visit(trouble=trouble.code)
        except ValueError:  # urllib cannot read it as an address
            return Visit(trouble="protocol")
        return Visit(answer.status, final)

    def _ask(self, end: float, url: str) -> Answer:
        with self._visit_host(url, end) as host:
            if host.robots is None:
                host.robots = read_robots(url, lambda place: self._send(host, place, ("GET",) * 3, end, MAX_BYTES))
            if not host.robots.allows(url):
                raise LinkError("robots")
            answer = self._send(host, url, METHODS, end)
            if answer.status == 429:
                raise LinkError("busy")
            # A host that still asks us to wait is left alone until the next run.
            if answer.status in PASSING and answer.retry_after:
                host.trouble = "busy"
            return answer

    @contextmanager
    def _visit_host(self, url: str, end: float) -> Iterator[_Host]:
        """The host of an address, for one thread at a time. Trouble with a host is found only once."""
        with self._lock:
            host = self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())
        if not host.lock.acquire(timeout=max(0, end - self._clock())):
            raise LinkError("slow")
        try:
            if host.trouble:
                raise LinkError(host.trouble)
            yield host
        except LinkError as trouble:
            host.trouble = trouble.code if trouble.code in OF_HOST else ""
            raise
        finally:
            host.lock.release()

    def _send(self, host: _Host, url: str, methods: Sequence[str], end: float, limit: int = 0) -> Answer:
        """The first answer that is good, will not get better, or would come after the `end`."""
        for attempt, method in enumerate(methods):
            is_last = attempt == len(methods) - 1
            wait = self._manners.backoff * 2**attempt
            self._pause(host, end)
            try:
                answer = self._client.send(method, url, limit)
            except LinkError as trouble:
                if is_last or trouble.code not in SHAKY or self._clock() + wait >= end:
                    raise
            else:
                if answer.status < 400 or is_last or (method == "GET" and answer.status not in PASSING):
                    return answer
                wait = self._read_wait(answer, wait)
                if wait > self._manners.longest_wait or self._clock() + wait >= end:
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

    def _pause(self, host: _Host, end: float) -> None:
        now = self._clock()
        if max(now, host.next_time) >= end:
            raise LinkError("slow")
        if host.next_time > now:
            self._sleep(host.next_time - now)
