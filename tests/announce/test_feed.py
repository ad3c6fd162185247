"""A feed is read with what stands in it on one line, and goes on to its next pages on the same host alone."""

import json
from pathlib import Path

import pytest

from boards import ROOT
from microboard.announce.feed import FeedError, iterate_pages
from news import BOARD, build_feed, build_item, write_feed

GOLDEN = ROOT / "tests/golden/site/opportunities/feed.json"


def test_an_entry_says_what_decides(tmp_path: Path) -> None:
    page, = iterate_pages(str(write_feed(tmp_path / "feed.json", 1)))
    entry, = page.entries
    assert (page.name, page.language, page.home) == ("Jobs", "en", f"{BOARD}opportunities/")
    assert (entry.title, entry.employer) == ("Project 1", "Acme")
    assert entry.facts == ("Pay: €600 & lunch", "Hours: 40", "Apply by 1 March")


def test_the_feeds_of_this_program_are_read() -> None:
    items = json.loads(GOLDEN.read_bytes())["items"]
    entries = next(iterate_pages(str(GOLDEN))).entries
    assert [entry.id for entry in entries] == [item["id"] for item in items]
    assert all(len(entry.facts) == 3 and entry.employer and entry.summary for entry in entries)


def test_pages_of_a_file_lie_beside_it(tmp_path: Path) -> None:
    write_feed(tmp_path / "feed-2.json", 1)
    write_feed(tmp_path / "feed.json", 2, next_url=f"{BOARD}opportunities/feed-2.json")
    pages = iterate_pages(str(tmp_path / "feed.json"))
    assert [entry.title for page in pages for entry in page.entries] == ["Project 2", "Project 1"]


def test_pages_of_an_address_stay_on_its_host() -> None:
    place = f"{BOARD}opportunities/feed.json"
    files = {place: build_feed(build_item(2), next_url=f"{BOARD}opportunities/feed-2.json"),
             f"{BOARD}opportunities/feed-2.json": build_feed(build_item(1), next_url="https://evil.example/feed.json")}
    pages = iterate_pages(place, lambda url: json.dumps(files[url]).encode())
    assert [entry.title for page in (next(pages), next(pages)) for entry in page.entries] == ["Project 2", "Project 1"]
    with pytest.raises(FeedError, match="goes on at another host"):
        next(pages)


def test_a_feed_without_end_ends() -> None:
    place = f"{BOARD}feed.json"
    data = json.dumps(build_feed(build_item(1), next_url=place)).encode()
    assert len(list(iterate_pages(place, lambda _: data))) == 20


@pytest.mark.parametrize("item", [
    {}, [], None, "x", {"url": "javascript:alert(1)", "title": "x"}, {"url": "https://a.example/", "title": " \n"},
    {"url": "https://user@a.example/", "title": "x"}, {"url": f"{BOARD}\nBcc: x", "title": "x"},
])
def test_who_leads_nowhere_is_left_out(item: object) -> None:
    page, = iterate_pages(BOARD, lambda _: json.dumps(build_feed(item)).encode())
    assert page.entries == ()


@pytest.mark.parametrize("wrong", [
    {"content_html": 7, "summary": [], "authors": {}}, {"authors": [7], "content_html": "<ul><li"},
    {"authors": [{"name": {}}], "date_published": None},
])
def test_what_has_another_shape_is_not_there(wrong: dict[str, object]) -> None:
    page, = iterate_pages(BOARD, lambda _: json.dumps(build_feed(build_item(1, **wrong))).encode())
    assert page.entries[0].title == "Project 1"
    assert page.entries[0].employer == ""


@pytest.mark.parametrize(("text", "words"), [
    ("{", "cannot be read as JSON"), ("[" * 100_000, "cannot be read as JSON"), ("[]", "is no JSON Feed"),
    ('{"version": "1"}', "is no JSON Feed"), ('{"version": 1}', "is no JSON Feed"),
    (json.dumps(build_feed(feed_url="http://127.0.0.1:8000/feed.json")), "does not say where it"),
])
def test_what_is_no_feed_is_said(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "feed.json").write_text(text)
    with pytest.raises(FeedError, match=words):
        next(iterate_pages(str(tmp_path / "feed.json")))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="cannot be read: no such file or directory"):
        next(iterate_pages(str(tmp_path / "feed.json")))
