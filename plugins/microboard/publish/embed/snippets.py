"""Writes the lines that people paste into their own pages, and what oEmbed says of a list (oembed.com)."""

import json
from collections.abc import Iterator
from html import escape

from microboard.board import Board
from microboard.publish.embed.element import NEWEST, get_integrity, get_version_file
from microboard.publish.output import OutputFile, Site, link
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

# The page that a frame shows, and the one that says how either is done.
FRAME, HOW = "embed/", "embedding/"
OEMBED = "oembed.json"
# In pixels (CSS): four cards in a narrow column, two in a wide one.
WIDTH, HEIGHT = 640, 720
DAY = 86_400


def build_script(site: Site, query: str = "", *, is_newest: bool = False) -> str:
    """HTML that shows the list of a query (as behind the ``?`` of the browse page) by the script: by this version and
    no other, or by the newest."""
    source = site.url + (NEWEST if is_newest else get_version_file())
    fixed = "" if is_newest else f' integrity="{get_integrity()}" crossorigin="anonymous"'
    asked = f' query="{escape(query)}"' if query else ""
    address = escape(f"{site.url}opportunities/{'?' * bool(query)}{query}")
    name = escape(_("Open projects: {list}.", list=site.name).rstrip(".。"))
    return (f'<script type="module" src="{escape(source)}"{fixed}></script>\n'
            f'<microboard-list{asked}><a href="{address}">{name}</a></microboard-list>')


def build_frame(site: Site, title: str, query: str = "") -> str:
    """HTML that shows the list of a query in a frame."""
    address = escape(f"{site.url}{FRAME}{'?' * bool(query)}{query}")
    return (f'<iframe src="{address}" title="{escape(title)}" width="{WIDTH}" height="{HEIGHT}" loading="lazy">'
            "</iframe>")


def list_oembed(board: Board) -> list[str]:
    """The paths of what oEmbed says: of the list of everything, and of each saved filter."""
    return [path for path, _title, _query in _list_shown(board)]


def iterate_oembed(board: Board, site: Site) -> Iterator[OutputFile]:
    """What a page says to whoever pastes its address where addresses become what they lead to."""
    for path, title, query in _list_shown(board):
        said = {"version": "1.0", "type": "rich", "title": title, "provider_name": site.name, "provider_url": site.url,
                "cache_age": DAY, "width": WIDTH, "height": HEIGHT, "html": build_frame(site, title, query)}
        yield OutputFile(path, f"{json.dumps(said, ensure_ascii=False)}\n".encode())


def _list_shown(board: Board) -> list[tuple[str, str, str]]:
    """Each list with the path of what oEmbed says of it, its title and its query."""
    lists = [("opportunities/", _("Open projects"), ""),
             *((view.path, view.title, view.query.address) for view in board.views)]
    return [(path + OEMBED, title, query) for path, title, query in lists]


def build_code(path: str, query: str, site: Site) -> str:
    """HTML for the end of the page at `path`, which shows the list of a query: the lines to paste. Nothing for a site
    without an address."""
    if not site.url:
        return ""
    return get_template("embed/code.html").render(script=build_script(site, query), how=link(path, HOW))
