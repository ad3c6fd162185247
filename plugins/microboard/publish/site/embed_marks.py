"""Reads the marks that a hand-written page holds, such as ``<!-- microboard: newest 6 category=design "New" -->``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from microboard.check.problems.finding import Finding
from microboard.check.values.near import find_near
from microboard.check.views.filters import Filters
from microboard.check.views.query import Query, check_query, read_query
from microboard.read.problem import shorten
from microboard.words.speech import _

MARK = re.compile(r"<!--\s*microboard:(.*?)-->", re.DOTALL)
# A heading, a filter, or a word.
PART = re.compile(r'"(?P<title>[^"<>\n]{1,80})"|(?P<name>[^\s"=]+)=(?P<value>[^\s"]+)|(?P<word>[^\s"]+|")')
COUNT = re.compile(r"\d{1,3}", re.ASCII)
# What takes a number, and what takes filters.
COUNTED, FILTERED = ("newest", "closing-soon", "outcomes"), ("newest", "closing-soon")
NAMES = (*COUNTED, "open", "find", "numbers", "categories", "feeds")


class MarkError(Exception):
    """Marks that nobody can fill. The text names each with its file and line, and says what to write."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark asks for: the `name` of a part of the board, how many, of what, and under which heading (or none)."""

    name: str
    count: int = 0
    query: Query = field(default_factory=Query)
    title: str = ""


def read_mark(said: str, filters: Filters) -> Mark:
    """The mark that says this behind its colon; `find_wrong` finds nothing in it."""
    words, given, titles = _part(said)
    return Mark(words[0], int(words[1]) if len(words) > 1 else 0, read_query(given, filters), "".join(titles))


def check_marks(html: str, source: str, text: str, filters: Filters) -> None:
    """Raise MarkError where a page holds a mark that means nothing. `text` is the page as somebody wrote it in the file
    `source`."""
    wrong = [f"{source}:{text.count(chr(10), 0, max(text.find(mark[0]), 0)) + 1}: {found.message} {found.hint}"
             for mark in MARK.finditer(html) for found in find_wrong(mark[1], filters)]
    if wrong:
        raise MarkError("\n".join(dict.fromkeys(wrong)))


def find_wrong(said: str, filters: Filters) -> Iterator[Finding]:
    """What is wrong with a mark that says this behind its colon."""
    words, given, titles = _part(said)
    name = words[0] if words else ""
    if name not in NAMES:
        close = find_near(name, NAMES)
        yield _say(_("There is no mark {name}.", name=shorten(name)), _("Did you mean {name}?", name=close) if close
                   else _("Write one of: {names}.", names=", ".join(NAMES)))
        return
    more = words[1:]
    if name in COUNTED:
        if not more or not COUNT.fullmatch(more[0]):
            yield _say(_("{name} needs a number.", name=shorten(name)),
                       _("Add it, for example {line}.", line=f"{name} 6"))
        more = more[1:]
    unwanted = [*more, *(() if name in FILTERED else given), *titles[1:]]
    yield from (_say(_("{name} has no place in this mark.", name=shorten(word)), _("Remove it.")) for word in unwanted)
    yield from check_query(given, filters, "=") if name in FILTERED else ()


def _say(message: str, hint: str) -> Finding:
    return Finding((), "mark", message, hint)


def _part(said: str) -> tuple[Sequence[str], dict[str, str], Sequence[str]]:
    """The words, the filters (as in an address) and the headings of a mark."""
    parts = list(PART.finditer(said))
    return ([part["word"] for part in parts if part["word"]],
            {part["name"]: unquote_plus(part["value"]) for part in parts if part["name"]},
            [part["title"] for part in parts if part["title"]])
