"""What is looked for in folded text: a pattern, or several near each other."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import BytesAhoCorasick, Implementation

from microboard.check.red_flags.pattern import Form, compile_pattern, weigh

# After this many finds of one word, the other words are looked for in the whole text.
SEVERAL = 8
# Letters at the beginning of a word that the index looks up.
LONGEST_KEY = 12
# Beginnings of words that a text lacks.
Absent = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of folded text, and what every match of it holds."""

    text: str
    form: Form

    def matches(self, folded: str, absent: Absent = frozenset()) -> bool:
        """Whether it matches somewhere, taken back or not."""
        # Looking for words is quick, and few patterns are ever compiled.
        return any(compile_pattern(self.text).search(folded, start, end)
                   for start, end in self._list_places(folded, absent))

    def _list_places(self, folded: str, absent: Absent) -> Iterator[tuple[int, int]]:
        """Where the words of all clauses are near each other: every match lies in one of these places."""
        if not self.form.clauses:
            yield 0, len(folded)
            return
        first, *others = self.form.clauses
        rest = [clause.words for clause in others]
        width, seen = self.form.width + 1, 0
        words = first.words
        if first.is_start:
            words = frozenset(word for word in words if word[:LONGEST_KEY] not in absent)
        for word in words:
            at = folded.find(word)
            while at >= 0:
                start, end = max(0, at - width), at + len(word) + width
                before = folded[at - 1 : at]
                # The edges of words are those of ASCII.
                is_within = first.is_start and before.isascii() and before.isalnum()
                if not is_within and _holds_one_of_each(folded[start:end], rest):
                    yield start, end
                seen += 1
                if seen == SEVERAL:
                    rest = [frozenset(other for other in words if other in folded) for words in rest]
                at = folded.find(word, at + 1) if all(rest) else -1


def _holds_one_of_each(text: str, groups: Iterable[Collection[str]]) -> bool:
    # Loops, since this is asked often and generators take their time.
    for words in groups:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Together:
    """Patterns that say something only near each other, in any order. What the first matches is shown."""

    parts: tuple[Pattern, ...]

    @property
    def form(self) -> Form:
        """What a text must hold so that all of them are in it."""
        forms = [part.form for part in self.parts]
        clauses = sorted((clause for form in forms for clause in form.clauses), key=weigh, reverse=True)
        return Form(tuple(clauses), max(form.width for form in forms))

    def matches(self, folded: str, absent: Absent = frozenset()) -> bool:
        """Whether all are somewhere, taken back or not."""
        # The pattern with the fewest words is found least often.
        parts = sorted(self.parts, key=lambda part: len(part.form.clauses[0].words) if part.form.clauses else 10_000)
        return all(part.matches(folded, absent) for part in parts)


Sign = Pattern | Together


# Sets of words that the index keeps of a pattern: these tell nearly all apart. The rest are short words, in most texts.
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
