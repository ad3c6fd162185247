"""Writes the cards of lists, each once, with marks for what differs from page to page."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup

from microboard.board import Opportunity
from microboard.publish.card import build_card
from microboard.publish.templates import build_card_html

# Where the way to the top of the site goes, and the level of the heading. No text of a listing holds these
# noncharacters: `read` refuses them.
UP, LEVEL = "\ufdd1", "\ufdd2"


CARD = "card"
# So many are kept as they stand in a page; each has about 2 kB.
MOST = 4096

class Cards:
    """The cards of a board. `get` gives each with its marks: see `build_marked_card`."""

    def __init__(self, get: Callable[[Opportunity], bytes]) -> None:
        self._get = get
        # Pages that follow one another show the same cards: those of an employer's listings, and those of lists.
        self._place = lru_cache(maxsize=MOST)(self._build)

    def build(self, page_path: str, opportunities: Sequence[Opportunity], level: int = 2) -> Markup:
        """The cards of `opportunities` for a page; `level` is that of their headings."""
        up = "../" * page_path.count("/")
        cards = "".join([self._place(opportunity, up, level) for opportunity in opportunities])
        return Markup(f'<div class="mb-cards">{cards}\n</div>')

    def _build(self, opportunity: Opportunity, up: str, level: int) -> str:
        return self._get(opportunity).decode().replace(UP, up).replace(LEVEL, str(level))


def build_marked_card(opportunity: Opportunity) -> bytes:
    """The card with marks in it."""
    return build_card_html(build_card(opportunity), UP, LEVEL).encode()
