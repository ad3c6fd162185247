"""Turns one file into a `Document`: its values and the line of each, or the problems that prevent it."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from microboard.read.days import parse_date
from microboard.read.plain_text import MAX_BYTES, read_characters
from microboard.read.problem import Location, Position, Problem, name_reason
from microboard.read.yaml import Parsed, Value, parse_yaml
from microboard.words.speech import _

__all__ = ["Document", "Location", "Value", "read_document"]

# More than any number that a schema accepts.
LARGEST = 1e12
# A symbolic link is not followed, and a pipe is not waited for.
FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


Content = bytes | Problem


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one file, with their lines.

    `path` is relative to the board, with ``/``. `values` holds what YAML holds: text, numbers, booleans, None, lists
    and dicts. The typed getters return None for what is missing or of another type, so that a rule can run on a
    document that the schema has not accepted.

    `source` tells where the values stand: what the parser found, or the folder of the board, from which the file is
    read again when somebody asks. Where a file holds a part of the values, `origins` tells where it has each of that
    part; None where it holds all, as they are.
    """

    path: str
    values: dict[str, Value]
    source: Parsed | Path = field(repr=False, compare=False)
    origins: Mapping[Location, Location] | None = field(default=None, repr=False, compare=False)

    @property
    def parsed(self) -> Parsed:
        """Where the values stand."""
        if isinstance(self.source, Parsed):
            return self.source
        parsed = parse_yaml(read_text(self.source, self.path))
        object.__setattr__(self, "source", parsed)
        return parsed

    def get(self, *location: str | int) -> Value:
        """The value at `location`, or None."""
        value: Value = self.values
        for step in location:
            if isinstance(value, dict):
                value = value.get(step)  # type: ignore[arg-type]  # a number is no name, and finds nothing
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def get_text(self, *location: str | int) -> str | None:
        """The text at `location`, or None."""
        value = self.get(*location)
        return value if isinstance(value, str) else None

    def get_texts(self, *location: str | int) -> tuple[str, ...]:
        """The texts in the list at `location`; none where there is no list."""
        return tuple(value for value in self.get_list(*location) if isinstance(value, str))

    def get_list(self, *location: str | int) -> list[Value]:
        """The list at `location`; empty where there is none."""
        values = self.get(*location)
        return values if isinstance(values, list) else []

    def get_group(self, *location: str | int) -> dict[str, Value]:
        """The group of fields at `location`; empty where there is none."""
        values = self.get(*location)
        return values if isinstance(values, dict) else {}

    def get_number(self, *location: str | int) -> float | None:
        """The number at `location`, or None; also None when it is too large or too small to calculate with."""
        value = self.get(*location)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value if value == 0 or 1 / LARGEST <= abs(value) <= LARGEST else None

    def get_date(self, *location: str | int) -> date | None:
        """The date at `location` (ISO 8601 calendar date), or None."""
        return parse_date(self.get(*location))

    def has_own(self, *location: str | int) -> bool:
        """Whether the file itself holds the value at `location`."""
        return self.origins is None or location in self.origins

    def locate(self, location: Location) -> Location:
        """Where the file holds the value at `location`, or the nearest group around it."""
        if self.origins is None:
            return location
        while location and location not in self.origins:
            location = location[:-1]
        return self.origins.get(location, ())

    def get_position(self, location: Location) -> Position:
        """Line and column, from 1, of the value at `location` or of the nearest group around it."""
        location = self.locate(location)
        while location and location not in self.parsed.positions:
            location = location[:-1]
        return self.parsed.positions.get(location, (1, 1))

    def get_place(self, location: Location, offset: int) -> Position:
        """Line and column, from 1, of the character at `offset` of a text, where its lines are known; else of the
        text."""
        place = self.locate(location)
        if place not in self.parsed.blocks:
            return self.get_position(location)
        line, column = self.parsed.blocks[place]
        before = (self.get_text(*location) or "")[:offset].split("\n")
        return line + len(before) - 1, column + len(before[-1])

    def get_key_position(self, location: Location) -> Position:
        """Line and column, from 1, of the field's name at `location`."""
        return self.parsed.keys.get(self.locate(location)) or self.get_position(location)


def read_document(root: Path, path: str, most: int = MAX_BYTES) -> tuple[Document | None, list[Problem]]:
    """Read the file `path` under `root`, of at most so many bytes. The document is None where its values can't be
    trusted."""
    return build_document(path, read_content(root, path, most), most)


def build_document(path: str, content: Content, most: int = MAX_BYTES) -> tuple[Document | None, list[Problem]]:
    """The document in the `content` of the file `path`, as `read_document`."""
    text, problems = _decode(content, most)
    if text is None:
        return None, _place(path, problems)
    parsed = parse_yaml(text)
    problems = _place(path, [*problems, *parsed.problems])
    if not parsed.is_whole:
        return None, problems
    if not isinstance(parsed.values, dict):
        return None, [*problems, Problem.at((1, 1), "file-empty", _("The file holds no fields."),
                                            _("Start from the output of microboard new."), path=path)]
    return Document(path, parsed.values, parsed), problems


def read_text(root: Path, path: str) -> str:
    """The text of the file `path` under `root`; empty when it can't be read."""
    return _decode(read_content(root, path))[0] or ""


def _decode(content: Content, most: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    return (None, [content]) if isinstance(content, Problem) else read_characters(content, most)


def read_bytes(root: Path, path: str) -> bytes:
    """The bytes of the file `path` under `root`; empty when it can't be a listing."""
    data = read_content(root, path)
    return b"" if isinstance(data, Problem) or len(data) > MAX_BYTES else data


def read_content(root: Path, path: str, most: int = MAX_BYTES) -> Content:
    """The bytes of the file `path` under `root`, or why there are none: at most one byte more than allowed, and never
    through a symbolic link or from a pipe."""
    try:
        handle = os.open(f"{root}/{path}", FLAGS)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return _refuse(_("This is not an ordinary file."))
            return _read_open(handle, min(status.st_size, most), most)
        finally:
            os.close(handle)
    except OSError as error:
        return _refuse(_("The file can't be read ({reason}).", reason=name_reason(error)))


def _refuse(message: str) -> Problem:
    return Problem.at((1, 1), "file-place", message, _("Put an ordinary file here."))


def _read_open(handle: int, size: int, most: int) -> bytes:
    data = os.read(handle, most + 1)
    # One call may return fewer bytes than the file has.
    while len(data) < size and (part := os.read(handle, most + 1 - len(data))):
        data += part
    return data


def _place(path: str, problems: list[Problem]) -> list[Problem]:
    return [replace(problem, path=path) for problem in problems]
