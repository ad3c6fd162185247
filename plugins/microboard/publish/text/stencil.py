"""Cuts a text at its marks once, and puts values in their places.

Libraries and templates write elements, names and order, and are asked once. What a listing says is written for the
place where it stands, and is never searched for marks: a listing that spells one out is only text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from microboard.publish.text.contexts import escape_attribute, escape_text

# XML takes this noncharacter, and `read` refuses it, so no text holds it.
SIGN = "\ufdd0"
MARK = re.compile(f"{SIGN}(\\w+){SIGN}")


def mark(name: str) -> str:
    """The mark of the value `name` in a text that becomes a stencil."""
    return f"{SIGN}{name}{SIGN}"


class Place(NamedTuple):
    """From where to where a mark reaches, the name of its value, and how a text is written there."""

    start: int
    end: int
    name: str
    escape: Callable[[str], str]


class Stencil:
    """A text cut at its marks."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self._texts: list[bytes] = []
        self._slots: list[tuple[str, Callable[[str], str]]] = []
        last = 0
        for place in sorted(places, key=lambda place: place.start):
            self._texts.append(text[last : place.start].encode())
            self._slots.append((place.name, place.escape))
            last = place.end
        self._texts.append(text[last:].encode())

    def iterate_rest(self) -> Iterator[str]:
        """The text around the marks."""
        return (text.decode() for text in self._texts)

    def stamp(self, values: Mapping[str, str | bytes]) -> bytes:
        """The text with `values` in place of the marks of their names. Bytes are put in as they are: somebody has
        written them for this place already."""
        parts = [self._texts[0]]
        for (name, escape), text in zip(self._slots, self._texts[1:], strict=True):
            value = values[name]
            parts += [value if isinstance(value, bytes) else escape(value).encode(), text]
        return b"".join(parts)


def cut(text: str) -> Stencil:
    """A stencil of XML, or of HTML written as XML is, with marks in texts and in attributes in double quotes."""
    return Stencil(text, [Place(*found.span(), found[1], _find_escape(text[: found.start()]))
                          for found in MARK.finditer(text)])


def _find_escape(before: str) -> Callable[[str], str]:
    return escape_attribute if before.endswith('="') else escape_text
