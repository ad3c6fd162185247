"""Reads a long list in a JSON file one element after the other, so that the memory it takes has a limit."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# The most bytes around the list and of one element, however they are laid out. Parsed, JSON takes thirty times as many.
MAX_REST = 1024 * 1024
MAX_ELEMENT = 256 * 1024
MAX_DIGITS = 30
# All that says where a value begins and ends. What follows a backslash does not.
SIGN = re.compile(rb'\\.|[\[\]{},"]', re.DOTALL)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a list, parsed anew each time; None for one that is longer than any element may be."""

    data: bytes = field(repr=False)
    spans: list[Span] = field(repr=False)

    def __iter__(self) -> Iterator[Any]:
        for start, end in self.spans:
            yield parse(self.data[start:end]) if end - start <= MAX_ELEMENT else None


def read_list(data: bytes, name: str, most: int) -> tuple[Any, Elements]:
    """The JSON without the elements of the list `name` in it, and these. Raises ValueError and RecursionError.

    Every element is looked at once, so that what can't be read is known now.
    """
    rest, spans = _cut(data, name, most)
    value, elements = parse(rest), Elements(data, spans)
    for _ in elements:
        pass
    return value, elements


def parse(data: bytes) -> Any:
    """The JSON (RFC 8259), without what Python reads beyond it: what is no number could not be written again."""
    return json.loads(data.decode("utf-8-sig"), parse_constant=_read_number, parse_float=_read_number,
                      parse_int=_read_integer)


def _cut(data: bytes, name: str, most: int) -> tuple[bytes, list[Span]]:
    """The text around the elements of the list, and where these are. Broken JSON stays broken."""
    rest, spans = bytearray(), list[Span]()
    kept = start = depth = 0
    is_text = is_inside = False
    for found in SIGN.finditer(data):
        sign, at = found[0], found.start()
        if sign == b'"':
            is_text = not is_text
        elif is_text or sign[:1] == b"\\":
            continue
        elif sign in b"[{":
            depth += 1
            start = at + 1 if depth == 1 else start
            if depth == 2 and sign == b"[" and _names(data[max(start, at - 100) : at], name):
                is_inside, start = True, at + 1
                rest += data[kept:start]
        elif depth == (2 if is_inside else 1):
            if is_inside and (sign == b"," or data[start - 1 : start] == b"," or _says_something(data, start, at)):
                spans.append((start, at))
            if sign != b",":
                depth -= 1
                kept, is_inside = (at, False) if is_inside else (kept, False)
            start = at + 1
        elif sign != b",":
            depth -= 1
        if len(spans) > most:
            raise ValueError(f"it lists more than {most:,}")
    last = len(data) if is_inside else kept
    if len(rest) + len(data) - last > MAX_REST:
        raise ValueError(f"there are more than {MAX_REST // 1024 // 1024} MiB around its list")
    return bytes(rest + data[last:]), spans


def _says_something(data: bytes, start: int, end: int) -> bool:
    return end - start > MAX_ELEMENT or bool(data[start:end].strip())


def _names(before: bytes, name: str) -> bool:
    return before.split() in ([f'"{name}":'.encode()], [f'"{name}"'.encode(), b":"])


def _read_number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is no number of JSON, or one too large")
    return number


def _read_integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise ValueError(f"it holds a number of {len(text)} digits")
    return int(text)
