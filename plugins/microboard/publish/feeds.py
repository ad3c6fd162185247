"""Turns lists of opportunities into RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

Every entry is serialised once and then put into each feed that has it: an opportunity is in ten lists or more.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from markupsafe import Markup

from microboard.board import Board, Opportunity
from microboard.publish.feed_extension import FeedExtension
from microboard.publish.lists import List
from microboard.publish.markdown import build_html
from microboard.publish.output import OutputFile, Site, link
from microboard.publish.templates import get_template

RSS, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"
TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml", JSON: "application/feed+json"}
STYLE = "assets/microboard/feed.css"
# Atom asks for a date even where there is no entry to take it from.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed document. `path` is the folder of its files and `suffix` tells archive documents apart; `links` are
    relations to other documents (RFC 5005), as (relation, suffix)."""

    path: str
    page: str
    title: str
    text: str
    opportunities: tuple[Opportunity, ...]
    suffix: str = ""
    links: tuple[tuple[str, str], ...] = ()

    def get_file(self, form: str, suffix: str | None = None) -> str:
        """The path of the document in one of the forms."""
        name, _, ending = form.partition(".")
        return f"{self.path}{name}{self.suffix if suffix is None else suffix}.{ending}"


def iterate_feeds(board: Board, site: Site, lists: Sequence[List]) -> Iterator[OutputFile]:
    """Every feed of the board in every form."""
    writer = FeedWriter(board, site)
    for one in lists:
        for feed in _split(one, board.policy.feed_entries, site):
            yield OutputFile(feed.get_file(RSS), writer.build_rss(feed))
            yield OutputFile(feed.get_file(ATOM), writer.build_atom(feed))
            yield OutputFile(feed.get_file(JSON), writer.build_json(feed))


def list_feed_files(board: Board, lists: Sequence[List]) -> Iterator[str]:
    """Where the feeds will be."""
    for one in lists:
        for feed in _split(one, board.policy.feed_entries, Site("", "")):
            yield from (feed.get_file(form) for form in TYPES)


def _split(one: List, most: int, site: Site) -> list[Feed]:
    """The newest in the feed itself. What falls off the end of the whole board's feed is in archives, by month."""
    title = f"{one.title} · {site.name}"
    newest = Feed(one.path, one.page, title, one.text, one.opportunities[:most])
    if one.path != "opportunities/" or len(one.opportunities) <= most:
        return [newest]
    months: dict[str, list[Opportunity]] = {}
    for opportunity in one.opportunities[most:]:
        months.setdefault(f"-{opportunity.posted:%Y-%m}", []).append(opportunity)
    suffixes = ["", *months]
    feeds = []
    for number, suffix in enumerate(suffixes):
        links = [("current", "")] if suffix else []
        links += [("next-archive", suffixes[number - 1])] if number > 1 else []
        links += [("prev-archive", suffixes[number + 1])] if number + 1 < len(suffixes) else []
        opportunities = tuple(months[suffix]) if suffix else newest.opportunities
        feeds.append(Feed(one.path, one.page, title, one.text, opportunities, suffix, tuple(links)))
    return feeds


