"""A language in which everything that is said stands in brackets, around texts in Greek: what is left in Latin letters
is said by nobody's catalogue."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from unittest.mock import patch

from babel.messages import Catalog

from microboard.words import speech
from microboard.words.catalogue import Catalogue, build_catalogue
from microboard.words.extract import build_template

# Its dates and the names of countries are in Greek letters.
TAG = "el"
OPEN, CLOSE = "⟦", "⟧"
BRACKET = re.compile("[⟦⟧]")
LATIN = re.compile(r"[A-Za-z]{2,}")
SHOWN = ("aria-label", "title", "alt", "placeholder", "aria-description")
# Their text is not words.
SILENT = frozenset({"script", "style", "code", "pre", "kbd", "svg"})
VOID = frozenset({"img", "input", "br", "link", "meta", "hr", "source", "wbr", "path"})


@cache
def build_pseudo() -> Catalogue:
    """Every message in brackets."""
    catalog = Catalog(locale=TAG)
    for message in build_template():
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            said = tuple(f"{OPEN}{form}{CLOSE}" for form in forms)
            catalog.add(message.id, said[0] if isinstance(message.id, str) else said, message.locations,
                        context=message.context)
    return build_catalogue(catalog)


@contextmanager
def speaking() -> Iterator[None]:
    """Have whatever speaks `TAG` speak it by this catalogue."""
    with patch.object(speech, "find_language", lambda _tag: TAG), \
         patch.object(speech, "read_catalogue", lambda _language: build_pseudo()):
        try:
            yield
        finally:
            speech.speak("en", speech.ENGLISH)


def drop_said(text: str) -> str:
    """What stands outside of all brackets."""
    depth, left = 0, []
    for piece in re.split("([⟦⟧])", text):
        if BRACKET.fullmatch(piece):
            depth += 1 if piece == OPEN else -1
        elif not depth:
            left.append(piece)
    return " ".join(left)


def find_latin(text: str) -> set[str]:
    """Words in Latin letters that no catalogue says."""
    return set(LATIN.findall(drop_said(text)))


class Reader(HTMLParser):
    """Collects what people read of a page: texts, and attributes that are shown or read out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        self.texts += [value for name, value in attrs if name in SHOWN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


def read_page(html: str) -> list[str]:
    """What people read of a page."""
    reader = Reader()
    reader.feed(html)
    # A text may be cut by the elements in it, and brackets open before and close behind them.
    return ["".join(reader.texts)]
