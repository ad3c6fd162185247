"""Turns a board into every file of its site."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.feeds import iterate_feeds, list_feed_files
from microboard.publish.index import INDEX, build_index
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.pages import iterate_pages
from microboard.publish.shell import STYLESHEET, Shell

ASSETS = Path(__file__).parents[1] / "assets"


def iterate_outputs(
    board: Board, rulebook: Rulebook, site: Site, get_shell: Callable[[Page], Shell]
) -> Iterator[OutputFile]:
    """Every file of the board's site, each once."""
    for page in iterate_pages(board):
        yield get_shell(page).stamp(page, site)
    if site.url:
        yield from iterate_feeds(board, site)
    yield OutputFile(INDEX, build_index(board))
    yield from iterate_static(rulebook)


def iterate_static(rulebook: Rulebook) -> Iterator[OutputFile]:
    """The style sheet and scripts, and the schemas with the board's own vocabulary in them."""
    folder = STYLESHEET.rpartition("/")[0]
    for path in sorted(ASSETS.glob("*.[cj]s*")):
        yield OutputFile(f"{folder}/{path.name}", path.read_bytes())
    for name, check in (("opportunity", rulebook.opportunity), ("employer", rulebook.employer)):
        text = json.dumps(check.schema, ensure_ascii=False, indent=2) + "\n"
        yield OutputFile(f"schema/{name}.schema.json", text.encode())


def list_paths(board: Board, rulebook: Rulebook) -> set[str]:
    """Where the board's files will be, without building them."""
    paths = {INDEX, *(output.path for output in iterate_static(rulebook))}
    for page in iterate_pages(board):
        paths.update([page.file, *list_feed_files(page)])
    return paths


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
