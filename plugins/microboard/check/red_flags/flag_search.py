"""Finds the patterns and hosts of red flags in texts.

The browser does the same in ``assets/flags/red-flags.js``; a test compares the two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from microboard.check.hosts.named_hosts import Host, list_hosts
from microboard.check.letters.fold import Fold, spell_words
from microboard.check.red_flags.pattern import compile_pattern
from microboard.check.red_flags.red_flags import RedFlag
from microboard.check.red_flags.sign import Pattern, Sign, Together, WordIndex
from microboard.markdown.shown import Shown
from microboard.read import Location

# Characters of the sentence before and after a match that decide whether it is taken back.
BEFORE, AFTER = 160, 100
# Patterns that belong together stand within NEAR characters: two or three sentences. MOST_SPANS of each are looked at.
NEAR, MOST_SPANS = 200, 50


@dataclass(frozen=True)
class Text:
    """A text, the place it has in its document, and the field that holds it (``deliverables.what``).

    The text of a description is what its readers see, and `shown` knows where that is written. The address of a link
    is a text of its own, in which no words are looked for: it stands at `offset`.
    """

    value: str
    fold: Fold
    location: Location = ()
    field: str = ""
    shown: Shown | None = None
    is_address: bool = False
    offset: int = 0

    @cached_property
    def folded(self) -> str:
        """The text as patterns see it."""
        return self.fold.fold(self.value)

    @cached_property
    def hosts(self) -> list[Host]:
        """Every host that it names, or is."""
        if self.field == "domains":
            return [Host(0, len(self.value), self.value.lower())]
        return list_hosts(self.value)

    def find_source(self, start: int) -> int:
        """The character of the field, as it is written, from which the one at `start` comes."""
        return self.shown.find_source(start) if self.shown else start + self.offset


@dataclass(frozen=True, slots=True)
class Match:
    """A red flag, and where it is in a text."""

    flag: RedFlag
    text: Text
    start: int
    end: int
    says: str = ""

    @property
    def words(self) -> str:
        """The words that were found, as they are written."""
        return self.text.value[self.start : self.end]


class FlagSearch:
    """Flags, ready to be looked for."""

    def __init__(self, flags: Iterable[RedFlag]) -> None:
        self._flags = tuple(flags)
        self._by_host: dict[str, list[RedFlag]] = {}
        self._words = WordIndex()
        for flag in self._flags:
            for host in flag.hosts:
                self._by_host.setdefault(host, []).append(flag)
            for sign in flag.signs:
                self._words.add(flag.id, sign)

    def find_patterns(self, texts: list[Text]) -> Iterator[Match]:
        """The first match of each flag in each text that it looks at."""
        texts = [text for text in texts if not text.is_address]
        chosen = self._choose(" . ".join([text.folded for text in texts]))
        for flag in self._flags if chosen else ():
            for text in texts if flag.id in chosen else ():
                if looks_at(flag, text):
                    yield from _find_in(flag, chosen[flag.id], text)

    def find_hosts(self, texts: list[Text]) -> Iterator[Match]:
        """The first host of each flag in each text that it looks at."""
        for text in texts:
            said: set[str] = set()
            for host in text.hosts:
                for flag in self._list_flags(host.name):
                    if flag.id not in said and looks_at(flag, text):
                        said.add(flag.id)
                        yield Match(flag, text, host.start, host.end)

    def may_find_hosts(self, hosts: Iterable[Host]) -> bool:
        """Whether a flag names one of the hosts."""
        return any(any(self._list_flags(host.name)) for host in hosts)

    def _list_flags(self, host: str) -> Iterator[RedFlag]:
        """The flags that name the host, or a domain that it is in."""
        parts = host.split(".")
        for index in range(len(parts) - 1):
            yield from self._by_host.get(".".join(parts[index:]), ())

    def _choose(self, folded: str) -> dict[str, list[Sign]]:
        """Patterns that match somewhere, by flag."""
        chosen: dict[str, list[Sign]] = {}
        wanted, absent = self._words.find(spell_words(folded))
        for flag, pattern in wanted:
            if pattern.matches(folded, absent):
                chosen.setdefault(flag, []).append(pattern)
        return chosen


def _find_in(flag: RedFlag, signs: list[Sign], text: Text) -> Iterator[Match]:
    spans = [span for sign in signs if (span := _find_first(flag, sign, text.folded))]
    if spans:
        start, end = min(spans)
        _, places = text.fold.trace(text.value)
        yield Match(flag, text, places[start][0], places[end - 1][1])


def looks_at(flag: RedFlag, text: Text) -> bool:
    """Whether the flag is for the field that holds the text."""
    is_left_out = any(is_field(text.field, field) for field in flag.not_in)
    return not is_left_out and (not flag.fields or any(is_field(text.field, field) for field in flag.fields))


def is_field(field: str, group: str) -> bool:
    """Whether the field is the one named, or one of its group."""
    return field == group or field.startswith(f"{group}.")


def _find_first(flag: RedFlag, sign: Sign, folded: str) -> tuple[int, int] | None:
    """Where the sign is first found and is not taken back."""
    if isinstance(sign, Together):
        return _find_together(flag, sign, folded)
    return next(_iterate_spans(flag, sign, folded), None)


def _find_together(flag: RedFlag, sign: Together, folded: str) -> tuple[int, int] | None:
    """The first match of the first part that has matches of all others near it."""
    first, *others = [list(islice(_iterate_spans(flag, part, folded), MOST_SPANS)) for part in sign.parts]
    for start, end in first:
        if all(any(start - NEAR <= begin and stop <= end + NEAR for begin, stop in spans) for spans in others):
            return start, end
    return None


def _iterate_spans(flag: RedFlag, pattern: Pattern, folded: str) -> Iterator[tuple[int, int]]:
    """Where the pattern matches and is not taken back."""
    for found in compile_pattern(pattern.text).finditer(folded):
        if found[0] and not _is_taken_back(flag, folded, found):
            yield found.span()


def _is_taken_back(flag: RedFlag, folded: str, found: re.Match[str]) -> bool:
    before = folded[max(0, found.start() - BEFORE) : found.start()].rpartition(".")[2]
    after = folded[found.end() : found.end() + AFTER].partition(".")[0]
    return any(compile_pattern(f"(?:{unless})$").search(before) for unless in flag.unless_before) or any(
        compile_pattern(f"^(?:{unless})").search(after) for unless in flag.unless_after)
