"""Turns a list of opportunities into the pages on which people read it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from microboard.board import Collection, Employer, Opportunity
from microboard.publish.embed.snippets import OEMBED, build_code
from microboard.publish.output import MAIN_FEEDS, Page, Site
from microboard.publish.pages.handout import build_handout
from microboard.publish.pages.lists.cards import CARDS, Cards
from microboard.publish.pages.lists.paging import Sheet, cut_sheets
from microboard.publish.pages.structured import build_organization
from microboard.publish.text.templates import get_template
from microboard.words.formats import format_number
from microboard.words.speech import ngettext

# What a sentence ends in, in Chinese and Japanese too.
ENDS = (".", "。")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of lists: its name, which is its folder, its title, also as it stands within a sentence, what it is about,
    and the heading of a list, with a place for its label."""

    name: str
    title: str
    inline: str
    lead: str
    heading: str


@dataclass(frozen=True, slots=True)
class More:
    """How many other open projects people in a place can do, and the address that shows them all."""

    place: str
    count: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A list, and what its pages say around the cards.

    `steps` lead to it, as (name, path). `empty` is said where nothing is open. An `employer` has `past` listings too,
    on the last page, and on each page what `build_offer` gives. The first page has `browse`, the collections to go on
    to as (kind, collections), and what `build_filter` gives: the choices of the filter. `more` is what else
    people in a place can do. A saved filter has its `query` as in an address. `views` are
    saved filters to go on to, as (title, path).
    """

    base: str
    heading: str
    text: str
    opportunities: Sequence[Opportunity]
    steps: tuple[tuple[str, str], ...]
    empty: str
    feeds_title: str
    section: str = "opportunities"
    source: str = ""
    employer: Employer | None = None
    past: Sequence[Opportunity] = ()
    browse: Sequence[tuple[Kind, Sequence[Collection]]] = ()
    build_offer: Callable[[], Sequence[tuple[str, str]]] = tuple
    build_filter: Callable[[], Mapping[str, Any]] = dict
    more: More | None = None
    query: str = ""
    answers: str = ""
    views: Sequence[tuple[str, str]] = ()

    @property
    def website(self) -> str:
        """That of the employer. Somebody whose every listing was withdrawn gets no link."""
        is_out = self.past and not self.opportunities and all(one.state == "withdrawn" for one in self.past)
        return self.employer.website if self.employer and not is_out else ""

    def iterate(self, size: int, cards: Cards) -> Iterator[Page]:
        """Its pages, with `size` opportunities each."""
        for sheet in cut_sheets(self.base, self.opportunities, size):
            yield self._build_page(sheet, cards)

    def _build_page(self, sheet: Sheet[Opportunity], cards: Cards) -> Page:
        has_data = self.employer and self.website and sheet.number == 1
        return Page(
            path=sheet.path, section=self.section, title=sheet.name(self.heading),
            description=self._summarize(sheet),
            render=partial(self._render, sheet, cards), source=self.source, feeds=self.base,
            feeds_title=self.feeds_title, changed=max((one.changed for one in sheet.items), default=None),
            steps=self.steps, build_data=self._describe_employer if has_data else None,
            build_end=partial(self._build_end, sheet),
            oembed=self.base + OEMBED if sheet.number == 1 and (self.query or self.base == MAIN_FEEDS) else "",
        )

    def _build_end(self, sheet: Sheet[Opportunity], site: Site) -> str:
        code = build_code(sheet.path, self.query, site) if self.query and sheet.number == 1 else ""
        return code + build_handout(self.base, sheet.path, site)

    def _summarize(self, sheet: Sheet[Opportunity]) -> str:
        """What the list is about, and how much is open in it."""
        lead = self.text if self.text.endswith(ENDS) else f"{self.text or self.heading}."
        count = len(self.opportunities)
        found = ngettext("{count} open", "{count} open", count, count=format_number(count))
        return f"{lead} {sheet.name(found)}."

    def _describe_employer(self, site: Site) -> list[dict[str, Any]]:
        return [build_organization(self.employer, site)] if self.employer else []

    def _render(self, sheet: Sheet[Opportunity], cards: Cards) -> bytes:
        is_first, is_last = sheet.number == 1, sheet.number == sheet.pages
        html = get_template("lists/list.html").render(
            page_path=sheet.path, base=self.base, heading=self.heading, text=self.text, steps=self.steps,
            empty=self.empty, employer=self.employer, website=self.website, number=sheet.number, pages=sheet.pages,
            total=len(self.opportunities), past=self.past if is_last else (), browse=self.browse if is_first else (),
            offer=self.build_offer(), more=self.more if is_first else None, cards=CARDS,
            query=self.query, answers=self.answers, views=self.views if is_first else (),
            **{"facets": (), "hues": {}, "own_ranges": (), **(self.build_filter() if is_first else {})},
        )
        return cards.fill(html, sheet.path, sheet.items)
