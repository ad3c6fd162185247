"""A board moves, and those who follow it notice nothing but new links."""

import json
from dataclasses import replace

import feedparser
import pytest
from icalendar import Calendar

from microboard.board import Board
from microboard.publish.feeds.calendars import iterate_calendars
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.site.site_facts import read_id_base
from site_files import iterate_feeds

FIRST = Site("Jobs", "https://org.example/jobs/")
ADDRESSES = ("http://org.example/jobs/", "https://jobs.city.example/", "https://org.example/", "https://org.example/a/b/")


@pytest.fixture
def board(folder) -> Board:
    folder.add("acme/bread")
    folder.add("acme/cake", description="Something else altogether, to be read at length. " * 8)
    return folder.build()


def build(board: Board, site: Site) -> dict[str, bytes]:
    lists = build_lists(board)
    return {one.path: one.data for one in (*iterate_feeds(board, site, lists), *iterate_calendars(site, lists))}


def read_ids(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The ids in each file, as an independent reader has them, and the feed's own where it has one."""
    ids = {}
    for path, data in files.items():
        if path.endswith(".ics"):
            ids[path] = [str(event["UID"]) for event in Calendar.from_ical(data).walk("VEVENT")]
        elif path.endswith(".json"):
            ids[path] = [item["id"] for item in json.loads(data)["items"]]
        else:
            feed = feedparser.parse(data)
            ids[path] = [feed.feed.get("id", ""), *(entry.id for entry in feed.entries)]
    return ids


@pytest.mark.parametrize("address", ADDRESSES)
def test_ids_stay_when_the_board_moves_and_links_follow(board: Board, address: str) -> None:
    before = build(board, FIRST)
    after = build(board, Site("Jobs", address, id_base=FIRST.url))
    assert read_ids(after) == read_ids(before)
    for form in ("feed.xml", "atom.xml"):
        for entry in feedparser.parse(after[f"opportunities/{form}"]).entries:
            assert entry.link.startswith(f"{address}opportunities/")
            # What is no address any more must not be opened as one (RSS 2.0, guid).
            assert form == "atom.xml" or entry.guidislink is False
    assert all(item["url"].startswith(address) for item in json.loads(after["opportunities/feed.json"])["items"])
    (event, _) = Calendar.from_ical(after["opportunities/deadlines.ics"]).walk("VEVENT")
    assert event["URL"].startswith(address)


def test_a_board_that_has_not_moved_need_not_say_so(board: Board) -> None:
    assert build(board, FIRST) == build(board, replace(FIRST, id_base=FIRST.url))


@pytest.mark.parametrize(("written", "read"), [
    ("", ""), ("https://org.example/jobs", FIRST.url), (FIRST.url, FIRST.url), ("http://org.example", "http://org.example/"),
    ("https://jöbs.example/", "https://jöbs.example/"), ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
])
def test_an_address_is_read_as_site_url_is(written: str, read: str) -> None:
    assert read_id_base(written) == read


@pytest.mark.parametrize("written", [
    "org.example/jobs/", "ftp://org.example/", "https://", "https:///jobs/", "/jobs/", "https://org.example/?a", "https://[",
    "https://org.example/#x", "https://org .example/", "tag:org.example,2026:jobs", "https://org.example/\n",
])
def test_what_is_no_web_address_is_refused_in_words(written: str) -> None:
    with pytest.raises(ValueError, match=r"id_base: write the whole address at which the board was first"):
        read_id_base(written)
