"""Folds the names of employers, so that no other spelling of a name passes for another employer.

A name has several folds, since no single one will do: the letters as they are, for all alphabets, and what they look
like in Latin letters.
"""

import re
import unicodedata
from functools import cache

from microboard.check.hosts.lookalike import write_plainly
from microboard.check.letters.confusable import list_lookalikes
from microboard.check.schema.rulebook import read_shipped_flags

# Words around a name that make it no other name: legal forms, and the department that hires.
AROUND = frozenset((
    "ab", "ag", "and", "at", "by", "co", "company", "corp", "corporation", "department", "for", "from", "gmbh", "hq",
    "inc", "incorporated", "limited", "llc", "llp", "ltd", "nv", "of", "official", "oy", "plc", "portal", "pty", "sa",
    "sas", "srl", "the", "bv",
))
# Legal forms that are words, or parts of names, where they don't stand at the end.
LEGAL = frozenset((
    "aps", "as", "asa", "asbl", "bhd", "doo", "eg", "ev", "gbr", "ggmbh", "kft", "kg", "ltda", "ohg", "ou", "oyj",
    "pte", "pvt", "ry", "sarl", "sasu", "sdn", "se", "sl", "slu", "sro", "ug", "vzw", "zrt",
))
# Shorter words end too many honest names: work, team.
LONG_ENDING = 6
# The fewest letters that must be left of a name without such an ending.
LEAST = 4
# Letters that no reader tells apart in small print.
ALIKE = str.maketrans("i|", "ll")
# The dots between letters that stand for words: e.V., S.A.
INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])\.\s?(?=[^\W\d_](?![^\W_]))")
# Signs that Unicode would take apart into letters of the name.
SIGNS = re.compile("[\u2120\u2122]")


def fold_name(name: str) -> str:
    """The name without what people overlook: case, accents, spaces, punctuation, and words around it."""
    return _join(_drop_marks(name).casefold())


def list_folds(name: str) -> frozenset[str]:
    """Two names with a fold in common are one to a reader."""
    shown = fold_name("".join(map(_find_latin, _drop_marks(name))))
    return frozenset((fold_name(name), shown, write_plainly(shown).translate(ALIKE)))


def _drop_marks(name: str) -> str:
    plain = unicodedata.normalize("NFKD", SIGNS.sub(" ", name))
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] not in "MC")


def _join(text: str) -> str:
    words = re.findall(r"[^\W_]+", INITIALS.sub(r"\1", text.replace("'", "").replace("’", "")))
    while len(words) > 1 and words[-1] in AROUND | LEGAL:
        words.pop()
    own = [word for word in words if word not in _list_words()]
    return "".join(map(_drop_ending, own or words)) or text


def _drop_ending(word: str) -> str:
    ending = next((end for end in _list_endings() if word.endswith(end)), "")
    return word.removesuffix(ending) if len(word) - len(ending) >= LEAST else word


@cache
def _list_words() -> frozenset[str]:
    return AROUND | frozenset(read_shipped_flags().added_words)


@cache
def _list_endings() -> tuple[str, ...]:
    """The longest first."""
    words = {word for word in read_shipped_flags().added_words if len(word) >= LONG_ENDING} | {"jobs"}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _find_latin(letter: str) -> str:
    """The Latin letters that a letter is taken for: some when they are large, and some when they are small."""
    known = list_lookalikes()
    return next((known[shape] for shape in (letter, letter.lower(), letter.upper()) if shape in known), letter)
