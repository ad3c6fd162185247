"""An HTTPS server on this machine that answers as the web does, at its best and at its worst."""

import json
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# For acme.example, any host below it, and other.example; good for a hundred years. Made with:
# openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=acme.example
#   -addext subjectAltName=DNS:acme.example,DNS:*.acme.example,DNS:other.example
CERTIFICATE = Path(__file__).parent / "care/certificate.pem"


class Misbehaving:
    """Answers by path. `asked` are the requests as (host, method, path), `agents` who asked.

    A path of digits answers with that status; others are the methods of `_Handler` below. Tests may add to `robots`
    by host: a text, a status, or an address to redirect to; and to `records`, what a host says of boards: the path of
    another answer, or a text that comes as JSON.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.robots: dict[str, str] = {}
        self.records: dict[str, str | bytes] = {}
        self.api: dict[str, object] = {}
        self.tokens: set[str] = set()
        self.at_once = Counter[str]()
        self.most_at_once = 0
        self.lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"site": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def get_url(self, path: str, host: str = "acme.example") -> str:
        return f"https://{host}:{self.port}/{path}"

    def count(self, path: str) -> int:
        return sum(asked == f"/{path}" for _, _, asked in self.asked)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients that go away are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    site: Misbehaving

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        with self.site.lock:
            self.site.asked.append((host, self.command, self.path))
            self.site.times.append(time.monotonic())
            self.site.agents.add(self.headers["User-Agent"])
            self.site.at_once[host] += 1
            self.site.most_at_once = max(self.site.most_at_once, *self.site.at_once.values())
        try:
            self._choose(host)
        finally:
            with self.site.lock:
                self.site.at_once[host] -= 1

    def _choose(self, host: str) -> None:
        name = self.path.strip("/").partition("?")[0]
        if name == ".well-known/microboard.json":
            record = self.site.records.get(host, "404")
            if isinstance(record, bytes):
                return self.send(200, record, Content_Type="application/json; charset=utf-8")
            name = record
        if name == "robots.txt":
            text = self.site.robots.get(host)
            if text and text.startswith(("/", "https:", "http:")):
                return self.send(301, Location=text)
            if text and text[:3].isdigit():
                status, _, wait = text.partition(" ")
                return self.send(int(status), **({"Retry_After": wait} if wait else {}))
            return self.send(404) if text is None else self.send(200, body=text.encode())
        if name[:3].isdigit():
            return self.send(int(name[:3]))
        answer: Callable[[], None] = getattr(self, f"answer_{name.partition('/')[0].replace('-', '_')}")
        return answer()

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def answer_repos(self) -> None:
        """As GitHub's API: what stands in `api` by path, a status or what becomes JSON; 404 for all else."""
        self.site.tokens.add(self.headers.get("Authorization", ""))
        found = self.site.api.get(self.path, 404)
        if isinstance(found, int):
            return self.send(found, **({"Location": "https://acme.example/repos/moved"} if found == 301 else {}))
        return self.send(200, found if isinstance(found, bytes) else json.dumps(found).encode())

    def answer_fine(self) -> None:
        self.send(200, b"Hello")

    def answer_no_head(self) -> None:
        self.send(405 if self.command == "HEAD" else 200)

    def answer_head_lies(self) -> None:
        self.send(404 if self.command == "HEAD" else 200)

    def answer_mends(self) -> None:
        """500, and then 200."""
        self.send(200 if self.site.count("mends") > 1 else 500)

    def answer_busy(self) -> None:
        """429 with a short wait, and then 200."""
        self.send(*((200,) if self.site.count("busy") > 1 else (429,)), Retry_After="3")

    def answer_very_busy(self) -> None:
        self.send(429, Retry_After="86400")

    def answer_busy_until(self) -> None:
        self.send(503, Retry_After="Fri, 31 Dec 2027 23:59:59 GMT")

    def answer_always_busy(self) -> None:
        self.send(503, Retry_After="30")

    def answer_chain(self) -> None:
        """Busy, busy, and then on to the next host: chain/0 to chain/9."""
        number = int(self.path.rpartition("/")[2])
        if self.site.count(f"chain/{number}") < 3:
            return self.send(503, Retry_After="15")
        return self.send(302, Location=f"https://host-{number + 1}.acme.example:{self.site.port}/chain/{number + 1}")

    def answer_circle(self) -> None:
        self.send(302, Location="/circle-two")

    def answer_circle_two(self) -> None:
        self.send(302, Location="/circle")

    def answer_endless(self) -> None:
        self.send(302, Location=f"{self.path}/x")

    def answer_moved(self) -> None:
        self.send(301, Location=f"https://other.example:{self.site.port}/fine")

    def answer_moved_away(self) -> None:
        self.send(301, Location=f"https://other.example:{self.site.port}/404")

    def answer_to_www(self) -> None:
        self.send(301, Location=f"https://www.acme.example:{self.site.port}/fine")

    def answer_chunks(self) -> None:
        self._send_chunks(b"2\r\nHe\r\n3\r\nllo\r\n0\r\n\r\n")

    def answer_broken_chunks(self) -> None:
        self._send_chunks(b"zz\r\nHe\r\n")

    def _send_chunks(self, body: bytes) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body)

    def answer_downgrade(self) -> None:
        self.send(302, Location="http://acme.example/fine")

    def answer_inside(self) -> None:
        self.send(302, Location=f"https://inside.acme.example:{self.site.port}/fine")

    def answer_bad_location(self) -> None:
        self.send(302, Location="https://[::1/")

    def answer_to_file(self) -> None:
        self.send(302, Location="file:///etc/passwd")

    def answer_to_user(self) -> None:
        self.send(302, Location=f"https://user:secret@acme.example:{self.site.port}/fine")

    def answer_umlaut(self) -> None:
        self.send(302, Location="/fine/ü ber")

    def answer_hangs(self) -> None:
        time.sleep(3)

    def answer_drips(self) -> None:
        """A byte now and then, for as long as anyone waits."""
        for _ in range(100):
            self.wfile.write(b"H")
            time.sleep(0.05)

    def answer_drips_body(self) -> None:
        """A body of unknown length that never ends, a byte now and then."""
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def answer_half(self) -> None:
        """Ten bytes are announced, and five come."""
        self.send_response(200)
        self.send_header("Content-Length", "10")
        self.end_headers()
        self.wfile.write(b"Hello")

    def answer_huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        while self.command == "GET":
            self.wfile.write(b"x" * 65_536)

    def answer_rubbish(self) -> None:
        self.wfile.write(b"\x00\xff what is this\r\n\r\n")

    def answer_hangs_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)


def trust() -> ssl.SSLContext:
    """A client's context that trusts the server."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))
