"""Writes the cards of lists, each once, with marks for what differs from page to page."""

from collections.abc import Callable, Sequence

from microboard.board import Opportunity
from microboard.publish.text.card import build_card
from microboard.publish.text.stencil import Stencil, cut, mark
from microboard.publish.text.templates import build_card_html

# All cards of a page.
CARDS = mark("cards")
CARD = "card"
# How many are kept at a time; each has about 2 kB.
MOST = 4096


class Cards:
    """The cards of a board. `get` gives each with its marks: see `build_marked_card`. The browser says of one that it
    closes soon, from `closing_soon_days` on."""

    def __init__(self, get: Callable[[Opportunity], bytes], closing_soon_days: int) -> None:
        self._get = get
        self._closing_soon_days = closing_soon_days
        # Pages that follow one another show the same cards: those of an employer's listings, and those of lists.
        self._stencils: dict[str, Stencil] = {}

    def build(self, page_path: str, opportunities: Sequence[Opportunity], level: int = 2) -> bytes:
        """The cards of `opportunities` for a page, as HTML in UTF-8; `level` is that of their headings."""
        values = {"up": "../" * page_path.count("/"), "level": str(level)}
        cards = [self._get_stencil(opportunity).stamp(values) for opportunity in opportunities]
        return b'<div class="mb-cards" data-soon="%d">%s\n</div>' % (self._closing_soon_days, b"".join(cards))

    def fill(self, html: str, page_path: str, opportunities: Sequence[Opportunity], level: int = 2) -> bytes:
        """The page in UTF-8 with cards in place of `CARDS`: they are most of a list, and are encoded already."""
        return cut(html).stamp({"cards": self.build(page_path, opportunities, level)})

    def _get_stencil(self, opportunity: Opportunity) -> Stencil:
        if opportunity.id not in self._stencils:
            if len(self._stencils) >= MOST:
                self._stencils.clear()
            self._stencils[opportunity.id] = cut(self._get(opportunity).decode())
        return self._stencils[opportunity.id]


def build_marked_card(opportunity: Opportunity) -> bytes:
    """The card with marks for the way to the top of the site, and for the level of its heading."""
    return build_card_html(build_card(opportunity), mark("up"), mark("level")).encode()
