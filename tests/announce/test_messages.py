"""Messages keep the limits of each service, and nothing that a stranger wrote means something in them."""

import json
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.announce.discord import Discord
from microboard.announce.mail import Mail
from microboard.announce.mastodon import Mastodon
from microboard.announce.plain import cut, fit, measure
from microboard.announce.slack import Slack
from microboard.markdown.github import write_line
from microboard.words.speech import speak
from news import BOARD, HOSTILE, build_news
from services import ADDRESS, count
from tries import tries

# As Mastodon finds them (app/models/account.rb, tag.rb), and addresses as twitter-text does.
MENTION = re.compile(r"(?<![=/\w])@[a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?(@[\w.-]+\w+)?", re.IGNORECASE)
TAG = re.compile(r"(?<![=/)\w])[#＃]\w+")
LINE = write_line(HOSTILE)


def test_slack_takes_texts_in_rich_text_where_nothing_is_markup() -> None:
    message, = Slack.build(build_news(1, LINE))
    value = json.loads(message.body)
    assert not re.search("[<>]|&(?!(?:amp|lt|gt);)", value["text"])
    elements = value["blocks"][1]["elements"][0]["elements"]
    assert [element["type"] for element in elements] == ["link", "text", "text"]
    assert elements[0]["url"] == f"{BOARD}0/"
    assert "mrkdwn" not in message.body.decode()
    assert "https://" not in "".join(element["text"] for element in elements)


def test_discord_mentions_nobody_and_links_nowhere_else() -> None:
    message, = Discord.build(build_news(1, LINE))
    value = json.loads(message.body)
    assert value["allowed_mentions"] == {"parse": []}
    for text in (value["content"], value["embeds"][0]["title"], *value["embeds"][0]["description"].split("\n")):
        assert not re.search(r"(?<!\\)[*_~`|<>\[\]()#]|https://|@\w", text)


def test_mastodon_finds_no_mention_tag_or_address_but_the_listing() -> None:
    message, = Mastodon.build(build_news(1, LINE))
    status = json.loads(message.body)["status"]
    assert not MENTION.search(status)
    assert not TAG.search(status)
    assert ADDRESS.findall(status) == [f"{BOARD}0/"]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def read_mail(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_a_mail_says_the_same_in_text_and_in_html() -> None:
    message, = Mail.build(build_news(2))
    mail = read_mail(message.body)
    assert mail["Subject"] == "2 new projects · Jobs"
    assert mail["Date"] == "Mon, 30 Nov 2026 12:00:00 +0000"
    assert mail["Message-ID"].endswith("@jobs.example>")
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    for text in ("Project 0", "Project 1", "Acme · Pay: €600", "Ask.", f"{BOARD}1/", f"{BOARD}opportunities/"):
        assert text in plain
        assert text in html
    assert [message.body for message in Mail.build(build_news(2))] == [message.body]


def test_a_mail_has_no_header_tag_or_link_of_a_stranger() -> None:
    message, = Mail.build(build_news(1, LINE))
    mail = read_mail(message.body)
    assert sorted(mail.keys()) == ["Auto-Submitted", "Content-Language", "Content-Type", "Date", "MIME-Version",
                                   "Message-ID", "Subject"]
    reader = _Links()
    reader.feed(mail.get_body(("html",)).get_content())
    assert "script" not in reader.tags
    assert reader.links == [f"{BOARD}0/", f"{BOARD}opportunities/"]
    assert "https://evil" not in message.shown


@pytest.mark.parametrize("text", ["x" * 5_000, "word " * 1_000, "@" * 5_000, "*_[(" * 2_000, "😀" * 3_000,
                                  "https://www.a.example/ " * 500, "#" * 5_000])
def test_the_longest_texts_fit(text: str) -> None:
    news = build_news(25, text)
    slack = [json.loads(message.body) for message in Slack.build(news)]
    assert [len(value["blocks"]) for value in slack] == [21, 6]
    assert all(count(value["blocks"][0]["text"]["text"]) <= 150 for value in slack)
    for message in Discord.build(news):
        value = json.loads(message.body)
        assert len(value["embeds"]) <= 10
        assert count(value["content"]) <= 2_000
        assert max(count(one["title"]) for one in value["embeds"]) <= 256
        assert sum(count(one["title"]) + count(one["description"]) for one in value["embeds"]) <= 6_000
    posts = [json.loads(message.body)["status"] for message in Mastodon.build(news)]
    assert len(posts) == 25
    assert max(count(ADDRESS.sub("x" * 23, post)) for post in posts) <= 500


@tries(100)
@given(st.text(max_size=300), st.integers(1, 60))
def test_what_is_cut_fits_and_begins_as_before(text: str, room: int) -> None:
    line = write_line(text)
    assert measure(fit(line, room)) <= room
    kept = cut(line, room)
    assert kept == line or (kept.endswith("…") and line.startswith(kept[:-1]))


def test_a_line_is_cut_after_a_word() -> None:
    assert cut("Write liner notes for a record", 20) == "Write liner notes…"


def test_news_are_in_the_language_of_the_board() -> None:
    speak("de")
    try:
        message, = Mail.build(build_news(2))
        posts = Mastodon.build(build_news(2))
    finally:
        speak("en")
    mail = read_mail(message.body)
    assert mail["Subject"] == "2 neue Projekte · Jobs"
    assert mail["Content-Language"] == "de"
    assert '<html lang="de" dir="ltr">' in mail.get_body(("html",)).get_content()
    assert json.loads(posts[0].body)["language"] == "de"