class FeedWriter:
    """Writes feeds, and keeps what it has written of every opportunity."""

    def __init__(self, board: Board, site: Site) -> None:
        self._site = site
        self._licence = board.policy.licence
        self._contents: dict[str, str] = {}
        self._entries: dict[tuple[str, str], bytes] = {}

    def build_rss(self, feed: Feed) -> bytes:
        """RSS 2.0 with content:encoded, dc:creator and atom:link."""
        return self._join(feed, RSS, b"<item>", b"</item>", b"  </channel>")

    def build_atom(self, feed: Feed) -> bytes:
        """Atom."""
        return self._join(feed, ATOM, b"<entry>", b"</entry>", b"</feed>")

    def build_json(self, feed: Feed) -> bytes:
        """JSON Feed 1.1. What is our own is under ``_microboard``."""
        url = self._site.url
        head: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": url + feed.page,
            "feed_url": url + feed.get_file(JSON),
            "description": feed.text,
            "language": "en",
            "authors": [{"name": self._site.name, "url": url}],
        }
        older = dict(feed.links).get("prev-archive")
        if older is not None:
            head["next_url"] = url + feed.get_file(JSON, older)
        if self._site.hub:
            head["hubs"] = [{"type": "WebSub", "url": self._site.hub}]
        if self._licence:
            head["_microboard"] = {"about": f"{url}feeds/", "licence": self._licence}
        text = json.dumps(head, ensure_ascii=False).removesuffix("}")
        items = b",\n".join(self._get_item(opportunity) for opportunity in feed.opportunities)
        return f'{text}, "items": [\n'.encode() + items + b"\n]}\n"

    def _join(self, feed: Feed, form: str, start: bytes, end: bytes, close: bytes) -> bytes:
        """The document without entries, with the entries put in before its end."""
        frame = _serialise(self._build_frame(feed, form), form)
        style = f'<?xml-stylesheet type="text/css" href="{link(feed.path, STYLE)}"?>\n'.encode()
        declaration = frame.index(b"?>\n") + len(b"?>\n")
        head, tail = frame[: frame.rindex(close)], frame[frame.rindex(close):]
        head = head[:declaration] + style + head[declaration:]
        entries = []
        for opportunity in feed.opportunities:
            key = (form, opportunity.id)
            if key not in self._entries:
                self._entries[key] = self._build_entry(opportunity, form, start, end)
            entries.append(self._entries[key])
        return head + b"".join(entries) + tail

    def _build_entry(self, opportunity: Opportunity, form: str, start: bytes, end: bytes) -> bytes:
        """The entry, cut out of a feed with this one alone; in a text, ``<item>`` is escaped."""
        alone = FeedGenerator()
        alone.register_extension("dc", DcExtension, DcEntryExtension, atom=False)
        alone.id("x")
        alone.title("x")
        alone.description("x")
        alone.link(href="x")
        alone.updated(NEVER)
        _fill_entry(alone.add_entry(), opportunity, self._site, self._get_content(opportunity))
        data = _serialise(alone, form)
        first, last = data.index(start), data.rindex(end) + len(end)
        indent = data[data.rindex(b"\n", 0, first) + 1 : first]
        return indent + data[first:last] + b"\n"

    def _build_frame(self, feed: Feed, form: str) -> FeedGenerator:
        url = self._site.url
        made = FeedGenerator()
        made.register_extension("dc", DcExtension, DcEntryExtension, atom=False)
        made.register_extension("microboard", FeedExtension, None)
        made.id(url + feed.path)
        made.title(feed.title)
        made.description(feed.text)
        made.subtitle(feed.text)
        made.link(href=url + feed.get_file(form), rel="self", type=TYPES[form])
        # The last link becomes the channel's link in RSS.
        made.link(href=url + feed.page, rel="alternate", type="text/html")
        made.language("en")
        made.generator("Microboard")
        made.author(name=self._site.name)
        if self._licence:
            made.rights(self._licence)
        # From the entries, never the clock: a rebuild without a change leaves every byte as it was.
        made.updated(max((_at_midnight(one.changed) for one in feed.opportunities), default=NEVER))
        extension = made.microboard
        extension.is_archive = bool(feed.suffix)
        extension.links = {relation: url + feed.get_file(form, suffix) for relation, suffix in feed.links}
        if self._site.hub:
            extension.links["hub"] = self._site.hub
        if self._licence and form == ATOM:
            extension.links["license"] = self._licence
        return made

    def _get_content(self, opportunity: Opportunity) -> str:
        if opportunity.id not in self._contents:
            self._contents[opportunity.id] = build_content(opportunity, self._site)
        return self._contents[opportunity.id]

    def _get_item(self, opportunity: Opportunity) -> bytes:
        key = (JSON, opportunity.id)
        if key not in self._entries:
            item = _build_item(opportunity, self._site, self._get_content(opportunity))
            self._entries[key] = json.dumps(item, ensure_ascii=False).encode()
        return self._entries[key]


def build_content(opportunity: Opportunity, site: Site) -> str:
    """The whole listing as sanitised HTML with absolute links, for a feed entry."""
    return get_template("entry.html").render(
        o=opportunity, url=site.url + opportunity.path, description=Markup(build_html(opportunity.description)),
    )


def _serialise(feed: FeedGenerator, form: str) -> bytes:
    return bytes(feed.rss_str(pretty=True) if form == RSS else feed.atom_str(pretty=True))


def _fill_entry(entry: FeedEntry, opportunity: Opportunity, site: Site, content: str) -> None:
    url = site.url + opportunity.path
    entry.id(url)
    entry.guid(url, permalink=True)
    entry.title(opportunity.title)
    entry.link(href=url, rel="alternate", type="text/html")
    entry.description(opportunity.summary, isSummary=True)
    entry.content(content, type="html")
    entry.published(_at_midnight(opportunity.posted))
    entry.updated(_at_midnight(opportunity.changed))
    # An RSS author must be an e-mail address; a name goes into dc:creator.
    entry.author(name=opportunity.employer.name, uri=site.url + opportunity.employer.path)
    entry.dc.dc_creator(opportunity.employer.name)
    for term in (opportunity.category, *opportunity.skills):
        entry.category(term=term.id, label=term.label)


def _build_item(opportunity: Opportunity, site: Site, content: str) -> dict[str, Any]:
    url = site.url + opportunity.path
    return {
        "id": url,
        "url": url,
        "title": opportunity.title,
        "content_html": content,
        "summary": opportunity.summary,
        "date_published": _at_midnight(opportunity.posted).isoformat(),
        "date_modified": _at_midnight(opportunity.changed).isoformat(),
        "authors": [{"name": opportunity.employer.name, "url": site.url + opportunity.employer.path}],
        "tags": [term.label for term in (opportunity.category, *opportunity.skills)],
        "language": opportunity.language,
    }


def _at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(tzinfo=UTC))
