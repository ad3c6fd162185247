"""Turns a board into every file of its site."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.api import build_single, iterate_api_lists, list_api_paths
from microboard.publish.calendars import ICS, iterate_calendars
from microboard.publish.discovery import BOARD, LLMS, ROBOTS, iterate_discovery
from microboard.publish.feeds import iterate_feeds, list_feed_files
from microboard.publish.lists import List
from microboard.publish.opml import OPML, build_opml
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.plan import Plan
from microboard.publish.red_flags import RED_FLAGS, build_red_flags
from microboard.publish.shell import STYLESHEET, Shell

ASSETS = Path(__file__).parents[1] / "assets"
GetShell = Callable[[Page], Shell]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a site that can be made alone: some of its employers, lists or other pages, or the files of which there
    is one. `start` and `stop` are places in the plan."""

    kind: Literal["employers", "lists", "pages", "board"]
    start: int = 0
    stop: int = 0


def iterate_outputs(board: Board, rulebook: Rulebook, site: Site, get_shell: GetShell) -> Iterator[OutputFile]:
    """Every file of the board's site, each once. What names public addresses needs the site's own."""
    plan = Plan(board, rulebook, site)
    for share in (Share("pages", 0, len(plan.pages)), Share("employers", 0, len(board.employers)),
                  Share("lists", 0, len(plan.lists)), Share("board")):
        yield from iterate_share(plan, share, get_shell)


def iterate_share(plan: Plan, share: Share, get_shell: GetShell) -> Iterator[OutputFile]:
    """The files of a share."""
    if share.kind == "pages":
        yield from (get_shell(page).stamp(page, plan.site) for page in plan.pages[share.start : share.stop])
    elif share.kind == "employers":
        for index in range(share.start, share.stop):
            yield from _iterate_employer(plan, index, get_shell)
    elif share.kind == "lists":
        lists = plan.lists[share.start : share.stop]
        yield from _iterate_lists(plan, [one for one in lists if one.kind != "employers"])
    else:
        yield from _iterate_board(plan)


def _iterate_employer(plan: Plan, index: int, get_shell: GetShell) -> Iterator[OutputFile]:
    yield from (get_shell(page).stamp(page, plan.site) for page in plan.iterate_pages_of(index))
    for opportunity in plan.list_opportunities(plan.board.employers[index]):
        yield build_single(opportunity, plan.fragments)
    yield from _iterate_lists(plan, [plan.employer_lists[index]])


def _iterate_lists(plan: Plan, lists: Sequence[List]) -> Iterator[OutputFile]:
    """Feeds and calendars, which need public addresses."""
    if plan.site.url:
        yield from iterate_feeds(plan.board, plan.site, lists, plan.fragments)
        yield from iterate_calendars(plan.site, lists, partial(plan.fragments.get, ICS))


def _iterate_board(plan: Plan) -> Iterator[OutputFile]:
    """The files of which there is one."""
    if plan.site.url:
        yield build_opml(plan.lists, plan.site)
        yield from iterate_discovery(plan.board, plan.site)
    yield from iterate_api_lists(plan.board, plan.site, plan.fragments)
    yield build_red_flags(plan.board, plan.rulebook)
    yield from iterate_static(plan.rulebook, plan.site)


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


def list_paths(plan: Plan) -> set[str]:
    """Where the board's files will be, without building them."""
    return {
        *(page.file for page in plan.iterate_pages()),
        *list_feed_files(plan.board, plan.lists),
        *(one.path + ICS for one in plan.lists),
        *(output.path for output in iterate_static(plan.rulebook, Site("", ""))),
        *list_api_paths(plan.board), RED_FLAGS, OPML, BOARD, ROBOTS, LLMS,
    }
