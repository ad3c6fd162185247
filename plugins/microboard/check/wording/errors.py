"""Turns an error of the JSON Schema library into what a person can act on: one function for each keyword."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from microboard.check.fields.examples import write_flow
from microboard.check.fields.field import Field
from microboard.check.problems.finding import Finding, end, start
from microboard.check.values.formats import mend_format, word_format
from microboard.check.values.near import find_called, find_near, mend
from microboard.check.values.vocabulary import KINDS, Vocabulary
from microboard.check.wording.codes import suggest_origin, word_code, word_origin
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
from microboard.words.speech import N_, _, ngettext

if TYPE_CHECKING:
    from jsonschema import ValidationError

# The most choices that a message lists; a longer list is only named.
MAX_CHOICES = 12
# What is said of a word that is not in a list of the vocabulary, and where to find that list.
UNKNOWN = {
    "categories": (N_("{value} is no category of this board."),
                   N_("The categories are on the vocabulary page of the reference.")),
    "sectors": (N_("{value} is no sector of this board."),
                N_("The sectors are on the vocabulary page of the reference.")),
    "skills": (N_("{value} is no skill of this board."), N_("The skills are on the vocabulary page of the reference.")),
    "competencies": (N_("{value} is no competency of this board."),
                     N_("The competencies are on the vocabulary page of the reference.")),
}


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
    choices = [str(choice) for choice in found.wanted]
    title = str(found.schema.get("title", "")).lower()
    if len(choices) > MAX_CHOICES:
        yield word_code(found, title)
        return
    wanted = str(found.value).strip().lower()
    called = {term.label: term.id for term in found.place.choices} if found.place else {}
    close = wanted if wanted in choices else (
        find_near(re.sub(r"[\s_]+", "-", wanted), choices) or find_called(wanted, called))
    listed = ", ".join(choices)
    otherwise = _("Write one of: {names}.", names=listed)
    hint = _("Did you mean {name}? The choices are: {names}.", name=close, names=listed) if close else otherwise
    message = _("The value is empty.") if found.value is None else _("{value} is not one of the choices.",
                                                                     value=start(found.value))
    yield found.say("value-choice", message, hint, write=write_flow(close) if close else "", otherwise=otherwise)


def _word_vocabulary(found: SchemaError, kind: str) -> Finding:
    assert found.vocabulary
    terms = found.vocabulary.get_terms(kind)
    near = found.vocabulary.find_near(kind, str(found.value))
    says, where = UNKNOWN[kind]
    hint = _("Write one of: {names}.", names=", ".join(terms)) if len(terms) <= 2 * MAX_CHOICES else _(where)
    otherwise = hint
    if near:
        hint = _("Write {value}.", value=near) if found.value in terms[near].aliases else _("Did you mean {name}?",
                                                                                            name=near)
    return found.say("value-vocabulary", _(says, value=shorten(found.value)), hint,
                     write=write_flow(near) if near else "", otherwise=otherwise)


def _word_const(found: SchemaError) -> Iterator[Finding]:
    message = _("{value} is not accepted here.", value=shorten(found.value))
    if found.field.endswith("applicants_from"):
        hint, write = suggest_origin(found)
        yield found.say("value-choice", message, hint, write=write,
                        otherwise=word_origin("[PT]"))
    else:
        hint = _("Write {value}.", value=found.wanted)
        yield found.say("value-choice", message, hint, write=write_flow(found.wanted))


def _word_length(found: SchemaError) -> Iterator[Finding]:
    size, limit = len(found.value), found.wanted
    away = abs(size - limit)
    if found.validator == "maxLength":
        message = ngettext("The text has {count} character; at most {limit} fit.",
                           "The text has {count} characters; at most {limit} fit.", size, count=size, limit=limit)
        hint = ngettext("Shorten it by {count} character.", "Shorten it by {count} characters.", away, count=away)
    elif size == 0:
        message, hint = _("The text is empty."), found.suggest(_("Write something, or remove the line."))
    else:
        message = ngettext("The text has {count} character; at least {limit} are needed.",
                           "The text has {count} characters; at least {limit} are needed.", size, count=size,
                           limit=limit)
        hint = ngettext("Add at least {count} character.", "Add at least {count} characters.", away, count=away)
        if len(found.example) >= limit:
            hint += " " + end(_("For example: {example}.", example=found.example))
    yield found.say("value-length", message, hint)


def _word_range(found: SchemaError) -> Iterator[Finding]:
    low, high, above = (write_limit(found.schema.get(limit)) for limit in ("minimum", "maximum", "exclusiveMinimum"))
    hint = suggest_number(low, high if above is None or found.validator == "maximum" else None, above) or (
        _("Write {value}.", value=found.example) if found.example else _("Write another number."))
    yield found.say("value-range", _(RANGES[found.validator], value=shorten(found.value),
                                     limit=write_limit(found.wanted)), hint)


RANGES = {
    "minimum": N_("{value} is less than {limit}."), "maximum": N_("{value} is more than {limit}."),
    "exclusiveMinimum": N_("{value} is not more than {limit}."),
}


def suggest_number(low: str | None, high: str | None, above: str | None) -> str:
    """What number to write within limits; nothing where they do not say enough."""
    if above is not None:
        return _("Write a number above {low}, at most {high}.", low=above, high=high) if high is not None else _(
            "Write a number above {low}.", low=above)
    if low is None or high is None:
        return ""
    return _("Write a number from {low} to {high}.", low=low, high=high)


def write_limit(limit: float | None) -> str | None:
    """The limit as people write it: 0.000001, where Python says 1e-06."""
    return None if limit is None else f"{Decimal(str(limit)):f}"


def _word_items(found: SchemaError) -> Iterator[Finding]:
    size, limit = len(found.value), found.wanted
    if not size:
        message, hint = _("The list is empty."), found.suggest(_("Write at least one value."))
    elif found.validator == "maxItems":
        message = ngettext("The list has {count} value; at most {limit} fit.",
                           "The list has {count} values; at most {limit} fit.", size, count=size, limit=limit)
        hint = _("Keep the {limit} that matter most.", limit=limit)
    else:
        message = ngettext("The list has {count} value; at least {limit} are needed.",
                           "The list has {count} values; at least {limit} are needed.", size, count=size, limit=limit)
        hint = _("Add more.")
    yield found.say("list-length", message, hint)


def _word_unique(found: SchemaError) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, value in enumerate(found.value):
        shown = write_flow(value)
        if shown in seen:
            message = _("{value} stands twice in the list.", value=start(value))
            yield found.say("list-repeat", message, _("Keep one."), index)
        seen.add(shown)


def _word_pattern(found: SchemaError) -> Iterator[Finding]:
    """A text that has not the form wanted; the format, where there is one beside the pattern, says it better."""
    kind = str(found.schema.get("format", ""))
    words = word_format(kind, found.value, found.example)
    mended = mend_format(kind, found.value) if words else mend(found.value, str(found.schema.get("pattern", "")))
    message, hint = words or (_("{value} is not accepted here.", value=shorten(found.value)),
                              _suggest_form(found, mended))
    yield found.say("value-format", message, hint, write=write_flow(mended) if mended else "",
                    otherwise=_suggest_form(found, ""))


def _suggest_form(found: SchemaError, mended: str) -> str:
    if mended and mended != found.value:
        return _("Write {value}.", value=shorten(mended, 253)[1:-1])
    example = found.example
    return found.describe() or (_("Write it like this: {example}.", example=example) if example else
                                _("See the reference of fields."))


def _word_other(found: SchemaError) -> Iterator[Finding]:
    """A keyword that a fork has added to its schema and that has no wording of its own."""
    message = _("{value} breaks the rule {name}.", value=start(found.value), name=found.validator)
    yield found.say("value-format", message, _(str(found.schema.get("description", ""))) or _("See the schema."))


WORDING: dict[str, Callable[[SchemaError], Iterator[Finding]]] = {
    "unwanted": word_unwanted, "required": word_required, "anyOf": word_any_of,
    "additionalProperties": word_unknown, "propertyNames": word_names,
    "type": word_type, "enum": _word_enum, "const": _word_const,
    "minLength": _word_length, "maxLength": _word_length, "pattern": _word_pattern, "format": _word_pattern,
    "minimum": _word_range, "maximum": _word_range, "exclusiveMinimum": _word_range,
    "minItems": _word_items, "maxItems": _word_items, "uniqueItems": _word_unique, "minProperties": word_empty_group,
}
