"""Turns an error of the JSON Schema library into what a person can act on: one function for each keyword."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from jsonschema import ValidationError

from microboard.check.fields import generalise, get_example, iterate_fields, name_field, write_flow
from microboard.check.finding import Finding
from microboard.check.formats import word_format
from microboard.check.names import find_code
from microboard.check.vocabulary import KINDS, Vocabulary
from microboard.read import Document, Location
from microboard.read.problem import shorten

# So many choices are listed in a message; longer lists are named.
MAX_CHOICES = 12


@dataclass(frozen=True, slots=True)
class _Error:
    """What the library found, with what is needed to word it."""

    validator: str
    wanted: Any
    value: Any
    schema: Any
    location: Location
    document: Document
    root: dict[str, Any]
    vocabulary: Vocabulary | None

    @property
    def field(self) -> str:
        return name_field(self.location)

    @property
    def example(self) -> str:
        return get_example(self.schema if isinstance(self.schema, dict) else {})

    def say(self, rule: str, message: str, hint: str, *step: str | int) -> Finding:
        location = (*self.location, *step)
        return Finding(location, rule, message, hint, name_field(location))


def word_error(
    error: ValidationError, location: Location, document: Document, root: dict[str, Any], vocabulary: Vocabulary | None
) -> Iterator[Finding]:
    """What to say about one error of the library; `root` is the whole schema."""
    found = _Error(str(error.validator), error.validator_value, error.instance, error.schema, location, document, root,
                   vocabulary)
    yield from WORDING.get(found.validator, _word_other)(found)


def _word_unwanted(error: _Error) -> Iterator[Finding]:
    """A field whose schema is `false`; the condition beside it says what it does not go with."""
    *group, name = error.location
    schema = next((s for location, s in iterate_fields(error.root) if location == generalise(tuple(group))), error.root)
    reason = "the other fields"
    if name in schema.get("then", {}).get("properties", {}):
        conditions = schema["if"].get("properties", {}).items()
        reason = " and ".join(f"{field}: {rule['const']}" for field, rule in conditions if "const" in rule) or reason
    yield replace(error.say("field-unwanted", f"{shorten(name)} does not go with {reason}.", "Remove one of them."),
                  is_at_name=True)


def _word_required(error: _Error) -> Iterator[Finding]:
    for name in error.wanted:
        if name not in error.value:
            yield _say_missing(error, name)


def _say_missing(error: _Error, name: str) -> Finding:
    schema = _find_schema(error, name)
    example = get_example(schema)
    hint = _end(f"Add it, for example {name}: {example}") if example else f"Add {name}."
    field = name_field((*error.location, name))
    return Finding(error.location, "field-missing", f"The field {shorten(name)} is missing.", hint, field,
                 is_at_name=True, is_missing=True)


def _find_schema(error: _Error, name: str) -> dict[str, Any]:
    """The schema of the field `name` of the group at the error's place, found from the root."""
    return next((schema for location, schema in iterate_fields(error.root)
                 if location == (*generalise(error.location), name)), {})


def _word_any_of(error: _Error) -> Iterator[Finding]:
    names = [name for choice in error.wanted for name in choice.get("required", ())]
    shown = " or ".join(shorten(name) for name in names)
    hint = _say_missing(error, names[0]).hint if names else "See the reference of fields."
    yield Finding(error.location, "field-missing", f"The field {shown} is missing.", hint, error.field, is_at_name=True)


def _word_unknown(error: _Error) -> Iterator[Finding]:
    here = generalise(error.location)
    fields = [location for location, _ in iterate_fields(error.root)]
    near_by = [location[-1] for location in fields if location[:-1] == here]
    for name in error.value:
        if name in near_by or (not here and name.startswith("x-")):
            continue
        close = get_close_matches(name.lower().replace("-", "_"), [n for n in near_by if n not in error.value], n=1)
        elsewhere = [location for location in fields if location[-1] == name and "*" not in location]
        hint = f"Remove it. Allowed here: {', '.join(near_by)}." if here else "Remove it."
        if close:
            hint = f"Did you mean {shorten(close[0])}?"
        elif elsewhere:
            hint = f"It belongs in the group {shorten(name_field(elsewhere[0][:-1]))}."
            hint = hint if len(elsewhere[0]) > 1 else "It belongs at the top, without indentation."
        elif not here and re.fullmatch(r"[\w-]+", name):
            hint = f"Remove it, or call it x-{name}: such fields are ignored."
        instead_of = tuple(name_field((*error.location, n)) for n in close)
        yield replace(error.say("field-unknown", f"Unknown field {shorten(name)}.", hint, name),
                      is_at_name=True, instead_of=instead_of)


