"""Adds open listings and their lists to the search index that MkDocs builds for the header's search."""

import html
import json
from collections.abc import Iterable, Sequence
from typing import Any

from microboard.board import Board, Opportunity
from microboard.publish.output import Page
from microboard.publish.submit import PATH
from microboard.publish.text import write_place

# The browser loads the whole index before it answers, so a large board adds its newest listings only.
MAX_LISTINGS = 500


def complete_index(data: bytes, old: bytes, locations: Sequence[str]) -> bytes:
    """The index (search_index.json, as the search plugin writes it) of the hand-written pages at `locations`, in that
    order: of those that it leaves out, what the `old` index says, if there is one."""
    index = json.loads(data)
    pages = _group(index["docs"])
    pages = {**(_group(json.loads(old)["docs"]) if old else {}), **pages}
    index["docs"] = [entry for location in locations for entry in pages.get(location, ())]
    return _write(index)


def add_to_index(data: bytes, board: Board, pages: Iterable[Page]) -> bytes:
    """The index with listings, and with the first page of every list that is not empty and of the form."""
    index = json.loads(data)
    lists = {collection.path: collection for kind in board.collections.values() for collection in kind
             if collection.opportunities}
    index["docs"] += [_build_entry(page.path, page.title, page.description) for page in pages
                      if page.path in lists or page.path == PATH]
    index["docs"] += [_build_entry(one.path, one.title, _describe(one)) for one in board.open[:MAX_LISTINGS]]
    return _write(index)


def _group(entries: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The entries of each page: one for the page, and one for each heading."""
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return pages


def _write(index: dict[str, Any]) -> bytes:
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _describe(opportunity: Opportunity) -> str:
    labels = ", ".join(term.label for term in (opportunity.category, *opportunity.skills))
    return f"{opportunity.employer.name}. {opportunity.summary} {labels}. {write_place(opportunity)}."


def _build_entry(location: str, title: str, text: str) -> dict[str, str]:
    # The search shows both as HTML.
    return {"location": location, "title": html.escape(title), "text": html.escape(text)}
