"""Says on a page how others put the board's list on theirs."""

from functools import partial
from urllib.parse import urlsplit

from markupsafe import Markup

from microboard.board import Board
from microboard.publish.embed.snippets import HOW, build_frame, build_script
from microboard.publish.output import Page, Site, lead_to_projects
from microboard.publish.pages.lists.views import list_views
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

# A query as people copy it.
EXAMPLE = "mode=remote&week=..10"


def build_embedding_page(board: Board, site: Site) -> Page:
    """The page that says how it is done."""
    return Page(HOW, "opportunities", _("Put the list on your page"),
                _("Show the open projects of this board on your own page: the lines to paste, and what they need."),
                partial(_render, board, site), steps=lead_to_projects())


def _render(board: Board, site: Site) -> str:
    parts = urlsplit(site.url)
    origin = f"{parts.scheme}://{parts.netloc}"
    write = Markup("<code>{}</code>").format
    return get_template("embed/page.html").render(
        page_path=HOW, steps=lead_to_projects(), heading=_("Put the list on your page"), origin=origin,
        script=build_script(site), newest=build_script(site, is_newest=True),
        frame=build_frame(site, _("Open projects")), example=build_script(site, EXAMPLE, is_newest=True),
        frame_policy=write(f"frame-src {origin}"), query=write("query"), count=write('count="12"'),
        views=list_views(board))
