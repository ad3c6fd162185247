"""Finds the patterns whose words a text holds, so that no others are looked for."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from microboard.check.pattern import KEY
from microboard.check.red_flags import Pattern

# So much of a word is looked up.
LONGEST_KEY = 12
# So many words of a board are remembered, and none that is longer.
MOST_WORDS, LONGEST_WORD = 100_000, 40


class WordIndex:
    """Patterns by how the words begin that they need.

    Whatever matches a pattern holds a word that begins with one of each set of keys. Each such set is a bit of a large
    number, and so is what a word satisfies: a whole text is looked up with a few operations. The bits of a pattern
    stand side by side with a free one above them, into which adding one carries where all of them are set.
    """

    def __init__(self) -> None:
        self._patterns: dict[int, tuple[str, Pattern]] = {}
        # How words begin, and the bits of each, by their first letters.
        self._keys: dict[bytes, dict[bytes, int]] = {}
        self._next = 1
        self._lowest = self._carries = 0
        # Listings share most of their words, and what a word satisfies is found out once.
        self._known: dict[bytes, int] = {}
        self._idle: set[bytes] = set()

    def add(self, flag: str, pattern: Pattern) -> None:
        """Look for a pattern of the flag with this id."""
        self._lowest |= self._next
        for clause in pattern.form.clauses:
            if clause.is_start:
                for word in clause.words:
                    key = word[:LONGEST_KEY].encode()
                    same_start = self._keys.setdefault(key[:KEY], {})
                    same_start[key] = same_start.get(key, 0) | self._next
                self._next <<= 1
        self._carries |= self._next
        self._patterns[self._next] = flag, pattern
        self._next <<= 1

    def find(self, words: Iterable[bytes]) -> list[tuple[str, Pattern]]:
        """The patterns of which a text with these words, folded, may hold one, with their flags."""
        bits = 0
        # Most words set no bit.
        for word in set(words).difference(self._idle):
            bits |= self._known.get(word) or self._learn(word)
        carries = (bits + self._lowest) & self._carries
        return list(self._take(carries)) if carries else []

    def _take(self, carries: int) -> Iterator[tuple[str, Pattern]]:
        while carries:
            lowest = carries & -carries
            yield self._patterns[lowest]
            carries ^= lowest

    def _learn(self, word: bytes) -> int:
        bits = self._find_bits(word)
        if len(self._known) + len(self._idle) < MOST_WORDS and len(word) <= LONGEST_WORD:
            if bits:
                self._known[word] = bits
            else:
                self._idle.add(word)
        return bits

    def _find_bits(self, word: bytes) -> int:
        same_start = self._keys.get(word[:KEY])
        if not same_start:
            return 0
        return reduce(or_, (bits for key, bits in same_start.items() if word.startswith(key)), 0)
