"""Finds where the lines of a block of text (``description: |``) stand in a file."""

from collections.abc import Mapping
from typing import Any

from microboard.read.problem import Location, Position


def find_blocks(text: str, values: Any, marks: Mapping[Location, Position]) -> dict[Location, Position]:
    """Where the first line of each block begins, by the location of its value; `marks` are the places of the ``|``.

    A block whose lines do not stand one below the other in `text`, as its value has them, is left out.
    """
    lines = text.splitlines() if marks else []
    blocks: dict[Location, Position] = {}
    for location, (row, _) in marks.items():
        value = values
        for step in location:
            value = value[step]
        indent = _find_indent(lines[row:], value.rstrip("\n").split("\n"))
        if indent:
            blocks[location] = row + 1, indent + 1
    return blocks


def _find_indent(lines: list[str], values: list[str]) -> int:
    """The indentation of the lines; 0 when they are not the lines of the value."""
    first = next((index for index, value in enumerate(values) if value), len(values))
    if first == len(values) or len(lines) < len(values):
        return 0
    indent = len(lines[first]) - len(values[first])
    is_same = indent > 0 and all(line[indent:] == value for line, value in zip(lines, values, strict=False))
    return indent if is_same else 0
