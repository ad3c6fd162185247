"""Fills the marks that a hand-written page holds, such as ``<!-- microboard: newest 6 -->``, with cards or feeds."""

import re
from itertools import groupby

from microboard.board import Board
from microboard.publish.list_words import write_words
from microboard.publish.lists import List
from microboard.publish.opml import GROUPS, OPML
from microboard.publish.pages import build_cards
from microboard.publish.plan import Plan
from microboard.publish.templates import get_template

EMBED = re.compile(r"<!--\s*microboard:\s*(?:(newest|closing-soon)\s+(\d{1,3})|(feeds))\s*-->")
# A page for people: a group of more than so many feeds is in the OPML file, and on the pages of the lists.
MAX_FEEDS = 100


def fill_embeds(html: str, page_path: str, plan: Plan) -> str:
    """The page with cards and feeds in place of its marks; links are relative to `page_path`."""
    return EMBED.sub(
        lambda found: _build_feeds(page_path, plan) if found[3]
        else _build_cards(found[1], int(found[2]), page_path, plan.board), html)


def _build_cards(which: str, count: int, page_path: str, board: Board) -> str:
    if which == "newest":
        return build_cards(page_path, board.open[:count], "No project is open right now.")
    closing = sorted((one for one in board.open if one.state == "closing-soon"),
                     key=lambda one: (one.apply.last_day, one.id))
    empty = f"No project closes in the next {board.policy.closing_soon_days} days."
    return build_cards(page_path, closing[:count], empty)


def _build_feeds(page_path: str, plan: Plan) -> str:
    """Every feed, in groups, with boxes to choose some."""
    groups = []
    for kind, members in groupby(plan.lists, key=lambda one: one.kind):
        lists = list(members)
        rows = [(one, write_words(plan.board, one)) for one in _choose(lists)]
        groups.append((GROUPS[kind], rows, len(lists)))
    return get_template("feeds.html").render(page_path=page_path, groups=groups, opml=OPML, name=plan.site.name,
                                             calendar=plan.site.url.replace("https://", "webcal://", 1))


def _choose(lists: list[List]) -> list[List]:
    """All of them; of too many, those with the most open projects, in the order in which they came."""
    if len(lists) <= MAX_FEEDS:
        return lists
    largest = set(sorted(range(len(lists)), key=lambda at: (-len(lists[at].opportunities), at))[:MAX_FEEDS])
    return [one for at, one in enumerate(lists) if at in largest]
