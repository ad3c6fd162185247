"""Turns a board into every file of its site."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.api import iterate_api, list_api_paths
from microboard.publish.calendars import ICS, iterate_calendars
from microboard.publish.cards import CARD, Cards
from microboard.publish.discovery import BOARD, LLMS, ROBOTS, iterate_discovery
from microboard.publish.feeds import iterate_feeds, list_feed_files
from microboard.publish.fragments import Fragments
from microboard.publish.lists import build_lists
from microboard.publish.opml import OPML, build_opml
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.pages import iterate_pages
from microboard.publish.red_flags import RED_FLAGS, build_red_flags
from microboard.publish.shell import STYLESHEET, Shell
from microboard.publish.submit import build_submit_page

ASSETS = Path(__file__).parents[1] / "assets"


def iterate_outputs(
    board: Board, rulebook: Rulebook, site: Site, get_shell: Callable[[Page], Shell]
) -> Iterator[OutputFile]:
    """Every file of the board's site, each once. What names public addresses needs the site's own."""
    fragments = Fragments(site)
    for page in iterate_site_pages(board, rulebook, site, Cards(partial(fragments.get, CARD))):
        yield get_shell(page).stamp(page, site)
    if site.url:
        lists = build_lists(board)
        yield from iterate_feeds(board, site, lists, fragments)
        yield from iterate_calendars(site, lists, partial(fragments.get, ICS))
        yield build_opml(lists, site)
        yield from iterate_discovery(board, site)
    yield from iterate_api(board, site, fragments)
    yield build_red_flags(board, rulebook)
    yield from iterate_static(rulebook, site)


def iterate_site_pages(board: Board, rulebook: Rulebook, site: Site, cards: Cards | None = None) -> Iterator[Page]:
    """Every page: the board's, and the one on which employers write a listing."""
    yield from iterate_pages(board, cards)
    yield build_submit_page(rulebook, site)


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


def list_paths(board: Board, rulebook: Rulebook) -> set[str]:
    """Where the board's files will be, without building them."""
    lists = build_lists(board)
    return {
        *(page.file for page in iterate_site_pages(board, rulebook, Site("", ""))),
        *list_feed_files(board, lists),
        *(one.path + ICS for one in lists),
        *(output.path for output in iterate_static(rulebook, Site("", ""))),
        *list_api_paths(board), RED_FLAGS, OPML, BOARD, ROBOTS, LLMS,
    }


def write_outputs(folder: Path, outputs: Iterable[OutputFile]) -> int:
    """Write files under `folder`; how many were written."""
    made: set[Path] = set()
    count = 0
    for output in outputs:
        count += 1
        path = folder / output.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(output.data)
    return count
