"""Turns an error of the JSON Schema library into what a person can act on: one function for each keyword."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from microboard.check.fields.examples import write_flow
from microboard.check.fields.field import Field
from microboard.check.problems.finding import Finding, count, end, start
from microboard.check.values.formats import mend_format, word_format
from microboard.check.values.near import find_near, mend
from microboard.check.values.vocabulary import KINDS, Vocabulary
from microboard.check.wording.codes import suggest_origin, word_code
from microboard.check.wording.fields import (
    word_any_of,
    word_empty_group,
    word_names,
    word_required,
    word_unknown,
    word_unwanted,
)
from microboard.check.wording.schema_error import SchemaError
from microboard.check.wording.types import word_type
from microboard.read import Document, Location
from microboard.read.problem import shorten

if TYPE_CHECKING:
    from jsonschema import ValidationError

# The most choices that a message lists; a longer list is only named.
MAX_CHOICES = 12


def word_error(
    error: "ValidationError", location: Location, document: Document, tree: Field, vocabulary: Vocabulary | None
) -> Iterator[Finding]:
    """What to say about one error of the library; `tree` holds every field."""
    found = SchemaError(str(error.validator), error.validator_value, error.instance, error.schema, location, document,
                        tree, vocabulary)
    yield from WORDING.get(found.validator, _word_other)(found)


def _word_enum(found: SchemaError) -> Iterator[Finding]:
    kind = found.schema.get("x-vocabulary")
    if kind in KINDS and found.vocabulary:
        yield _word_vocabulary(found, kind)
        return
    shown, choices = start(shorten(found.value)), [str(choice) for choice in found.wanted]
    title = str(found.schema.get("title", "known")).lower()
    if len(choices) > MAX_CHOICES:
        yield word_code(found, title)
        return
    wanted = str(found.value).strip().lower()
    close = wanted if wanted in choices else find_near(re.sub(r"[\s_]+", "-", wanted), choices)
    listed = ", ".join(choices)
    otherwise = f"Write one of: {listed}."
    hint = f"Did you mean {close}? The choices are: {listed}." if close else otherwise
    message = "The value is empty." if found.value is None else f"{shown} is not one of the choices."
    yield found.say("value-choice", message, hint, write=write_flow(close) if close else "", otherwise=otherwise)


def _word_vocabulary(found: SchemaError, kind: str) -> Finding:
    assert found.vocabulary
    terms = found.vocabulary.get_terms(kind)
    near = found.vocabulary.find_near(kind, str(found.value))
    hint = f"The {kind} are on the vocabulary page of the reference."
    if len(terms) <= 2 * MAX_CHOICES:
        hint = f"Write one of: {', '.join(terms)}."
    otherwise = hint
    if near:
        hint = f"Write {near}." if found.value in terms[near].aliases else f"Did you mean {near}?"
    return found.say("value-vocabulary", f"{shorten(found.value)} is no {KINDS[kind]} of this board.", hint,
                     write=write_flow(near) if near else "", otherwise=otherwise)


def _word_const(found: SchemaError) -> Iterator[Finding]:
    message = f"{shorten(found.value)} is not accepted here."
    if found.field.endswith("applicants_from"):
        hint, write = suggest_origin(found)
        yield found.say("value-choice", message, hint, write=write,
                        otherwise="Write worldwide, or country codes in square brackets: [PT].")
    else:
        yield found.say("value-choice", message, f"Write {found.wanted}.", write=write_flow(found.wanted))


def _word_length(found: SchemaError) -> Iterator[Finding]:
    size, limit = len(found.value), found.wanted
    message = f"The text has {count(size, 'character')}"
    if found.validator == "maxLength":
        yield found.say("value-length", f"{message}; at most {limit} fit.",
                        f"Shorten it by {count(size - limit, 'character')}.")
    elif size == 0:
        yield found.say("value-length", "The text is empty.", found.suggest("Write something, or remove the line."))
    else:
        example = f" For example: {found.example}" if found.example and len(found.example) >= limit else ""
        more = f"Add at least {count(limit - size, 'character')}."
        yield found.say("value-length", f"{message}; at least {limit} are needed.", f"{more}{end(example)}")


def _word_range(found: SchemaError) -> Iterator[Finding]:
    low, high = (_write_limit(found.schema.get(limit)) for limit in ("minimum", "maximum"))
    if "exclusiveMinimum" in found.schema:
        low = _write_limit(found.schema["exclusiveMinimum"])
        hint = f"Write a number above {low}{f', at most {high}' if found.validator == 'maximum' else ''}."
    elif low is not None and high is not None:
        hint = f"Write a number from {low} to {high}."
    else:
        hint = f"Write {found.example}." if found.example else "Write another number."
    too = f"more than {high}" if found.validator == "maximum" else f"less than {low}"
    too = f"not more than {low}" if found.validator == "exclusiveMinimum" else too
    yield found.say("value-range", f"{shorten(found.value)} is {too}.", hint)


def _write_limit(limit: float | None) -> str | None:
    """The limit as people write it: 0.000001, where Python says 1e-06."""
    return None if limit is None else f"{Decimal(str(limit)):f}"


def _word_items(found: SchemaError) -> Iterator[Finding]:
    size, limit = len(found.value), found.wanted
    if not size:
        yield found.say("list-length", "The list is empty.", found.suggest("Write at least one value."))
    elif found.validator == "maxItems":
        yield found.say("list-length", f"The list has {size} values; at most {limit} fit.",
                        f"Keep the {limit} that matter most.")
    else:
        yield found.say("list-length", f"The list has {count(size, 'value')}; at least {limit} are needed.",
                        "Add more.")


def _word_unique(found: SchemaError) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, value in enumerate(found.value):
        shown = write_flow(value)
        if shown in seen:
            yield found.say("list-repeat", f"{start(shorten(value))} stands twice in the list.", "Keep one.", index)
        seen.add(shown)


def _word_pattern(found: SchemaError) -> Iterator[Finding]:
    """A text that has not the form wanted; the format, where there is one beside the pattern, says it better."""
    kind = str(found.schema.get("format", ""))
    words = word_format(kind, found.value, found.example)
    mended = mend_format(kind, found.value) if words else mend(found.value, str(found.schema.get("pattern", "")))
    message, hint = words or (f"{shorten(found.value)} is not accepted here.", _suggest_form(found, mended))
    yield found.say("value-format", message, hint, write=write_flow(mended) if mended else "",
                    otherwise=_suggest_form(found, ""))


def _suggest_form(found: SchemaError, mended: str) -> str:
    if mended and mended != found.value:
        return f"Write {shorten(mended, 253)[1:-1]}."
    description = str(found.schema.get("description", ""))
    if description:
        return end(f"{description} For example {found.example}") if found.example else description
    return f"Write it like this: {found.example}." if found.example else "See the reference of fields."


def _word_other(found: SchemaError) -> Iterator[Finding]:
    """A keyword that a fork has added to its schema and that has no wording of its own."""
    yield found.say("value-format", f"{start(shorten(found.value))} breaks the rule {found.validator}.",
                    str(found.schema.get("description") or "See the schema."))


WORDING: dict[str, Callable[[SchemaError], Iterator[Finding]]] = {
    "unwanted": word_unwanted, "required": word_required, "anyOf": word_any_of,
    "additionalProperties": word_unknown, "propertyNames": word_names,
    "type": word_type, "enum": _word_enum, "const": _word_const,
    "minLength": _word_length, "maxLength": _word_length, "pattern": _word_pattern, "format": _word_pattern,
    "minimum": _word_range, "maximum": _word_range, "exclusiveMinimum": _word_range,
    "minItems": _word_items, "maxItems": _word_items, "uniqueItems": _word_unique, "minProperties": word_empty_group,
}
