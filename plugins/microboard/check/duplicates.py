"""Finds listings that say the same as another one that is open at the same time."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from urllib.parse import urlsplit

from microboard.check.finding import Finding
from microboard.check.rule import Rule
from microboard.read import Document

RULES = (
    Rule("duplicate-apply", "One application page for one listing",
         "Two listings with the same link, open at the same time, are often one project entered twice.",
         "warning", is_changeable=True),
    Rule("duplicate-listing", "No listing twice",
         "The same title and the same link, open at the same time, are one project.", is_changeable=True),
    Rule("near-duplicate", "Listings differ", "Two listings of one employer whose words are nearly the same, open at "
         "the same time, look like an accident to readers.", "warning", is_changeable=True),
)
# Share of words that two listings of one employer may have in common (Jaccard index).
NEARLY_SAME = 0.8


def find_duplicates(listings: Iterable[tuple[str, Document]]) -> Iterator[tuple[Document, Finding]]:
    """Pairs of the employer's id and a listing in, findings on both listings of each pair out."""
    by_link: dict[str, list[Document]] = defaultdict(list)
    by_employer: dict[str, list[Document]] = defaultdict(list)
    for employer, listing in listings:
        by_employer[employer].append(listing)
        link = _normalise_link(listing.get_text("apply", "url") or "")
        if link:
            by_link[link].append(listing)
    said: set[tuple[str, str]] = set()
    for group in by_link.values():
        yield from _compare_links(group, said)
    for group in by_employer.values():
        yield from _compare_words(group, said)


def _compare_links(group: list[Document], said: set[tuple[str, str]]) -> Iterator[tuple[Document, Finding]]:
    for one in group:
        others = [other for other in group if other is not one and _overlap(one, other)]
        same = [other for other in others if _get_title(other) == _get_title(one)]
        if not others:
            continue
        said.update((one.path, other.path) for other in same)
        rule, other = ("duplicate-listing", same[0]) if same else ("duplicate-apply", others[0])
        what = "the same title and the same link" if same else "the same link"
        hint = "Remove one of the two." if same else "Give each listing a page of its own, or merge them."
        yield one, Finding(("apply", "url"), rule, f"{other.path} has {what}.", hint, "apply.url")


def _compare_words(group: list[Document], said: set[tuple[str, str]]) -> Iterator[tuple[Document, Finding]]:
    found: set[str] = set()
    for one, other in _find_alike(group):
        if (one.path, other.path) in said or not _overlap(one, other):
            continue
        for listing, twin in ((one, other), (other, one)):
            if listing.path not in found:
                found.add(listing.path)
                yield listing, Finding(("title",), "near-duplicate", f"{twin.path} says nearly the same.",
                                       "Say what is different, or keep one and set openings: 2.", "title")


def _find_alike(group: list[Document]) -> Iterator[tuple[Document, Document]]:
    """Pairs that share at least `NEARLY_SAME` of their words.

    Two such sets must share one of their rarest words (prefix filtering), so only those are compared.
    """
    words = [_get_words(listing) for listing in group]
    frequency = Counter(word for one in words for word in one)
    candidates: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(words):
        rarest = sorted(one, key=lambda word: (frequency[word], word))
        for word in rarest[: len(one) - math.ceil(NEARLY_SAME * len(one)) + 1]:
            candidates[word].append(index)
    pairs = {pair for indexes in candidates.values() for pair in combinations(indexes, 2)}
    for left, right in sorted(pairs):
        common = len(words[left] & words[right])
        if common >= NEARLY_SAME * (len(words[left]) + len(words[right]) - common):
            yield group[left], group[right]


def _get_words(listing: Document) -> frozenset[str]:
    text = f"{listing.get_text('title')} {listing.get_text('summary')} {listing.get_text('description')}"
    return frozenset(re.findall(r"\w+", text.casefold()))


def _get_title(listing: Document) -> str:
    return " ".join((listing.get_text("title") or "").casefold().split())


def _normalise_link(url: str) -> str:
    try:
        parts = urlsplit(url)
        return f"{parts.hostname}{parts.path.rstrip('/')}?{parts.query}" if parts.hostname else ""
    except ValueError:
        return ""


def _overlap(one: Document, other: Document) -> bool:
    """Whether both are open on some day: a project that is posted again a year later is no duplicate."""
    first, last = _get_span(one), _get_span(other)
    return first[0] <= last[1] and last[0] <= first[1]


def _get_span(listing: Document) -> tuple[date, date]:
    return listing.get_date("posted") or date.min, listing.get_date("apply", "deadline") or date.max
