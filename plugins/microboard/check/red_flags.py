"""What fraud and unfair work look like, as `schema/red-flags.yml` says."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from microboard.check.fields import name_field
from microboard.check.fold import Fold
from microboard.check.letters import list_lookalikes
from microboard.check.pattern import Form, PatternError, compile_pattern, read_form
from microboard.check.rule import Rule
from microboard.read import Document, Location, Problem
from microboard.read.problem import Severity, shorten

# Flags that a function finds, not a pattern or a host: see flag_rules.py.
IN_CODE = frozenset({"hidden-text", "look-alike-domain", "look-alike-employer", "names-differ", "pay-too-good",
                     "shouting", "vague"})
# So often is a word looked around before the others are looked for in the whole text.
SEVERAL = 8
# A caret that does not begin a set.
CARET = re.compile(r"(?<![\[\\])\^")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of folded text, and what every match of it holds."""

    text: str
    form: Form

    def matches(self, folded: str) -> bool:
        """Whether it matches somewhere, taken back or not."""
        # Looking for words is quick, and few patterns are ever compiled.
        return self._has_words(folded) and compile_pattern(self.text).search(folded) is not None

    def _has_words(self, folded: str) -> bool:
        """Whether the words of all clauses are there, near each other."""
        first, *others = self.form.clauses
        rest = [clause.words for clause in others]
        width, seen = self.form.width, 0
        for word in first.words:
            at = folded.find(word)
            while at >= 0:
                if _holds_one_of_each(folded[max(0, at - width) : at + width], rest):
                    return True
                seen += 1
                if seen == SEVERAL:
                    rest = [frozenset(other for other in words if other in folded) for words in rest]
                at = folded.find(word, at + 1) if all(rest) else -1
        return False


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
class RedFlag:
    """One rule. `says` ends a sentence that begins with the words found; `hint` says what to write instead.

    `employers`, `students` and `advice` explain it. `fields` are the only ones to look at; empty means every text
    but those of `not_in`.
    `is_for_offers` is False where it makes no sense in a text whose fields are not known.
    """

    id: str
    severity: str
    title: str
    says: str
    hint: str
    employers: str
    students: str
    advice: str
    patterns: tuple[Pattern, ...] = ()
    hosts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    is_for_offers: bool = True
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        """The entry of the rules page."""
        severity: Severity = "error" if self.severity == "error" else "warning"
        return Rule(self.id, self.title, self.employers, severity, is_changeable=True)


@dataclass(frozen=True, slots=True)
class Measured:
    """In how many of `listings` honest ones each flag was found."""

    on: str
    listings: int
    hits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RedFlags:
    """All flags of a board, and what they share: letters that look alike, known and trusted hosts.

    Nobody owns a `shared_hosts`: many employers have a page there.
    """

    flags: tuple[RedFlag, ...]
    letters: Mapping[str, str]
    organisations: tuple[str, ...]
    added_words: tuple[str, ...]
    trusted: tuple[str, ...]
    shared_hosts: tuple[str, ...]
    measured: Measured | None

    @property
    def severities(self) -> dict[str, str]:
        """The severity of each flag as its file has it."""
        return {flag.id: flag.severity for flag in self.flags}


NO_FLAGS = RedFlags((), {}, (), (), (), (), None)


def build_red_flags(document: Document) -> RedFlags:
    """The flags in a red-flags.yml that its schema and `check_red_flags` accept."""
    entries = document.get("flags")
    shared = {name: _get_texts(document, name) for name in ("unless_before", "unless_after")}
    return RedFlags(
        flags=tuple(_build_flag(document, index, shared)
                    for index in range(len(entries) if isinstance(entries, list) else 0)),
        letters=_get_letters(document),
        organisations=_get_texts(document, "organisations"),
        added_words=_get_texts(document, "added_words"),
        trusted=_get_texts(document, "trusted"),
        shared_hosts=_get_texts(document, "shared_hosts"),
        measured=_build_measured(document),
    )


def _get_letters(document: Document) -> dict[str, str]:
    """What letters look like: by Unicode, and by the board, which has the last word."""
    own = {letter: str(plain) for letter, plain in _get_group(document, "letters").items()}
    return {**list_lookalikes(), **own}


