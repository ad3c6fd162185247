"""Fills the marks that a hand-written page holds with cards: ``<!-- microboard: newest 6 -->``."""

import re

from microboard.board import Board
from microboard.publish.pages import build_cards

EMBED = re.compile(r"<!--\s*microboard:\s*(newest|closing-soon)\s+(\d{1,3})\s*-->")


def fill_embeds(html: str, page_path: str, board: Board) -> str:
    """The page with cards in place of its marks; links are relative to `page_path`."""
    return EMBED.sub(lambda found: _build(found[1], int(found[2]), page_path, board), html)


def _build(which: str, count: int, page_path: str, board: Board) -> str:
    if which == "newest":
        return build_cards(page_path, board.open[:count], "No project is open right now.")
    closing = sorted((one for one in board.open if one.state == "closing-soon"),
                     key=lambda one: (one.apply.deadline, one.id))
    empty = f"No project closes in the next {board.policy.closing_soon_days} days."
    return build_cards(page_path, closing[:count], empty)
