"""What a feed reader sees, day by day, while a board lives."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from boards import BoardFolder
from microboard.board import Board
from microboard.publish.feeds.feed_pages import ATOM, JSON, MAX_PAGES, PAIR_ENTRIES, RSS
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from site_files import iterate_feeds
from tries import tries

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


@pytest.mark.slow
@tries(1, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
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
            # Few on a page, so that entries move from one page to the next.
            board = replace(board, policy=replace(board.policy, feed_entries=10))
            files = {o.path: o.data for o in iterate_feeds(board, SITE, build_lists(board)[:1])}
            entries = {}
            for entry in read_entries(files):
                assert seen.setdefault(entry.id, entry.title) == entry.title
                entries[entry.id] = (entry.title, entry.published, entry.updated, entry.content[0].value)
                assert entry.updated[:10] <= str(history.day)
            # Exactly what is open is there: the closed have left, and nobody is missing.
            assert {entry_id.split("/")[-2] for entry_id in entries} == history.list_open()
            for form in (RSS, JSON):
                ids = [one for page in follow(files, f"opportunities/{form}", form) for one in page]
                assert sorted(ids) == sorted(entries)
            # An entry changes only when its listing says that it was updated on that day.
            for entry_id in entries.keys() & entries_before.keys():
                if entries[entry_id] != entries_before[entry_id]:
                    assert entries[entry_id][2][:10] == str(history.day), (step, entry_id)
            if before and step in ("wait", "touch") and entries == entries_before:
                assert files == before
            before, entries_before = files, entries


def read_entries(files: dict[str, bytes]) -> Iterator[feedparser.FeedParserDict]:
    """The entries of the board's Atom feed, on all its pages."""
    address = f"{SITE.url}opportunities/{ATOM}"
    while address:
        feed = feedparser.parse(files[address.removeprefix(SITE.url)])
        yield from feed.entries
        address = {link.rel: link.href for link in feed.feed.links}.get("next", "")


def test_what_falls_off_the_end_is_on_pages_that_are_linked(folder) -> None:
    """The newest few hundred of the board; of other lists and of the thousands of pairs, the newest."""
    for number in range(56):
        folder.add(f"acme/p-{number}", posted=str(date(2026, 11, 20) - timedelta(days=number)),
                   apply__deadline="2026-12-20", description=f"Work number {number}, word{number}. " * 20)
    board = folder.build()
    small = replace(board, policy=replace(board.policy, feed_entries=10))
    files = {o.path: o.data for o in iterate_feeds(small, SITE, build_lists(small))}
    wanted = [f"{SITE.url}{one.path}" for one in small.open]
    for path, pages, forms in (("opportunities/", MAX_PAGES, (RSS, ATOM, JSON)),
                               ("categories/market-research/", 1, (RSS, ATOM, JSON)),
                               ("skills/interviewing/places/remote/", PAIR_ENTRIES // 10, (RSS,))):
        for form in forms:
            documents = list(follow(files, f"{path}{form}", form))
            assert [entry_id for ids in documents for entry_id in ids] == wanted[: 10 * pages]
            assert len(documents) == pages


def test_pages_of_a_feed_name_each_other(folder) -> None:
    for number in range(5):
        folder.add(f"acme/p-{number}", description=f"Work number {number}, word{number}. " * 20)
    board = folder.build()
    small = replace(board, policy=replace(board.policy, feed_entries=2))
    files = {o.path: o.data for o in iterate_feeds(small, SITE, build_lists(small)[:1])}
    assert sorted(files) == sorted([f"opportunities/{name}" for name in (
        "feed.xml", "atom.xml", "feed.json", "feed-2.xml", "atom-2.xml", "feed-2.json",
        "feed-3.xml", "atom-3.xml", "feed-3.json")])
    for name, ending in (("feed", ".xml"), ("atom", ".xml")):
        first, second, third = (f"{SITE.url}opportunities/{name}{number}{ending}" for number in ("", "-2", "-3"))
        for address, others in ((first, {"first": first, "next": second, "last": third}),
                                (second, {"first": first, "previous": first, "next": third, "last": third}),
                                (third, {"first": first, "previous": second, "last": third})):
            assert get_links(files, address) == {"self": address, **others}
    assert {o.path for o in iterate_feeds(board, SITE, build_lists(board)[:1])} == {
        f"opportunities/{form}" for form in (RSS, ATOM, JSON)}
    assert "next" not in get_links({"opportunities/atom.xml": build_atom(board)}, f"{SITE.url}opportunities/atom.xml")


def build_atom(board: Board) -> bytes:
    return next(o.data for o in iterate_feeds(board, SITE, build_lists(board)[:1]) if o.path.endswith(ATOM))


def get_links(files: dict[str, bytes], address: str) -> dict[str, str]:
    feed = feedparser.parse(files[address.removeprefix(SITE.url)])
    assert not feed.bozo
    return {link.rel: link.href for link in feed.feed.links if link.rel not in ("alternate", "license")}


def follow(files: dict[str, bytes], path: str, form: str) -> Iterator[list[str]]:
    """The ids on each page of a feed, as a reader that follows its links finds them."""
    while path:
        data = files[path]
        if form == JSON:
            page = json.loads(data)
            yield [item["id"] for item in page["items"]]
            path = page.get("next_url", "").removeprefix(SITE.url)
        else:
            feed = feedparser.parse(data)
            assert not feed.bozo
            yield [entry.id for entry in feed.entries]
            links = {link.rel: link.href for link in feed.feed.links}
            path = links.get("next", "").removeprefix(SITE.url)


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
        assert sorted(entry.title for entry in parsed.entries) == sorted(one.title for one in board.open)
