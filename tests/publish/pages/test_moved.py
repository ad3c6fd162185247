"""A listing that has moved is found at its earlier addresses, and feeds and calendars do not take it for a new one."""

import json
from pathlib import Path

from lxml import html

from boards import BoardFolder
from microboard.board import build_board
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.pages.moved import iterate_moved_pages, list_moved_pages
from microboard.publish.plan import Plan
from microboard.run.clock import read_clock
from site_files import iterate_files

NOW = read_clock("2026-11-23")
SITE = Site("Jobs", "https://org.example/jobs/")


def make_plan(folder: BoardFolder, site: Site = SITE) -> Plan:
    checked = check_board(folder.root, NOW.date())
    assert not checked.has_errors
    return Plan(build_board(checked, NOW), checked.rulebook, site)


def build_feeds(folder: BoardFolder) -> dict[str, bytes]:
    files = iterate_files(make_plan(folder).board, SITE, frozenset({"feeds", "calendars"}))
    return {file.path: file.data for file in files}


def test_every_earlier_address_leads_to_the_page(folder: BoardFolder) -> None:
    folder.add("acme/bread", formerly=["old/loaf", "acme/loaf"], title="Bread <b>& more</b> for everyone")
    plan = make_plan(folder)
    pages = {page.path: html.document_fromstring(page.data) for page in iterate_moved_pages(plan.moved, SITE)}
    assert sorted(pages) == ["opportunities/acme/loaf/index.html", "opportunities/old/loaf/index.html"]
    assert list(pages) == list_moved_pages(plan.moved)
    for page in pages.values():
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../../opportunities/acme/bread/"]
        assert page.xpath("//a/@href") == ["../../../opportunities/acme/bread/"]
        assert page.xpath("//link[@rel='canonical']/@href") == ["https://org.example/jobs/opportunities/acme/bread/"]
        assert page.xpath("string(//a)").strip() == "Bread <b>& more</b> for everyone"


def test_feeds_and_calendars_know_it_by_its_first_address(folder: BoardFolder) -> None:
    folder.add("acme/bread")
    before = build_feeds(folder)
    Path(folder.root / "opportunities/acme/bread.yml").unlink()
    folder.add("acme/rolls", formerly=["acme/bread"])
    after = build_feeds(folder)

    def read_ids(files: dict[str, bytes]) -> tuple[object, ...]:
        feed = json.loads(files["opportunities/feed.json"])
        events = [line for line in files["opportunities/deadlines.ics"].splitlines() if line.startswith(b"UID:")]
        return [item["id"] for item in feed["items"]], events

    assert read_ids(before) == read_ids(after)
    assert b"opportunities/acme/rolls/" in after["opportunities/feed.json"]


def test_of_two_employers_that_claim_an_address_the_newer_listing_has_it(folder: BoardFolder) -> None:
    folder.add_employer("other")
    folder.add("acme/one", formerly=["gone/one"], posted="2026-11-20")
    folder.add("other/two", formerly=["gone/one"], posted="2026-11-22")
    plan = make_plan(folder)
    assert {old: one.id for old, one in plan.moved.items()} == {"gone/one": "other/two"}
