"""Turns lists of opportunities into RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

Every entry is written once and then put into each feed that has it: an opportunity is in ten lists or more. What is
around the entries comes from a feed that feedgen has written once.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from feedgen.feed import FeedGenerator

from microboard.board import Board
from microboard.publish.feeds.feed_entry import build_description, format_moment, make_feed, serialise
from microboard.publish.feeds.feed_pages import (
    ATOM,
    BRIEF,
    JSON,
    RSS,
    TYPES,
    FeedPage,
    cut_pages,
    get_feed_file,
    iterate_feed_pages,
    list_forms,
)
from microboard.publish.feeds.json_feed import build_json_feed
from microboard.publish.lists import List
from microboard.publish.output import GetPiece, OutputFile, Site, link
from microboard.publish.text.stencil import Stencil, cut, mark
from microboard.words.speech import get_language

STYLE = "assets/microboard/feed.css"
# The board changes once a day, and when a listing is merged. Minutes.
TIME_TO_LIVE = 360
# For a board that has never had a listing: Atom asks for a date, and there is none.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# A stand-in for the date of a feed, until the stencil is cut.
CHANGED = datetime(9999, 1, 1, tzinfo=UTC)


def list_feed_files(board: Board, one: List) -> Iterator[str]:
    """The paths of the feeds of a list."""
    for number, _ in enumerate(cut_pages(one, board.policy.feed_entries), 1):
        yield from (get_feed_file(one.path, form, number) for form in list_forms(one))


class FeedWriter:
    """Makes feeds of entries that `get_piece` gives, by stencils: one for each form and set of links."""

    def __init__(self, board: Board, site: Site, get_piece: GetPiece) -> None:
        self._site = site
        self._licence = board.policy.licence
        self._size = board.policy.feed_entries
        # A feed without entries has no date of its own, and must not take one that moves: it has the first of all.
        self.since = _find_first_day(board)
        self._moments = board.moments
        self._get_piece = get_piece
        self._stencils: dict[tuple[str, tuple[str, ...], bool], Stencil] = {}

    def iterate(self, lists: Iterable[List]) -> Iterator[OutputFile]:
        """Every page of the feeds of `lists` in their forms."""
        for one in lists:
            for page in iterate_feed_pages(one, self._size, self._site.name, self._moments, self.since):
                for form in list_forms(one):
                    made = self.build_json(page) if form == JSON else self.build_xml(page, form)
                    yield OutputFile(page.get_file(form), made)

    def build_xml(self, page: FeedPage, form: str) -> bytes:
        """RSS 2.0 with content:encoded, dc:creator, dc:language and atom:link, or Atom."""
        relations = dict(page.get_links())
        key = form, tuple(relations), bool(page.opportunities)
        if key not in self._stencils:
            self._stencils[key] = self._cut_feed(*key)
        url = self._site.url
        kind = BRIEF if page.is_brief else form
        return self._stencils[key].stamp({
            "style": link(page.path, STYLE), "id": self._site.ids + page.path, "title": page.title,
            "text": build_description(page.text, form), "self": url + page.get_file(form), "page": url + page.page,
            "changed": format_moment(page.changed, form),
            "entries": b"".join([self._get_piece(kind, one) for one in page.opportunities]),
            **{relation: url + page.get_file(form, number) for relation, number in relations.items()},
        })

    def build_json(self, page: FeedPage) -> bytes:
        """JSON Feed 1.1."""
        items = [self._get_piece(JSON, opportunity) for opportunity in page.opportunities]
        return build_json_feed(page, self._site, self._licence, items)

    def _cut_feed(self, form: str, relations: tuple[str, ...], is_dated: bool) -> Stencil:
        """A feed as feedgen writes it, with marks, and one where the entries go: before the end."""
        text = serialise(self._build_marked(form, relations, is_dated), form).decode()
        text = text.replace(format_moment(CHANGED, form), mark("changed"))
        style = f'<?xml-stylesheet type="text/css" href="{mark("style")}"?>\n'
        declaration = text.index("?>\n") + len("?>\n")
        end = text.rindex("  </channel>" if form == RSS else "</feed>")
        return cut(f"{text[:declaration]}{style}{text[declaration:end]}{mark('entries')}{text[end:]}")

    def _build_marked(self, form: str, relations: tuple[str, ...], is_dated: bool) -> FeedGenerator:
        made = make_feed(mark("id"), mark("title"), mark("text"))
        links = {relation: mark(relation) for relation in relations}
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
            made.microboard.is_dated = is_dated
            made.ttl(TIME_TO_LIVE)
        made.link(href=mark("self"), rel="self", type=TYPES[form])
        # The last link becomes the channel's link in RSS.
        made.link(href=mark("page"), rel="alternate", type="text/html")
        made.language(get_language())
        made.generator("Microboard")
        made.author(name=self._site.name)
        if self._site.image:
            made.logo(self._site.image)
        made.updated(CHANGED)
        return made


def _find_first_day(board: Board) -> datetime:
    return datetime.combine(board.opportunities[-1].posted, time(tzinfo=UTC)) if board.opportunities else NEVER