TYPES = {
    "string": "text", "number": "a number", "integer": "a whole number", "boolean": "true or false",
    "array": "a list", "object": "a group of fields",
}


YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def _word_type(error: _Error) -> Iterator[Finding]:
    kinds = [error.wanted] if isinstance(error.wanted, str) else error.wanted
    wanted = " or ".join(TYPES[kind] for kind in kinds)
    if error.value is None:
        yield error.say("value-type", "The value is empty.", _suggest(error, "Write a value, or remove the line."))
        return
    hint = _suggest_type(error, kinds[0]) or _end(f"Write {wanted}{_show_example(error)}")
    yield error.say("value-type", f"{_start(shorten(error.value))} is not {wanted}.", hint)


def _suggest_type(error: _Error, kind: str) -> str:
    """What to write instead, where the value itself shows it; else nothing."""
    if kind == "string" and isinstance(error.value, list | dict):
        return f"Write text{_show_example(error)}. Put quotes around text that holds a colon, a bracket or a brace."
    if not isinstance(error.value, str):
        return ""
    items = error.schema.get("items", {})
    if kind == "array" and items.get("type") == "string" and re.fullmatch(r"[\w ,.-]{1,60}", error.value):
        return f"Put it in square brackets: [{error.value}]."
    if kind == "boolean":
        return f"Write {YES_NO.get(error.value.lower(), 'true or false')}."
    if kind in ("number", "integer"):
        numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?", error.value)
        alone = len(numbers) == 1 and re.fullmatch(r"[^\d.,+-]*[\d.]+[^\d.,+-]*", error.value)
        return f"Write the number alone, without quotes: {numbers[0]}." if alone else ""
    return ""


def _show_example(error: _Error) -> str:
    return f", for example {error.example}" if error.example else ""


def _start(shown: str) -> str:
    return shown[0].upper() + shown[1:] if shown.startswith("a ") else shown


def _suggest(error: _Error, otherwise: str) -> str:
    return _end(f"Write a value, for example {error.example}") if error.example else otherwise


def _word_enum(error: _Error) -> Iterator[Finding]:
    kind = error.schema.get("x-vocabulary")
    if kind in KINDS and error.vocabulary:
        yield _word_vocabulary(error, kind)
        return
    shown, choices = _start(shorten(error.value)), [str(choice) for choice in error.wanted]
    title = str(error.schema.get("title", "known")).lower()
    if len(choices) > MAX_CHOICES:
        code = find_code(title, str(error.value))
        hint = f"Write {code}." if code in choices else f"Write the code of a {title}{_show_example(error)}."
        yield error.say("value-choice", f"{shown} is no {title} code.", hint)
        return
    close = get_close_matches(str(error.value).lower().replace("_", "-").replace(" ", "-"), choices, n=1)
    listed = ", ".join(choices)
    hint = f"Did you mean {close[0]}? The choices are: {listed}." if close else f"Write one of: {listed}."
    message = "The value is empty." if error.value is None else f"{shown} is not one of the choices."
    yield error.say("value-choice", message, hint)


def _word_vocabulary(error: _Error, kind: str) -> Finding:
    assert error.vocabulary
    terms = error.vocabulary.get_terms(kind)
    near = error.vocabulary.find_near(kind, str(error.value))
    hint = f"The {kind} are on the vocabulary page of the reference."
    if len(terms) <= 2 * MAX_CHOICES:
        hint = f"Write one of: {', '.join(terms)}."
    if near:
        hint = f"Write {near}." if error.value in terms[near].aliases else f"Did you mean {near}?"
    return error.say("value-vocabulary", f"{shorten(error.value)} is no {KINDS[kind]} of this board.", hint)


def _word_names(error: _Error) -> Iterator[Finding]:
    """A field whose name had to be one of a list, such as a currency."""
    description = str(error.schema.get("description", "See the reference of fields."))
    hint = _end(f"{description} For example {error.example}") if error.example else description
    yield replace(error.say("field-unknown", f"Unknown field {shorten(error.value)}.", hint, error.value),
                  is_at_name=True)


