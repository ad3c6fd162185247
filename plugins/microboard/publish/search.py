"""Adds open listings and their lists to the search index that MkDocs builds for the header's search."""

import html
import json
from collections.abc import Collection, Iterable
from pathlib import Path

from microboard.board import Board, Opportunity
from microboard.publish.output import Page
from microboard.publish.plan import Plan
from microboard.publish.submit import PATH
from microboard.publish.text import format_place
from microboard.replace import replace_file

# The browser loads the whole index before it answers, so a large board adds its newest listings only.
MAX_LISTINGS = 500
SEARCH = "search/search_index.json"


def add_to_search(folder: Path, plan: Plan, written: Collection[str]) -> None:
    """Put the board's pages into the search of the site in `folder`, where an engine has made one."""
    path = folder / SEARCH
    if path.is_file():
        replace_file(path, [add_to_index(path.read_bytes(), plan.board, plan.iterate_list_pages(), written,
                                         plan.site.index)])


def add_to_index(data: bytes, board: Board, pages: Iterable[Page], written: Collection[str], file: str = "") -> bytes:
    """The index (search_index.json, as the search plugin writes it) with listings, and with the first page of every
    list that is not empty and of the form. Of the engine's pages, those at the addresses `written` stay: some plugins
    put the shells in. `file` is what an address of a folder has to name, or empty."""
    index = json.loads(data)
    index["docs"] = [entry for entry in index["docs"] if entry["location"].partition("#")[0] in written]
    lists = {collection.path: collection for kind in board.collections.values() for collection in kind
             if collection.opportunities}
    index["docs"] += [_build_entry(page.path + file, page.title, page.description) for page in pages
                      if page.path in lists or page.path == PATH]
    index["docs"] += [_build_entry(one.path + file, one.title, _describe(one)) for one in board.open[:MAX_LISTINGS]]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _describe(opportunity: Opportunity) -> str:
    labels = ", ".join(term.label for term in (opportunity.category, *opportunity.skills))
    return f"{opportunity.employer.name}. {opportunity.summary} {labels}. {format_place(opportunity)}."


def _build_entry(location: str, title: str, text: str) -> dict[str, str]:
    # The search shows both as HTML.
    return {"location": location, "title": html.escape(title), "text": html.escape(text)}
