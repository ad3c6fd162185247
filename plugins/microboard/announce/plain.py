"""Writes lines of strangers so that a chat takes them for text, no longer than fits: no mention, no tag, no link."""

import re
from collections.abc import Callable

from microboard.markdown.github import GAP

# Where a mention, a tag, an address or the name of a host would begin to mean something.
ACTIVE = re.compile(r"(?<=[@＠#＃])|(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
ELLIPSIS = "…"


def write_plain(line: str) -> str:
    """One line in which nothing is a mention (``@everyone``, ``@user@host``), a tag or an address."""
    return ACTIVE.sub(GAP, line)


def fit(line: str, room: int, write: Callable[[str], str] = write_plain) -> str:
    """The line as `write` gives it, of at most `room` characters as services count them; what is cut off ends with
    an ellipsis."""
    most = room
    while measure(written := write(cut(line, most))) > room:
        most -= max(1, (measure(written) - room) // 3)
    return written


def cut(line: str, room: int) -> str:
    """As much of the line as fits, up to the end of a word where one is near."""
    if measure(line) <= room:
        return line
    kept = line.encode("utf-16-le")[: 2 * max(0, room - 1)].decode("utf-16-le", "ignore")
    whole = kept.rpartition(" ")[0]
    return (whole if 2 * len(whole) > len(kept) else kept).rstrip() + ELLIPSIS


def measure(text: str) -> int:
    """How long it is in units of UTF-16: no service counts more."""
    return len(text.encode("utf-16-le")) // 2
