"""Turns YAML as people write listings into plain values, quickly; whatever else a file may hold is left to libyaml.

Events and positions take most of the time of reading, and positions matter only where something is wrong. So this
reads a line at a time: words, quoted text, short lists in brackets, groups and lists by indentation, and text after
``|`` or ``>``. It answers only where libyaml would say the same, and would find nothing to say against it; a property
test compares the two.
"""

import re
from functools import cache, lru_cache
from typing import Any

from microboard.read.scalars import read_scalar

# Ends of lines for some, or no indentation.
DOUBTFUL = ("\t", "\r", "\x85", "\u2028", "\u2029", "\ufeff")
# Nothing here is tried twice (*+, ++), so that no text is slow.
ITEM = r'(?:"[^"\\\n]*+" *+|[^\s,\[\]{}:#&*!|>\'"%@`?-][^,\[\]{}:#?\'"\n]*+)'
# Indentation, a hyphen, a field's name, one of five kinds of value, and a comment.
LINE = re.compile(
    r"( *+)(- ++)?+(?:([A-Za-z_][A-Za-z0-9_-]{0,60}+):(?=[ \n]) *+)?+(?:"
    r'"([^"\\\n]*+(?:\\["\\n][^"\\\n]*+)*+)"'
    r"|'([^'\n]*+(?:''[^'\n]*+)*+)'"
    rf"|\[ *+((?:{ITEM}(?:, *+{ITEM})*+)?+)\]"
    r"|([|>]-?+)"
    r"|([^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\n]*+(?:(?::(?=[^ \n])|(?<! )#)[^:#\n]*+)*+)"
    r")?+ *+(?:(?<![^ \n])#[^\n]*+)?+(?:\n|\Z)"
)
# The groups of LINE, by number.
INDENT, DASH, NAME, DOUBLE, SINGLE, FLOW, BLOCK, WORD = range(1, 9)
ITEMS = re.compile(r'"([^"]*)"|([^\s,"][^,"]*)')
ESCAPE = re.compile(r"\\(.)")
ESCAPED = {"n": "\n", '"': '"', "\\": "\\"}
FIRST = re.compile(r" ++(?=[^ \n])")
# A line of fewer spaces than the text around it, which may go on after it.
BLANK = re.compile(r" ++(?:\n|\Z)")
# A listing is three levels deep.
MAX_DEPTH, MAX_INDENT = 12, 24
SHORT = 40


class _DoubtError(Exception):
    """Only libyaml can tell."""


def read_plain(text: str) -> dict[str, Any] | None:
    """The values of a file, or None where only libyaml can tell."""
    if any(sign in text for sign in (DOUBTFUL[:2] if text.isascii() else DOUBTFUL)):
        return None
    try:
        return _read_lines(text) or None
    except _DoubtError:
        return None


def _read_lines(text: str) -> dict[str, Any]:
    # One function, since a call for each line would cost as much as the line itself.
    values: dict[str, Any] = {}
    # The group or list that lines are added to, the column where it stands, and those around it.
    group: Any = values
    column, at, end = 0, 0, len(text)
    around: list[tuple[int, Any]] = []
    # The field of the line above, where it has no value yet.
    waiting = ""
    match = LINE.match
    while at < end:
        line = match(text, at)
        if not line:
            raise _DoubtError
        at, kind = line.end(), line.lastindex or INDENT
        if kind == INDENT:
            continue
        indent, dash, name = line.group(INDENT, DASH, NAME)
        here = len(indent)
        if here != column or (dash is None) is (type(group) is list):
            group = _move(around, column, group, here, waiting, dash is not None)
            column = here
        if dash:
            if kind in (DASH, BLOCK):
                raise _DoubtError
            if name:
                around.append((column, group))
                group.append({})
                column, group = here + len(dash), group[-1]
            else:
                group.append(_read_value(line, kind))
                waiting = ""
                continue
        if not name or name in group:
            raise _DoubtError
        waiting = ""
        if kind == NAME:
            waiting, group[name] = name, None
        elif kind == BLOCK:
            group[name], at = _read_block(text, at, column, line[BLOCK])
        else:
            group[name] = _read_value(line, kind)
    return values


def _move(
    around: list[tuple[int, Any]], column: int, group: Any, here: int, waiting: str, is_item: bool
) -> Any:
    """The group that a line at the column `here` belongs to."""
    if waiting and (here > column or (here == column and is_item)):
        if len(around) > MAX_DEPTH:
            raise _DoubtError
        around.append((column, group))
        group[waiting] = [] if is_item else {}
        return group[waiting]
    # A list may stand in the same column as the field that it is the value of.
    while around and (column > here or (column == here and not is_item and type(group) is list)):
        column, group = around.pop()
    if column != here or is_item is not (type(group) is list):
        raise _DoubtError
    return group


def _read_value(line: re.Match[str], kind: int) -> Any:
    text = line[kind]
    if kind == WORD:
        return _read_word(text)
    if kind == DOUBLE:
        return ESCAPE.sub(lambda found: ESCAPED[found[1]], text) if "\\" in text else text
    if kind == SINGLE:
        return text.replace("''", "'")
    if '"' not in text:
        return [_read_word(item.lstrip(" ")) for item in text.split(",")] if text else []
    return [_read_word(plain) if plain else quoted for quoted, plain in ITEMS.findall(text)]


def _read_word(text: str) -> Any:
    word = text.rstrip(" ")
    # Longer ones are neither numbers nor dates, and seldom come again.
    return word if len(word) > SHORT else _read_short(word)


_read_short = lru_cache(maxsize=8192)(read_scalar)


def _read_block(text: str, at: int, column: int, sign: str) -> tuple[str, int]:
    """The text after a line that ends in ``|`` or ``>``, and where it ends."""
    first = FIRST.match(text, at)
    indent = first.end() - at if first else 0
    if not column < indent <= MAX_INDENT:
        raise _DoubtError
    lines, space = _compile_lines(indent).match(text, at), "\n" + " " * indent
    if not lines or text[lines.end() - 1] != "\n" or BLANK.match(text, lines.end()):
        raise _DoubtError
    value = lines[0][indent:].replace(space, "\n").rstrip("\n")
    if sign[0] == ">":
        value = _fold(value)
    return (value if sign[1:] else f"{value}\n"), lines.end()


@cache
def _compile_lines(indent: int) -> re.Pattern[str]:
    return re.compile(rf"(?: {{{indent}}}[^\n]*+(?:\n|\Z)|\n)++")


def _fold(text: str) -> str:
    """Lines as one, and paragraphs as lines."""
    if text[0] == " " or "\n " in text:
        raise _DoubtError
    return re.sub(r"\n(\n*)", lambda found: found[1] or " ", text)
