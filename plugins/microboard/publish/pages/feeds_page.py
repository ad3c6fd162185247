"""Lists the feeds of a board for people, on a page of the board's own or wherever a hand-written page asks for them."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from microboard.board import Board
from microboard.publish.feeds.list_words import build_words
from microboard.publish.feeds.opml import OPML
from microboard.publish.lists import List
from microboard.publish.output import Page, Site, lead_to_projects
from microboard.publish.text.templates import get_template
from microboard.words.speech import _

PATH = "feeds/"
# A page for people: a group of more than so many feeds is in the OPML file, and on the pages of the lists.
MAX_FEEDS = 100


def build_feeds_page(board: Board, lists: Sequence[List], site: Site) -> Page:
    """The page that the board makes where the site has none of its own."""
    return Page(PATH, "opportunities", _("Feeds"),
                _("Every list of open projects that can be followed in a feed reader."),
                partial(_render, board, lists, site), steps=lead_to_projects())


def _render(board: Board, lists: Sequence[List], site: Site) -> str:
    return get_template("feeds/page.html").render(
        page_path=PATH, steps=lead_to_projects(), feeds=build_feeds(PATH, board, lists, site))


def build_feeds(page_path: str, board: Board, lists: Sequence[List], site: Site) -> Markup:
    """Every feed, in groups, with boxes to choose some."""
    groups = []
    for _kind, members in groupby(lists, key=lambda one: one.kind):
        group = list(members)
        groups.append((group[0].heading, [(one, build_words(board, one)) for one in _choose(group)], len(group)))
    return Markup(get_template("feeds/links.html").render(
        page_path=page_path, groups=groups, opml=OPML, name=site.name,
        calendar=site.url.replace("https://", "webcal://", 1)))


def _choose(lists: list[List]) -> list[List]:
    """All of them; of too many, those with the most open projects, in the order in which they came."""
    if len(lists) <= MAX_FEEDS:
        return lists
    largest = set(sorted(range(len(lists)), key=lambda at: (-len(lists[at].opportunities), at))[:MAX_FEEDS])
    return [one for at, one in enumerate(lists) if at in largest]
