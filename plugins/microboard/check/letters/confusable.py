"""The letters of every script that look like Latin ones, by Unicode's list of confusable characters (UTS 39)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from confusable_homoglyphs.categories import alias
from confusable_homoglyphs.confusables import confusables_data

PLAIN = re.compile("[a-z]{1,2}")
# The small letters of this script have the form of its capitals, which are the ones that Unicode lists.
SMALL_CAPITALS = "CHEROKEE"
# A browser counts letters beyond this one as two, and no living script is there.
LAST = "\uffff"
LATIN = frozenset({"LATIN", "COMMON", "INHERITED"})


@cache
def list_lookalikes() -> dict[str, str]:
    """Letters that are not in ASCII, and the one or two letters from a to z that each is taken for.

    Capitals are among them only where the small letter looks like none.
    """
    letters = [letter for letter in sorted(confusables_data) if _is_letter(letter)]
    small = _find_plain({letter.lower() for letter in letters})
    return {**_find_plain(letter for letter in letters if letter.lower() not in small), **small}


@cache
def is_foreign(letter: str) -> bool:
    """Whether the letter belongs to another script than the Latin one."""
    return str(alias(letter)) not in LATIN


def _is_letter(letter: str) -> bool:
    """Whether a table is needed for it: what Unicode takes apart itself, such as letters in full width, needs none."""
    return (len(letter) == len(letter.lower()) == 1 and "\x7f" < letter <= LAST and letter.isalpha()
            and unicodedata.normalize("NFKD", letter) == letter)


def _find_plain(letters: Iterable[str]) -> dict[str, str]:
    return {letter: plain for letter in sorted(letters) if (plain := next(_iterate_plain(letter), ""))}


def _iterate_plain(letter: str) -> Iterator[str]:
    forms = (letter, letter.upper()) if alias(letter) == SMALL_CAPITALS else (letter,)
    for form in forms:
        for other in confusables_data.get(form, ()):
            plain = other["c"].lower()
            if PLAIN.fullmatch(plain):
                yield plain
