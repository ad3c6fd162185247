"""What fraud and unfair work look like, as `schema/red-flags.yml` says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from microboard.check.hosts.lookalike import Lookalikes
from microboard.check.letters.confusable import list_lookalikes
from microboard.check.letters.fold import Fold
from microboard.check.problems.finding import Finding, Rule
from microboard.check.red_flags.measured import Measured, Offers
from microboard.check.red_flags.pattern import TIMES, PatternError, read_pattern
from microboard.read import Document, Location
from microboard.read.characters import join_lines
from microboard.read.problem import Severity, shorten
from microboard.words.speech import _

# Flags that a function finds, not a pattern or a host: see flag_rules.py.
IN_CODE = frozenset({"hidden-text", "look-alike-domain", "look-alike-employer", "names-differ", "pay-too-good",
                     "reads-like-fraud", "shouting", "vague"})
# A list of words in a pattern, by its name. Numbers in such brackets are how often something comes.
NAME = re.compile(r"\{([a-z]+)\}")
UNLESS = frozenset({"unless_after", "unless_before"})
# What decides what is found.
DECISIVE = UNLESS | {"flags", "letters", "words"}
# A caret that does not begin a set.
CARET = re.compile(r"(?<![\[\\])\^")
# Patterns that say something only near each other, in any order; what the first matches is shown.
Sign = tuple[str, ...]


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
    patterns: tuple[str, ...] = ()
    together: tuple[Sign, ...] = ()
    hosts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    is_for_offers: bool = True
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()

    @property
    def signs(self) -> tuple[Sign, ...]:
        """All that is looked for in words."""
        return *((pattern,) for pattern in self.patterns), *self.together

    @property
    def rule(self) -> Rule:
        """The entry of the rules page."""
        severity: Severity = "error" if self.severity == "error" else "warning"
        return Rule(self.id, self.title, self.employers, severity, is_changeable=True)


@dataclass(frozen=True)
class RedFlags:
    """All flags of a board, and what they share: letters that look alike, known and trusted hosts.

    On `shared_hosts` many employers have a page, and nobody owns one.
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

    @cached_property
    def fold(self) -> Fold:
        """What turns texts into the letters that flags are matched against."""
        return Fold(self.letters)

    @cached_property
    def known_hosts(self) -> Lookalikes:
        """The hosts that everybody knows, for hosts to be compared with."""
        return Lookalikes(dict.fromkeys(self.organisations, ""), self.added_words, self.trusted, self.fold)


NO_FLAGS = RedFlags((), {}, (), (), (), (), None)


def build_red_flags(document: Document) -> RedFlags:
    """The flags in a red-flags.yml that its schema and `check_red_flags` accept, in the language that is spoken."""
    shared = {name: _get_patterns(document, name) for name in ("unless_before", "unless_after")}
    return RedFlags(
        flags=tuple(_build_flag(document, index, shared) for index, _ in enumerate(document.get_list("flags"))),
        letters=_get_letters(document),
        organisations=document.get_texts("organisations"),
        added_words=document.get_texts("added_words"),
        trusted=document.get_texts("trusted"),
        shared_hosts=document.get_texts("shared_hosts"),
        measured=_build_measured(document),
    )


def _get_letters(document: Document) -> dict[str, str]:
    """What letters look like: by Unicode, and by the board, which has the last word."""
    own = {letter: str(plain) for letter, plain in document.get_group("letters").items()}
    return {**list_lookalikes(), **own}


def _build_flag(document: Document, index: int, shared: Mapping[str, tuple[str, ...]]) -> RedFlag:
    words = {name: _(join_lines(document.get_text("flags", index, name) or ""))
             for name in ("title", "says", "hint", "employers", "students", "advice")}
    is_negated = document.get("flags", index, "negations") is not False
    unless = {name: _get_patterns(document, "flags", index, name) + (shared[name] if is_negated else ())
              for name in ("unless_before", "unless_after")}
    return RedFlag(
        id=document.get_text("flags", index, "id") or "",
        severity=document.get_text("flags", index, "severity") or "",
        **words,
        patterns=_get_patterns(document, "flags", index, "patterns"),
        together=tuple(_get_patterns(document, "flags", index, "together", number)
                       for number in range(len(document.get_list("flags", index, "together")))),
        hosts=document.get_texts("flags", index, "hosts"),
        fields=document.get_texts("flags", index, "fields"),
        not_in=document.get_texts("flags", index, "not_in"),
        is_for_offers=document.get("flags", index, "in_offers") is not False,
        unless_before=unless["unless_before"],
        unless_after=unless["unless_after"],
    )


