"""Reads a board's JSON Feed, a file or an address, into entries whose texts are one line each."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from microboard.federate.addresses import is_address
from microboard.markdown.github import write_line
from microboard.visit.fetch import FetchError, fetch

VERSION = "https://jsonfeed.org/version/1"
# Entries of fifty a page: more is not told of at once, and a feed without end ends here.
MOST_PAGES = 20
# What a list of the content begins with: pay, hours and the last day.
FACTS = 3


class FeedError(ValueError):
    """A feed that can't be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing as its feed tells it: hostile texts of one line each. `published` is as in the feed (RFC 3339), and
    `facts` are the first lines of the list that its content begins with."""

    id: str
    url: str
    title: str
    employer: str
    summary: str
    facts: tuple[str, ...]
    published: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a feed, newest first: the feed's own address, the name and the language of its board, the page for
    readers, and the place of the next page, or nothing."""

    feed: str
    name: str
    language: str
    home: str
    entries: tuple[Entry, ...]
    next: str


def iterate_pages(place: str, get: Callable[[str], bytes] = fetch) -> Iterator[Page]:
    """The pages of the feed at `place`, newest first, each read when it is asked for. Raises FeedError."""
    for _ in range(MOST_PAGES):
        page = _read_page(place, get)
        yield page
        if not page.next:
            return
        place = _find_next(place, page.next)


def _find_next(place: str, address: str) -> str:
    """The next page: at its address, or beside a file. A feed may lead to no other host."""
    if not place.startswith("https://"):
        return str(Path(place).parent / Path(urlsplit(address).path).name)
    there = urljoin(place, address)
    if urlsplit(there)[:2] != urlsplit(place)[:2]:
        raise FeedError(f"{place} goes on at another host.")
    return there


def _read_page(place: str, get: Callable[[str], bytes]) -> Page:
    try:
        data = get(place) if place.startswith("https://") else Path(place).read_bytes()
        value = json.loads(data)
    except FetchError as error:
        raise FeedError(f"{place} cannot be read: {error}.") from error
    except OSError as error:
        raise FeedError(f"{place} cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    except (ValueError, RecursionError) as error:
        raise FeedError(f"{place} cannot be read as JSON.") from error
    if not isinstance(value, dict) or not _get_text(value, "version").startswith(VERSION):
        raise FeedError(f"{place} is no JSON Feed. Boards have one at opportunities/feed.json.")
    feed, home = _get_text(value, "feed_url"), _get_text(value, "home_page_url")
    if not is_address(feed) or not is_address(home):
        raise FeedError(f"{place} does not say where it and its page are on the web, at addresses with https.")
    items = value.get("items")
    entries = (_read_entry(item) for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
    return Page(
        feed=feed, name=_get_author(value) or _get_text(value, "title"), language=_get_text(value, "language") or "en",
        home=home, entries=tuple(entry for entry in entries if entry), next=_get_text(value, "next_url"),
    )


def _read_entry(item: Mapping[str, Any]) -> Entry | None:
    """The entry, or None for one that nobody could be led to."""
    url, title = _get_text(item, "url"), _get_text(item, "title")
    entry_id = _get_text(item, "id") or url
    if not is_address(url) or not title:
        return None
    return Entry(entry_id, url, title, _get_author(item), _get_text(item, "summary"),
                 _read_facts(item.get("content_html")), _get_text(item, "date_published"))


def _get_text(values: Mapping[str, Any], name: str) -> str:
    """The text on one line, or nothing."""
    value = values.get(name)
    return write_line(value) if isinstance(value, str) else ""


def _get_author(values: Mapping[str, Any]) -> str:
    authors = values.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else None
    return _get_text(first, "name") if isinstance(first, dict) else ""


def _read_facts(content: object) -> tuple[str, ...]:
    """The texts of the first list in the HTML: as many as decide whether somebody reads on."""
    if not isinstance(content, str):
        return ()
    reader = _FirstList()
    reader.feed(content)
    return tuple(filter(None, (write_line(text) for text in reader.texts[:FACTS])))


class _FirstList(HTMLParser):
    """The texts of the items of the first list."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_over = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag == "li" and not self._is_over:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_over = self._is_over or tag == "ul"

    def handle_data(self, data: str) -> None:
        if self.texts and not self._is_over:
            self.texts[-1] += data