def _build_flag(document: Document, index: int, shared: Mapping[str, tuple[str, ...]]) -> RedFlag:
    words = {name: " ".join((document.get_text("flags", index, name) or "").split())
             for name in ("id", "severity", "title", "says", "hint", "employers", "students", "advice")}
    is_negated = document.get("flags", index, "negations") is not False
    unless = {name: _get_texts(document, "flags", index, name) + (shared[name] if is_negated else ())
              for name in ("unless_before", "unless_after")}
    return RedFlag(
        **words,
        patterns=tuple(Pattern(text, read_form(text)) for text in _get_texts(document, "flags", index, "patterns")),
        hosts=_get_texts(document, "flags", index, "hosts"),
        fields=_get_texts(document, "flags", index, "fields"),
        not_in=_get_texts(document, "flags", index, "not_in"),
        is_for_offers=document.get("flags", index, "in_offers") is not False,
        unless_before=unless["unless_before"],
        unless_after=unless["unless_after"],
    )


def _build_measured(document: Document) -> Measured | None:
    on, listings = document.get_text("measured", "on"), document.get_number("measured", "listings")
    hits = {flag: int(document.get_number("measured", "hits", flag) or 0)
            for flag in _get_group(document, "measured", "hits")}
    return Measured(on, int(listings), hits) if on and listings else None


def check_red_flags(document: Document) -> Iterator[Problem]:
    """What is wrong in a red-flags.yml that its schema accepts: patterns, ids that stand twice, rules without means."""
    fold = Fold(_get_letters(document))
    for location in _locate_patterns(document):
        fault = _find_fault(document.get_text(*location) or "", fold, needs_word="patterns" in location)
        if fault:
            yield _say(document, location, f"This pattern can't be used: {fault}.",
                       "Write it like the others: letters, \\b, \\d, [], (?:a|b), (?!a), ? and {0,30}.")
    first: dict[str, int] = {}
    for index in range(len(_get_list(document, "flags"))):
        name = document.get_text("flags", index, "id") or ""
        if first.setdefault(name, index) != index:
            yield _say(document, ("flags", index, "id"), f"{shorten(name)} is an id already.", "Choose another name.")
        means = document.get("flags", index, "patterns") or document.get("flags", index, "hosts")
        if not means and name not in IN_CODE:
            yield _say(document, ("flags", index, "id"), f"Nothing finds {shorten(name)}.", "Add patterns or hosts.")
    for name in _get_group(document, "measured", "hits"):
        if name not in first:
            yield _say(document, ("measured", "hits", name), f"There is no red flag {shorten(name)}.",
                       "Remove the line, or mend the name.")


def _find_fault(pattern: str, fold: Fold, *, needs_word: bool) -> str:
    """Why a pattern can't be used, as the end of a sentence; empty when it can."""
    try:
        clauses = read_form(pattern).clauses
    except PatternError as error:
        return str(error)
    if needs_word and not any(clause.is_start for clause in clauses):
        return "every way through it needs a word of three letters, at the beginning of a word"
    if needs_word and CARET.search(pattern):
        return "^ stands only in unless_before, where it is the beginning of the sentence"
    if pattern.isascii():
        return ""
    strange = next((c for c in pattern if c.isalpha() and fold.fold_character(c) != c), "")
    if not strange:
        return ""
    return f"{strange} is folded to {fold.fold_character(strange) or 'nothing'} before it is compared"


def _locate_patterns(document: Document) -> Iterator[Location]:
    places: list[Location] = [()]
    places += [("flags", index) for index in range(len(_get_list(document, "flags")))]
    for place in places:
        for name in ("patterns", "unless_before", "unless_after"):
            for index in range(len(_get_list(document, *place, name))):
                yield (*place, name, index)


def _say(document: Document, location: Location, message: str, hint: str) -> Problem:
    return Problem(document.path, *document.get_position(location), name_field(location), "schema-file", "error",
                   message, hint)


def _get_list(document: Document, *location: str | int) -> list[object]:
    value = document.get(*location)
    return list(value) if isinstance(value, list) else []


def _get_texts(document: Document, *location: str | int) -> tuple[str, ...]:
    return tuple(str(value) for value in _get_list(document, *location))


def _get_group(document: Document, *location: str) -> dict[str, object]:
    value = document.get(*location)
    return dict(value) if isinstance(value, dict) else {}
