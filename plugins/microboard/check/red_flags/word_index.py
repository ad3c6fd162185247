"""Finds the patterns whose words a text holds, so that no others are looked for."""

from collections.abc import Iterator
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick, Implementation

from microboard.check.red_flags.sign import LONGEST_KEY, Absent, Sign

# So many sets of words tell nearly all patterns; the others are those of the shortest words, which most texts hold.
MOST_SETS = 6


class WordIndex:
    """Patterns by how the words begin that they need.

    Whatever matches a pattern holds a word that begins with one of each set of keys. Each such set is a bit of a large
    number, and so is what a key satisfies: a whole text is looked up in one go (Aho and Corasick, 1975). The bits of a
    pattern stand side by side with a free one above them, into which adding one carries where all of them are set.
    """

    def __init__(self) -> None:
        self._patterns: dict[int, tuple[str, Sign]] = {}
        # How words begin, and the bits of each.
        self._keys: dict[bytes, int] = {}
        self._next = 1
        self._lowest = self._carries = 0

    def add(self, flag: str, pattern: Sign) -> None:
        """Look for a pattern of the flag with this id."""
        self._lowest |= self._next
        for clause in [clause for clause in pattern.form.clauses if clause.is_start][:MOST_SETS]:
            for word in clause.words:
                key = b" " + word[:LONGEST_KEY].encode()
                self._keys[key] = self._keys.get(key, 0) | self._next
            self._next <<= 1
        self._carries |= self._next
        self._patterns[self._next] = flag, pattern
        self._next <<= 1

    def find(self, words: bytes) -> tuple[list[tuple[str, Sign]], Absent]:
        """The patterns of which a folded text may hold one, with their flags, and which beginnings of words it lacks.
        `words` are its words, each after a space."""
        bits, each = 0, self._bits
        there = {index for index, _, _ in self._search.find_matches_as_indexes(words, overlapping=True)}
        for index in there:
            bits |= each[index]
        carries = (bits + self._lowest) & self._carries
        if not carries:
            return [], frozenset()
        return list(self._take(carries)), self._beginnings.difference(map(self._names.__getitem__, there))

    @cached_property
    def _search(self) -> BytesAhoCorasick:
        return BytesAhoCorasick(self._keys, implementation=Implementation.DFA)

    @cached_property
    def _bits(self) -> list[int]:
        return [*self._keys.values()]

    @cached_property
    def _names(self) -> list[str]:
        return [key[1:].decode() for key in self._keys]

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(self._names)

    def _take(self, carries: int) -> Iterator[tuple[str, Sign]]:
        while carries:
            lowest = carries & -carries
            yield self._patterns[lowest]
            carries ^= lowest
