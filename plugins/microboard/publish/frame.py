"""Fills in XML that a library has written once, with marks where the texts go.

The library decides on elements, names and order, and is asked once. What a listing says is escaped and put between
the parts, as a page is stamped into a shell.
"""

import re
from collections.abc import Callable, Mapping

# XML takes this noncharacter, and `read` refuses it, so no text holds it.
SIGN = "\ufdd0"
MARK = re.compile(f"{SIGN}(\\w+){SIGN}")


def mark(name: str) -> str:
    """What stands for the text `name` in XML that becomes a frame."""
    return f"{SIGN}{name}{SIGN}"


class Frame:
    """XML cut at its marks."""

    def __init__(self, data: bytes) -> None:
        # Every second part is the name of a mark.
        parts = MARK.split(data.decode())
        self._texts = [part.encode() for part in parts[::2]]
        self._names = parts[1::2]
        self._escapes = [_escape_attribute if before.endswith('="') else escape for before in parts[::2]]

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The XML with `values` in place of the marks of their names."""
        parts = self._texts[:]
        for index, name in enumerate(self._names):
            parts[index] += _write(values[name], self._escapes[index])
        return b"".join(parts)


def _write(text: str, escaping: Callable[[str], str]) -> bytes:
    return escaping(text).encode()


def escape(text: str) -> str:
    """Text for an element, as libxml2 writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _escape_attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
