"""Fills the marks that a hand-written page holds, such as ``<!-- microboard: newest 6 -->``, with cards or feeds."""

import re

from microboard.board import Board
from microboard.publish.output import place_html
from microboard.publish.pages.feeds_page import build_feeds
from microboard.publish.pages.pages import build_cards
from microboard.publish.plan import Plan

EMBED = re.compile(r"<!--\s*microboard:\s*(?:(newest|closing-soon)\s+(\d{1,3})|(feeds))\s*-->")
HEADING = re.compile("<h([1-6])\\b")


def fill_embeds(html: str, page_path: str, plan: Plan) -> str:
    """The page with cards and feeds in place of its marks; links are relative to `page_path`."""
    def fill(found: re.Match[str]) -> str:
        level = _find_level(html[: found.start()])
        made = (build_feeds(page_path, plan.board, plan.lists, plan.site) if found[3]
                else _build_cards(found, page_path, plan.board, level))
        return place_html(made.encode(), plan.site.language, plan.site.index).decode()

    return EMBED.sub(fill, html)


def _find_level(before: str) -> int:
    """The level of headings that stand under the last one of a text; the theme writes the first where there is none."""
    return min(int((HEADING.findall(before) or ["1"])[-1]) + 1, 6)


def _build_cards(found: re.Match[str], page_path: str, board: Board, level: int) -> str:
    count = int(found[2])
    if found[1] == "newest":
        return build_cards(page_path, board, board.open[:count], "No project is open right now.", level)
    closing = sorted((one for one in board.open if one.state == "closing-soon"),
                     key=lambda one: (one.apply.last_day, one.id))
    empty = f"No project closes in the next {board.policy.closing_soon_days} days."
    return build_cards(page_path, board, closing[:count], empty, level)
