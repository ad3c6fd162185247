"""Finds listings that say the same as another one that is open at the same time."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from microboard.check.listing.facts import Fact, find_first_others, overlap
from microboard.check.problems.finding import Finding, Rule
from microboard.read import Document, Problem
from microboard.words.speech import N_, _

# Share of words that two listings of one employer may have in common (Jaccard index).
NEARLY_SAME = 0.8
# Up to this many listings are each compared with each.
FEW = 16
# The most listings with a rare word in common that are looked at, and the most that are compared word by word: nobody
# has more that are alike by accident, and a folder made to be slow gets its answer soon.
MAX_LOOKED_AT, MAX_COMPARED = 256, 32
# Everything that separates words: in ASCII, and beyond.
BETWEEN = bytes(c if c > 127 or chr(c).isalnum() or chr(c) == "_" else ord(" ") for c in range(256))
STRANGE = re.compile(r"[^\x00-\x7f\w]")

Words = frozenset[bytes]


def list_words(text: str) -> Words:
    """The words of a text (``\\w+``), in small letters."""
    plain = text.casefold()
    if not plain.isascii():
        plain = STRANGE.sub(" ", plain)
    return frozenset(plain.encode("utf-8", "surrogatepass").translate(BETWEEN).split())


def find_twins(texts: Sequence[Words], may_be: Callable[[int, int], bool]) -> dict[int, int]:
    """For each text that is nearly the same as others, the first of them.

    `may_be` says of two texts whether they would count.
    """
    twins: dict[int, int] = {}
    for index, candidates in enumerate(_list_candidates(texts)):
        compared = 0
        for other in candidates:
            if (index in twins and other in twins) or not may_be(index, other) or compared >= MAX_COMPARED:
                continue
            if is_alike(texts[index], texts[other]):
                twins.setdefault(index, other)
                twins.setdefault(other, index)
            else:
                compared += 1
    return twins


def is_alike(one: Words, other: Words) -> bool:
    """Whether two texts share at least `NEARLY_SAME` of their words."""
    small, large = sorted((len(one), len(other)))
    if small < NEARLY_SAME * large:
        return False
    common = len(one & other)
    return 0 < common >= NEARLY_SAME * (small + large - common)


def _list_candidates(texts: Sequence[Words]) -> Iterator[Sequence[int]]:
    """For each text, those before it that may be alike, in their order.

    Two sets must share one of their rarest words (prefix filtering), so only those are compared.
    """
    if len(texts) <= FEW:
        yield from (range(index) for index in range(len(texts)))
        return
    frequency = Counter(word for one in texts for word in one)
    owners: dict[bytes, list[int]] = {}
    for index, one in enumerate(texts):
        rarest = sorted(one, key=lambda word: (frequency[word], word))
        needed = len(one) - math.ceil(NEARLY_SAME * len(one)) + 1
        lists = [owners.setdefault(word, []) for word in rarest[:needed]]
        yield _merge(lists)
        for owned in lists:
            if len(owned) < MAX_LOOKED_AT:
                owned.append(index)


def _merge(lists: Sequence[Sequence[int]]) -> list[int]:
    """The members of the lists, in order; of very many, those of the first lists."""
    found: set[int] = set()
    for one in lists:
        found.update(one)
        if len(found) >= MAX_LOOKED_AT:
            break
    return sorted(found)


RULES = (
    Rule("duplicate-apply", N_("One application page for one listing"),
         N_("Two listings with the same link, open at the same time, are often one project entered twice."),
         "warning", is_changeable=True),
    Rule("duplicate-listing", N_("No listing twice"),
         N_("The same title and the same link, open at the same time, are one project."), is_changeable=True),
    Rule("near-duplicate", N_("Listings differ"), N_("Two listings of one employer whose words are nearly the same, "
         "open at the same time, look like an accident to readers."), "warning", is_changeable=True),
)


def find_same_links(facts: Iterable[Fact]) -> Iterator[tuple[str, Finding]]:
    """Facts of all listings in; the path of each that has the link of another out, with what to say."""
    by_link: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.link:
            by_link[fact.link].append(fact)
    for group in by_link.values():
        if len(group) > 1:
            yield from _compare_links(group)


def _compare_links(group: Sequence[Fact]) -> Iterator[tuple[str, Finding]]:
    same = _find_same_titles(group)
    for one, other in zip(group, find_first_others([fact.span for fact in group]), strict=True):
        if one.path in same:
            message = _("{path} has the same title and the same link.", path=same[one.path])
            yield one.path, Finding(("apply", "url"), "duplicate-listing", message, _("Remove one of the two."))
        elif other is not None:
            message = _("{path} has the same link.", path=group[other].path)
            yield one.path, Finding(("apply", "url"), "duplicate-apply", message,
                                    _("Give each listing a page of its own, or merge them."))


def _find_same_titles(group: Sequence[Fact]) -> dict[str, str]:
    """The first other path with the same title, by path."""
    by_title: dict[str, list[Fact]] = defaultdict(list)
    for fact in group:
        by_title[fact.title].append(fact)
    return {one.path: facts[other].path for facts in by_title.values() if len(facts) > 1
            for one, other in zip(facts, find_first_others([fact.span for fact in facts]), strict=True)
            if other is not None}


def find_near_duplicates(listings: Sequence[Document], facts: Sequence[Fact]) -> Iterator[Problem]:
    """The listings of one employer, with their facts, in; those whose words are nearly another's out."""
    if len(listings) < 2:
        return
    first_others = find_first_others([fact.span for fact in facts])
    alone = {index for index, other in enumerate(first_others) if other is None}
    words = [_list_words(listing) if index not in alone else frozenset() for index, listing in enumerate(listings)]
    twins = find_twins(words, lambda one, other: _may_be_twins(facts[one], facts[other]))
    for index, twin in twins.items():
        message = _("{path} says nearly the same.", path=listings[twin].path)
        finding = Finding(("title",), "near-duplicate", message,
                          _("Say what is different, or keep one and set openings: 2."))
        yield finding.place(listings[index])


def _may_be_twins(one: Fact, other: Fact) -> bool:
    """Whether both are open on some day, and nothing worse was said of the two."""
    is_said = one.link == other.link != "" and one.title == other.title
    return overlap(one.span, other.span) and not is_said


def _list_words(listing: Document) -> frozenset[bytes]:
    return list_words(f"{listing.get_text('title')} {listing.get_text('summary')} {listing.get_text('description')}")
