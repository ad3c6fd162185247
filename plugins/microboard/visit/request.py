"""Sends one request to one checked address, and gives the answer, or its beginning.

Not urllib: it would look the host up again after the address was checked, follow redirects unasked, and wait for as
long as a byte comes now and then.
"""

import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from io import BytesIO
from queue import Empty, SimpleQueue
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from microboard.visit.addresses import Resolve, choose_address, resolve
from microboard.visit.trouble import LinkError

HTTPS = 443
MAX_ADDRESS = 2000
CHUNK = 1024 * 1024
# A name, or an IPv4 or IPv6 address.
HOST = re.compile(r"[A-Za-z0-9._:-]+")
NOTHING: Mapping[str, str] = MappingProxyType({})
# The order counts: a certificate's error is also a ValueError, and a hang-up also an HTTPException.
TROUBLES: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "timeout"), (ssl.SSLError, "tls"), (ConnectionError, "unreachable"), (HTTPException, "protocol"),
    (ValueError, "protocol"), (OSError, "unreachable"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the two headers that say what to do next, the body as far as it was read, and of which `kind` it is
    (Content-Type). `missing` is how many bytes of it were announced and not read."""

    status: int
    location: str = ""
    retry_after: str = ""
    body: bytes = b""
    missing: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """How requests are sent. `agent` is the User-Agent; `timeout` is for one step, and `total` from the look-up of the
    host to the last byte, in seconds.

    `allow_private` is for tests, which ask a server on their own machine.
    """

    agent: str
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    find: Resolve = resolve
    allow_private: bool = False
    timeout: float = 10
    total: float = 20

    def send(
        self, method: str, url: str, limit: int = 0, *, body: bytes = b"", headers: Mapping[str, str] = NOTHING
    ) -> Answer:
        """The answer to a request with a `body` of its own and further `headers`, with at most `limit` bytes of the
        answer's body. Raises LinkError, whose `was_sent` says whether the other side may have got the request."""
        host, port, target = split_address(url)
        end = time.monotonic() + self.total
        address = choose_address(host, port, self._find_in_time, self.allow_private)
        is_sent = False
        try:
            with self._connect(address, host, port, end) as connection:
                connection.putrequest(method, target, skip_accept_encoding=True)
                for name, value in self._list_headers(body, headers):
                    connection.putheader(name, value)
                is_sent = True
                connection.endheaders(body or None)
                with connection.getresponse() as response:
                    read = _read_body(response, limit)
                    return Answer(response.status, response.getheader("Location", "")[:MAX_ADDRESS],
                                  response.getheader("Retry-After", ""), read, response.length or 0,
                                  response.getheader("Content-Type", ""))
        except (OSError, HTTPException, ValueError) as error:
            code = next(code for kind, code in TROUBLES if isinstance(error, kind))
            raise LinkError(code, was_sent=is_sent) from error

    def _list_headers(self, body: bytes, headers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        yield from (("User-Agent", self.agent), ("Accept", "*/*"), ("Connection", "close"))
        yield from headers.items()
        if body:
            yield "Content-Length", str(len(body))

    def _find_in_time(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host. A thread can be left behind; a look-up cannot be stopped."""
        answers: SimpleQueue[Sequence[str] | LinkError] = SimpleQueue()

        def find() -> None:
            try:
                answers.put(self.find(host, port))
            except LinkError as trouble:
                answers.put(trouble)

        threading.Thread(target=find, daemon=True).start()
        try:
            found = answers.get(timeout=max(0, min(self.timeout, self.total)))
        except Empty as error:
            raise LinkError("timeout") from error
        if isinstance(found, LinkError):
            raise found
        return found

    @contextmanager
    def _connect(self, address: str, host: str, port: int, end: float) -> Iterator[HTTPConnection]:
        step = max(0.001, min(self.timeout, end - time.monotonic()))
        with (socket.create_connection((address, port), step) as raw,
              self.context.wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False) as secure):
            is_late = threading.Event()

            def stop() -> None:
                is_late.set()
                # Closed below the encryption layer, which another thread is using; that thread then reads an end.
                with suppress(OSError):  # closed meanwhile
                    socket.socket.shutdown(secure, socket.SHUT_RDWR)

            # A server that sends a byte now and then never exceeds the timeout of one step.
            timer = threading.Timer(max(0, end - time.monotonic()), stop)
            timer.start()
            connection = HTTPConnection(host, port)
            try:
                secure.do_handshake()
                connection.sock = secure
                yield connection
                # A body that was cut off by the timer looks like one that ended.
                if is_late.is_set():
                    raise TimeoutError
            except (OSError, HTTPException) as error:
                if is_late.is_set():
                    raise TimeoutError from error
                raise
            finally:
                timer.cancel()
                connection.close()


def _read_body(response: HTTPResponse, limit: int) -> bytes:
    body = BytesIO()
    while body.tell() < limit and (part := response.read1(min(CHUNK, limit - body.tell()))):
        body.write(part)
    return body.getvalue()


def split_address(url: str) -> tuple[str, int, str]:
    """Host, port and target of an https address. Raises LinkError where it is none, or names a user."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or HTTPS
        ascii_host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise LinkError("protocol") from error
    if parts.scheme != "https":
        raise LinkError("insecure")
    if not HOST.fullmatch(ascii_host) or parts.username is not None:
        raise LinkError("protocol")
    query = f"?{parts.query}" if parts.query else ""
    return ascii_host, port, quote(f"{parts.path or '/'}{query}", safe="%/:;=&?~+!$,'@()*[]|^{}")
