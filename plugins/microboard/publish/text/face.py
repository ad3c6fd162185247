"""Gives a name the face that stands for it where there is no picture: two letters, and one of twelve hues.

assets/lib/face.js does the same for what the browser draws; a test compares the two.
"""

from functools import lru_cache

from microboard.board import Board

# The classes mb-hue-0 to mb-hue-11 of the style sheet.
HUES = 12


@lru_cache(maxsize=4096)
def build_letters(name: str) -> str:
    """The first letter or digit of the first two words, or the first two of the only word: ``LB`` for Lantern Bikes.
    Nothing for a name without any."""
    words = ["".join(char for char in word if char.isalnum()) for word in name.split()]
    first, *others = [*filter(None, words)] or [""]
    return first[:1] + others[0][:1] if others else first[:2]


def pick_hue(name: str) -> int:
    """The number of the hue that an id has for good."""
    total = 0
    for char in name.encode():
        total = (total * 31 + char) % 9973
    return total % HUES


def list_category_hues(board: Board) -> dict[str, int]:
    """The hue of each category by its id: its place in the vocabulary gives it, so that neighbours differ."""
    return {one.id: place % HUES for place, one in enumerate(board.collections["categories"])}
