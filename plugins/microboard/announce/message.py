"""What is handed to a service, and what came of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Protocol, Self

from microboard.announce.feed import Entry
from microboard.visit.request import Client
from microboard.words.speech import ngettext


@dataclass(frozen=True, slots=True)
class News:
    """What is new on a board at a `moment`, oldest first. `home` is the page for readers."""

    board: str
    home: str
    moment: datetime
    entries: Sequence[Entry]

    @property
    def heading(self) -> str:
        """``3 new projects · Jobs``."""
        count = len(self.entries)
        return f"{ngettext('{count} new project', '{count} new projects', count, count=count)} · {self.board}"

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its entries."""
        return tuple(entry.id for entry in self.entries)

    @property
    def key(self) -> str:
        """The same for the same listings, whatever is said of them."""
        return hashlib.sha256("\n".join(self.ids).encode()).hexdigest()

    def split(self, size: int) -> list["News"]:
        """The same in parts of at most `size` entries."""
        return [replace(self, entries=self.entries[start : start + size])
                for start in range(0, len(self.entries), size)]


@dataclass(frozen=True, slots=True)
class Message:
    """The bytes that a service gets about the listings `ids`, and how they are `shown` to who only looks. The `key` is
    the same whenever it is sent again."""

    ids: tuple[str, ...]
    key: str
    body: bytes
    shown: str

    @classmethod
    def about(cls, news: News, body: bytes, shown: str) -> Self:
        """The message about all entries of the news."""
        return cls(news.ids, news.key, body, shown)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a message. It counts as told where nobody knows, so that nothing is told twice. `said` is why it was
    not, or may not have been; `ends` where no other message is worth a try now."""

    is_told: bool
    said: str = ""
    ends: bool = False


TOLD = Outcome(True)


class SettingsError(ValueError):
    """An environment in which a service is set by half, or wrongly. The message holds no secret."""


class Service(Protocol):
    """Where news goes. `variables` are the names of those of the environment that it needs."""

    name: ClassVar[str]
    variables: ClassVar[tuple[str, ...]]

    @classmethod
    def read(cls, environ: Mapping[str, str], client: Client, /) -> Self:
        """The service as the environment sets it. Raises SettingsError."""

    @staticmethod
    def build(news: News) -> list[Message]:
        """The messages, oldest listing first."""

    def send(self, message: Message) -> Outcome:
        """Send one message."""


def describe(entry: Entry) -> str:
    """Who offers it, and what decides: ``Moon Records · Pay: $700 · Hours: 20``."""
    return " · ".join(filter(None, (entry.employer, *entry.facts)))
