"""Weighs the words of a listing: which of them stand more often in fraud, and which in honest offers.

The weights are learned from invented offers by ``benchmarks/fraud_words.py``. They only ever make a person look: what a
text asks of its reader is an error by the patterns of red-flags.yml, whatever else it says.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt
from pathlib import Path

import orjson

FILE = "fraud-words.json"
WORD = re.compile(r"[a-z']+|[0-9]+")
# With fewer known words, nothing can be said.
FEWEST = 8
# Shorter words tell people little.
TELLING = 6
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word, or two words in a row, adds; the sum where a text without known words begins, and where one is like
    fraud."""

    start: float
    limit: float
    words: Mapping[str, float]

    def weigh(self, words: set[str]) -> float:
        """How much the words are like those of fraud; more than `limit` is much. Long texts weigh no more than short
        ones."""
        known = sorted(words & self.words.keys())
        return self.start + sum(self.words[word] for word in known) / sqrt(len(known) + 1)

    def find_fraud(self, folded: Iterable[str]) -> list[str]:
        """The words that weigh most in texts that are like fraud; nothing for others."""
        words = list_words(" . ".join(folded))
        known = words & self.words.keys()
        if len(known) < FEWEST or self.weigh(words) <= self.limit:
            return []
        heaviest = sorted(known, key=lambda word: (-self.words[word], word))
        return [word for word in heaviest if len(word) >= TELLING and "0" not in word][:SHOWN]


def list_words(folded: str) -> set[str]:
    """The words of a folded text, each pair of neighbours as well. All numbers count as one word."""
    words = ["0" if word.isdigit() else word for word in WORD.findall(folded)]
    return {*words, *map(" ".join, pairwise(words))}


@cache
def read_weights(folder: Path) -> Weights:
    """The weights that Microboard ships in a folder."""
    value = orjson.loads((folder / FILE).read_bytes())
    return Weights(value["start"], value["limit"], value["words"])
