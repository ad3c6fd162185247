"""A day on which nothing is edited, opened or closed changes no page."""

import json
from datetime import date
from pathlib import Path

import pytest

from boards import BoardFolder
from microboard.check import check_board
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site.embed import fill_embeds
from microboard.publish.site.parts import iterate_part, list_parts

SITE = Site("Jobs", "https://org.example/jobs/")
SHELL = Shell(f"<html><head><title>MICROBOARD-TITLE</title></head><body>{BODY}</body></html>")


@pytest.fixture
def living(folder: BoardFolder) -> BoardFolder:
    """A board with a listing in every state. One closes in December, the others next year."""
    folder.add("acme/long", apply__deadline="2027-02-01")
    folder.add("acme/short", apply__deadline="2026-12-14")
    folder.add("acme/filled", status="filled")
    folder.add("acme/over", posted="2026-10-01", apply__deadline="2026-11-01")
    folder.add("zebra/alone", apply__deadline="2027-02-01")
    folder.add("zebra/paused", status="paused", apply__deadline="2027-02-01")
    folder.add("forgotten/early", posted="2026-05-01", apply__deadline="2027-01-20")
    return folder


def build(root: Path, day: str) -> dict[str, bytes]:
    """Every file of the site as of a day, and what a hand-written page shows of it."""
    made = BoardFolder.__new__(BoardFolder)
    made.root = root
    rulebook = check_board(root, date.fromisoformat(day)).rulebook
    assert rulebook
    plan = Plan(made.build(day), rulebook, SITE)
    files = {output.path: b"".join(output.iterate())
             for part in list_parts(plan) for output in iterate_part(plan, part, lambda _: SHELL)}
    return {**files, "index.html": fill_embeds("<!-- microboard: newest 6 -->", "", plan).encode()}


def list_changed(root: Path, day: str, next_day: str) -> set[str]:
    before, after = build(root, day), build(root, next_day)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.mark.parametrize(("day", "next_day"), [
    ("2026-11-23", "2026-11-24"),
    ("2026-11-23", "2026-12-01"),
    ("2026-12-06", "2026-12-07"),  # now one of them closes soon
    ("2026-12-13", "2026-12-14"),  # and has its last day
])
def test_a_day_on_which_nothing_happens_changes_no_page(living: BoardFolder, day: str, next_day: str) -> None:
    # The lists of what is new this week and of what closes soon follow the day, and the page of feeds counts them.
    changed = {path for path in list_changed(living.root, day, next_day) if not path.startswith("feeds/")}
    pages = {path for path in changed if path.endswith((".html", ".ics", "feed.xml", "atom.xml", "feed.json"))}
    # Numbers are those of the last twelve months, and follow the month.
    assert pages == ({"insights/index.html"} if next_day == "2026-12-01" else set())
    records = {path for path in changed if path.startswith("api/v1/opportunities/")}
    assert records == ({"api/v1/opportunities/acme/short.json"} if next_day == "2026-12-07" else set())


def test_what_closes_changes_no_page_but_those_that_show_it(living: BoardFolder) -> None:
    changed = list_changed(living.root, "2026-12-14", "2026-12-15")
    pages = {path.removesuffix("index.html") for path in changed if path.endswith(".html")}
    assert {"opportunities/", "opportunities/acme/short/", "opportunities/acme/long/", "employers/acme/"} <= pages
    assert not [path for path in pages if "/zebra/" in path or "/forgotten/" in path]


def test_the_page_says_the_last_day_and_when_to_say_that_it_is_close(living: BoardFolder) -> None:
    files = build(living.root, "2026-12-10")
    for path in ("opportunities/acme/short/", "opportunities/", "", "opportunities/acme/long/"):
        page = files[f"{path}index.html"].decode()
        assert '<time datetime="2026-12-14">14 December 2026</time>' in page
        assert 'data-closes="2026-12-14"' in page
        assert 'data-soon="7"' in page
        assert "days left" not in page
        assert "Closing soon" not in page.partition("mb-toolbar")[0]
    record = json.loads(files["api/v1/opportunities/acme/short.json"])
    assert record["state"] == "closing-soon"
