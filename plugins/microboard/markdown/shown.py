"""Turns a listing's Markdown into the text that its readers see, and tells where each part of it is written."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from microboard.markdown.html import render_markdown
from microboard.markdown.size import is_renderable

TAG = re.compile(r"<(/?[a-z0-9]+)([^<>]*)>")
# Tags inside a line; all others begin or end a block.
INLINE = {"a", "code", "del", "em", "img", "input", "strong"}
CELLS = {"td", "th"}
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
ALTERNATIVE = re.compile(r'alt="([^"]*)"')
LINE = re.compile(r'data-sourcepos="([0-9]{1,9}):')
WORD = re.compile(r"\S{1,30}")
# A word written differently than it is shown (an entity or a star is in it) may still begin the same way.
BEGINNINGS = (30, 5, 3)


@dataclass(frozen=True, slots=True)
class Shown:
    """`text` is what readers see of `source`, with an empty line between blocks. `blocks` says at which character of
    `text` a block begins, and at which of `source` its line; `targets` are the addresses of links and images with the
    line of their block. `links` says where the words of a link begin and end in `text`, and where it leads."""

    source: str
    text: str
    blocks: tuple[tuple[int, int], ...] = ((0, 0),)
    targets: tuple[tuple[str, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()

    def find_source(self, start: int) -> int:
        """The character of `source` that stands for the one of `text`: its word, or else the line of its block."""
        begin, line = self.blocks[max(0, bisect(self.blocks, (start, len(self.source))) - 1)]
        word = WORD.match(self.text, start)
        for length in BEGINNINGS if word else ():
            beginning = word[0][:length] if word else ""
            before = self.text.count(beginning, begin, start)
            places = list(_find_all(self.source, beginning, line, before + 1))
            if len(places) > before:
                return places[before]
        return line


# Several rules ask for the same text one after the other.
@lru_cache(maxsize=64)
def show_markdown(markdown: str) -> Shown:
    """What readers see of a description; its source when it is too large to be rendered."""
    if not is_renderable(markdown):
        return Shown(markdown, markdown)
    html = render_markdown(markdown, with_places=True)
    lines = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", markdown))]
    reader = _Reader(markdown, lines)
    at = 0
    for tag in TAG.finditer(html):
        reader.add_text(html[at : tag.start()])
        reader.add_tag(tag[1], tag[2])
        at = tag.end()
    reader.add_text(html[at:])
    return reader.finish()


def _find_all(text: str, part: str, start: int, most: int) -> Iterator[int]:
    for _ in range(most):
        start = text.find(part, start)
        if start < 0:
            return
        yield start
        start += len(part)


class _Reader:
    """Gathers the text between tags. The renderer escapes < and > everywhere else."""

    def __init__(self, source: str, lines: list[int]) -> None:
        self._source, self._lines = source, lines
        self._line = self._length = 0
        self._is_between = False
        self._parts: list[str] = []
        self._blocks: list[tuple[int, int]] = [(0, 0)]
        self._targets: list[tuple[str, int]] = []
        self._links: list[tuple[int, int, str]] = []
        self._open = (0, "")

    def add_text(self, html: str) -> None:
        # The renderer writes a line break after a block.
        if html and not (html == "\n" and self._is_between):
            self._add(unescape(html))

    def add_tag(self, name: str, attributes: str) -> None:
        place = LINE.search(attributes)
        self._is_between = name.removeprefix("/") not in INLINE and name != "br"
        if self._is_between or name == "br":
            self._begin(name)
        if place:
            self._line = self._lines[min(int(place[1]), len(self._lines)) - 1]
            self._blocks.append((self._length, self._line))
        address = ADDRESS.search(attributes) if name in ("a", "img") else None
        if address:
            self._targets.append((unescape(address[1]), self._line))
        if name == "a":
            self._open = self._length, unescape(address[1]) if address else ""
        elif name == "/a":
            self._links.append((self._open[0], self._length, self._open[1]))
        if name == "img" and (alternative := ALTERNATIVE.search(attributes)):
            self._add(unescape(alternative[1]))

    def finish(self) -> Shown:
        return Shown(self._source, "".join(self._parts).rstrip("\n"), tuple(self._blocks), tuple(self._targets),
                     tuple(self._links))

    def _begin(self, name: str) -> None:
        """Add a break, unless there is one already."""
        if name == "br" or name.removeprefix("/") in CELLS:
            self._add("\n" if name == "br" else "\t")
        elif self._parts and self._parts[-1] != "\n\n":
            self._add("\n\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
