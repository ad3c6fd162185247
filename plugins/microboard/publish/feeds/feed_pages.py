"""Cuts a list of opportunities into the pages of a feed, each a document of its own (RFC 5005, section 3).

An opportunity takes its place in the feed when it is posted, and keeps it when it closes. So what closes leaves a gap,
and lets nothing in that readers have seen before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from microboard.board import Moments, Opportunity
from microboard.publish.lists import List

RSS, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"
TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml", JSON: "application/feed+json"}
# The entry of RSS with the summary alone.
BRIEF = "brief"
# The feed of the whole board goes on for so many pages, since a large board may get more in a day than one page holds.
# Older listings are in the API's list of changes.
MAX_PAGES = 5
# A pair of lists gets a few projects a week even on a large board, and there are thousands of pairs.
PAIR_ENTRIES = 20
# An open entry moves the date of its feed by up to so many seconds, and every listing that has ever been in the list by
# twice as many: what appears outweighs two that leave. The sum begins anew after some, to stay within hours.
MAX_STEP = 16
MAX_COUNT = 128


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One page of a feed, from 1. `path` is the folder of its files, `page` the page for people that shows the list,
    `changed` the moment that dates it, `is_brief` says whether entries have their summary alone."""

    path: str
    page: str
    title: str
    text: str
    opportunities: tuple[Opportunity, ...]
    number: int
    last: int
    changed: datetime
    is_brief: bool = False

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


def list_forms(one: List) -> tuple[str, ...]:
    """The forms that the feed of a list has."""
    return (RSS,) if one.is_brief else tuple(TYPES)


def cut_pages(one: List, size: int) -> list[tuple[Opportunity, ...]]:
    """The open opportunities on each page: the newest `size` places are the first page, the next the second, and so on.

    There is at least one page, and the last of several is not empty.
    """
    places = one.members[: PAIR_ENTRIES if one.is_brief else MAX_PAGES * size if one.kind == "all" else size]
    pages = [tuple(each for each in places[start : start + size] if each.is_open)
             for start in range(0, len(places), size)]
    while pages and not pages[-1]:
        pages.pop()
    return pages or [()]


def iterate_feed_pages(
    one: List, size: int, site_name: str, moments: Mapping[str, Moments], since: datetime
) -> Iterator[FeedPage]:
    """The pages of a list's feed; `since` is the moment that dates one without entries."""
    pages = cut_pages(one, size)
    # Listings leave "New this week" as days pass; that must not outweigh one that comes.
    count = len(one.members) + (2 * len(moments) if one.kind == "all" else 0)
    for number, page in enumerate(pages, 1):
        here = tuple(sorted(page, key=lambda each: moments[each.id].published, reverse=True))
        yield FeedPage(one.path, one.page, f"{one.title} · {site_name}", one.text, here, number, len(pages),
                       _date_page(here, moments, count) if here else since, one.is_brief)


def _date_page(here: tuple[Opportunity, ...], moments: Mapping[str, Moments], count: int) -> datetime:
    """The moment of the newest change, and some seconds for each entry and for the `count` of all that ever came.

    It comes from the entries, never the clock. The seconds make it move when an entry appears that was posted days ago.
    They differ from entry to entry, so that it moves too when one is back while another leaves.
    """
    seconds = sum(1 + crc32(f"{one.id} {one.changed}".encode()) % MAX_STEP for one in here)
    return max(moments[one.id].updated for one in here) + timedelta(
        seconds=seconds + 2 * MAX_STEP * (count % MAX_COUNT))
