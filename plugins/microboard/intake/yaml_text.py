"""Turns values into YAML as people write it. Every YAML reader gets the same values back."""

import json
import re
from collections.abc import Iterator
from textwrap import wrap

import yaml

from microboard.read.scalars import read_scalar
from microboard.read.yaml import Value

WIDTH = 100
# A longer text stands below its field.
LONG = 2 * WIDTH
# Plain words, such as ids, hosts and logins: a list of them fits on one line.
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What cannot begin a plain scalar, end one, or stand in one (YAML 1.2, sections 5.3 and 7.3.3).
SPECIAL = re.compile(r"^[-?:](\s|$)|^[\s,\[\]{}#&*!|>'\"%@`]|:(\s|$)|\s#|\s$|^(---|\.\.\.)|[\t\n]")
# Characters to escape in every scalar: line breaks that only YAML 1.1 knows, and those printable in neither version.
ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Readers of YAML 1.1 take more words for numbers and truth than we do: NO, 12:30, 1_000.
RESOLVER = yaml.resolver.Resolver()


def build_yaml(values: dict[str, Value], comments: dict[str, str], head: str = "") -> str:
    """The values as a YAML file: `head` and a blank line, then each field below its comment, a blank line between."""
    parts = [f"{line}\n" for line in head.splitlines()]
    for name, value in values.items():
        parts += ["\n" if parts else "", *(f"{line}\n" for line in comment(comments.get(name, "")))]
        parts += [f"{line}\n" for line in write_field(name, value, "")]
    return "".join(parts)


def comment(text: str, indent: str = "") -> Iterator[str]:
    """The lines of a comment."""
    for line in wrap(" ".join(text.split()), WIDTH - len(indent) - 2, break_long_words=False, break_on_hyphens=False):
        yield f"{indent}# {line}"


def write_field(name: str, value: Value, indent: str) -> Iterator[str]:
    """The lines of a field."""
    key = f"{indent}{_write_line(name)}:"
    if isinstance(value, dict) and value:
        yield key
        for inner, below in value.items():
            yield from write_field(inner, below, f"{indent}  ")
    elif isinstance(value, list) and not _is_short(value):
        yield key
        for item in value:
            yield from _write_item(item, f"{indent}  ")
    else:
        first, *rest = write_scalar(value, f"{indent}  ")
        yield f"{key} {first}"
        yield from rest


def _write_item(value: Value, indent: str) -> Iterator[str]:
    lines: Iterator[str]
    if isinstance(value, dict) and value:
        lines = (line for name, inner in value.items() for line in write_field(name, inner, f"{indent}  "))
    elif isinstance(value, list) and not _is_short(value):
        lines = (line for item in value for line in _write_item(item, f"{indent}  "))
    else:
        first, *rest = write_scalar(value, f"{indent}  ")
        lines = iter([f"{indent}  {first}", *rest])
    yield f"{indent}- {next(lines)[len(indent) + 2:]}"
    yield from lines


def write_scalar(value: Value, indent: str) -> list[str]:
    """What follows the name of a field: one line, or a block below it, indented by `indent`."""
    if isinstance(value, str):
        return _write_block(value, indent) if _fits_block(value) else [_write_line(value)]
    if isinstance(value, list):
        return [f"[{', '.join(_write_line(str(item)) for item in value)}]"]
    return ["{}" if isinstance(value, dict) else json.dumps(value)]


def _is_short(value: list[Value]) -> bool:
    """Whether the list stands on one line: it is empty, or holds a few plain words."""
    return all(isinstance(item, str) and WORD.fullmatch(item) for item in value) and len(str(value)) <= WIDTH


def _fits_block(text: str) -> bool:
    # A block that begins with a space would need an indentation indicator. One that ends in empty lines would swallow
    # the blank line between two fields.
    is_odd = ESCAPED.search(text) or text[:1].isspace() or text.endswith("\n\n")
    return ("\n" in text or len(text) > LONG) and not is_odd


def _write_block(text: str, indent: str) -> list[str]:
    mark = "|" if text.endswith("\n") else "|-"
    return [mark, *(f"{indent}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))]


def _write_line(text: str) -> str:
    """The text on one line: bare when every reader reads it as that text, else in quotes."""
    if text and not SPECIAL.search(text) and not ESCAPED.search(text) and _stays_text(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _stays_text(text: str) -> bool:
    if DATE.fullmatch(text):  # a date is text for us, and everybody writes it without quotes
        return True
    tag = RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return isinstance(read_scalar(text), str) and tag == RESOLVER.DEFAULT_SCALAR_TAG
