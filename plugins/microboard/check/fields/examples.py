"""The examples that a schema gives, as people write them."""

import json
import re
from collections.abc import Callable
from typing import Any

from microboard.read.scalars import read_scalar
from microboard.words.speech import _

Schema = dict[str, Any]
# What a text is bound by that is the same in every language: a choice, an address, an id, a day.
BOUND = frozenset({"enum", "x-vocabulary", "format", "pattern", "if"})


def find_example(schema: Schema) -> Any:
    """The first example that the schema gives, or one of a group's required fields, in the language that is spoken; or
    None."""
    if schema.get("examples"):
        return change_texts(schema, schema["examples"][0], _)
    fields = {name: find_example(_get_field(schema, name)) for name in schema.get("required", ())}
    return fields if fields and None not in fields.values() else None


def change_texts(schema: Schema, example: Any, change: Callable[[str], Any]) -> Any:
    """An example with each of its texts changed that people write as they like."""
    if isinstance(example, dict):
        return {name: change_texts(_get_field(schema, name), value, change) for name, value in example.items()}
    if isinstance(example, list):
        return [change_texts(get_part(schema, "items"), value, change) for value in example]
    is_free = isinstance(example, str) and "type" in schema and not BOUND & schema.keys()
    return change(example) if is_free else example


def _get_field(group: Schema, name: str) -> Schema:
    return get_part(get_part(group, "properties"), name)


def get_part(schema: Schema, keyword: str) -> Schema:
    """The part that `keyword` holds; a schema may also be true or false, which names no field."""
    value = schema.get(keyword)
    return value if isinstance(value, dict) else {}


def get_example(schema: Schema) -> str:
    """The same as YAML on one line; or nothing."""
    example = find_example(schema)
    return "" if example is None else write_flow(example)


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
