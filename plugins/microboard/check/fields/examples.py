"""The examples that a schema gives, as people write them."""

import json
import re
from typing import Any

from microboard.read.scalars import read_scalar

Schema = dict[str, Any]


def find_example(schema: Schema) -> Any:
    """The first example that the schema gives, or one of a group's required fields; or None."""
    if schema.get("examples"):
        return schema["examples"][0]
    fields = {name: schema.get("properties", {}).get(name, {}).get("examples") for name in schema.get("required", ())}
    return {name: examples[0] for name, examples in fields.items()} if fields and all(fields.values()) else None


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
