"""Messages for an incoming webhook of Slack (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).

Texts of strangers stand in rich text, where nothing is markup.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar, Self

from microboard.announce.feed import Entry
from microboard.announce.message import Message, News, Outcome, describe
from microboard.announce.plain import fit
from microboard.announce.post import Target, post, read_address
from microboard.visit.request import Client

# A message holds 50 blocks, and a header 150 characters. Twenty listings are what somebody scrolls through.
MOST = 20
HEADER, TITLE, LINE, SUMMARY = 150, 200, 300, 300


@dataclass(frozen=True, slots=True)
class Slack:
    """A channel."""

    client: Client
    target: Target
    name: ClassVar[str] = "slack"
    variables: ClassVar[tuple[str, ...]] = ("MICROBOARD_SLACK_WEBHOOK",)

    @classmethod
    def read(cls, environ: Mapping[str, str], client: Client) -> Self:
        """The channel that the webhook leads to. Raises SettingsError."""
        return cls(client, Target(read_address(environ, *cls.variables)))

    @staticmethod
    def build(news: News) -> list[Message]:
        """Messages of up to twenty listings each."""
        return [_build(part) for part in news.split(MOST)]

    def send(self, message: Message) -> Outcome:
        """Send one message."""
        return post(self.client, self.target, message.body)


def _build(news: News) -> Message:
    heading = fit(news.heading, HEADER)
    header = {"type": "header", "text": {"type": "plain_text", "text": heading, "emoji": False}}
    value = {
        # What a notification shows. Here, and only here, three characters mean something.
        "text": escape(heading, quote=False),
        "blocks": [header, *map(_build_block, news.entries)], "unfurl_links": False, "unfurl_media": False,
    }
    return Message.about(news, json.dumps(value).encode(), json.dumps(value, indent=1, ensure_ascii=False))


def _build_block(entry: Entry) -> dict[str, Any]:
    texts = [fit(text, room) for text, room in ((describe(entry), LINE), (entry.summary, SUMMARY)) if text]
    link = {"type": "link", "url": entry.url, "text": fit(entry.title, TITLE), "style": {"bold": True}}
    rest = [{"type": "text", "text": f"\n{text}"} for text in texts]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link, *rest]}]}