def _get_patterns(document: Document, *location: str | int) -> tuple[str, ...]:
    return tuple(_spell_out(document, text) for text in document.get_texts(*location))


def _spell_out(document: Document, pattern: str) -> str:
    """The pattern with lists of words in place of their names."""
    return NAME.sub(lambda name: f"(?:{document.get_text('words', name[1]) or name[0]})", pattern)


def _build_measured(document: Document) -> Measured | None:
    """What was measured; nothing where a board has other flags than those."""
    if not document.has_own("measured") and any(place[0] in DECISIVE for place in document.origins or () if place[1:]):
        return None
    on, listings = document.get_text("measured", "on"), document.get_number("measured", "listings")
    hits = _get_counts(document, "hits")
    return Measured(on, int(listings), hits, _build_offers(document)) if on and listings else None


def _build_offers(document: Document) -> Offers | None:
    numbers = _get_counts(document, "offers")
    groups = [_get_counts(document, "offers", name) for name in ("noticed", "hit", "unseen")]
    return Offers(numbers["fraud"], numbers["honest"], *groups) if numbers else None


def _get_counts(document: Document, *location: str) -> dict[str, int]:
    names = document.get_group("measured", *location)
    return {name: int(document.get_number("measured", *location, name) or 0) for name in names}


def check_red_flags(document: Document) -> Iterator[Finding]:
    """What is wrong in a red-flags.yml that its schema accepts: patterns, ids that stand twice, rules without means."""
    fold = Fold(_get_letters(document))
    for location in _locate_patterns(document):
        pattern = _spell_out(document, document.get_text(*location) or "")
        reason = _refuse(pattern, fold, may_begin=bool(UNLESS.intersection(location)))
        if reason:
            yield _say(location, _("This pattern can't be used: {reason}.", reason=reason),
                       _("Write it like the others: letters, {signs} and {last}.", last=TIMES,
                         signs=r"\b, \d, [], (?:a|b), (?!a), ?"))
    first: dict[str, int] = {}
    for index in range(len(document.get_list("flags"))):
        name = document.get_text("flags", index, "id") or ""
        if first.setdefault(name, index) != index:
            yield _say(("flags", index, "id"), _("{name} is an id already.", name=shorten(name)),
                       _("Choose another name."))
        means = any(document.get("flags", index, name) for name in ("patterns", "together", "hosts"))
        if not means and name not in IN_CODE:
            yield _say(("flags", index, "id"), _("Nothing finds {name}.", name=shorten(name)),
                       _("Add patterns or hosts."))
    for name in document.get_group("measured", "hits"):
        if name not in first and document.has_own("measured"):
            yield _say(("measured", "hits", name), _("There is no red flag {name}.", name=shorten(name)),
                       _("Remove the line, or mend the name."))


def _refuse(pattern: str, fold: Fold, *, may_begin: bool) -> str:
    """Why a pattern can't be used, as the end of a sentence; empty when it can. `may_begin`: it may ask for the
    beginning of what it is looked for in."""
    try:
        read_pattern(pattern)
    except PatternError as error:
        return str(error)
    if CARET.search(pattern) and not may_begin:
        return _("^ stands only in unless_before, where it is the beginning of the sentence")
    if pattern.isascii():
        return ""
    strange = next((c for c in pattern if c.isalpha() and fold.fold_character(c) != c), "")
    if not strange:
        return ""
    plain = fold.fold_character(strange)
    return _("{character} is folded to {other} before it is compared", character=strange, other=plain) if plain else _(
        "{character} is folded to nothing before it is compared", character=strange)


def _locate_patterns(document: Document) -> Iterator[Location]:
    places: list[Location] = [()]
    places += [("flags", index) for index in range(len(document.get_list("flags")))]
    for place in places:
        lists = [(*place, name) for name in ("patterns", *sorted(UNLESS))]
        lists += [(*place, "together", index) for index in range(len(document.get_list(*place, "together")))]
        for name in lists:
            yield from ((*name, index) for index in range(len(document.get_list(*name))))


def _say(location: Location, message: str, hint: str) -> Finding:
    return Finding(location, "schema-file", message, hint)
