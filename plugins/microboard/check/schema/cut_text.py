"""Finds free text that goes on after a # on its line: for YAML that is a comment, and no reader sees it."""

import re
from collections.abc import Iterator

from microboard.check.fields.examples import write_flow
from microboard.check.fields.field import Field, Path, generalise
from microboard.check.problems.finding import Finding, Rule
from microboard.read import Document, Location
from microboard.read.problem import Position, shorten
from microboard.words.speech import N_, _, ngettext

RULE = Rule("text-cut", N_("No text is lost after #"),
            N_("In YAML, ` #` begins a comment: of `title: Fix bug #12 in the map`, readers see `Fix bug`. Put text "
               "that holds the sign in quotes, and a comment on a line of its own."), "warning", is_changeable=True)
COMMENT = re.compile(r"[ \t]+(#.*)")
# Most files have no such line.
MAY_CUT = re.compile(r"[ \t]#")
# A longer line is no line to copy.
MAX_LINE = 400


def find_cut_texts(document: Document, tree: Field) -> Iterator[Finding]:
    """Unquoted text of fields in which people write what they like, with a comment behind it."""
    if not MAY_CUT.search(document.parsed.text):
        return
    lines, limits = document.parsed.text.splitlines(), dict(_iterate_free(tree))
    for location, end in document.parsed.ends.items():
        limit = limits.get(generalise(location))
        comment = _find_comment(lines, end, _get_margin(document, location)) if limit else []
        if limit and comment:
            (position, _text), text = comment[0], " ".join(part for _position, part in comment)
            hint, line = _suggest(document, location, text, lines, limit)
            is_one_line = document.get_position(location)[0] == comment[-1][0][0]
            message = _("Readers do not see {text}: a space and # begin a comment.", text=shorten(text))
            yield Finding(location, RULE.id, message, hint, write=line if is_one_line else "",
                          position=position)


def _iterate_free(tree: Field) -> Iterator[tuple[Path, range]]:
    """The places of free text, and how many characters fit. After an id, a date or an address, a comment is usual."""
    for field in tree.walk():
        for one in (field, field.item):
            if one and one.has_free_text:
                yield one.path, range(int(one.least or 1), int(one.most or MAX_LINE) + 1)


def _get_margin(document: Document, location: Location) -> int:
    """The column from which on a line below belongs to a value: right of its field's name, or below an item's text."""
    key = document.parsed.keys.get(location)
    return key[1] + 1 if key else document.get_position(location)[1]


def _find_comment(lines: list[str], end: Position, margin: int) -> list[tuple[Position, str]]:
    """The comment behind a text, on its line and on those below that are indented like text, each with its place."""
    line, column = end
    found = COMMENT.match(lines[line - 1][column - 1:])
    parts = [((line, column + found.start(1)), found[1].strip())] if found else []
    for number, below in enumerate(lines[line:], line + 1):
        text = below.lstrip(" ")
        start = len(below) - len(text) + 1
        if not text.startswith("#") or start < margin:
            break
        parts.append(((number, start), text.strip()))
    return parts


def _suggest(
    document: Document, location: Location, comment: str, lines: list[str], limit: range
) -> tuple[str, str]:
    """The hint, and the line with the text in quotes where that would be accepted."""
    text = f"{document.get_text(*location) or ''} {comment}".strip()
    if len(text) not in limit:
        return ngettext(
            "Put it on a line of its own. If it belongs to the text, put all of it in quotes: it then has {count} "
            "character, and {least} to {most} fit.",
            "Put it on a line of its own. If it belongs to the text, put all of it in quotes: it then has {count} "
            "characters, and {least} to {most} fit.",
            len(text), count=len(text), least=limit.start, most=limit.stop - 1), ""
    line, column = document.get_position(location)
    written = f"{lines[line - 1][:column - 1].rstrip()} {write_flow(text)}"
    hint = _("If it belongs to the text, write {line}. If not, put it on a line of its own.", line=written.strip()) \
        if len(written) <= MAX_LINE else \
        _("If it belongs to the text, put the whole text in quotes. If not, put it on a line of its own.")
    return hint, written
