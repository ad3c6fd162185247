"""Turns a list of opportunities into RSS 2.0 and Atom (RFC 4287)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from markupsafe import Markup

from microboard.board import Board, Opportunity
from microboard.publish.markdown import build_html
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.templates import get_template

RSS, ATOM = "feed.xml", "atom.xml"
TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml"}
# Atom asks for a date even where there is no entry to take it from.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `path` is that of its list, `opportunities` are open, newest first."""

    path: str
    title: str
    description: str
    opportunities: tuple[Opportunity, ...]


def iterate_feeds(board: Board, site: Site) -> Iterator[OutputFile]:
    """Every feed of the board in both forms."""
    contents: dict[str, str] = {}
    lists = [("opportunities/", "Open projects", "Every open project.", board.open)]
    lists += [(collection.path, collection.label, collection.text or f"Open projects: {collection.label}.",
               collection.opportunities) for kind in board.collections.values() for collection in kind]
    for path, title, description, opportunities in lists:
        newest = opportunities[: board.policy.feed_entries]
        feed = Feed(path, f"{title} · {site.name}", description, newest)
        for opportunity in newest:
            if opportunity.id not in contents:
                contents[opportunity.id] = build_content(opportunity, site)
        yield OutputFile(path + RSS, build_rss(feed, site, contents))
        yield OutputFile(path + ATOM, build_atom(feed, site, contents))


def build_content(opportunity: Opportunity, site: Site) -> str:
    """The whole listing as sanitised HTML with absolute links, for a feed entry."""
    return get_template("entry.html").render(
        o=opportunity, url=site.url + opportunity.path, description=Markup(build_html(opportunity.description)),
    )


def build_rss(feed: Feed, site: Site, contents: dict[str, str]) -> bytes:
    """The feed as RSS 2.0, with content:encoded, dc:creator and atom:link."""
    return bytes(_build(feed, site, RSS, contents).rss_str(pretty=True))


def build_atom(feed: Feed, site: Site, contents: dict[str, str]) -> bytes:
    """The feed as Atom."""
    return bytes(_build(feed, site, ATOM, contents).atom_str(pretty=True))


def _build(feed: Feed, site: Site, form: str, contents: dict[str, str]) -> FeedGenerator:
    made = FeedGenerator()
    made.load_extension("dc", atom=False, rss=True)
    made.id(site.url + feed.path)
    made.title(feed.title)
    made.description(feed.description)
    made.subtitle(feed.description)
    made.link(href=site.url + feed.path + form, rel="self", type=TYPES[form])
    # The last link becomes the channel's link in RSS.
    made.link(href=site.url + feed.path, rel="alternate", type="text/html")
    made.language("en")
    made.generator("Microboard")
    made.author(name=site.name)
    # From the entries, never the clock: a rebuild without a change leaves every byte as it was.
    made.updated(max((_at_midnight(one.changed) for one in feed.opportunities), default=NEVER))
    for opportunity in feed.opportunities:
        _add_entry(made, opportunity, site, contents[opportunity.id])
    return made


def _add_entry(feed: FeedGenerator, opportunity: Opportunity, site: Site, content: str) -> None:
    # feedgen puts each entry before the others unless it is told not to.
    entry: FeedEntry = feed.add_entry(order="append")
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
    entry.author(name=opportunity.employer.name)
    entry.dc.dc_creator(opportunity.employer.name)
    for term in _list_terms(opportunity):
        entry.category(term=term[0], label=term[1])


def _list_terms(opportunity: Opportunity) -> Sequence[tuple[str, str]]:
    return [(term.id, term.label) for term in (opportunity.category, *opportunity.skills)]


def _at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(tzinfo=UTC))


def list_feed_files(page: Page) -> list[str]:
    """The feed files of the list that `page` is the first page of."""
    return [page.path + RSS, page.path + ATOM] if page.feeds == page.path else []
