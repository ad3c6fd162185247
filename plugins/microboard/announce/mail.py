"""A digest as mail, in HTML and in text: sent by SMTP, or written to a file."""

import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, parseaddr
from pathlib import Path
from typing import ClassVar, Self
from urllib.parse import unquote, urlsplit

from microboard.announce.message import TOLD, Message, News, Outcome, SettingsError, describe
from microboard.announce.plain import fit
from microboard.announce.post import read_secret
from microboard.publish.text.templates import get_template
from microboard.visit.request import Client
from microboard.words.speech import get_direction, get_language

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+", re.ASCII)
PORTS = {"smtp": 587, "smtps": 465}
SUBJECT, TITLE, LINE, SUMMARY = 150, 200, 400, 500
# Seconds for one step.
TIMEOUT = 30


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends, and the one address that gets it: that of a mailing list, which keeps its readers to itself."""

    sender: str = ""
    recipient: str = ""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Self:
        """As the environment says. Raises SettingsError."""
        names = "MICROBOARD_MAIL_FROM", "MICROBOARD_MAIL_TO"
        values = [environ.get(name, "").strip() for name in names]
        for name, value in zip(names, values, strict=True):
            if value and not _is_one_address(value):
                raise SettingsError(f"{name} is not one e-mail address, such as list@org.example.")
        return cls(*values)

    def build_head(self) -> bytes:
        """The lines of a mail that name both."""
        head = EmailMessage(policy=SMTP)
        for name, value in (("From", self.sender), ("To", self.recipient)):
            if value:
                head[name] = value
        return head.as_bytes().removesuffix(b"\r\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server, at which `login` are a name and a password, or nothing."""

    envelope: Envelope
    host: str
    port: int
    is_encrypted_first: bool
    login: tuple[str, str] | None = field(repr=False)
    name: ClassVar[str] = "mail"
    variables: ClassVar[tuple[str, ...]] = ("MICROBOARD_SMTP_URL", "MICROBOARD_MAIL_FROM", "MICROBOARD_MAIL_TO")

    @classmethod
    def read(cls, environ: Mapping[str, str], _client: Client) -> Self:
        """The server at ``smtp://name:password@host:port`` or ``smtps://…``. Raises SettingsError."""
        envelope, variable = Envelope.read(environ), cls.variables[0]
        for name, value in zip(cls.variables[1:], (envelope.sender, envelope.recipient), strict=True):
            if not value:
                raise SettingsError(f"{name} is missing.")
        try:
            parts = urlsplit(read_secret(environ, variable))
            port = parts.port or PORTS[parts.scheme]
        except (ValueError, KeyError):
            parts, port = urlsplit(""), 0
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise SettingsError(f"{variable} is no address such as smtp://name:password@mail.example:587, in which "
                                "special characters of name and password are written as in any address, %40 for @.")
        login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return cls(envelope, parts.hostname, port, parts.scheme == "smtps", login)

    @staticmethod
    def build(news: News) -> list[Message]:
        """One mail with everything."""
        return [build_digest(news)]

    def send(self, message: Message) -> Outcome:
        """Send the mail. A password goes over an encrypted connection only."""
        sender, recipient = parseaddr(self.envelope.sender)[1], parseaddr(self.envelope.recipient)[1]
        is_sent = False
        try:
            with self._connect() as server:
                for code, _answer in (server.mail(sender), server.rcpt(recipient)):
                    if code not in (250, 251):
                        return _refuse(code)
                is_sent = True
                code, _answer = server.data(self.envelope.build_head() + message.body)
                return TOLD if code == 250 else _refuse(code)
        except smtplib.SMTPResponseException as error:
            return _refuse(error.smtp_code)
        except (OSError, smtplib.SMTPException):
            said = "the mail server cannot be reached, or hangs up"
            return Outcome(is_sent, f"{said}; it may have come, and is not sent again" if is_sent else said, ends=True)

    @contextmanager
    def _connect(self) -> Iterator[smtplib.SMTP]:
        context = ssl.create_default_context()
        server = (smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT, context=context) if self.is_encrypted_first
                  else smtplib.SMTP(self.host, self.port, timeout=TIMEOUT))
        try:
            if not self.is_encrypted_first:
                server.starttls(context=context)
            server.ehlo()
            if self.login:
                server.login(*self.login)
            yield server
            # The mail is there, whatever is said to good-bye.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
        finally:
            server.close()


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that gets the digest, for a program that sends it."""

    envelope: Envelope
    path: Path
    name: ClassVar[str] = Mail.name

    def send(self, message: Message) -> Outcome:
        """Write the file. Raises OSError."""
        self.path.write_bytes(self.envelope.build_head() + message.body)
        return TOLD


def build_digest(news: News) -> Message:
    """The mail, without the lines that say who sends it and who gets it."""
    texts = [(fit(entry.title, TITLE), fit(describe(entry), LINE), fit(entry.summary, SUMMARY), entry.url)
             for entry in news.entries]
    heading = fit(news.heading, SUBJECT)
    board = fit(news.board, SUBJECT)
    plain = "\n\n".join([*("\n".join(filter(None, lines)) for lines in texts), f"{board}: {news.home}"]) + "\n"
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = heading
    mail["Date"] = format_datetime(news.moment)
    key = news.key[:32]
    mail["Message-ID"] = f"<{key}@{urlsplit(news.home).hostname}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notes, please
    mail.set_content(plain)
    mail.add_alternative(get_template("feeds/digest.html").render(
        heading=heading, listings=texts, board=board, home=news.home, language=get_language(),
        direction=get_direction(),
    ), subtype="html")
    mail["Content-Language"] = get_language()
    # Same listings, same bytes.
    mail.set_boundary(f"microboard-{key}")
    return Message.about(news, mail.as_bytes(), f"{heading}\n\n{plain}")


def _is_one_address(value: str) -> bool:
    found = getaddresses([value])
    return value.isprintable() and len(found) == 1 and bool(ADDRESS.fullmatch(found[0][1]))


def _refuse(code: int) -> Outcome:
    return Outcome(False, f"the mail server answers {code}", ends=True)
