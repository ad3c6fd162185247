"""The fields that a schema names: where they stand, and how people write them."""

import json
import re
from collections.abc import Iterator
from typing import Any

from microboard.read import Location
from microboard.read.scalars import read_scalar

Schema = dict[str, Any]


def generalise(location: Location) -> tuple[str, ...]:
    """The place in the schema: ``*`` stands for the items of a list."""
    return tuple("*" if isinstance(step, int) else step for step in location)


def iterate_fields(schema: Schema) -> Iterator[tuple[tuple[str, ...], Schema]]:
    """Every field that a schema names with `properties`, with its place (``*`` for the items of a list)."""
    yield from _iterate(schema, (), schema.get("$defs", {}))


def resolve(schema: Schema, definitions: Schema) -> Schema:
    """The schema that a reference into `definitions` (``#/$defs/country``) means, or the schema itself."""
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    return {**definitions[name], **schema} if name in definitions else schema


def _iterate(schema: Schema, at: tuple[str, ...], definitions: Schema) -> Iterator[tuple[tuple[str, ...], Schema]]:
    for name, below in schema.get("properties", {}).items():
        if isinstance(below, dict):
            yield (*at, name), resolve(below, definitions)
            yield from _iterate(below, (*at, name), definitions)
    if isinstance(schema.get("items"), dict):
        yield from _iterate(schema["items"], (*at, "*"), definitions)


def get_example(schema: Schema) -> str:
    """The first example that the schema gives, or one of a group's required fields, as YAML on one line; or nothing."""
    if schema.get("examples"):
        return write_flow(schema["examples"][0])
    fields = {name: schema.get("properties", {}).get(name, {}).get("examples") for name in schema.get("required", ())}
    if not fields or not all(fields.values()):
        return ""
    return write_flow({name: examples[0] for name, examples in fields.items()})


def word_limit(schema: Schema) -> str:
    """How long a text or how large a number may be, as a sentence; nothing for other fields."""
    if "maxLength" in schema:
        return f"{schema.get('minLength', 1)} to {schema['maxLength']} characters."
    return f"From {schema['minimum']} to {schema['maximum']}." if {"minimum", "maximum"} <= schema.keys() else ""


def write_flow(value: object) -> str:
    """The value as YAML on one line, as people write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {write_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(write_flow(item) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    # Characters that would end a plain scalar, or begin something else (YAML 1.2, sections 7.3.3 and 5.3).
    is_special = re.search(r":(\s|$)|(^|\s)#|[,\[\]{}\n]|^[-?&*!|>%@`'\"\s]|\s$", value)
    needs_quotes = is_special or read_scalar(value) != value
    return json.dumps(value, ensure_ascii=False) if needs_quotes else value
