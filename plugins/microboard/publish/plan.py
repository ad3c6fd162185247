"""Says what a site will hold: its pages, lists and files, each found out once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from microboard.board import Board, Opportunity
from microboard.check import Rulebook
from microboard.publish.api.discovery import FEEDS, INSIGHTS, POLICY
from microboard.publish.api.index import ROW
from microboard.publish.api.records import RECORD
from microboard.publish.feeds.calendars import ICS, choose_events
from microboard.publish.feeds.feed_pages import BRIEF, TYPES, cut_pages
from microboard.publish.feeds.feed_writer import FeedWriter
from microboard.publish.insights.page import build_insights_page
from microboard.publish.lists import List, build_lists
from microboard.publish.output import Page, Site
from microboard.publish.pages.embedding import build_embedding_page
from microboard.publish.pages.feeds_page import build_feeds_page
from microboard.publish.pages.lists.cards import CARD, Cards
from microboard.publish.pages.pages import build_listing, iterate_employer_pages, iterate_list_pages
from microboard.publish.pages.project_pages import iterate_project_pages
from microboard.publish.pages.reference.policy_page import build_policy_page
from microboard.publish.pages.removed import iterate_removed_pages
from microboard.publish.pages.submit.page import build_submit_page
from microboard.publish.pieces import Pieces
from microboard.publish.shell.frame import find_page

# What people under 18 should know is in it, where a site has it.
GUIDE = "guides/students/"


@dataclass(frozen=True)
class Plan:
    """A board, the rules it follows and the site it becomes."""

    board: Board
    rulebook: Rulebook
    site: Site

    @cached_property
    def pieces(self) -> Pieces:
        """The pieces of opportunities, each made once."""
        return Pieces(self.board, self.site)

    @cached_property
    def cards(self) -> Cards:
        """The cards of its pages."""
        return Cards(partial(self.pieces.get, CARD), self.board.policy.closing_soon_days)

    @cached_property
    def feeds(self) -> FeedWriter:
        """The writer of its feeds."""
        return FeedWriter(self.board, self.site, self.pieces.get)

    @cached_property
    def guide(self) -> str:
        """The path of its guide for students, or nothing."""
        return find_page(GUIDE, self.site)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page but those of listings and of single employers."""
        pages = [*iterate_list_pages(self.board, self.cards, self.guide),
                 *iterate_project_pages(self.site, self.rulebook.badges, partial(find_page, site=self.site),
                                         self.board.tree),
                 build_submit_page(self.rulebook, self.site)]
        if self.site.url:
            pages.append(build_embedding_page(self.board, self.site))
        if self.site.url and FEEDS not in self.site.kept:
            pages.append(build_feeds_page(self.board, self.lists, self.site))
        if POLICY not in self.site.kept:
            pages.append(build_policy_page(self.rulebook, self.site))
        if INSIGHTS not in self.site.kept:
            pages.append(build_insights_page(self.board, self.guide))
        pages += iterate_removed_pages(self.rulebook.removed, self._there)
        return tuple(pages)

    @property
    def _there(self) -> set[str]:
        """The ids of all employers and listings, and those that listings had before."""
        return {*(one.id for one in self.board.employers), *(one.id for one in self.board.opportunities), *self.moved}

    @cached_property
    def lists(self) -> tuple[List, ...]:
        """Every list with feeds."""
        return build_lists(self.board)

    @cached_property
    def employer_lists(self) -> tuple[List, ...]:
        """The lists of employers, in the order of `board.employers`."""
        return tuple(one for one in self.lists if one.kind == "employers")

    @cached_property
    def moved(self) -> dict[str, Opportunity]:
        """Where earlier addresses lead, by the id that stood there. Of several that claim one, the newest has it."""
        there = {one.id for one in self.board.opportunities}
        return {old: one for one in reversed(self.board.opportunities) for old in one.formerly if old not in there}

    def prepare(self) -> None:
        """Find out now what every process needs to know, so that all share it."""
        _ = self.cards, self.feeds, self._shared, self.employer_lists, self.moved

    @cached_property
    def _shared(self) -> Mapping[tuple[str, ...], frozenset[Opportunity]]:
        """The opportunities that are in files besides those of their employers, by the kinds of their pieces there."""
        lists = [one for one in self.lists if self.site.url and one.kind != "employers"]
        size = self.board.policy.feed_entries

        def find(*, is_brief: bool) -> frozenset[Opportunity]:
            return frozenset(chain.from_iterable(
                page for one in lists if one.is_brief == is_brief for page in cut_pages(one, size)))

        return {
            (RECORD,): frozenset(self.board.opportunities), (CARD, ROW): frozenset(self.board.open),
            tuple(TYPES): find(is_brief=False), (BRIEF,): find(is_brief=True),
            (ICS,): frozenset(chain.from_iterable(choose_events(one) for one in lists if not one.is_brief)),
        }

    def list_shared(self, opportunity: Opportunity) -> list[str]:
        """The kinds of pieces of an opportunity that are in files besides those of its employer."""
        return [kind for kinds, members in self._shared.items() if opportunity in members for kind in kinds]

    def list_opportunities(self, place: int) -> tuple[Opportunity, ...]:
        """The listings, open and closed, of the employer with this place among all employers."""
        employer = self.board.employers[place]
        return (*self.board.offers.get(employer.id, ()), *self.board.past.get(employer.id, ()))

    def iterate_employer_pages(self, place: int) -> Iterator[Page]:
        """The pages of that employer."""
        collection, employer = self.board.collections["employers"][place], self.board.employers[place]
        return iterate_employer_pages(self.board, collection, employer, self.cards)

    def iterate_listings(self, place: int) -> Iterator[Page]:
        """The pages of its listings."""
        for opportunity in self.list_opportunities(place):
            yield build_listing(self.board, opportunity, self.cards, self.guide)

    def iterate_list_pages(self) -> Iterator[Page]:
        """Every page but those of listings."""
        yield from self.pages
        for place in range(len(self.board.employers)):
            yield from self.iterate_employer_pages(place)

    def iterate_pages(self) -> Iterator[Page]:
        """Every page of the site."""
        yield from self.iterate_list_pages()
        for place in range(len(self.board.employers)):
            yield from self.iterate_listings(place)
