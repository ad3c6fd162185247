"""Compares a finished site with its board: what is missing, what says something else, and what was never filled in."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.api.discovery import BOARD, build_board_file, find_kept
from microboard.publish.output import HTML, Site
from microboard.publish.pages.reference.pages import BUILDERS
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import LEFT
from microboard.publish.site.embed_marks import MARK
from microboard.publish.site.finished import OWN
from microboard.publish.site.parts import iterate_paths
from microboard.publish.site.site_folder import UNFINISHED

# The most files that are named of each sort.
MAX_NAMED = 5
AGAIN = "Build the site again, with the MkDocs plugin or with microboard publish."


class SiteError(ValueError):
    """A site that says nothing of a board; the message is for people."""


def read_board_file(folder: Path) -> dict[str, Any]:
    """What the site in `folder` says of its board. Raises SiteError where it says nothing."""
    path = folder / BOARD
    if (folder / UNFINISHED).exists():
        raise SiteError(f"{folder} holds {UNFINISHED}: its build was ended. Build it again.")
    if not path.is_file():
        raise SiteError(f"{folder} holds no {BOARD}, so no board was published into it, or the site has no public "
                        f"address (site_url). {AGAIN}")
    try:
        values = json.loads(path.read_bytes())
    except ValueError as error:
        raise SiteError(f"{path} is no JSON. {AGAIN}") from error
    if not isinstance(values, dict) or not all(isinstance(values.get(name), str) for name in ("as_of", "name", "url")):
        raise SiteError(f"{path} does not say as of which day, under which name and at which address. {AGAIN}")
    return values


def find_differences(folder: Path, said: dict[str, Any], board: Board, rulebook: Rulebook) -> Iterator[str]:
    """What is wrong with the site in `folder`, which has `said` this of its board: a sentence each."""
    site = Site(said["name"], said["url"], kept=find_kept(folder))
    plan = Plan(board, rulebook, site)
    yield from _compare(said, json.loads(build_board_file(board, site)))
    paths = list(iterate_paths(plan))
    missing = [path for path in paths if not _has_text(folder / path)]
    missing += [name for name in BUILDERS if not _has_page(folder, name.removesuffix(".md"))]
    yield from _name("missing from the site, or empty", missing)
    pages = {path for path in paths if path.endswith(HTML)}
    unfilled, foreign = [], []
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("."):  # kept for a later build, and no page
            continue
        data = path.read_bytes()
        if _is_unfilled(data.decode(errors="replace")):
            unfilled.append(name)
        elif name in pages and not OWN.search(data):
            foreign.append(name)
    yield from _name("still with a mark in which the board's text should be", unfilled)
    yield from _name("somebody else's page in the place of the board's", foreign)


def _has_text(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _has_page(folder: Path, name: str) -> bool:
    return _has_text(folder / name / HTML) or _has_text(folder / f"{name}.html")


def _is_unfilled(html: str) -> bool:
    # A listing can write neither such an element nor a comment.
    return bool(LEFT.search(html) or MARK.search(html))


def _compare(said: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    for name in sorted(said.keys() | known.keys()):
        if said.get(name) != known.get(name):
            yield (f"{BOARD} and the board do not agree on {name!r}: {_write(said.get(name))} there, "
                   f"{_write(known.get(name))} here. {AGAIN}")


def _write(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _name(what: str, paths: Sequence[str]) -> Iterator[str]:
    if paths:
        more = f" and {len(paths) - MAX_NAMED} more" if len(paths) > MAX_NAMED else ""
        yield f"{len(paths)} {'file is' if len(paths) == 1 else 'files are'} {what}: " + \
            f"{', '.join(paths[:MAX_NAMED])}{more}. {AGAIN}"
