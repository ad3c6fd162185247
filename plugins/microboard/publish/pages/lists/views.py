"""Turns a board's saved filters into pages, and leads to these."""

from collections.abc import Iterator

from microboard.board import Board
from microboard.publish.api.matching import find_matching
from microboard.publish.output import Page, lead_to_projects
from microboard.publish.pages.lists.cards import Cards
from microboard.publish.pages.lists.pages import ListPage
from microboard.words.speech import _


def iterate_view_pages(board: Board, cards: Cards) -> Iterator[Page]:
    """The pages of every saved filter: what is open in it, as in its feeds, and the way to more filters."""
    for view in board.views:
        page = ListPage(
            base=view.path, heading=view.title, text=view.text,
            opportunities=find_matching(board, view.query, board.open), steps=lead_to_projects(),
            empty=_("No such project is open right now."), feeds_title=view.title,
            query=view.query.address)
        yield from page.iterate(board.policy.listings_per_page, cards)


def list_views(board: Board) -> list[tuple[str, str]]:
    """The saved filters as (title, path)."""
    return [(view.title, view.path) for view in board.views]
