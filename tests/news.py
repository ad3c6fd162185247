"""Feeds of a board, in which anything may stand."""

import json
from pathlib import Path
from typing import Any

from microboard.announce.feed import Entry
from microboard.announce.message import News
from microboard.run.clock import read_clock

BOARD = "https://jobs.example/board/"
# What somebody writes who wants to be heard by everybody.
HOSTILE = ("@everyone <!channel> <@U1> @user@host.example #win [free money](https://evil.example) <https://evil.example|"
           "here> </a><script>alert(1)</script> **bold** ||x|| `y` www.evil.example\r\nBcc: all@evil.example ‮")


def build_item(number: int, **changes: Any) -> dict[str, Any]:
    """A listing; a higher number is newer."""
    url = f"{BOARD}opportunities/acme/project-{number}/"
    return {
        "id": url, "url": url, "title": f"Project {number}", "summary": "Ask customers, and write down what they say.",
        "content_html": "<p>Acme</p>\n<ul>\n<li>Pay: €600 &amp; lunch</li>\n<li>Hours: 40</li>\n<li>Apply by 1 March"
                        "</li>\n<li>Place: Remote</li>\n</ul>\n<ul><li>A table</li></ul>",
        "date_published": f"2026-11-{number % 28 + 1:02}T00:00:00+00:00", "authors": [{"name": "Acme"}], **changes,
    }


def build_feed(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A feed with the newest first."""
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Open projects · Jobs", "language": "en",
            "home_page_url": f"{BOARD}opportunities/", "feed_url": f"{BOARD}opportunities/feed.json",
            "authors": [{"name": "Jobs", "url": BOARD}], "items": items, **changes}


def write_feed(path: Path, *numbers: int, **changes: Any) -> Path:
    """A file with listings by their numbers."""
    path.write_text(json.dumps(build_feed(*map(build_item, numbers), **changes)), encoding="utf-8")
    return path


def build_news(count: int, text: str = "") -> News:
    """So many listings, with a text in each place of theirs."""
    entries = [Entry(f"{BOARD}{n}/", f"{BOARD}{n}/", text or f"Project {n}", text or "Acme", text or "Ask.",
                     (text or "Pay: €600",), "2026-11-01T00:00:00+00:00") for n in range(count)]
    return News(text or "Jobs", f"{BOARD}opportunities/", read_clock("2026-11-30"), entries)
