"""Finds listings of one employer whose words are nearly the same."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

# Share of words that two listings of one employer may have in common (Jaccard index).
NEARLY_SAME = 0.8
# Of a few listings, each is compared with each.
FEW = 16
# So many listings that share a rare word are looked at, and so many are compared word by word: nobody has more that are
# alike by accident, and a folder made to be slow is answered soon.
MAX_LOOKED_AT, MAX_COMPARED = 256, 32
# What is no part of a word: in ASCII, and beyond.
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
    """What the lists hold, in order; where that is much, what the first of them hold."""
    found: set[int] = set()
    for one in lists:
        found.update(one)
        if len(found) >= MAX_LOOKED_AT:
            break
    return sorted(found)
