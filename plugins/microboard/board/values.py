"""Turns the values of files into those of a board: texts on one line, days, and parts with a name for each field."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, TypeVar

from microboard.read.characters import join_lines
from microboard.read.days import parse_date

Values = Mapping[str, Any]
Part = TypeVar("Part")
# What a field is where a file does not have it, by its type; of any other type, None.
EMPTY: Mapping[Any, Any] = {str: "", bool: False, tuple[str, ...]: ()}


def make(kind: type[Part], values: Values, **derived: Any) -> Part:
    """A part of a board: the fields of its group under their names, and those that are `derived`."""
    empty: dict[str, Any] = _list_empty(kind)  # type: ignore[arg-type]  # a class is hashable
    known = {**empty, **values, **derived}
    return kind(*[known[name] for name in empty])


@cache
def _list_empty(kind: type[Any]) -> dict[str, Any]:
    """The fields of a part, and what each is where a file does not have it."""
    return {field.name: EMPTY.get(field.type) for field in fields(kind)}


def join_values(value: Any) -> Any:
    """The values of a file with every text on one line, and lists that cannot change."""
    if isinstance(value, str):
        return LINES[value]
    if isinstance(value, dict):
        return {name: join_values(item) for name, item in value.items()}
    return tuple([join_values(item) for item in value]) if isinstance(value, list) else value


class _Lines(dict[str, str]):
    """Texts on one line. Thousands of listings use the same few words, so equal texts are shared in memory."""

    def __missing__(self, text: str) -> str:
        line = join_lines(text)
        if len(text) <= LONGEST_WORD and len(self) < MOST_WORDS:
            self[text] = line
        return line


LONGEST_WORD, MOST_WORDS = 24, 50_000
LINES = _Lines()


@lru_cache(maxsize=4096)
def read_day(text: str, shift: timedelta) -> date | None:
    """The day, moved by `shift`, or None where the text is none."""
    value = parse_date(text)
    return value + shift if value else None
