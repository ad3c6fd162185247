"""The patterns of red flags: regular expressions that mean the same in Python and in a browser, and are never slow.

Allowed are small letters, digits and signs, ``\\b``, ``\\d``, sets in ``[]``, ``(?:a|b)``, ``(?!a)``, ``^``, ``?``
after anything and ``{0,30}`` after a character or a set. Without ``*``, ``+`` and repeated groups the time to match
grows with the length of the text and no faster.
"""

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<open>\(\?:)|(?P<ahead>\(\?!)|(?P<close>\))|(?P<bar>\|)|(?P<maybe>\?)"
    r"|(?P<times>\{[0-9]{1,3},[0-9]{1,3}\})"
    r"|(?P<set>\[\^?(?:[a-z0-9]-[a-z0-9]|[^\[\]\\^&~|A-Z-]|\\[\[\]\\d-])+\])"
    r"|(?P<digit>\\d)|(?P<edge>\\b|\^)"
    r"|(?P<word>[a-z0-9]+(?![a-z0-9?{]))|(?P<letter>[a-z0-9])"
    r"|(?P<sign>\\[.()\[\]{}*+?|^$/\\]|[^\\.()\[\]{}*+?|^$A-Z])"
)
RANGE = re.compile(r"([a-z0-9])-([a-z0-9])")
MOST_TIMES = 200
# Enough letters to tell one word from most others.
KEY = 3


class Clause(NamedTuple):
    """Parts of words, of `KEY` letters or more: whatever matches holds at least one. Where `is_start`, each begins a
    word."""

    words: frozenset[str]
    is_start: bool


class Form(NamedTuple):
    """What every match of a pattern holds, how many characters it has at most, and whether a word can begin after
    it."""

    clauses: tuple[Clause, ...]
    width: int
    ends_word: bool = False

class PatternError(ValueError):
    """A pattern that is not in the common form; the message says why, for people."""


@lru_cache(maxsize=1024)
def read_form(pattern: str) -> Form:
    """The form of a pattern; clauses whose words can be looked up come first. Raises `PatternError`."""
    reader = _Reader(pattern)
    form = reader.read_choices(is_at_start=False)
    if not reader.is_done:
        raise PatternError("it closes a bracket that is not open")
    return form._replace(clauses=tuple(sorted(form.clauses, key=weigh, reverse=True)))


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to search. Digits and the edges of words are those of ASCII, as in a browser."""
    return re.compile(pattern, re.ASCII)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._tokens = [(str(token.lastgroup), token[0]) for token in TOKEN.finditer(pattern)]
        self._at = 0
        if sum(len(text) for _, text in self._tokens) < len(pattern):
            raise PatternError("it holds something that means more in one language than in another, or can be slow")

    def read_choices(self, *, is_at_start: bool) -> Form:
        """The form of branches between bars: words of each, or none where one needs none."""
        branches = [self._read_branch(is_at_start)]
        while self._peek() == "bar":
            self._take()
            branches.append(self._read_branch(is_at_start))
        if len(branches) == 1:
            return branches[0]
        width = max(branch.width for branch in branches)
        ends_word = all(branch.ends_word for branch in branches)
        best = [max(branch.clauses, key=weigh) for branch in branches if branch.clauses]
        if len(best) < len(branches):
            return Form((), width, ends_word)
        words = frozenset().union(*(clause.words for clause in best))
        return Form((Clause(words, all(clause.is_start for clause in best)),), width, ends_word)

    def _read_branch(self, is_at_start: bool) -> Form:
        """The words of every part that is always there."""
        clauses: list[Clause] = []
        width, literal, is_word = 0, "", is_at_start
        while self._peek() not in ("", "bar", "close"):
            kind, text = self._take()
            inner = self._read_group(kind, text, is_word and not literal)
            least, most = self._read_times(kind)
            width += most * inner.width
            if kind in ("word", "letter") and least == most == 1:
                literal += text
                continue
            clauses += _keep(literal, is_word)
            clauses += inner.clauses if least else ()
            # What may be left out changes nothing where a word could begin before it and can after it.
            is_word = inner.ends_word and (least > 0 or (is_word and not literal))
            literal = ""
        return Form((*clauses, *_keep(literal, is_word)), width, is_word and not literal)

    def _read_group(self, kind: str, text: str, is_at_start: bool) -> Form:
        """The form of the part that has just begun."""
        if kind in ("maybe", "times"):
            raise PatternError("it repeats nothing: ? and {0,30} follow a character, a set or a bracket")
        if kind not in ("open", "ahead"):
            return Form((), {"edge": 0, "word": len(text)}.get(kind, 1), kind in ("edge", "sign"))
        form = self.read_choices(is_at_start=is_at_start)
        if self._peek() != "close":
            raise PatternError("it opens a bracket that is not closed")
        self._take()
        return form if kind == "open" else Form((), 0, is_at_start)

    def _read_times(self, kind: str) -> tuple[int, int]:
        """How often the part that was read comes at least, and at most."""
        if self._peek() == "maybe" and kind not in ("edge", "ahead"):
            self._take()
            return 0, 1
        if self._peek() != "times":
            return 1, 1
        if kind in ("open", "ahead", "edge"):
            raise PatternError("it repeats a bracket, and that can be slow")
        least, most = (int(number) for number in self._take()[1][1:-1].split(","))
        if not least <= most <= MOST_TIMES:
            raise PatternError(f"it repeats something more than {MOST_TIMES} times, or backwards")
        return least, most

    @property
    def is_done(self) -> bool:
        """Whether the whole pattern has been read."""
        return self._at == len(self._tokens)

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _take(self) -> tuple[str, str]:
        self._at += 1
        kind, text = self._tokens[self._at - 1]
        if kind == "set" and any(low > high for low, high in RANGE.findall(text)):
            raise PatternError(f"the range in {text} runs backwards")
        return kind, text


def _keep(literal: str, is_start: bool) -> tuple[Clause, ...]:
    return (Clause(frozenset({literal}), is_start),) if len(literal) >= KEY else ()


def weigh(clause: Clause) -> tuple[bool, int]:
    """What sorts clauses: words that can be looked up come first; then the longer, the rarer."""
    return clause.is_start, min(map(len, clause.words))
