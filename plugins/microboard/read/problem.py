"""One thing that is wrong in a file, said so that its author can mend it."""

import re
from dataclasses import dataclass
from typing import Literal

from microboard.words.speech import _

Severity = Literal["error", "warning"]
# Line and column, from 1.
Position = tuple[int, int]
# Where a value stands in a file: the names of fields, and the numbers of items from 0.
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem and where it is.

    `path` is relative to the board, with ``/``; `line` and `column` count from 1. `field` names the value as a
    person would (``pay.amount``, ``skills.2``, counted from 1) or is empty. `message` says what is wrong, `hint` what
    to write instead; both are whole sentences. `write` is the YAML of the hint, where it is certain: a value, the
    name of a field that was misspelt, a line that is missing, or a whole line as it should be.
    """

    path: str
    line: int
    column: int
    field: str
    rule: str
    severity: Severity
    message: str
    hint: str
    write: str = ""

    @classmethod
    def at(
        cls, position: Position, rule: str, message: str, hint: str, write: str = "", *, path: str = "", field: str = ""
    ) -> "Problem":
        """An error. Whoever reads a text does not know yet whose file it is."""
        return cls(path, *position, field, rule, "error", message, hint, write)


def name_field(location: Location) -> str:
    """The value as a person names it: ``pay.amount``, ``skills.2`` (counted from 1)."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in location)


def name_reason(error: OSError) -> str:
    """Why a file can't be read, in the words of the system, which are English."""
    return error.strerror.lower() if error.strerror else _("unknown reason")


def show_line(text: str) -> str:
    """The text on one line, with a space for whatever can't be seen: it does nothing to a terminal or a page."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def shorten(value: object, limit: int = 60) -> str:
    """The value as it may be shown in a message: one line, at most `limit` characters, in quotes when it is text."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: _("nothing")}[value]
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        return _("a group of fields")
    # Other spaces than the ordinary one are shown, since a message may be about them.
    line = " ".join(re.split(r"[ \t\r\n]+", str(value).strip(" \t\r\n")))
    visible = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in line)
    return f'"{visible[:limit]}…"' if len(visible) > limit else f'"{visible}"'
