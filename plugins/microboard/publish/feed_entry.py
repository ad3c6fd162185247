"""Turns an opportunity into an entry of an RSS or Atom feed."""

from datetime import UTC, date, datetime, time

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from markupsafe import Markup

from microboard.board import Opportunity
from microboard.publish.feed_extension import ChannelExtension, EntryExtension
from microboard.publish.markdown import build_html
from microboard.publish.output import Site
from microboard.publish.templates import get_template


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


def build_content(opportunity: Opportunity, site: Site) -> str:
    """The whole listing as sanitised HTML with absolute links."""
    return get_template("entry.html").render(
        o=opportunity, url=site.url + opportunity.path, description=Markup(build_html(opportunity.description)),
    )


def fill_entry(entry: FeedEntry, opportunity: Opportunity, site: Site, content: str) -> None:
    """Say in feedgen's terms what a listing is; `content` is what `build_content` gives."""
    url = site.url + opportunity.path
    entry.id(url)
    entry.guid(url, permalink=True)
    entry.title(opportunity.title)
    entry.link(href=url, rel="alternate", type="text/html")
    entry.description(opportunity.summary, isSummary=True)
    entry.content(content, type="html")
    entry.published(at_midnight(opportunity.posted))
    entry.updated(at_midnight(opportunity.changed))
    # An RSS author must be an e-mail address; a name goes into dc:creator.
    entry.author(name=opportunity.employer.name, uri=site.url + opportunity.employer.path)
    entry.dc.dc_creator(opportunity.employer.name)
    entry.dc.dc_language(opportunity.language)
    entry.microboard.language = opportunity.language
    # The scheme tells a category from a skill of the same name.
    entry.category(term=opportunity.category.id, label=opportunity.category.label, scheme=f"{site.url}categories/")
    for term in opportunity.skills:
        entry.category(term=term.id, label=term.label, scheme=f"{site.url}skills/")


def at_midnight(day: date) -> datetime:
    """The first moment of a day, in UTC."""
    return datetime.combine(day, time(tzinfo=UTC))
