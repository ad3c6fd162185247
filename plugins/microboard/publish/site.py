"""Turns a board into every file of its site."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from microboard.board import Board
from microboard.check import Rulebook
from microboard.collector import paused_collector
from microboard.publish.api import (
    build_single,
    iterate_columns,
    iterate_descriptions,
    iterate_records,
    list_api_paths,
)
from microboard.publish.calendars import ICS, iterate_calendars
from microboard.publish.discovery import BOARD, LLMS, ROBOTS, iterate_discovery
from microboard.publish.feeds import list_feed_files
from microboard.publish.lists import List
from microboard.publish.opml import OPML, build_opml
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.plan import Plan
from microboard.publish.red_flags import RED_FLAGS, build_red_flags
from microboard.publish.shell import STYLESHEET, Shell

ASSETS = Path(__file__).parents[1] / "assets"
GetShell = Callable[[Page], Shell]


class Part(NamedTuple):
    """What a site is made of: an employer with its listings, a list with its feeds, a page, or some of the files of
    which there is one. `place` is where it stands in the plan, or in `BOARD_FILES`."""

    kind: Literal["employer", "list", "page", "board"]
    place: int


def list_parts(plan: Plan) -> list[Part]:
    """Every part of a site; together they are all its files, each once. What takes longest comes first."""
    return [
        *(Part("employer", index) for index in range(len(plan.board.employers))),
        *(Part("board", place) for place in range(len(BOARD_FILES))),
        *(Part("list", index) for index, one in enumerate(plan.lists) if one.kind != "employers"),
        *(Part("page", index) for index in range(len(plan.pages))),
    ]


def iterate_outputs(board: Board, rulebook: Rulebook, site: Site, get_shell: GetShell) -> Iterator[OutputFile]:
    """Every file of the board's site. What names public addresses needs the site's own."""
    plan = Plan(board, rulebook, site)
    return chain.from_iterable(iterate_part(plan, part, get_shell) for part in list_parts(plan))


def iterate_part(plan: Plan, part: Part, get_shell: GetShell) -> Iterator[OutputFile]:
    """The files of a part."""
    if part.kind == "employer":
        yield from _iterate_employer(plan, part.place, get_shell)
    elif part.kind == "list":
        yield from _iterate_lists(plan, [plan.lists[part.place]])
    elif part.kind == "page":
        page = plan.pages[part.place]
        yield get_shell(page).stamp(page, plan.site)
    else:
        yield from BOARD_FILES[part.place](plan)


def _iterate_employer(plan: Plan, index: int, get_shell: GetShell) -> Iterator[OutputFile]:
    for page in chain(plan.iterate_employer_pages(index), plan.iterate_listings(index)):
        yield get_shell(page).stamp(page, plan.site)
    for opportunity in plan.list_opportunities(plan.board.employers[index]):
        yield build_single(opportunity, plan.pieces)
    yield from _iterate_lists(plan, [plan.employer_lists[index]])


def _iterate_lists(plan: Plan, lists: Sequence[List]) -> Iterator[OutputFile]:
    """Feeds and calendars, which need public addresses."""
    if plan.site.url:
        yield from plan.feeds.iterate(lists)
        yield from iterate_calendars(plan.site, lists, partial(plan.pieces.get, ICS))


def _iterate_small(plan: Plan) -> Iterator[OutputFile]:
    """What does not grow with the listings."""
    if plan.site.url:
        yield build_opml(plan.lists, plan.site)
        yield from iterate_discovery(plan.board, plan.site)
    yield build_red_flags(plan.board, plan.rulebook)
    yield from iterate_static(plan.rulebook, plan.site)
    yield from iterate_descriptions(plan.board, plan.site)


# The files of which there is one. The first takes longest.
BOARD_FILES: tuple[Callable[[Plan], Iterator[OutputFile]], ...] = (
    lambda plan: iterate_columns(plan.board, plan.pieces),
    lambda plan: iterate_records(plan.board, plan.pieces),
    _iterate_small,
)


def iterate_static(rulebook: Rulebook, site: Site) -> Iterator[OutputFile]:
    """The style sheets and scripts, and the schemas with the board's own vocabulary in them."""
    folder = STYLESHEET.rpartition("/")[0]
    for path in sorted(ASSETS.glob("*.[cj]s*")):
        place = f"{folder}/{path.name}"
        yield OutputFile(place, path.read_bytes() + (site.style.encode() if place == STYLESHEET else b""))
    for name, check in (("opportunity", rulebook.opportunity), ("employer", rulebook.employer)):
        place = f"schema/{name}.schema.json"
        schema = {**check.schema, "$id": site.url + place} if site.url else check.schema
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield OutputFile(place, text.encode())


@paused_collector()
def find_taken(plan: Plan, paths: Collection[str]) -> set[str]:
    """Those of `paths` at which the board makes a file itself. Only the folders that they are in are looked at."""
    return set(iterate_paths(plan, {path.partition("/")[0] for path in paths})).intersection(paths)


def iterate_paths(plan: Plan, folders: Collection[str]) -> Iterator[str]:
    """Where files will be, without building them: all in these folders, and some others."""
    yield from {RED_FLAGS, OPML, BOARD, ROBOTS, LLMS} - plan.site.kept
    yield from (page.file for page in plan.pages)
    yield from (output.path for output in iterate_static(plan.rulebook, Site("", "")))
    lists = [one for one in plan.lists if one.path.partition("/")[0] in folders]
    yield from list_feed_files(plan.board, lists)
    yield from (one.path + ICS for one in lists if not one.is_brief)
    if "api" in folders:
        yield from list_api_paths(plan.board)
    if not {"opportunities", "employers"}.isdisjoint(folders):
        yield from (page.file for page in plan.iterate_pages())
