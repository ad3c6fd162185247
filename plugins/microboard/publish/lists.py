"""The lists of a board that can be followed: everything, saved filters, collections, pairs, what is new or closing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import product

from microboard.board import Board, Collection, Opportunity
from microboard.board.collections import GROUPS, group, group_by
from microboard.publish.api.matching import find_matching
from microboard.words.speech import N_, _, ngettext

# Pairs that people ask for: a kind of work in a place, with a skill, or a skill in a place.
PAIRS = (("categories", "places"), ("categories", "skills"), ("skills", "places"))
# The browse page's name for a choice of a collection.
PARAMETERS = {"categories": "category", "skills": "skill", "competencies": "competency", "places": "from"}
TITLES = {"categories": N_("Categories"), "skills": N_("Skills"), "competencies": N_("Competencies"),
          "places": N_("Places"), "employers": N_("Employers"), "pairs": N_("Pairs"), "all": N_("Everything"),
          "views": N_("Selections")}
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, eq=False)
class List:
    """A list with feeds. `path` is the folder of its feeds, `page` that of the page that shows it, which may end in a
    query. `members` are all that have ever been in it, open or closed, the last that came first; `opportunities` are
    the open ones. `kind` groups lists for people, under a `heading`."""

    kind: str
    path: str
    page: str
    title: str
    text: str
    members: tuple[Opportunity, ...]
    heading: str

    @property
    def opportunities(self) -> tuple[Opportunity, ...]:
        """Those of its members that are open."""
        return tuple(one for one in self.members if one.is_open)

    @property
    def is_brief(self) -> bool:
        """Whether its feed is RSS alone and has summaries alone, and it has no calendar: there are thousands of pairs,
        and whoever follows one opens the page of what comes."""
        return self.kind == "pairs"


def build_lists(board: Board) -> tuple[List, ...]:
    """Every list of the board, in the order in which people meet them."""
    return tuple(_iterate_lists(board))


def _iterate_lists(board: Board) -> Iterator[List]:
    members = tuple(sorted(
        board.opportunities, key=lambda one: (board.moments[one.id].published, one.id), reverse=True))
    since = board.as_of.date() - WEEK
    new = tuple(one for one in members if one.posted > since)
    every = _(TITLES["all"])
    yield List("all", "opportunities/", "opportunities/", _("Open projects"), _("Every open project."), members, every)
    yield List("all", "feeds/new-this-week/", "opportunities/", _("New this week"),
               _("Projects posted in the last seven days."), new, every)
    days = board.policy.closing_soon_days
    text = ngettext("Projects that close in the next {count} day.", "Projects that close in the next {count} days.",
                    days, count=days)
    yield List("all", "feeds/closing-soon/", "opportunities/?sort=closing", _("Closing soon"), text,
               _list_closing(members, board), every)
    for view in board.views:
        found = find_matching(board, view.query, members)
        yield List("views", view.path, view.path, view.title, view.text, found, _(TITLES["views"]))
    own = {field.name: field.label for field in board.listed}
    titles = {**TITLES, **own}
    for kind in ("categories", "skills", "competencies", "places", *own, "employers"):
        groups = group_by(kind, members)
        for collection in board.collections[kind]:
            text = collection.text or _("Open projects: {list}.", list=collection.label)
            yield List(kind, collection.path, collection.path, collection.label, text, groups.get(collection.id, ()),
                       _(titles[kind]))
    yield from _iterate_pairs(board, members)


def _list_closing(members: Iterable[Opportunity], board: Board) -> tuple[Opportunity, ...]:
    """What closes within days or has closed, in the order in which it came to that: the last day decides."""
    found = (one for one in members if one.days_left <= board.policy.closing_soon_days)
    return tuple(sorted(found, key=lambda one: one.apply.last_day, reverse=True))


def _iterate_pairs(board: Board, every: Iterable[Opportunity]) -> Iterator[List]:
    """The pairs with enough projects, open or past: a feed that was there once should not go away."""
    collections = {(one.kind, one.id): one for several in board.collections.values() for one in several}
    pairs: list[tuple[Collection, Collection, tuple[Opportunity, ...]]] = []
    for first, second in PAIRS:
        members = group(every, partial(_list_pairs, first, second))
        pairs += [(collections[first, one], collections[second, other], found)
                  for (one, other), found in members.items() if len(found) >= board.policy.pair_feed_listings]
    for one, other, found in sorted(pairs, key=lambda pair: (pair[0].path, pair[1].path)):
        yield _build_pair(one, other, found)


def _list_pairs(first: str, second: str, opportunity: Opportunity) -> Iterator[tuple[str, str]]:
    """The ids of the lists of two kinds that an opportunity belongs to, each with each."""
    return product(GROUPS[first](opportunity), GROUPS[second](opportunity))


def _build_pair(one: Collection, other: Collection, members: tuple[Opportunity, ...]) -> List:
    choices = "&".join(f"{_name(c)}={'remote' if c.id == 'remote' else c.id.upper() if c.kind == 'places' else c.id}"
                       for c in (one, other))
    title = f"{one.label}, {other.label}"
    text = _("Open projects: {list}.", list=title)
    return List("pairs", f"{one.path}{other.path}", f"opportunities/?{choices}", title, text, members,
                _(TITLES["pairs"]))


def _name(collection: Collection) -> str:
    return "mode" if collection.id == "remote" and collection.kind == "places" else PARAMETERS[collection.kind]
