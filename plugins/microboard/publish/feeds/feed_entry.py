"""Turns an opportunity into an entry of an RSS or Atom feed."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from feedgen.util import formatRFC2822
from lxml import etree
from markupsafe import escape

from microboard.board import Moments, Opportunity
from microboard.publish.feeds.feed_pages import RSS
from microboard.publish.output import Site
from microboard.publish.text.stencil import Stencil, cut, mark
from microboard.publish.text.templates import build_full_html
from microboard.words.speech import _

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen comes without types
    """Links of an RSS channel besides its own address, by relation; `is_dated` says whether it has a date."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.is_dated = True

    def extend_rss(self, feed: Any) -> Any:
        channel = feed.find("channel")
        for relation, address in self.links.items():
            etree.SubElement(channel, ATOM_LINK, rel=relation, href=address)
        if not self.is_dated:
            channel.remove(channel.find("lastBuildDate"))
        return feed


class EntryExtension(BaseEntryExtension):  # type: ignore[misc]
    """The language of an Atom entry (RFC 4287, section 2); in RSS, dc:language says it."""

    def __init__(self) -> None:
        self.language = ""

    def extend_atom(self, entry: Any) -> Any:
        entry.set(XML_LANG, self.language)
        return entry


# Stand-ins for the moments of an entry, until the stencil is cut.
PUBLISHED, UPDATED = datetime(9998, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says. `id` is its address, or the first it had; `categories` are (term, label, scheme); `content`
    is HTML, or empty where the summary is all."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    author: str
    author_url: str
    language: str
    published: datetime
    updated: datetime
    categories: tuple[tuple[str, str, str], ...]


def build_entry(opportunity: Opportunity, site: Site, content: str, moments: Moments) -> Entry:
    """The entry of a listing; `content` is what `build_content` gives."""
    o, url = opportunity, site.url
    return Entry(
        site.ids + o.first_path, url + o.path, o.title, o.summary, content, o.employer.name, url + o.employer.path,
        o.language, *moments, tuple(iterate_categories(o, url)),
    )


def iterate_categories(opportunity: Opportunity, url: str) -> Iterator[tuple[str, str, str]]:
    """What an entry is about, as (term, label, scheme): the scheme tells a category from a skill of the same name."""
    yield opportunity.category.id, opportunity.category.label, f"{url}categories/"
    yield from ((term.id, term.label, f"{url}skills/") for term in opportunity.skills)
    for own in opportunity.all_own:
        if own.field.has_filter or own.field.has_list:
            yield from ((term.id, term.label, f"{url}{own.field.name}/") for term in own.terms)


def build_content(opportunity: Opportunity, site: Site) -> str:
    """The whole listing as sanitised HTML with absolute links."""
    address, words = escape(site.url + opportunity.path), escape(_("The listing, and how to apply"))
    return f'{build_full_html(opportunity)}\n<p><a href="{address}">{words}</a></p>'


def make_feed(feed_id: str, title: str, text: str) -> FeedGenerator:
    """A feed in feedgen's terms that takes such entries."""
    made = FeedGenerator()
    made.register_extension("dc", DcExtension, DcEntryExtension, atom=False)
    made.register_extension("microboard", ChannelExtension, EntryExtension)
    made.id(feed_id)
    made.title(title)
    made.description(text)
    made.subtitle(text)
    return made


def serialise(feed: FeedGenerator, form: str) -> bytes:
    """The feed as RSS or Atom."""
    return bytes(feed.rss_str(pretty=True) if form == RSS else feed.atom_str(pretty=True))


class EntryWriter:
    """Writes entries in one form, by stencils that feedgen makes: one for each number of categories, for whether the id
    is where the entry is, and for whether it has a content."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._stencils: dict[tuple[int, bool, bool], Stencil] = {}

    def build(self, entry: Entry) -> bytes:
        """The entry as XML."""
        key = len(entry.categories), entry.id == entry.url, bool(entry.content)
        if key not in self._stencils:
            self._stencils[key] = self._cut_entry(*key)
        values: dict[str, str | bytes] = {
            "id": entry.id, "url": entry.url, "title": entry.title, "content": entry.content,
            "summary": build_description(entry.summary, self._form),
            "author": entry.author, "author_url": entry.author_url, "language": entry.language,
            "published": format_moment(entry.published, self._form),
            "updated": format_moment(entry.updated, self._form),
        }
        for index, (term, label, scheme) in enumerate(entry.categories):
            values |= {f"term{index}": term, f"label{index}": label, f"scheme{index}": scheme}
        return self._stencils[key].stamp(values)

    def _cut_entry(self, count: int, is_permalink: bool, has_content: bool) -> Stencil:
        url = mark("url")
        text = serialise_entry(Entry(
            id=url if is_permalink else mark("id"), url=url, title=mark("title"), summary=mark("summary"),
            content=mark("content") if has_content else "", author=mark("author"), author_url=mark("author_url"),
            language=mark("language"), published=PUBLISHED, updated=UPDATED, categories=tuple(
                (mark(f"term{index}"), mark(f"label{index}"), mark(f"scheme{index}")) for index in range(count)),
        ), self._form).decode()
        for name, moment in (("published", PUBLISHED), ("updated", UPDATED)):
            text = text.replace(format_moment(moment, self._form), mark(name))
        return cut(text)


def serialise_entry(entry: Entry, form: str) -> bytes:
    """The entry as feedgen writes it, cut out of a feed with this one alone; in a text, ``<item>`` is escaped."""
    alone = make_feed("x", "x", "x")
    alone.link(href="x")
    alone.updated(datetime(1970, 1, 1, tzinfo=UTC))
    _fill(alone.add_entry(), entry, form)
    data = serialise(alone, form)
    start, end = (b"<item>", b"</item>") if form == RSS else (b"<entry", b"</entry>")
    first, last = data.index(start), data.rindex(end) + len(end)
    indent = data[data.rindex(b"\n", 0, first) + 1 : first]
    return indent + data[first:last] + b"\n"


def _fill(made: FeedEntry, entry: Entry, form: str) -> None:
    """Say in feedgen's terms what an entry is."""
    made.id(entry.id)
    made.guid(entry.id, permalink=entry.id == entry.url)
    made.title(entry.title)
    made.link(href=entry.url, rel="alternate", type="text/html")
    made.description(build_description(entry.summary, form), isSummary=True)
    if entry.content:
        made.content(entry.content, type="html")
    made.published(entry.published)
    made.updated(entry.updated)
    # An RSS author must be an e-mail address; a name goes into dc:creator.
    made.author(name=entry.author, uri=entry.author_url)
    made.dc.dc_creator(entry.author)
    made.dc.dc_language(entry.language)
    made.microboard.language = entry.language
    for term, label, scheme in entry.categories:
        made.category(term=term, label=label, scheme=scheme)


def build_description(text: str, form: str) -> str:
    """Plain text as the form takes it: readers show the description of an item or a channel of RSS as HTML."""
    return html.escape(text, quote=False) if form == RSS else text


@lru_cache(maxsize=4096)
def format_moment(moment: datetime, form: str) -> str:
    """A moment as the form writes it."""
    return str(formatRFC2822(moment)) if form == RSS else moment.isoformat()
