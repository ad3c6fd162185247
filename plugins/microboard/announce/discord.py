"""Messages for a webhook of Discord (https://docs.discord.com/developers/resources/webhook#execute-webhook)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from microboard.announce.feed import Entry
from microboard.announce.message import Message, News, Outcome, describe
from microboard.announce.plain import fit, write_plain
from microboard.announce.post import Target, post, read_address
from microboard.visit.request import Client

# A message holds ten embeds, whose texts have 6,000 characters together.
MOST = 10
HEADING, TITLE, LINE, SUMMARY = 300, 150, 220, 220
MARKDOWN = re.compile(r"([\\*_~`|<>\[\]()#]|^[-+])")


@dataclass(frozen=True, slots=True)
class Discord:
    """A channel."""

    client: Client
    target: Target
    name: ClassVar[str] = "discord"
    variables: ClassVar[tuple[str, ...]] = ("MICROBOARD_DISCORD_WEBHOOK",)

    @classmethod
    def read(cls, environ: Mapping[str, str], client: Client) -> Self:
        """The channel that the webhook leads to. Raises SettingsError."""
        url = read_address(environ, *cls.variables)
        # Else Discord says yes before it knows whether the message is there.
        return cls(client, Target(f"{url}{'&' if '?' in url else '?'}wait=true"))

    @staticmethod
    def build(news: News) -> list[Message]:
        """Messages of up to ten listings each."""
        return [_build(part) for part in news.split(MOST)]

    def send(self, message: Message) -> Outcome:
        """Send one message."""
        return post(self.client, self.target, message.body)


def _build(news: News) -> Message:
    value = {"content": fit(news.heading, HEADING, _escape), "embeds": list(map(_build_embed, news.entries)),
             # Whatever stands in it mentions nobody.
             "allowed_mentions": {"parse": []}}
    return Message.about(news, json.dumps(value).encode(), json.dumps(value, indent=1, ensure_ascii=False))


def _build_embed(entry: Entry) -> dict[str, Any]:
    texts = [fit(text, room, _escape) for text, room in ((describe(entry), LINE), (entry.summary, SUMMARY)) if text]
    return {"title": fit(entry.title, TITLE, _escape), "url": entry.url, "description": "\n".join(texts)}


def _escape(line: str) -> str:
    """The line in Discord's Markdown, as text alone."""
    return MARKDOWN.sub(r"\\\1", write_plain(line))
