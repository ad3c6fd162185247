"""Runs a JSON Schema on a document and turns what it finds into problems."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, SchemaError, ValidationError
from jsonschema.validators import extend

from microboard.check.finding import Finding
from microboard.check.formats import formats
from microboard.check.vocabulary import Vocabulary
from microboard.check.wording import word_error
from microboard.read import Document, Location, Problem

# Nobody reads more about one file, and a file made to be slow is answered soon.
MAX_FINDINGS = 200
# What says something about a field, and asks nothing of its value.
ANNOTATIONS = frozenset({"title", "description", "examples", "x-vocabulary"})
# A schema of these is a list of choices, and nothing more.
PLAIN_CHOICE = ANNOTATIONS | {"type", "enum"}
# So many errors are looked at; a list of ten thousand wrong words has as many, and no more to say.
MAX_ERRORS = 1000


@lru_cache(maxsize=256)
def _compile(pattern: str) -> re.Pattern[str]:
    # In ECMA 262 `$` is the end of the text; in Python it also stands before a last line feed.
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))


def _check_pattern(_: Any, pattern: str, instance: object, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _compile(pattern).search(instance):
        yield ValidationError("pattern", validator="pattern", validator_value=pattern, instance=instance, schema=schema)


def _check_properties(validator: Any, properties: Any, instance: object, _: Any) -> Iterator[ValidationError]:
    # The library does not say which field it is that the schema `false` refuses.
    if isinstance(instance, dict):
        for name in (name for name in properties if name in instance):
            if properties[name] is False:
                yield ValidationError("unwanted", validator="unwanted", instance=instance[name], path=(name,))
            else:
                yield from validator.descend(instance[name], properties[name], path=name, schema_path=name)


def _check_names(validator: Any, names: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # The library says what is wrong with the name, but not that it is a name.
    for name in instance if isinstance(instance, dict) else ():
        if not validator.evolve(schema=names).is_valid(name):
            yield ValidationError("name", validator="propertyNames", instance=name, schema=schema)


def _check_enum(validator: Any, choices: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # The library compares with one choice after another in Python, and there are 249 countries.
    if not (isinstance(instance, str) and instance in choices):
        yield from Draft202012Validator.VALIDATORS["enum"](validator, choices, instance, schema)


def _check_items(validator: Any, items: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # Lists of codes are long and nearly always right, and the library takes its time with each of them.
    is_plain = isinstance(items, dict) and "enum" in items and items.keys() <= PLAIN_CHOICE
    if not (is_plain and isinstance(instance, list) and items.get("type", "string") == "string"
            and all(isinstance(item, str) and item in items["enum"] for item in instance)):
        yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema)


Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types for it
    Draft202012Validator,
    {"enum": _check_enum, "items": _check_items, "pattern": _check_pattern, "properties": _check_properties,
     "propertyNames": _check_names},
)


class SchemaCheck:
    """One schema, ready to check documents. Raises jsonschema's SchemaError when it is none."""

    def __init__(self, schema: dict[str, Any], vocabulary: Vocabulary | None) -> None:
        # Without a format checker: the library's own takes half a second to learn what a URI is.
        Validator.check_schema(schema, format_checker=FormatChecker(formats=()))
        _check_parts(schema, schema)
        self.schema = schema
        self._vocabulary = vocabulary
        self._validator = Validator(_write_out(schema, schema.get("$defs", {})), format_checker=formats)

    def check(self, document: Document) -> tuple[Document, list[Problem]]:
        """The document, with text where the schema wants text (``3.10``), and every problem the schema finds."""
        errors = self._find_errors(document)
        unquoted = {_locate(error) for error in errors if _wants_text(error)} & document.parsed.plain.keys()
        if unquoted:
            document = _settle_text(document, unquoted)
            errors = self._find_errors(document)
        return document, list(self._word(document, errors))

    def _find_errors(self, document: Document) -> list[ValidationError]:
        return list(islice(self._validator.iter_errors(document.values), MAX_ERRORS))

    def _word(self, document: Document, errors: list[ValidationError]) -> Iterator[Problem]:
        said: set[tuple[Location, str, str]] = set()
        findings = list(islice(self._find(document, errors), MAX_FINDINGS))
        misspelt = {field for found in findings for field in found.instead_of}
        for found in findings:
            key = found.location, found.rule, found.field
            # A misspelt field is one mistake, not an unknown field and a missing one.
            if key not in said and not (found.is_missing and found.field in misspelt):
                yield found.place(document)
            said.add(key)

    def _find(self, document: Document, errors: list[ValidationError]) -> Iterator[Finding]:
        # Where a value is of the wrong type or empty anyway, more about it would confuse.
        mistyped = {_locate(error) for error in errors if error.validator == "type"}
        for error in errors:
            if error.validator == "type" or _locate(error) not in mistyped:
                yield from word_error(error, _locate(error), document, self.schema, self._vocabulary)


def _write_out(part: Any, definitions: dict[str, Any]) -> Any:
    """The schema with what its references mean in their place: the library takes long to follow each."""
    if isinstance(part, list):
        return [_write_out(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    meant = definitions.get(str(part.get("$ref", "")).removeprefix("#/$defs/"))
    # A definition that refers to others, or a reference with rules of its own beside it, stays as it is.
    if isinstance(meant, dict) and "$ref" not in str(meant) and part.keys() <= {"$ref", *ANNOTATIONS}:
        return {**meant, **{name: value for name, value in part.items() if name != "$ref"}}
    return {name: _write_out(value, definitions) for name, value in part.items()}


def _check_parts(part: object, schema: dict[str, Any]) -> None:
    """Raise SchemaError for a pattern or a reference that would fail only when a listing meets it."""
    for item in part if isinstance(part, list) else ():
        _check_parts(item, schema)
    if not isinstance(part, dict):
        return
    patterns = part.get("patternProperties")
    for pattern in (part.get("pattern"), *(patterns if isinstance(patterns, dict) else ())):
        try:
            _compile(pattern if isinstance(pattern, str) else "")
        except re.error as error:
            raise SchemaError(f"the pattern {pattern} can't be read ({error})") from error
    reference = part.get("$ref", "#")
    names = [f"#/$defs/{name}" for name in schema.get("$defs", {})]
    if isinstance(reference, str) and reference not in ("#", *names):
        raise SchemaError(f"there is no {reference} in this file")
    for item in part.values():
        _check_parts(item, schema)


def _locate(error: ValidationError) -> Location:
    return tuple(error.absolute_path)


def _wants_text(error: ValidationError) -> bool:
    kinds: Any = error.validator_value
    return error.validator == "type" and "string" in ([kinds] if isinstance(kinds, str) else kinds)


def _settle_text(document: Document, locations: set[Location]) -> Document:
    values: Any = deepcopy(document.values)
    for location in locations:
        *path, last = location
        target = values
        for step in path:
            target = target[step]
        target[last] = document.parsed.plain[location]
    return replace(document, values=values)

