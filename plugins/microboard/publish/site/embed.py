"""Fills the marks that a hand-written page holds, such as ``<!-- microboard: newest 6 -->``, with parts of the board.

A mark may give its part a heading, ``<!-- microboard: newest 6 "New" -->``: then neither is there where there is
nothing to show. Cards may be those of a query, ``<!-- microboard: newest 6 category=design -->``.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from microboard.board import Board, Opportunity
from microboard.publish.api.matching import find_matching
from microboard.publish.output import place_html
from microboard.publish.pages import home
from microboard.publish.pages.feeds_page import build_feeds
from microboard.publish.pages.pages import build_cards
from microboard.publish.plan import Plan
from microboard.publish.site.embed_marks import MARK, Mark, read_mark
from microboard.words.formats import format_number
from microboard.words.speech import _, ngettext

HEADING = re.compile("<h([1-6])\\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a mark asks for, on which page, at which level of headings."""

    mark: Mark
    page_path: str
    level: int


def fill_embeds(html: str, page_path: str, plan: Plan) -> str:
    """The page with parts of the board in place of its marks; links are relative to `page_path`. `check_marks` has
    found nothing in it."""
    filters = plan.rulebook.filters

    def fill(found: re.Match[str]) -> str:
        asked = Asked(read_mark(found[1], filters), page_path, _find_level(html[: found.start()]))
        made = PARTS[asked.mark.name](asked, plan)
        return place_html(made.encode(), plan.site.language, plan.site.index).decode() if made else ""

    return MARK.sub(fill, html)


def _find_level(before: str) -> int:
    """The level of headings that stand under the last one of a text; the theme writes the first where there is none."""
    return min(int((HEADING.findall(before) or ["1"])[-1]) + 1, 6)


def _build_newest(asked: Asked, plan: Plan) -> str:
    found, address = _find(asked, plan), asked.mark.query.address
    count = len(found)
    every = ngettext("All {count} project", "All {count} projects", count, count=format_number(count))
    more = every if count > 1 else _("All projects"), _build_address(plan, address)
    empty = _("No such project is open right now.") if address else _("No project is open right now.")
    return _build_cards(asked, plan.board, found, empty, more)


def _find(asked: Asked, plan: Plan) -> tuple[Opportunity, ...]:
    return find_matching(plan.board, asked.mark.query, plan.board.open)


def _build_address(plan: Plan, *parts: str) -> str:
    """The address of the browse page with these parts behind its ``?``."""
    query = "&".join(filter(None, parts))
    return f"opportunities/{plan.site.index}?{query}" if query else "opportunities/"


def _build_closing(asked: Asked, plan: Plan) -> str:
    board = plan.board
    closing = sorted((one for one in _find(asked, plan) if one.state == "closing-soon"),
                     key=lambda one: (one.apply.last_day, one.id))
    more = _("All by deadline"), _build_address(plan, asked.mark.query.address, "sort=closing")
    days = board.policy.closing_soon_days
    empty = ngettext("No project closes in the next {count} day.", "No project closes in the next {count} days.", days,
                     count=days)
    return _build_cards(asked, board, closing, empty, more)


def _build_cards(
    asked: Asked, board: Board, opportunities: Sequence[Opportunity], empty: str, more: tuple[str, str]
) -> str:
    shown = opportunities[: asked.mark.count]
    if not asked.mark.title:
        return build_cards(asked.page_path, board, shown, empty, asked.level)
    if not shown:
        return ""
    return home.build_section(asked.mark.title, build_cards(asked.page_path, board, shown, empty, 3), asked.page_path,
                              more)


PARTS: Mapping[str, Callable[[Asked, Plan], str]] = {
    "newest": _build_newest,
    "closing-soon": _build_closing,
    "outcomes": lambda asked, plan: home.build_outcomes(
        asked.page_path, plan.board, asked.mark.count, asked.mark.title),
    "feeds": lambda asked, plan: build_feeds(asked.page_path, plan.board, plan.lists, plan.site),
    "open": lambda asked, plan: home.build_open(asked.page_path, plan.board),
    "find": lambda asked, plan: home.build_find(asked.page_path, plan.board, plan.site.index),
    "numbers": lambda _asked, plan: home.build_numbers(plan.board),
    "categories": lambda asked, plan: home.build_categories(asked.page_path, plan.board, asked.mark.title),
}
