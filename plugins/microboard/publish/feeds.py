"""Turns lists of opportunities into RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

Every entry is serialised once and then put into each feed that has it: an opportunity is in ten lists or more.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from feedgen.feed import FeedGenerator

from microboard.board import Board, Opportunity
from microboard.publish.feed_entry import at_midnight, build_content, fill_entry, make_feed
from microboard.publish.feed_pages import (
    ATOM,
    JSON,
    RSS,
    TYPES,
    FeedPage,
    count_pages,
    get_feed_file,
    iterate_feed_pages,
)
from microboard.publish.json_feed import build_item, build_json_feed
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site, link

STYLE = "assets/microboard/feed.css"
# The board changes once a day, and when a listing is merged. Minutes.
TIME_TO_LIVE = 360
# For a board that has never had a listing: Atom asks for a date, and there is none.
NEVER = date(1970, 1, 1)


def iterate_feeds(board: Board, site: Site, lists: Sequence[List]) -> Iterator[OutputFile]:
    """Every page of every feed of the board in every form."""
    writer = FeedWriter(board, site)
    # A feed without entries has no date of its own, and must not take one that moves.
    since = min((opportunity.posted for opportunity in board.opportunities), default=NEVER)
    for one in lists:
        for page in iterate_feed_pages(one, board.policy.feed_entries, site.name, since):
            yield OutputFile(page.get_file(RSS), writer.build_rss(page))
            yield OutputFile(page.get_file(ATOM), writer.build_atom(page))
            yield OutputFile(page.get_file(JSON), writer.build_json(page))


def list_feed_files(board: Board, lists: Sequence[List]) -> Iterator[str]:
    """Where the feeds will be."""
    for one in lists:
        for number in range(1, count_pages(one, board.policy.feed_entries) + 1):
            yield from (get_feed_file(one.path, form, number) for form in TYPES)


class FeedWriter:
    """Writes feeds, and keeps what it has written of every opportunity."""

    def __init__(self, board: Board, site: Site) -> None:
        self._site = site
        self._licence = board.policy.licence
        self._contents: dict[str, str] = {}
        self._entries: dict[tuple[str, str], bytes] = {}

    def build_rss(self, page: FeedPage) -> bytes:
        """RSS 2.0 with content:encoded, dc:creator, dc:language and atom:link."""
        return self._join(page, RSS, b"  </channel>")

    def build_atom(self, page: FeedPage) -> bytes:
        """Atom."""
        return self._join(page, ATOM, b"</feed>")

    def build_json(self, page: FeedPage) -> bytes:
        """JSON Feed 1.1."""
        items = [self._get_entry(opportunity, JSON) for opportunity in page.opportunities]
        return build_json_feed(page, self._site, self._licence, items)

    def _join(self, page: FeedPage, form: str, close: bytes) -> bytes:
        """The document without entries, with the entries put in before its end."""
        frame = _serialise(self._build_frame(page, form), form)
        style = f'<?xml-stylesheet type="text/css" href="{link(page.path, STYLE)}"?>\n'.encode()
        declaration = frame.index(b"?>\n") + len(b"?>\n")
        head, tail = frame[: frame.rindex(close)], frame[frame.rindex(close):]
        head = head[:declaration] + style + head[declaration:]
        return head + b"".join(self._get_entry(opportunity, form) for opportunity in page.opportunities) + tail

    def _get_entry(self, opportunity: Opportunity, form: str) -> bytes:
        key = (form, opportunity.id)
        if key not in self._entries:
            if opportunity.id not in self._contents:
                self._contents[opportunity.id] = build_content(opportunity, self._site)
            content = self._contents[opportunity.id]
            self._entries[key] = (build_item(opportunity, self._site, content) if form == JSON
                                  else self._build_entry(opportunity, form, content))
        return self._entries[key]

    def _build_entry(self, opportunity: Opportunity, form: str, content: str) -> bytes:
        """The entry, cut out of a feed with this one alone; in a text, ``<item>`` is escaped."""
        alone = make_feed("x", "x", "x")
        alone.link(href="x")
        alone.updated(datetime(1970, 1, 1, tzinfo=UTC))
        fill_entry(alone.add_entry(), opportunity, self._site, content)
        data = _serialise(alone, form)
        start, end = (b"<item>", b"</item>") if form == RSS else (b"<entry", b"</entry>")
        first, last = data.index(start), data.rindex(end) + len(end)
        indent = data[data.rindex(b"\n", 0, first) + 1 : first]
        return indent + data[first:last] + b"\n"

    def _build_frame(self, page: FeedPage, form: str) -> FeedGenerator:
        url = self._site.url
        made = make_feed(url + page.path, page.title, page.text)
        links = {relation: url + page.get_file(form, number) for relation, number in page.get_links()}
        if self._site.hub:
            links["hub"] = self._site.hub
        if self._licence:
            made.rights(self._licence)
        if form == ATOM:
            links |= {"license": self._licence} if self._licence else {}
            for relation, address in links.items():
                made.link(href=address, rel=relation)
        else:
            made.microboard.links = links
            made.microboard.is_dated = bool(page.opportunities)
            made.ttl(TIME_TO_LIVE)
        made.link(href=url + page.get_file(form), rel="self", type=TYPES[form])
        # The last link becomes the channel's link in RSS.
        made.link(href=url + page.page, rel="alternate", type="text/html")
        made.language("en")
        made.generator("Microboard")
        made.author(name=self._site.name)
        if self._site.image:
            made.logo(self._site.image)
        # From the entries, never the clock: a rebuild without a change leaves every byte as it was.
        made.updated(at_midnight(page.changed))
        return made


def _serialise(feed: FeedGenerator, form: str) -> bytes:
    return bytes(feed.rss_str(pretty=True) if form == RSS else feed.atom_str(pretty=True))
