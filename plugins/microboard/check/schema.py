"""Runs a JSON Schema on a document and turns what it finds into problems."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from microboard.check.vocabulary import Vocabulary
from microboard.check.wording import word_error
from microboard.read import Document, Location, Problem
from microboard.read.document import parse_date

formats = FormatChecker(formats=())


@formats.checks("date")
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or parse_date(value) is not None


@formats.checks("uri")
def _is_uri(value: object) -> bool:
    """An absolute URI (RFC 3986) without user name, and with a port that exists."""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
        return bool(parts.scheme and parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False


@formats.checks("email")
def _is_email(value: object) -> bool:
    """An address (RFC 5321) whose local part needs no quotes."""
    if not isinstance(value, str):
        return True
    local, _, host = value.rpartition("@")
    return bool(local and host) and ".." not in value and not local.startswith(".") and not local.endswith(".")


@lru_cache(maxsize=256)
def _compile(pattern: str) -> re.Pattern[str]:
    # In ECMA 262 `$` is the end of the text; in Python it also stands before a last line feed.
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))


def _check_pattern(_: Any, pattern: str, instance: object, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _compile(pattern).search(instance):
        yield ValidationError("pattern", validator="pattern", validator_value=pattern, instance=instance, schema=schema)


Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types for it
    Draft202012Validator, {"pattern": _check_pattern}
)


class SchemaCheck:
    """One schema, ready to check documents. Raises jsonschema's SchemaError when it is none."""

    def __init__(self, schema: dict[str, Any], vocabulary: Vocabulary | None) -> None:
        # Without a format checker: the library's own takes half a second to learn what a URI is.
        Validator.check_schema(schema, format_checker=FormatChecker(formats=()))
        self.schema = schema
        self._vocabulary = vocabulary
        self._validator = Validator(schema, format_checker=formats)

    def check(self, document: Document) -> tuple[Document, list[Problem]]:
        """The document, with text where the schema wants text (``3.10``), and every problem the schema finds."""
        errors = list(self._validator.iter_errors(document.values))
        unquoted = {_locate(error) for error in errors if _wants_text(error)} & document.parsed.plain.keys()
        if unquoted:
            document = _settle_text(document, unquoted)
            errors = list(self._validator.iter_errors(document.values))
        return document, list(self._word(document, errors))

    def _word(self, document: Document, errors: list[ValidationError]) -> Iterator[Problem]:
        said: set[tuple[Location, str]] = set()
        misspelt: set[str] = set()
        words = [
            (error, found)
            for error in errors
            for found in word_error(error, _locate(error), document, self.schema, self._vocabulary)
        ]
        for _, found in words:
            misspelt.update(found.instead_of)
        for error, found in words:
            # A misspelt field is one mistake, not an unknown field and a missing one.
            is_repeated = (found.location, found.rule) in said or (found.is_missing and found.field in misspelt)
            if not is_repeated and not _is_out_of_turn(error, errors):
                yield found.place(document)
            said.add((found.location, found.rule))


def _locate(error: ValidationError) -> Location:
    return tuple(error.absolute_path)


def _wants_text(error: ValidationError) -> bool:
    kinds: Any = error.validator_value
    return error.validator == "type" and "string" in ([kinds] if isinstance(kinds, str) else kinds)


def _is_out_of_turn(error: ValidationError, errors: list[ValidationError]) -> bool:
    """Whether the value is of the wrong type or empty anyway, so that more about it would confuse."""
    at = _locate(error)
    return error.validator != "type" and any(other.validator == "type" and _locate(other) == at for other in errors)


def _settle_text(document: Document, locations: set[Location]) -> Document:
    values: Any = deepcopy(document.values)
    for location in locations:
        *path, last = location
        target = values
        for step in path:
            target = target[step]
        target[last] = document.parsed.plain[location]
    return replace(document, values=values)

