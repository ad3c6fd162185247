"""What a feed reader sees, day by day, while a board lives."""

import json
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from boards import BoardFolder
from microboard.publish.feeds import ATOM, JSON, RSS, iterate_feeds
from microboard.publish.lists import build_lists
from microboard.publish.output import Site

SITE = Site("Jobs", "https://org.example/jobs/")
START = date(2026, 6, 1)
STEPS = st.lists(st.tuples(
    st.sampled_from(["add", "add", "add later", "edit", "touch", "fill", "pause", "reopen", "rename", "wait"]),
    st.integers(0, 1_000_000),
), min_size=60, max_size=60)


class History:
    """A board, the listings on it, and what its employers do."""

    def __init__(self, root: Path) -> None:
        self.folder = BoardFolder(root / "board")
        self.folder.add_employer("acme")
        self.day = START
        self.count = 0
        self.listings: dict[str, dict[str, object]] = {}

    def do(self, step: str, dice: int) -> None:
        self.day += timedelta(days=1)
        names = sorted(self.listings)
        if step.startswith("add"):
            self.count += 1
            posted = self.day + timedelta(days=dice % 4 if step == "add later" else 0)
            self.listings[f"p-{self.count}"] = {
                "title": f"Project number {self.count} of the bakery", "posted": str(posted),
                "description": f"word{self.count} " * 40, "status": "open", "updated": None,
                "deadline": str(posted + timedelta(days=2 + dice % 40)),
                "category": ("web", "design", "other")[dice % 3],
            }
        elif names:
            name = names[dice % len(names)]
            listing = self.listings[name]
            if step == "edit":
                listing.update(description=f"new{dice} " * 40, updated=str(self.day))
            elif step == "touch":
                self._write(name)  # The same text again, as a formatter does.
            elif step in ("fill", "pause", "reopen"):
                listing["status"] = {"fill": "filled", "pause": "paused", "reopen": "open"}[step]
            elif step == "rename":
                self.count += 1
                self.listings[f"p-{self.count}"] = self.listings.pop(name)
                (self.folder.root / f"opportunities/acme/{name}.yml").unlink()
        for name in self.listings:
            self._write(name)

    def _write(self, name: str) -> None:
        listing = dict(self.listings[name])
        deadline = listing.pop("deadline")
        changes = {key: value for key, value in listing.items() if value is not None}
        if changes.get("updated", "9") < str(changes["posted"]):
            changes.pop("updated")
        self.folder.add(f"acme/{name}", apply__deadline=deadline, **changes)

    def list_open(self) -> set[str]:
        """What a person would say is open: posted, not over, and still wanted. Days are UTC at noon."""
        return {name for name, one in self.listings.items()
                if one["status"] == "open" and str(one["posted"]) <= str(self.day) <= str(one["deadline"])}


@settings(max_examples=3, deadline=None, phases=[Phase.generate],
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(STEPS)
def test_a_reader_sees_each_listing_once_and_each_closing(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        seen: dict[str, str] = {}  # id of an entry: the title under which it was first seen
        before: dict[str, bytes] = {}
        entries_before: dict[str, tuple[str, ...]] = {}
        for step, dice in steps:
            history.do(step, dice)
            board = history.folder.build(str(history.day))
            files = {o.path: o.data for o in iterate_feeds(board, SITE, build_lists(board)[:1])}
            entries = {}
            for entry in feedparser.parse(files[f"opportunities/{ATOM}"]).entries:
                assert seen.setdefault(entry.id, entry.title) == entry.title
                entries[entry.id] = (entry.title, entry.published, entry.updated, entry.content[0].value)
                assert entry.updated[:10] <= str(history.day)
            # Exactly what is open is there: the closed have left, and nobody is missing.
            assert {entry_id.split("/")[-2] for entry_id in entries} == history.list_open()
            for form in (RSS, JSON):
                assert set(entries) == read_ids(files[f"opportunities/{form}"], form)
            # An entry changes only when its listing says that it was updated on that day.
            for entry_id in entries.keys() & entries_before.keys():
                if entries[entry_id] != entries_before[entry_id]:
                    assert entries[entry_id][2][:10] == str(history.day), (step, entry_id)
            if before and step in ("wait", "touch") and entries == entries_before:
                assert files[f"opportunities/{RSS}"] == before[f"opportunities/{RSS}"]
            before, entries_before = files, entries


def read_ids(data: bytes, form: str) -> set[str]:
    if form == JSON:
        return {item["id"] for item in json.loads(data)["items"]}
    return {entry.id for entry in feedparser.parse(data).entries}


def test_what_falls_off_the_end_is_in_archives_that_are_linked(folder) -> None:
    for number in range(30):
        folder.add(f"acme/p-{number}", posted=str(date(2026, 11, 20) - timedelta(days=3 * number)),
                   apply__deadline="2026-12-20", description=f"Work number {number}, word{number}. " * 20)
    board = folder.build()
    small = replace(board, policy=replace(board.policy, feed_entries=10))
    files = {o.path: o.data for o in iterate_feeds(small, SITE, build_lists(small))}
    found: list[str] = []
    address = f"{SITE.url}opportunities/{ATOM}"
    while address:
        feed = feedparser.parse(files[address.removeprefix(SITE.url)])
        assert not feed.bozo
        found += [entry.id for entry in feed.entries]
        links = {link.rel: link.href for link in feed.feed.links}
        if address != f"{SITE.url}opportunities/{ATOM}":
            assert links["current"] == f"{SITE.url}opportunities/{ATOM}"
            assert b"archive" in files[address.removeprefix(SITE.url)]
        address = links.get("prev-archive", "")
    assert found == [f"{SITE.url}{one.path}" for one in small.open]
    page = json.loads(files["opportunities/feed.json"])
    while "next_url" in page:
        page = json.loads(files[page["next_url"].removeprefix(SITE.url)])
    assert page["items"][-1]["id"] == found[-1]


def test_a_listing_that_looks_like_a_feed_does_not_break_one(folder) -> None:
    """Entries are cut out and put in as bytes."""
    folder.add("acme/a", title="<item> & </entry> ]]>", description="<item></item> </channel> <entry> " * 8)
    folder.add("acme/b", description="Something else altogether, to be read at length. " * 8)
    board = folder.build()
    feed = next(iter(build_lists(board)))
    files = {o.path: o.data for o in iterate_feeds(board, SITE, [feed])}
    for form in (RSS, ATOM):
        parsed = feedparser.parse(files[f"opportunities/{form}"])
        assert not parsed.bozo
        assert [entry.title for entry in parsed.entries] == [one.title for one in board.open]
