"""Turns texts into the words that a search compares, as assets/lib/words.js and assets/browse/text-index.js do: a test
compares the two."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unicodedata import category, name, normalize

from microboard.words.speech import get_language

# Letters that Unicode does not take apart.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})
# How Unicode names the letters of scripts that put no spaces between words.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "THAI", "LAO", "KHMER", "MYANMAR")
# The words that say nothing stand in JavaScript alone: a language and its words, in several strings.
SCRIPT = Path(__file__).parents[2] / "assets/browse/stop-words.js"
STOP_WORDS = re.compile(r'^  (\w+): ((?:"[^"]*"[\s+]*)+),$', re.MULTILINE)
MOST_TERMS = 8


def fold(text: str) -> str:
    """The words of a text without case and accents, with a space before each. Where a script puts no spaces between
    words, each letter is a word."""
    apart = "".join(c for c in normalize("NFKD", text.lower()) if not category(c).startswith("M"))
    folded = "".join(map(_spread, apart.lower().translate(LETTERS)))
    return "".join(f" {word}" for word in folded.split())


@cache
def _spread(letter: str) -> str:
    if category(letter)[0] not in "LN" and letter not in "+#":
        return " "
    return f" {letter} " if name(letter, "").startswith(UNSPACED) else letter


def list_terms(text: str) -> Sequence[str]:
    """What is looked for, each as the beginning of a word: the words of a text that say something, folded, or all where
    none does."""
    terms = list(dict.fromkeys(fold(word) for word in _split(text)))
    stopped = read_stop_words().get(get_language().partition("-")[0], frozenset())
    return ([term for term in terms if term.strip() not in stopped] or terms)[:MOST_TERMS]


def _split(text: str) -> list[str]:
    """The words as people part them: letters that follow one another belong together in every script."""
    folded = normalize("NFKD", text.lower()).lower().translate(LETTERS)
    return "".join(c if category(c)[0] in "LNM" or c in "+#" else " " for c in folded).split()


@cache
def read_stop_words() -> dict[str, frozenset[str]]:
    """The words that say nothing about a project, by language."""
    found = STOP_WORDS.findall(SCRIPT.read_text(encoding="utf-8"))
    return {language: frozenset("".join(re.findall('"([^"]*)"', words)).split()) for language, words in found}
