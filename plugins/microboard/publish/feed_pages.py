"""Cuts a list of opportunities into the pages of a feed, each a document of its own (RFC 5005, section 3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from microboard.board import Opportunity
from microboard.publish.lists import List

RSS, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"
TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml", JSON: "application/feed+json"}
# What is older than these pages is in the API's list of changes, and has long been seen by who follows the feed.
MAX_PAGES = 5
# A pair of lists gets a few projects a week even on a large board, and there are thousands of pairs.
PAIR_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed, from 1. `path` is the folder of its files, `page` the page for people that shows the list,
    `since` the day that dates a feed without entries."""

    path: str
    page: str
    title: str
    text: str
    opportunities: tuple[Opportunity, ...]
    number: int
    last: int
    since: date

    @property
    def changed(self) -> date:
        """The day of the newest change. It comes from the entries, so it goes back when the newest of them leaves."""
        return max((opportunity.changed for opportunity in self.opportunities), default=self.since)

    def get_file(self, form: str, number: int = 0) -> str:
        """The path of this page, or of page `number`, in one of the forms."""
        return get_feed_file(self.path, form, number or self.number)

    def get_links(self) -> Iterator[tuple[str, int]]:
        """The other pages, as (relation, number); none where one page is all there is."""
        if self.last == 1:
            return
        yield "first", 1
        if self.number > 1:
            yield "previous", self.number - 1
        if self.number < self.last:
            yield "next", self.number + 1
        yield "last", self.last


def get_feed_file(path: str, form: str, number: int) -> str:
    """``feed.xml``, and ``feed-2.xml`` for the second page."""
    name, _, ending = form.partition(".")
    return f"{path}{name}{f'-{number}' if number > 1 else ''}.{ending}"


def choose_entries(one: List, size: int) -> tuple[Opportunity, ...]:
    """The opportunities that the pages of a list's feed hold, the newest."""
    return one.opportunities[: PAIR_ENTRIES if one.kind == "pairs" else MAX_PAGES * size]


def count_pages(one: List, size: int) -> int:
    """How many pages the feed of a list has; an empty list has one."""
    return max(1, -(-len(choose_entries(one, size)) // size))


def iterate_feed_pages(one: List, size: int, site_name: str, since: date) -> Iterator[FeedPage]:
    """The newest `size` on the first page, the next on the second, and so on."""
    entries, last = choose_entries(one, size), count_pages(one, size)
    for number in range(1, last + 1):
        here = entries[(number - 1) * size : number * size]
        yield FeedPage(one.path, one.page, f"{one.title} · {site_name}", one.text, here, number, last, since)
