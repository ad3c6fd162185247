"""Posts for an account of Mastodon (https://docs.joinmastodon.org/methods/statuses/#create), one a listing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

from microboard.announce.message import Message, News, Outcome, SettingsError, describe
from microboard.announce.plain import fit
from microboard.announce.post import Target, post, read_address, read_secret
from microboard.visit.request import Client
from microboard.words.speech import get_language, get_primary

# A post has 500 characters, in which any address counts as 23, and seven are line breaks and room to spare.
TITLE, LINE, SUMMARY = 150, 160, 150


@dataclass(frozen=True, slots=True)
class Mastodon:
    """An account."""

    client: Client
    target: Target
    name: ClassVar[str] = "mastodon"
    variables: ClassVar[tuple[str, ...]] = ("MICROBOARD_MASTODON_SERVER", "MICROBOARD_MASTODON_TOKEN")

    @classmethod
    def read(cls, environ: Mapping[str, str], client: Client) -> Self:
        """The account that the token belongs to; it needs the scope ``write:statuses``. Raises SettingsError."""
        server, token = cls.variables
        address, secret = read_address(environ, server), read_secret(environ, token)
        if not secret:
            raise SettingsError(f"{token} is missing.")
        return cls(client, Target(f"{address.rstrip('/')}/api/v1/statuses", {"Authorization": f"Bearer {secret}"}))

    @staticmethod
    def build(news: News) -> list[Message]:
        """One post a listing."""
        return [_build(part) for part in news.split(1)]

    def send(self, message: Message) -> Outcome:
        """Send one post. The server knows it again by its key, for an hour."""
        return post(self.client, self.target, message.body, {"Idempotency-Key": message.key}, repeats=True)


def _build(news: News) -> Message:
    entry, = news.entries
    lines = ((entry.title, TITLE), (describe(entry), LINE), (entry.summary, SUMMARY))
    status = "\n\n".join([*(fit(text, room) for text, room in lines if text), entry.url])
    value = {"status": status, "language": get_primary(get_language())}
    return Message.about(news, json.dumps(value).encode(), status)
