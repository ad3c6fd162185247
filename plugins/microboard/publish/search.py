"""Adds open listings to the search index that MkDocs builds for the header's search."""

import html
import json
from collections.abc import Collection

from microboard.board import Board

# The browser loads the whole index before it answers, so a large board adds its newest listings only.
MAX_LISTINGS = 500


def add_to_index(data: bytes, board: Board, shells: Collection[str]) -> bytes:
    """The index (search_index.json, as the search plugin writes it) with listings and without the shells' pages."""
    index = json.loads(data)
    kept = [entry for entry in index["docs"]
            if entry["location"].partition("#")[0] not in shells]
    for opportunity in board.open[:MAX_LISTINGS]:
        # The search shows both as HTML.
        text = html.escape(f"{opportunity.employer.name}. {opportunity.summary}")
        kept.append({"location": opportunity.path, "title": html.escape(opportunity.title), "text": text})
    index["docs"] = kept
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