def _word_const(error: _Error) -> Iterator[Finding]:
    hint = f"Write {error.wanted}."
    if error.field.endswith("applicants_from"):
        code = find_code("country", str(error.value)) or "PT"
        hint = f"Write worldwide, or country codes in square brackets: [{code}]."
    yield error.say("value-choice", f"{shorten(error.value)} is not accepted here.", hint)


def _word_length(error: _Error) -> Iterator[Finding]:
    found, limit = len(error.value), error.wanted
    size = f"The text has {found} character{'' if found == 1 else 's'}"
    if error.validator == "maxLength":
        yield error.say("value-length", f"{size}; at most {limit} fit.",
                        f"Shorten it by {_count(found - limit, 'character')}.")
    elif found == 0:
        yield error.say("value-length", "The text is empty.", _suggest(error, "Write something, or remove the line."))
    else:
        example = f" For example: {error.example}" if error.example and len(error.example) >= limit else ""
        more = f"Add at least {_count(limit - found, 'character')}."
        yield error.say("value-length", f"{size}; at least {limit} are needed.", f"{more}{_end(example)}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _end(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith((".", "?", "!", '."')) else f"{sentence}."


def _word_range(error: _Error) -> Iterator[Finding]:
    low, high = error.schema.get("minimum"), error.schema.get("maximum")
    if "exclusiveMinimum" in error.schema:
        low, hint = error.schema["exclusiveMinimum"], f"Write a number above {error.schema['exclusiveMinimum']}."
    elif low is not None and high is not None:
        hint = f"Write a number from {low} to {high}."
    else:
        hint = f"Write {error.example}." if error.example else "Write another number."
    too = f"more than {high}" if error.validator == "maximum" else f"less than {low}"
    too = f"not more than {low}" if error.validator == "exclusiveMinimum" else too
    yield error.say("value-range", f"{shorten(error.value)} is {too}.", hint)


def _word_items(error: _Error) -> Iterator[Finding]:
    found, limit = len(error.value), error.wanted
    if not found:
        yield error.say("list-length", "The list is empty.", _suggest(error, "Write at least one value."))
    elif error.validator == "maxItems":
        yield error.say("list-length", f"The list has {found} values; at most {limit} fit.",
                        f"Keep the {limit} that matter most.")
    else:
        yield error.say("list-length", f"The list has {_count(found, 'value')}; at least {limit} are needed.",
                        "Add more.")


def _word_unique(error: _Error) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, value in enumerate(error.value):
        shown = write_flow(value)
        if shown in seen:
            yield error.say("list-repeat", f"{_start(shorten(value))} stands twice in the list.", "Keep one.", index)
        seen.add(shown)


def _word_empty_group(error: _Error) -> Iterator[Finding]:
    yield error.say("field-missing", "The group holds no fields.", _suggest(error, "Fill it in, or remove it."))


def _word_pattern(error: _Error) -> Iterator[Finding]:
    """A text that has not the form wanted; the format, where there is one beside the pattern, says it better."""
    words = word_format(str(error.schema.get("format", "")), error.value, error.example)
    description = error.schema.get("description", "")
    hint = _end(f"{description} For example {error.example}") if error.example else description
    if not description:
        hint = f"Write it like this: {error.example}." if error.example else "See the reference of fields."
    yield error.say("value-format", *(words or (f"{shorten(error.value)} is not accepted here.", hint)))


def _word_other(error: _Error) -> Iterator[Finding]:
    """A keyword that a fork has added to its schema and that has no wording of its own."""
    yield error.say("value-format", f"{_start(shorten(error.value))} breaks the rule {error.validator}.",
                    str(error.schema.get("description") or "See the schema."))


WORDING: dict[str, Callable[[_Error], Iterator[Finding]]] = {
    "unwanted": _word_unwanted, "required": _word_required, "anyOf": _word_any_of,
    "additionalProperties": _word_unknown, "propertyNames": _word_names,
    "type": _word_type, "enum": _word_enum, "const": _word_const,
    "minLength": _word_length, "maxLength": _word_length, "pattern": _word_pattern, "format": _word_pattern,
    "minimum": _word_range, "maximum": _word_range, "exclusiveMinimum": _word_range,
    "minItems": _word_items, "maxItems": _word_items, "uniqueItems": _word_unique, "minProperties": _word_empty_group,
}
