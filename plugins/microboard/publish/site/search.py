"""Adds open listings and their lists to the index that an engine builds for the search in its header."""

import html
import json
from collections.abc import Collection, Iterable
from itertools import chain
from pathlib import Path

from microboard.board import Board, Opportunity
from microboard.publish.output import Page
from microboard.publish.pages.reference.html import SECTION as REFERENCE
from microboard.publish.pages.submit.page import PATH
from microboard.publish.plan import Plan
from microboard.publish.text.own import word_own
from microboard.publish.text.phrases import format_place
from microboard.run.replace import replace_file
from microboard.words.speech import _

# The browser loads the whole index before it answers, so a large board adds its newest listings only.
MAX_LISTINGS = 500
# The indexes that are known, and the list in each.
MKDOCS, ZENSICAL = "search/search_index.json", "search.json"
FORMATS = {MKDOCS: "docs", ZENSICAL: "items"}


def add_to_search(
    folder: Path, plan: Plan, written: Collection[str], more: Iterable[Page] = (), *, finds_projects: bool = False
) -> None:
    """Put the board's pages and `more` into the search of the site in `folder`, where an engine has made one. Where the
    board's own script finds the projects, they are not in there: two searches would give two answers."""
    for name in FORMATS:
        path = folder / name
        if path.is_file():
            pages = chain(plan.iterate_list_pages(), more)
            index = add_to_index(path.read_bytes(), plan.board, pages, written, plan.site.index, name,
                                 finds_projects=finds_projects)
            replace_file(path, [index])


def add_to_index(
    data: bytes, board: Board, pages: Iterable[Page], written: Collection[str], file: str = "", name: str = MKDOCS,
    *, finds_projects: bool = False
) -> bytes:
    """The index called `name`, as an engine writes it, with listings (unless the board's script finds them), with the
    first page of every list that is not empty, and with that of the form. Of the engine's pages, those at the addresses
    `written` stay: some put the shells in. `file` is what an address of a folder has to name, or empty."""
    index = json.loads(data)
    entries = FORMATS[name]
    index[entries] = [entry for entry in index[entries] if entry["location"].partition("#")[0] in written]
    lists = {collection.path: collection for kind in board.collections.values() for collection in kind
             if collection.opportunities}
    made = [_build_entry(page.path + file, page.title, page.description) for page in pages
            if page.path in lists or page.path == PATH or page.section == REFERENCE]
    listings = () if finds_projects else board.open[:MAX_LISTINGS]
    made += [_build_entry(one.path + file, one.title, _describe(one)) for one in listings]
    # What an entry has there besides its address, title and text.
    more = {"level": 1, "path": [_("Projects")], "tags": []} if name == ZENSICAL else {}
    index[entries] += [{**entry, **more} for entry in made]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _describe(opportunity: Opportunity) -> str:
    labels = ", ".join(term.label for term in (opportunity.category, *opportunity.skills))
    own = "".join(f" {one.field.label}: {word_own(one)}." for one in opportunity.all_own if one.field.shown)
    return f"{opportunity.employer.name}. {opportunity.summary} {labels}. {format_place(opportunity)}.{own}"


def _build_entry(location: str, title: str, text: str) -> dict[str, str]:
    # The search shows both as HTML.
    return {"location": location, "title": html.escape(title), "text": html.escape(text)}
