"""What publishing yields: pages to be stamped into a shell, and files that stand on their own."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microboard.board import Opportunity
from microboard.words.speech import _, get_direction, get_language, is_spoken

HTML = "index.html"
# How people name the page of a folder: as an engine names a source, as the board does, or as a server does.
SPELLINGS = re.compile(r"(?:/index)?\.(?:md|yml|html)$")
# The feeds of everything.
MAIN_FEEDS = "opportunities/"
# The picture that a chat shows of a link to any page. A board that has a file of its own there keeps it.
SOCIAL = "assets/social.png"
# A link of a page to a folder of the site; an address elsewhere has a colon.
FOLDER_LINK = re.compile(rb'(\shref="(?:[^":?#<>]*/))(?=["?#])')


# The bytes of a file, or what gives them piece by piece, where there are too many to hold at once.
Content = bytes | Callable[[], Iterable[bytes]]
# What gives the piece of a kind that is in many files: the card, the entry or the record of an opportunity.
GetPiece = Callable[[str, Opportunity], bytes]


def name_main_feeds() -> str:
    """What the feeds of everything are called."""
    return _("All open projects")


def lead_to_projects() -> tuple[tuple[str, str], ...]:
    """The step from which most pages are reached, as (name, path)."""
    return ((_("Projects"), "opportunities/"),)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site. `path` is relative to the site, with ``/``."""

    path: str
    content: Content

    @property
    def data(self) -> bytes:
        """All of its bytes."""
        return b"".join(self.iterate())

    def iterate(self) -> Iterable[bytes]:
        """Its bytes, in pieces."""
        return (self.content,) if isinstance(self.content, bytes) else self.content()


@dataclass(frozen=True, slots=True)
class Site:
    """What pages and feeds need to know about the site: its name, its public address (ends in ``/``, or empty), the
    address under which a source file of the board can be edited (ends in ``/``, or empty), the WebSub hub that is told
    of changes (or empty), what the site adds to the board's style sheet (CSS), the address of the repository (or
    empty), the public address of its logo, a picture that feeds may show (or empty), where a listing can be reported in
    private (an address or an e-mail link, or empty), the address under which its ids stay when it moves (ends in
    ``/``, or empty), the language of what is around the board's pages, the file that a link to a folder has to name (or
    empty, where a server finds it), the files that the site has of its own, which the board does not make, its
    sitemaps, the addresses of pages that are not in the plan, that of the licence of the listings (or empty), and that
    of the picture of all icons."""

    name: str
    url: str
    edit_url: str = ""
    hub: str = ""
    style: str = ""
    repo_url: str = ""
    image: str = ""
    report_url: str = ""
    id_base: str = ""
    language: str = "en"
    index: str = ""
    kept: frozenset[str] = frozenset()
    sitemaps: tuple[str, ...] = ("sitemap.xml",)
    pages: frozenset[str] = frozenset()
    licence: str = ""
    icons: str = "data:,"

    @property
    def ids(self) -> str:
        """The beginning of every id in feeds and calendars."""
        return self.id_base or self.url


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its frame.

    `path` is relative to the site and ends in ``/``. `render` gives the HTML inside the frame, with its own ``<h1>``,
    as text or in UTF-8. `section` lights the entry of the menu, `source` is the file that can be edited, relative to
    the board. `feeds` is the path of the list whose feeds the page announces. `changed` is for the sitemap; a page that
    is not `is_indexed` stays out of it and asks search engines to look away. `steps` lead to the page, as (name, path).
    `build_data` gives what it says in schema.org's terms, `build_end` the HTML below the body that depends on the site.
    `oembed` is the path of what oEmbed says of it, or empty.
    """

    path: str
    section: str
    title: str
    description: str
    render: Callable[[], str | bytes]
    source: str = ""
    feeds: str = MAIN_FEEDS
    feeds_title: str = field(default_factory=name_main_feeds)
    changed: date | None = None
    is_indexed: bool = True
    steps: tuple[tuple[str, str], ...] = ()
    build_data: Callable[[Site], list[dict[str, Any]]] | None = None
    build_end: Callable[[Site], str] | None = None
    oembed: str = ""

    def encode_body(self) -> bytes:
        """The HTML inside the frame, in UTF-8."""
        body = self.render()
        return body if isinstance(body, bytes) else body.encode()

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.path + HTML

    @property
    def depth(self) -> int:
        """How many folders deep it lies: links of the frame are relative."""
        return self.path.count("/")


def link(from_path: str, to_path: str) -> str:
    """The relative address of `to_path`, as seen from the page `from_path`; both are relative to the site."""
    return "../" * from_path.count("/") + to_path or "./"


def place_html(html: bytes, language: str, index: str) -> bytes:
    """The board's own HTML, for a page whose frame is in `language`. `index` is the file that a link to a folder has
    to name, or empty."""
    if index:
        html = FOLDER_LINK.sub(rb"\1" + index.encode(), html)
    if is_spoken(language):
        return html
    return b'<div lang="%s" dir="%s">\n%s</div>' % (get_language().encode(), get_direction().encode(), html)
