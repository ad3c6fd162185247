"""Writes the links by which feed readers and browsers find the feeds of a page (HTML, 4.6.7.1)."""


from microboard.publish.feeds.calendars import ICS, TYPE
from microboard.publish.feeds.feed_pages import ATOM, JSON, RSS, TYPES
from microboard.publish.output import MAIN_FEEDS, Site, link, name_main_feeds
from microboard.publish.shell.marks import HEAD
from microboard.publish.text.contexts import escape_html
from microboard.words.speech import N_, _, remember

# A list's files for readers and calendars, with their media types and names.
FORMS = (
    (RSS, TYPES[RSS], "RSS"), (ATOM, TYPES[ATOM], "Atom"), (JSON, TYPES[JSON], "JSON Feed"),
    (ICS, TYPE, N_("deadlines")),
)


@remember(64)
def announce(address: str, title: str) -> str:
    """The links to the feeds of a list; `address` leads to its folder."""
    name = escape_html(title)
    return "\n".join(f'<link rel="alternate" type="{kind}" title="{name} ({_(form)})" href="{address}{file}">'
                     for file, kind, form in FORMS)


def add_feeds(html: str, path: str, site: Site) -> str:
    """A page that is not the board's, at `path`, with the feeds of everything, unless its head names them itself."""
    found = HEAD.search(html)
    if not found or not site.url or MAIN_FEEDS + RSS in html[:found.start()]:
        return html
    return f"{html[:found.start()]}{announce(link(path, MAIN_FEEDS), name_main_feeds())}\n{html[found.start():]}"
