"""A feed is polled every day for months, and every entry that appears has a reason of its own."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from boards import BoardFolder
from microboard.board import Board, Opportunity
from microboard.board.collections import build_collections
from microboard.board.moments import build_moments
from microboard.publish.feeds import calendars, feed_pages
from microboard.publish.feeds.feed_pages import JSON
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from site_files import iterate_feeds

SITE = Site("Jobs", "https://org.example/jobs/")
START = date(2026, 6, 1)
DAYS = 70
CLOSED = ("filled", "paused", "withdrawn", "completed", "closed")


class Years:
    """A board on which things are posted, close and open again; nothing is ever deleted."""

    def __init__(self, board: Board, seed: int) -> None:
        self.board = board
        self.random = Random(seed)
        self.day = START
        self.made: dict[str, Opportunity] = {}
        self.reopened: set[str] = set()
        self.moved: set[str] = set()

    def live(self) -> Board:
        """What a day brings, and the board of that day."""
        self.day += timedelta(days=1)
        self.reopened, self.moved = set(), set()
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            self._post()
        for name in self.random.sample(sorted(self.made), min(2, len(self.made))):
            self._change(name)
        self.made = {name: self._age(one) for name, one in self.made.items()}
        return self._build()

    def _post(self) -> None:
        template = self.board.opportunities[self.random.randrange(len(self.board.opportunities))]
        name, posted = f"acme/p-{len(self.made)}", self.day + timedelta(days=self.random.choice((0, 0, 0, 5)))
        last_day = posted + timedelta(days=self.random.randrange(3, 50))
        self.made[name] = replace(template, id=name, posted=posted, changed=posted, confirmed=posted, state="open",
                                  apply=replace(template.apply, last_day=last_day, deadline=last_day))

    def _change(self, name: str) -> None:
        one = self.made[name]
        if one.state in CLOSED:
            later = max(one.apply.last_day, self.day + timedelta(days=9))
            self.made[name] = replace(one, state="open", apply=replace(one.apply, last_day=later))
            self.reopened.add(name)
        else:
            self.made[name] = replace(one, state=self.random.choice(CLOSED[:-1]))

    def _age(self, one: Opportunity) -> Opportunity:
        left, was_soon = (one.apply.last_day - self.day).days, one.days_left <= self.board.policy.closing_soon_days
        is_soon = left <= self.board.policy.closing_soon_days
        if is_soon and not was_soon:
            self.moved.add(one.id)
        if one.state in CLOSED:
            return replace(one, days_left=left)
        return replace(one, days_left=left, state="closed" if left < 0 else "closing-soon" if is_soon else "open")

    def _build(self) -> Board:
        made = sorted((one for one in self.made.values() if one.posted <= self.day),
                      key=lambda one: (-one.posted.toordinal(), one.id))
        as_of = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return replace(
            self.board, as_of=as_of, opportunities=tuple(made), open=tuple(one for one in made if one.is_open),
            closed=tuple(one for one in made if not one.is_open), moments=build_moments(made, as_of),
            collections=build_collections(made, self.board.employers, self.board.vocabulary),
            policy=replace(self.board.policy, feed_entries=4))


@dataclass(frozen=True, slots=True)
class Seen:
    """What is at each address on one day: ids in a whole feed, on its first page, and in its calendar."""

    whole: dict[str, set[str]]
    first: dict[str, set[str]]
    events: dict[str, set[str]]


def poll(board: Board) -> Seen:
    lists = build_lists(board)
    seen = Seen({}, {}, {})
    for output in iterate_feeds(board, SITE, lists):
        folder, _, name = output.path.rpartition("/")
        if name.endswith(".json"):
            ids = {item["id"] for item in json.loads(output.data)["items"]}
            seen.whole.setdefault(folder, set()).update(ids)
            if name == JSON:
                seen.first[folder] = ids
    for output in calendars.iterate_calendars(SITE, lists):
        text = output.data.decode().replace("\r\n ", "")
        seen.events[output.path.rpartition("/")[0]] = set(re.findall(r"\r\nURL:(\S+/p-\d+/)", text))
    return seen


def iterate_entered(before: Seen, after: Seen) -> Iterator[tuple[str, str]]:
    """The feeds and calendars that were there the day before, with every id that is new in them."""
    for place in ("whole", "first", "events"):
        for path, ids in getattr(after, place).items():
            yield from ((path, one) for one in ids - getattr(before, place).get(path, ids))


@pytest.fixture
def varied(folder: BoardFolder) -> Board:
    for number, (category, skill) in enumerate(
            (("web", "sql"), ("web", "python"), ("design", "figma"), ("design", "sql"), ("web", "sql"))):
        folder.add(f"acme/t-{number}", category=category, skills=[skill, "git"], description=f"word{number} " * 50)
    return folder.build()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_what_closes_lets_nothing_in(varied: Board, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Feeds and calendars of every list, so short that each has more to say than it holds."""
    monkeypatch.setattr(feed_pages, "MAX_PAGES", 2)
    monkeypatch.setattr(feed_pages, "PAIR_ENTRIES", 3)
    monkeypatch.setattr(calendars, "MAX_EVENTS", 5)
    years = Years(varied, seed)
    before = poll(years.live())
    counts = {"posted": 0, "reopened": 0, "soon": 0}
    for _ in range(DAYS):
        after = poll(years.live())
        for path, address in iterate_entered(before, after):
            one = years.made[address.removeprefix(f"{SITE.url}opportunities/").rstrip("/")]
            is_soon = path == "feeds/closing-soon" and one.id in years.moved
            assert one.posted == years.day or one.id in years.reopened or is_soon, (path, address)
            counts["soon" if is_soon else "posted" if one.posted == years.day else "reopened"] += 1
        before = after
    assert min(counts.values()) > 5, counts


def test_what_opens_again_comes_back_as_it_was(folder: BoardFolder) -> None:
    for number in range(6):
        folder.add(f"acme/p-{number}", posted=f"2026-11-1{number}", description=f"Number {number}. " * 30)
    path = "opportunities/feed.json"

    def read() -> dict[str, tuple[str, str]]:
        board = folder.build()
        board = replace(board, policy=replace(board.policy, feed_entries=3))
        data = next(one.data for one in iterate_feeds(board, SITE, build_lists(board)) if one.path == path)
        return {item["id"].split("/")[-2]: (item["date_published"], item["date_modified"])
                for item in json.loads(data)["items"]}

    before = read()
    assert list(before) == ["p-5", "p-4", "p-3"]
    folder.add("acme/p-4", posted="2026-11-14", description="Number 4. " * 30, status="paused")
    assert read() == {name: before[name] for name in ("p-5", "p-3")}
    folder.add("acme/p-4", posted="2026-11-14", description="Number 4. " * 30)
    assert read() == before


def test_a_feed_with_gaps_has_no_page_without_entries_at_its_end(folder: BoardFolder) -> None:
    for number in range(6):
        folder.add(f"acme/p-{number}", posted=f"2026-11-1{number}", status="open" if number > 3 else "filled",
                   description=f"Number {number}. " * 30)
    board = folder.build()
    board = replace(board, policy=replace(board.policy, feed_entries=2))
    made = {one.path: one.data for one in iterate_feeds(board, SITE, build_lists(board)[:1])}
    assert sorted(made) == ["opportunities/atom.xml", "opportunities/feed.json", "opportunities/feed.xml"]
    assert "next_url" not in json.loads(made["opportunities/feed.json"])
