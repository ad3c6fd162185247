"""Mends spaces that look like ordinary ones where YAML counts those alone: before a field, after its colon, at the end.

Within a text they stay: French and other languages need them.
"""

import re
from collections.abc import Iterator

# Every space of Unicode (category Zs) except the ordinary one.
ODD = r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(f"[{ODD}]")
SPACES = f"[ {ODD}]"
# Indentation, dashes of a list, and a field's name with its colon. A capital further in may begin a text.
FRONT = re.compile(
    rf"[A-Z][\w-]*{SPACES}*:{SPACES}+|{SPACES}*(?:-{SPACES}+)*(?:[a-z][a-z0-9_-]*{SPACES}*:(?:{SPACES}+|$))?")
# A name in a group on one line.
FLOW = re.compile(rf"[{{,]{SPACES}*[a-z][a-z0-9_-]*{SPACES}*:{SPACES}+")
LEAD = re.compile(f"{SPACES}*")
TAIL = re.compile(f"{SPACES}*$")
# A field, or an item of a list, whose text follows on the next lines, and the least indentation of that text.
BLOCK = re.compile(r"( *(?:- +)*)(?:[A-Za-z_][\w-]*: +|(?<=- ))[|>][-+0-9]*\s*(?:#.*)?$")


def mend_spaces(lines: list[str]) -> Iterator[str]:
    """Each line (without its end) with ordinary spaces where YAML counts them."""
    # Inside a block of text: the indentation of its lines, or that of its field until the first line is seen.
    least, indent = -1, 0
    for line in lines:
        if least >= 0 and _is_within(line, least, indent):
            lead = _count_lead(line)
            if line[lead:]:
                indent = indent or _find_indent(line, least)
                line = _write_plain(line, indent)
            elif len(line) - len(line.lstrip(" ")) < max(indent, least + 1):
                line = line if line.isascii() else ""
            yield line
            continue
        line = _mend(line)
        begins = BLOCK.match(line)
        least, indent = (_count_least(begins[1], line) if begins else -1), 0
        yield line


def trim_spaces(text: str) -> str:
    """The text without spaces at either end."""
    return TAIL.sub("", text[_count_lead(text):])


def _count_least(front: str, line: str) -> int:
    """The indentation of the field or list that a block belongs to: the block's lines are indented further."""
    return len(front) if line[len(front)] not in "|>" else front.rfind("-")


def _is_within(line: str, least: int, indent: int) -> bool:
    """Whether a line belongs to the block when its odd spaces are read as ordinary ones."""
    lead = _count_lead(line)
    return not line[lead:] or lead >= (indent or least + 1)


def _find_indent(line: str, least: int) -> int:
    """The indentation of a block's first line: after enough ordinary spaces, the rest is text."""
    plain = len(line) - len(line.lstrip(" "))
    return plain if plain > least else _count_lead(line)


def _count_lead(line: str) -> int:
    found = LEAD.match(line)
    return found.end() if found else 0


def _mend(line: str) -> str:
    found = FRONT.match(line)
    front = found.end() if found else 0
    line = _write_plain(line, front)
    if line[front:front + 1] == "#":
        return line
    if line[front:front + 1] in ("{", "["):
        line = FLOW.sub(lambda found: ODD_SPACE.sub(" ", found[0]), line)
    tail = TAIL.search(line, front)
    return line[:tail.start()] if tail and ODD_SPACE.search(tail[0]) else line


def _write_plain(line: str, end: int) -> str:
    """The line with ordinary spaces up to a column."""
    return ODD_SPACE.sub(" ", line[:end]) + line[end:]
