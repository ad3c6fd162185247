"""Writes the cards of lists, each once, with marks for what differs from page to page."""

from collections.abc import Callable, Sequence

from microboard.board import Opportunity
from microboard.publish.card import build_card
from microboard.publish.templates import build_card_html

# Where the way to the top of the site goes, the level of the heading, and all cards of a page. No text of a listing
# holds these noncharacters: `read` refuses them.
UP, LEVEL, CARDS = "\ufdd1", "\ufdd2", "\ufdd3"
CARD = "card"
# So many are kept as they stand in a page; each has about 2 kB.
MOST = 4096


class Cards:
    """The cards of a board. `get` gives each with its marks: see `build_marked_card`."""

    def __init__(self, get: Callable[[Opportunity], bytes]) -> None:
        self._get = get
        # Pages that follow one another show the same cards: those of an employer's listings, and those of lists.
        self._placed: dict[tuple[str, bytes, int], bytes] = {}

    def build(self, page_path: str, opportunities: Sequence[Opportunity], level: int = 2) -> bytes:
        """The cards of `opportunities` for a page, as HTML in UTF-8; `level` is that of their headings."""
        up = b"../" * page_path.count("/")
        cards = [self._place(opportunity, up, level) for opportunity in opportunities]
        return b'<div class="mb-cards">%s\n</div>' % b"".join(cards)

    def fill(self, html: str, page_path: str, opportunities: Sequence[Opportunity], level: int = 2) -> bytes:
        """The page in UTF-8 with cards in place of `CARDS`: they are most of a list, and are encoded already."""
        return html.encode().replace(CARDS.encode(), self.build(page_path, opportunities, level), 1)

    def _place(self, opportunity: Opportunity, up: bytes, level: int) -> bytes:
        key = opportunity.id, up, level
        if key not in self._placed:
            if len(self._placed) >= MOST:
                self._placed.clear()
            card = self._get(opportunity)
            self._placed[key] = card.replace(UP.encode(), up).replace(LEVEL.encode(), b"%d" % level)
        return self._placed[key]


def build_marked_card(opportunity: Opportunity) -> bytes:
    """The card with marks in it."""
    return build_card_html(build_card(opportunity), UP, LEVEL).encode()
