"""A mail server on this machine: it speaks SMTP (RFC 5321), and takes mail only over an encrypted connection."""

import base64
import socketserver
import ssl
import threading
from typing import Any

from misbehaving import CERTIFICATE


class MailServer:
    """`got` are the mails that are there, as (from, to, bytes). `refuses` is a step that it answers with 550, and
    `hangs_up` is whether it goes away when it has the mail."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, bytes]] = []
        self.refuses = ""
        self.hangs_up = False
        self.has_encryption = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        handler = type("Handler", (_Handler,), {"made": self, "context": context})
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def get_url(self) -> str:
        return f"smtp://jobs%40org:p%3Aw@mail.acme.example:{self.port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(socketserver.BaseRequestHandler):
    made: MailServer
    context: ssl.SSLContext

    def handle(self) -> None:
        self.is_encrypted = self.is_known = False
        self.sender = self.recipient = ""
        self.file: Any = self.request.makefile("rb")
        self.say("220 mail.acme.example")
        while line := self.file.readline().decode().strip():
            word = line.partition(" ")[0].upper()
            if word == self.made.refuses:
                self.say("550 5.7.1 password p:w of jobs@org")
                continue
            if not getattr(self, f"do_{word.lower()}")(line):
                return

    def finish(self) -> None:
        self.file.close()
        self.request.close()

    def say(self, line: str) -> bool:
        self.request.sendall(f"{line}\r\n".encode())
        return True

    def do_ehlo(self, _line: str) -> bool:
        offers = ["STARTTLS"] if self.made.has_encryption and not self.is_encrypted else []
        offers += ["AUTH PLAIN"] if self.is_encrypted else []
        return self.say("\r\n".join(["250-mail.acme.example", *(f"250-{one}" for one in offers), "250 8BITMIME"]))

    def do_starttls(self, _line: str) -> bool:
        self.say("220 go on")
        self.request = self.context.wrap_socket(self.request, server_side=True)
        self.file = self.request.makefile("rb")
        return setattr(self, "is_encrypted", True) is None

    def do_auth(self, line: str) -> bool:
        self.is_known = base64.b64decode(line.split()[2]) == b"\0jobs@org\0p:w"
        return self.say("235 welcome" if self.is_known else "535 no")

    def do_mail(self, line: str) -> bool:
        self.sender = line.partition("<")[2].partition(">")[0]
        return self.say("250 ok" if self.is_known else "530 who are you?")

    def do_rcpt(self, line: str) -> bool:
        self.recipient = line.partition("<")[2].partition(">")[0]
        return self.say("250 ok")

    def do_data(self, _line: str) -> bool:
        self.say("354 go on")
        lines = list(iter(self.file.readline, b".\r\n"))
        assert all(line.endswith(b"\r\n") for line in lines)
        mail = b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)
        self.made.got.append((self.sender, self.recipient, mail))
        return False if self.made.hangs_up else self.say("250 there")

    def do_rset(self, _line: str) -> bool:
        return self.say("250 ok")

    def do_quit(self, _line: str) -> bool:
        self.say("221 bye")
        return False
