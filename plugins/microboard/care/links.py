"""Checks the links of a board: where to apply, and the websites of employers who have open listings."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urlsplit

from microboard.board import Board
from microboard.care.link_cache import Entry, judge
from microboard.care.visitor import Visit

WORKERS = 8
# After so long the rest waits for the next run. A job on GitHub has a limit of its own, and loses everything there.
MAX_SECONDS = 20 * 60


@dataclass(frozen=True, slots=True)
class Link:
    """An address, without fragment, and the files that hold it."""

    url: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A link, and what is known about it."""

    link: Link
    entry: Entry

    @property
    def other_host(self) -> str:
        """The host that answered, where it is not the one in the link."""
        first, last = _get_host(self.link.url), _get_host(self.entry.visit.final)
        return "" if last.removeprefix("www.") == first.removeprefix("www.") else last


def _get_host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def list_links(board: Board) -> list[Link]:
    """Every link of the open listings, by address. Samples lead nowhere."""
    files: dict[str, set[str]] = {}
    for one in board.open:
        if one.employer.is_sample:
            continue
        for url, file in ((one.apply.url, one.source),
                          (one.employer.website, f"opportunities/{one.employer.id}/employer.yml")):
            if url:
                files.setdefault(urldefrag(url).url, set()).add(file)
    return [Link(url, tuple(sorted(names))) for url, names in sorted(files.items())]


def check_links(
    links: Iterable[Link], known: Mapping[str, Entry], today: date, visit: Callable[[str], Visit],
    *, clock: Callable[[], float] = time.monotonic, workers: int = WORKERS,
) -> list[Checked]:
    """What is known about every link after visiting those that are not known well enough."""
    links = list(links)
    end = clock() + MAX_SECONDS

    def visit_host(urls: list[str]) -> list[tuple[str, Visit]]:
        return [(url, visit(url) if clock() < end else Visit(trouble="left")) for url in urls]

    hosts: dict[str, list[str]] = {}
    for link in links:
        if link.url not in known or not known[link.url].is_fresh(today):
            hosts.setdefault(_get_host(link.url), []).append(link.url)
    with ThreadPoolExecutor(workers) as pool:
        visits = dict(pair for pairs in pool.map(visit_host, hosts.values()) for pair in pairs)
    return [Checked(link, judge(visits[link.url], known.get(link.url), today) if link.url in visits
                    else known[link.url]) for link in links]
