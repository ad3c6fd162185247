"""Checks the links of a board: where to apply, the websites of employers who have open listings, and what came of
listings that are over."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urlsplit

from microboard.board import Board, Opportunity
from microboard.care.link_cache import Entry, judge
from microboard.care.visitor import Visit
from microboard.check.hosts.hosts import get_host, is_within

WORKERS = 8
# After this time, the remaining links wait for the next run; visits under way end a minute later. A job on GitHub that
# meets its own limit loses everything.
MAX_SECONDS = 20 * 60


@dataclass(frozen=True, slots=True)
class Link:
    """An address without its fragment, the files that hold it, and the domains of the employers who wrote it."""

    url: str
    files: tuple[str, ...]
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A link, and what is known about it."""

    link: Link
    entry: Entry

    @property
    def other_host(self) -> str:
        """The host that answered, if it is neither the one in the link nor one of the employer's own."""
        first, last = get_host(self.link.url), get_host(self.entry.visit.final)
        return "" if is_within(last, (first.removeprefix("www."), *self.link.domains)) else last


def list_links(board: Board) -> list[Link]:
    """Every link of the open listings, and to what came of those that are over, by address. Samples lead nowhere."""
    files: dict[str, set[str]] = {}
    domains: dict[str, set[str]] = {}
    for one in board.opportunities:
        for url, file in () if one.employer.is_sample else _list_own(one):
            place = urldefrag(url).url
            files.setdefault(place, set()).add(file)
            domains.setdefault(place, set()).update(map(str.lower, one.employer.domains))
    return [Link(url, tuple(sorted(names)), tuple(sorted(domains[url]))) for url, names in sorted(files.items())]


def _list_own(opportunity: Opportunity) -> Iterator[tuple[str, str]]:
    """The links of one listing, each with the file that it stands in."""
    if opportunity.is_open:
        yield opportunity.employer.website, f"opportunities/{opportunity.employer.id}/employer.yml"
    if opportunity.is_open and opportunity.apply.url:
        yield opportunity.apply.url, opportunity.source
    if opportunity.outcome and opportunity.state != "withdrawn":
        yield from ((url, opportunity.source) for url in opportunity.outcome.links)


def check_links(
    links: Iterable[Link], known: Mapping[str, Entry], today: date, visit: Callable[[str], Visit],
    *, clock: Callable[[], float] = time.monotonic, workers: int = WORKERS,
) -> list[Checked]:
    """Every link and what is known about it, after visiting those whose last visit is too old."""
    links = list(links)
    end = clock() + MAX_SECONDS

    def visit_host(urls: list[str]) -> list[tuple[str, Visit]]:
        return [(url, visit(url) if clock() < end else Visit(trouble="left")) for url in urls]

    hosts: dict[str, list[str]] = {}
    for link in links:
        if link.url not in known or not known[link.url].is_fresh(today):
            hosts.setdefault(urlsplit(link.url).netloc.lower(), []).append(link.url)
    with ThreadPoolExecutor(workers) as pool:
        # Hosts with few links first, so that a slow host with many links does not use up the time of the others.
        visits = dict(pair for pairs in pool.map(visit_host, sorted(hosts.values(), key=len)) for pair in pairs)
    return [Checked(link, judge(visits[link.url], known.get(link.url), today) if link.url in visits
                    else known[link.url]) for link in links]
