"""Slack, Discord and Mastodon on this machine: they take what the real ones take, and refuse what these refuse."""

import json
import re
import socket
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from misbehaving import CERTIFICATE

# Characters as Mastodon counts them: an address is 23, whatever its length.
ADDRESS = re.compile(r"https?://\S+")
Answer = tuple[int, dict[str, str], bytes]


class Services:
    """Answers at ``slack.acme.example`` and so on. `got` are the messages that are there, as (service, message).

    `plan` are answers to give first: a status, a status with headers, or ``hang up`` once the message is there.
    """

    def __init__(self) -> None:
        self.got: list[tuple[str, Any]] = []
        self.plan: list[tuple[int, dict[str, str]] | str] = []
        self.asked = 0
        self.keys: set[str] = set()
        handler = type("Handler", (_Handler,), {"services": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def get_url(self, service: str, path: str = "") -> str:
        return f"https://{service}.acme.example:{self.port}{path}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that goes away is none of its business."""


class _Handler(BaseHTTPRequestHandler):
    services: Services

    def do_POST(self) -> None:
        made = self.services
        made.asked += 1
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["Content-Type"] == "application/json"
        plan = made.plan.pop(0) if made.plan else ""
        if isinstance(plan, tuple):
            return self._send((*plan, b"No."))
        service = self.headers["Host"].partition(".")[0]
        take: Callable[[Any], Answer] = getattr(self, f"take_{service}")
        answer = take(body)
        if plan == "hang up":
            return self.connection.shutdown(socket.SHUT_RDWR)
        return self._send(answer)

    def _send(self, answer: Answer) -> None:
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def take_slack(self, body: Any) -> Answer:
        if self.path != "/services/T0/B0/secret":
            return 404, {}, b"no_service"
        header, *rest = body["blocks"]
        is_fine = (len(body["blocks"]) <= 50 and header["type"] == "header" and len(header["text"]["text"]) <= 150
                   and all(block["type"] == "rich_text" for block in rest) and len(json.dumps(body)) < 40_000)
        if not is_fine:
            return 400, {}, b"invalid_blocks"
        self.services.got.append(("slack", body))
        return 200, {}, b"ok"

    def take_discord(self, body: Any) -> Answer:
        parts = urlsplit(self.path)
        if parts.path != "/api/webhooks/1/secret":
            return 401, {}, b'{"message": "Invalid Webhook Token", "code": 50027}'
        embeds = body["embeds"]
        total = sum(count(embed["title"]) + count(embed["description"]) for embed in embeds)
        is_fine = (len(body["content"]) <= 2_000 and len(embeds) <= 10 and total <= 6_000
                   and all(count(one["title"]) <= 256 and count(one["description"]) <= 4_096 for one in embeds))
        if not is_fine:
            return 400, {}, b'{"message": "Invalid Form Body", "code": 50035}'
        self.services.got.append(("discord", body))
        return (200, {}, b'{"id": "1"}') if parse_qs(parts.query) == {"wait": ["true"]} else (204, {}, b"")

    def take_mastodon(self, body: Any) -> Answer:
        if self.path != "/api/v1/statuses" or self.headers["Authorization"] != "Bearer secret":
            return 401, {}, b'{"error": "The access token is invalid"}'
        if len(ADDRESS.sub("x" * 23, body["status"])) > 500:
            return 422, {}, b'{"error": "Validation failed: Text character limit of 500 exceeded"}'
        key = self.headers["Idempotency-Key"]
        if key not in self.services.keys:
            self.services.keys.add(key)
            self.services.got.append(("mastodon", body))
        return 200, {}, b'{"id": "1"}'


def count(text: str) -> int:
    """Units of UTF-16: the strictest way to count."""
    return len(text.encode("utf-16-le")) // 2
