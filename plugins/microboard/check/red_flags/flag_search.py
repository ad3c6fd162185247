"""Finds the patterns and hosts of red flags in texts.

The browser does the same in ``assets/flags/red-flags.js``; a test compares the two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

import re2

from microboard.check.hosts.named_hosts import Host, list_hosts
from microboard.check.letters.fold import Fold
from microboard.check.red_flags.pattern import compile_pattern, read_pattern
from microboard.check.red_flags.red_flags import RedFlag, Sign
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

    def __init__(self, flags: tuple[RedFlag, ...]) -> None:
        self._signs = [(flag, flag.signs) for flag in flags]
        self._by_host: dict[str, list[RedFlag]] = {}
        for flag, _ in self._signs:
            for host in flag.hosts:
                self._by_host.setdefault(host, []).append(flag)
        self._search = SignSearch(sign for _, signs in self._signs for sign in signs)

    def find_patterns(self, texts: list[Text]) -> Iterator[Match]:
        """The first match of each flag in each text that it looks at."""
        texts = [text for text in texts if not text.is_address]
        there = self._search.find(" . ".join([text.folded for text in texts]))
        for flag, signs in self._signs if there else ():
            likely = [sign for sign in signs if sign in there]
            for text in texts if likely else ():
                if looks_at(flag, text):
                    yield from _find_in(flag, likely, text)

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


class SignSearch:
    """Hundreds of signs, looked for in one go. RE2 does not know what must not follow, so it may find too many."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._signs = tuple(dict.fromkeys(signs))
        self._patterns = tuple(dict.fromkeys(pattern for sign in self._signs for pattern in sign))
        self._filter = re2.Filter()
        for pattern in self._patterns:
            self._filter.Add(read_pattern(pattern))
        if self._patterns:
            self._filter.Compile()

    def find(self, folded: str) -> frozenset[Sign]:
        """All signs whose patterns match somewhere in a folded text, and perhaps others."""
        data = folded.encode("utf-8", "replace")
        # Most texts lack a word that a sign needs: few of its patterns are ever tried.
        numbers = self._filter.Match(data, potential=True) if self._patterns else ()
        may_match = {self._patterns[number] for number in numbers or ()}
        return frozenset(sign for sign in self._signs if may_match.issuperset(sign)
                         and all(_compile(pattern).search(data) for pattern in sign))


@lru_cache(maxsize=1024)
def _compile(pattern: str) -> Any:
    return re2.compile(read_pattern(pattern))


@lru_cache(maxsize=4)
def build_search(flags: tuple[RedFlag, ...]) -> FlagSearch:
    """What looks for the flags. Making it takes longer than checking a listing, and who checks once checks again."""
    return FlagSearch(flags)


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
    """The first match of the first pattern that is not taken back and has matches of all others near it."""
    first, *others = sign
    if not others:
        return next(_iterate_spans(flag, first, folded), None)
    near = [list(islice(_iterate_spans(flag, other, folded), MOST_SPANS)) for other in others]
    for start, end in islice(_iterate_spans(flag, first, folded), MOST_SPANS):
        if all(any(start - NEAR <= begin and stop <= end + NEAR for begin, stop in spans) for spans in near):
            return start, end
    return None


def _iterate_spans(flag: RedFlag, pattern: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where the pattern matches and is not taken back."""
    for found in compile_pattern(pattern).finditer(folded):
        if found[0] and not _is_taken_back(flag, folded, found):
            yield found.span()


def _is_taken_back(flag: RedFlag, folded: str, found: re.Match[str]) -> bool:
    before = folded[max(0, found.start() - BEFORE) : found.start()].rpartition(".")[2]
    after = folded[found.end() : found.end() + AFTER].partition(".")[0]
    return any(compile_pattern(f"(?:{unless})$").search(before) for unless in flag.unless_before) or any(
        compile_pattern(f"^(?:{unless})").search(after) for unless in flag.unless_after)
