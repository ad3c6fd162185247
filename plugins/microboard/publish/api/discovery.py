"""What a board says about itself to programs: robots.txt, llms.txt and board.json."""

import json
import re
from pathlib import Path

from microboard.board import Board
from microboard.publish.api.files import CHANGES, FACETS, LIST, OPENAPI
from microboard.publish.api.index import INDEX
from microboard.publish.feeds.calendars import ICS
from microboard.publish.feeds.feed_pages import ATOM, JSON, RSS
from microboard.publish.feeds.opml import OPML
from microboard.publish.output import SOCIAL, Site

BOARD, ROBOTS, LLMS = "board.json", "robots.txt", "llms.txt"
FEEDS, POLICY, INSIGHTS = "feeds/index.html", "policy/index.html", "insights/index.html"
# A page that the board makes.
MADE = re.compile(rb".* id=\"?mb-start\b.*", re.DOTALL)
# The board's own files in these places, recognised by what they hold.
OWN = {
    ROBOTS: re.compile(rb"User-agent: \*\nAllow: /\n\n(Sitemap: \S+/sitemap\.xml\n)+"),
    LLMS: re.compile(rb"# .*Prefer the data below to reading pages\..*", re.DOTALL),
    SOCIAL: re.compile(rb"\x89PNG.*Software\0Microboard.*", re.DOTALL),
    FEEDS: MADE, POLICY: MADE, INSIGHTS: MADE,
}


def find_kept(folder: Path) -> frozenset[str]:
    """Files that a site in `folder` has of its own, and that the board therefore does not make."""
    return frozenset(path for path, own in OWN.items()
                     if (folder / path).is_file() and not own.fullmatch((folder / path).read_bytes()))


def build_robots(site: Site) -> bytes:
    """Every program may read everything, and finds the sitemaps."""
    sitemaps = "".join(f"Sitemap: {site.url}{path}\n" for path in site.sitemaps)
    return f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()


def build_board_file(board: Board, site: Site) -> bytes:
    """Who this board is, what it accepts, and where everything is: what another board needs to merge with it."""
    policy = board.policy
    value = {
        "version": 1,
        "name": site.name,
        "url": site.url,
        "licence": policy.licence,
        "as_of": board.as_of.date().isoformat(),
        "open": len(board.open),
        "policy": {
            "unpaid": policy.unpaid,
            "floor_per_hour": dict(policy.floor_per_hour),
            "max_hours_per_week": policy.max_hours_per_week,
        },
        "feeds": {"rss": site.url + f"opportunities/{RSS}", "atom": site.url + f"opportunities/{ATOM}",
                  "json": site.url + f"opportunities/{JSON}", "calendar": site.url + f"opportunities/{ICS}",
                  "opml": site.url + OPML},
        "api": {"opportunities": site.url + LIST, "changes": site.url + CHANGES, "facets": site.url + FACETS,
                "index": site.url + INDEX, "openapi": site.url + OPENAPI},
        "schema": {name: f"{site.url}schema/{name}.schema.json" for name in ("opportunity", "employer")},
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def build_llms(board: Board, site: Site) -> bytes:
    """The board for language models (llmstxt.org): what it is, and where its data is."""
    lines = [
        f"# {site.name}", "",
        "> A board of micro-internships: short, paid projects with a mentor. Every listing states pay, hours, deadline "
        "and who may apply.", "",
        f"{len(board.open)} projects were open on {board.as_of.date().isoformat()}. A closed listing keeps its page, "
        "which says that it is closed. Prefer the data below to reading pages.", "",
        "## Data", "",
        f"- [Open listings]({site.url}{LIST}): JSON, everything but the descriptions",
        f"- [Changes]({site.url}{CHANGES}): one JSON object a line, the latest change first, closed ones too",
        f"- [API description]({site.url}{OPENAPI}): OpenAPI 3.1",
        f"- [Feed]({site.url}opportunities/{ATOM}): Atom, the whole text of the newest", "",
        "## Lists", "",
        *(f"- [{collection.label}]({site.url}{collection.path}): {len(collection.opportunities)} open"
          for collection in board.collections["categories"]),
    ]
    return ("\n".join(lines) + "\n").encode()
