"""Asks a compiled library whether a schema accepts a value: nearly every file is right, and words are for the others.

`jsonschema` remains the judge: it words every no, and decides wherever this is not certain. Patterns and formats are
compared by the very functions that it uses, since libraries read a pattern in different ways.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

from microboard.check.schema.keywords import DRAFT, KNOWN, NAMED, ONE, SEVERAL, compile_ecma
from microboard.check.values.formats import FORMATS

QuickYes = Callable[[object], bool]
Formats = dict[str, Callable[[str], bool]]
# A pattern that no library can read in another way: how a name begins.
BEGINNING = re.compile(r"\^[A-Za-z0-9_-]+")


class DoubtError(Exception):
    """Only `jsonschema` can tell."""


def build_quick_yes(schema: Mapping[str, Any]) -> QuickYes | None:
    """A function that is True for what `schema` accepts, and now and then False for it; None for a schema with anything
    unusual in it. What it is made for is a JSON Schema."""
    formats: Formats = {}
    try:
        _insist(schema.get("$schema", DRAFT) == DRAFT)
        # Offline: no schema makes this machine ask another one.
        library = Draft202012Validator(_rewrite(schema, formats), formats=formats, validate_formats=True, offline=True)
    except (DoubtError, re.error, ValueError, ReferencingError, ValidationError):
        return None

    def accept(value: object) -> bool:
        try:
            return library.is_valid(value)
        except ValueError:  # half a character, which no JSON can hold
            return False

    return accept


def _rewrite(schema: Any, formats: Formats) -> Any:
    """The schema with one format, which is added to `formats`, in the place of a pattern, a format or both."""
    if not isinstance(schema, dict):
        return schema
    _insist(all(name in KNOWN or name.startswith("x-") for name in schema))
    result = {name: _rewrite_keyword(name, value, formats) for name, value in schema.items()}
    pattern, name = schema.get("pattern", ""), schema.get("format", "")
    if isinstance(pattern, str) and isinstance(name, str) and (pattern or name):
        result.pop("pattern", None)
        result["format"] = f"{name} {pattern}"
        formats[result["format"]] = _build_format(pattern, name)
    return result


def _rewrite_keyword(name: str, value: Any, formats: Formats) -> Any:
    if name == "patternProperties":
        _insist(isinstance(value, dict) and all(map(BEGINNING.fullmatch, value)))
    if name in ONE:
        return _rewrite(value, formats)
    if name in SEVERAL and isinstance(value, list):
        return [_rewrite(part, formats) for part in value]
    if name in NAMED and isinstance(value, dict):
        return {field: _rewrite(part, formats) for field, part in value.items()}
    return value


def _build_format(pattern: str, name: str) -> Callable[[str], bool]:
    search, has_format = compile_ecma(pattern).search, FORMATS.get(name)
    if not has_format:
        return lambda text: search(text) is not None
    return lambda text: search(text) is not None and has_format(text)


def _insist(is_certain: bool) -> None:
    if not is_certain:
        raise DoubtError
