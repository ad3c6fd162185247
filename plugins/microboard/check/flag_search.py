"""Finds the patterns and hosts of red flags in texts.

The browser does the same in ``assets/red-flags.js``; a test compares the two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from microboard.check.fold import Fold
from microboard.check.named_hosts import Host, list_hosts
from microboard.check.pattern import KEY, compile_pattern
from microboard.check.red_flags import Pattern, RedFlag
from microboard.read import Location

# So much of the sentence before and after a match decides whether it is taken back.
BEFORE, AFTER = 160, 100
# So much of a word is looked up: with fewer letters it would be another word too often.
LONGEST_KEY = 6
# What may stand between words.
BETWEEN = bytes(c if chr(c).isalnum() and c < 128 else ord(" ") for c in range(256))


@dataclass(frozen=True)
class Text:
    """A text, the place it has in its document, and the field that holds it (``deliverables.what``)."""

    value: str
    fold: Fold
    location: Location = ()
    field: str = ""

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
        """What was found, as it is written."""
        return self.text.value[self.start : self.end]


class FlagSearch:
    """Flags, ready to be looked for."""

    def __init__(self, flags: Iterable[RedFlag]) -> None:
        self._flags = tuple(flags)
        self._by_host: dict[str, list[RedFlag]] = {}
        # How a word begins -> patterns that need one of such words, with what they need besides.
        self._by_key: dict[bytes, list[_Wanted]] = {}
        self._keys: dict[bytes, frozenset[bytes]] = {}
        self._idle: set[bytes] = set()
        for flag in self._flags:
            for host in flag.hosts:
                self._by_host.setdefault(host, []).append(flag)
            for pattern in flag.patterns:
                wanted = _Wanted(flag.id, pattern, [
                    {_get_key(word) for word in clause.words} for clause in pattern.form.clauses if clause.is_start])
                for key in wanted.keys[0]:
                    self._by_key.setdefault(key, []).append(wanted)
        everything = [one for group in self._by_key.values() for one in group]
        self._all_keys = frozenset(key for one in everything for keys in one.keys for key in keys)
        self._starts = {key[:KEY] for key in self._all_keys}

    def may_find(self, folded: str, hosts: Iterable[Host]) -> bool:
        """Whether anything is found in the parts of a folded text, or among its hosts."""
        return bool(self._choose(folded)) or any(any(self._list_flags(host.name)) for host in hosts)

    def find_patterns(self, texts: list[Text]) -> Iterator[Match]:
        """The first match of each flag in each text that it looks at."""
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

    def _list_flags(self, host: str) -> Iterator[RedFlag]:
        """The flags that name the host, or a domain that it is in."""
        parts = host.split(".")
        for index in range(len(parts) - 1):
            yield from self._by_host.get(".".join(parts[index:]), ())

    def _choose(self, folded: str) -> dict[str, list[Pattern]]:
        """Patterns that match somewhere, by flag."""
        # Listings share most of their words, and what a word begins with is found out once.
        words = set(folded.encode("ascii", "replace").translate(BETWEEN).split()) - self._idle
        for word in [word for word in words if word not in self._keys]:
            starts = {word[:length] for length in range(KEY, LONGEST_KEY + 1)} if word[:KEY] in self._starts else ()
            if self._all_keys.isdisjoint(starts):
                self._idle.add(word)
                words.discard(word)
            else:
                self._keys[word] = self._all_keys.intersection(starts)
        keys = frozenset().union(*map(self._keys.__getitem__, words))
        chosen: dict[str, list[Pattern]] = {}
        for wanted in {id(one): one for key in keys for one in self._by_key.get(key, ())}.values():
            if not any(keys.isdisjoint(some) for some in wanted.keys) and wanted.pattern.matches(folded):
                chosen.setdefault(wanted.flag, []).append(wanted.pattern)
        return chosen


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pattern of the flag with this id; whatever matches holds a word that begins with one of each set of keys."""

    flag: str
    pattern: Pattern
    keys: list[set[bytes]]


def _get_key(word: str) -> bytes:
    """How a word begins: so much of it that few others do."""
    return word[:LONGEST_KEY].encode()


def _find_in(flag: RedFlag, patterns: list[Pattern], text: Text) -> Iterator[Match]:
    spans = [span for pattern in patterns if (span := _find_first(flag, pattern, text.folded))]
    if spans:
        start, end = min(spans)
        _, origins = text.fold.trace(text.value)
        yield Match(flag, text, origins[start], origins[end - 1] + 1)


def looks_at(flag: RedFlag, text: Text) -> bool:
    """Whether the flag is for the field that holds the text."""
    is_left_out = any(is_field(text.field, field) for field in flag.not_in)
    return not is_left_out and (not flag.fields or any(is_field(text.field, field) for field in flag.fields))


def is_field(field: str, group: str) -> bool:
    """Whether the field is the one named, or one of its group."""
    return field == group or field.startswith(f"{group}.")


def _find_first(flag: RedFlag, pattern: Pattern, folded: str) -> tuple[int, int] | None:
    """Where the pattern first matches and is not taken back."""
    for found in compile_pattern(pattern.text).finditer(folded):
        if found[0] and not _is_taken_back(flag, folded, found):
            return found.span()
    return None


def _is_taken_back(flag: RedFlag, folded: str, found: re.Match[str]) -> bool:
    before = folded[max(0, found.start() - BEFORE) : found.start()].rpartition(".")[2]
    after = folded[found.end() : found.end() + AFTER].partition(".")[0]
    return any(compile_pattern(f"(?:{unless})$").search(before) for unless in flag.unless_before) or any(
        compile_pattern(f"^(?:{unless})").search(after) for unless in flag.unless_after)
