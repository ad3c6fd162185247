"""Finds the other words by which people look for a list: aliases of the vocabulary, and names of countries."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from microboard.board import Board
from microboard.check.values.names import SPOKEN
from microboard.publish.lists import List
from microboard.words.formats import name_country
from microboard.words.speech import remember


def build_words(board: Board, one: List) -> str:
    """The words, without those of the title; nothing for most lists."""
    steps = one.path.rstrip("/").split("/")
    return " ".join(dict.fromkeys(word for kind, name in zip(steps[::2], steps[1::2], strict=False)
                                  for word in _iterate_words(board, kind, name)))


def _iterate_words(board: Board, kind: str, name: str) -> Iterator[str]:
    if kind in ("categories", "skills", "competencies"):
        term = board.vocabulary.get_terms(kind).get(name)
        yield from (term.id, *term.aliases) if term else ()
    elif kind == "places":
        yield from _list_names(name.upper())


@remember(None)
def _list_names(code: str) -> tuple[str, ...]:
    """What a country is called there, its code, and what people say: ``Deutschland``, ``DE``."""
    if name_country(code) == code:  # no country: "remote"
        return ()
    try:
        own = Locale.parse(f"und_{code}").territories.get(code)
    except (ValueError, UnknownLocaleError):  # Antarctica: nobody knows what it is called there
        own = None
    return (*([str(own)] if own else []), code, *(spoken for spoken, meant in SPOKEN.items() if meant == code))
