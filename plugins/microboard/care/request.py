"""Sends one request to one checked address, and gives the beginning of the answer.

Not urllib: it would look the host up again after the address was checked, follow redirects unasked, and wait for as
long as a byte comes now and then.
"""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote, urlsplit

from microboard.care.addresses import Resolve, choose_address, resolve
from microboard.care.trouble import LinkError

HTTPS = 443
MAX_ADDRESS = 2000
# A name, or an IPv4 or IPv6 address.
HOST = re.compile(r"[A-Za-z0-9._:-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the two headers that say what to do next, and the beginning of the body."""

    status: int
    location: str
    retry_after: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Client:
    """How requests are sent. `agent` is the User-Agent; `timeout` is for one step and `total` for all, in seconds.

    `allow_private` is for tests, which ask a server on their own machine.
    """

    agent: str
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    find: Resolve = resolve
    allow_private: bool = False
    timeout: float = 10
    total: float = 20

    def send(self, method: str, url: str, limit: int = 0) -> Answer:
        """The answer to a request, with at most `limit` bytes of its body. Raises LinkError."""
        host, port, target = split_address(url)
        address = choose_address(host, port, self.find, self.allow_private)
        try:
            with self._connect(address, host, port) as connection:
                connection.putrequest(method, target, skip_accept_encoding=True)
                for name, value in (("User-Agent", self.agent), ("Accept", "*/*"), ("Connection", "close")):
                    connection.putheader(name, value)
                connection.endheaders()
                with connection.getresponse() as response:
                    body = response.read(limit) if limit else b""
                    return Answer(response.status, response.getheader("Location", "")[:MAX_ADDRESS],
                                  response.getheader("Retry-After", ""), body)
        except TimeoutError as error:
            raise LinkError("timeout") from error
        # The order counts: a certificate's error is also a ValueError, and a hang-up also an HTTPException.
        except ssl.SSLError as error:
            raise LinkError("tls") from error
        except ConnectionError as error:
            raise LinkError("unreachable") from error
        except (HTTPException, ValueError) as error:
            raise LinkError("protocol") from error
        except OSError as error:
            raise LinkError("unreachable") from error

    @contextmanager
    def _connect(self, address: str, host: str, port: int) -> Iterator[HTTPConnection]:
        with (socket.create_connection((address, port), self.timeout) as raw,
              self.context.wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False) as secure):
            is_late = threading.Event()

            def stop() -> None:
                is_late.set()
                # Past the encryption, which another thread is using: whoever reads is told that this is the end.
                with suppress(OSError):  # closed meanwhile
                    socket.socket.shutdown(secure, socket.SHUT_RDWR)

            # A server that sends a byte now and then never exceeds the timeout of one step.
            timer = threading.Timer(self.total, stop)
            timer.start()
            connection = HTTPConnection(host, port)
            try:
                secure.do_handshake()
                connection.sock = secure
                yield connection
            except (OSError, HTTPException) as error:
                if is_late.is_set():
                    raise TimeoutError from error
                raise
            finally:
                timer.cancel()
                connection.close()


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
