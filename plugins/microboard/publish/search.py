"""Adds open listings and their lists to the search index that MkDocs builds for the header's search."""

import html
import json
from collections.abc import Iterable, Mapping
from typing import Any

from microboard.board import Board, Opportunity
from microboard.publish.output import Page
from microboard.publish.submit import PATH
from microboard.publish.text import write_place

# The browser loads the whole index before it answers, so a large board adds its newest listings only.
MAX_LISTINGS = 500


def is_index(data: bytes) -> bool:
    """Whether an index that an earlier build has left can be read; there may be none."""
    try:
        return not data or isinstance(json.loads(data)["docs"], list)
    except (ValueError, TypeError, KeyError):
        return False


def complete_index(data: bytes, old: bytes, locations: Mapping[str, bool]) -> bytes:
    """The index (search_index.json, as the search plugin writes it) of the hand-written pages at `locations`, in that
    order. They say whether a page has been rendered now: of the others, what the `old` index says, if there is one."""
    index = json.loads(data)
    pages, before = _group(index["docs"]), _group(json.loads(old)["docs"]) if old else {}
    index["docs"] = [entry for location, is_rendered in locations.items()
                     for entry in (pages if is_rendered or location in pages else before).get(location, ())]
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
