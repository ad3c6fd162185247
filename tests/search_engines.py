"""What OpenSearch and Typesense take, as their documentation says it: documents and schemas without a server."""

import math
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

# https://docs.opensearch.org/latest/mappings/supported-field-types/
MAX_TERM = 32766
INTEGERS = {"byte": 7, "short": 15, "integer": 31, "long": 63, "int32": 31, "int64": 63}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def find_misfits(document: dict[str, Any], mapping: dict[str, Any], path: str = "") -> Iterator[str]:
    """Parts of a document that a mapping does not name, or names with another type: as if it were strict throughout."""
    for name, value in document.items():
        field, here = mapping["properties"].get(name), path + name
        if field is None:
            yield f"{here} is not mapped"
            continue
        for one in value if isinstance(value, list) else [value]:
            if "properties" in field:
                yield from find_misfits(one, field, f"{here}.") if isinstance(one, dict) else [f"{here} is no group"]
            elif not is_taken(one, field):
                yield f"{here} is {one!r}, no {field['type']}"


def is_taken(value: object, field: dict[str, Any]) -> bool:
    """Whether a field of OpenSearch takes a value. Stricter than the engine, which reads numbers from text."""
    kind = field["type"]
    if kind == "scaled_float":
        return is_number(value) and abs(value) * field["scaling_factor"] < 2**63
    if kind == "date":
        return isinstance(value, str) and is_date(value, field["format"])
    if kind == "keyword":
        is_stored_only = field.get("index") is False and field.get("doc_values") is False
        return isinstance(value, str) and (is_stored_only or len(value.encode()) <= MAX_TERM)
    return is_simple(value, {"text": "string", "boolean": "bool"}.get(kind, kind))


def is_date(text: str, form: str) -> bool:
    read = {"strict_date": date.fromisoformat, "strict_date_optional_time": datetime.fromisoformat}[form]
    try:
        read(text)
    except ValueError:
        return False
    return form != "strict_date" or bool(DAY.fullmatch(text))


def find_flat_misfits(document: dict[str, Any], collection: dict[str, Any]) -> Iterator[str]:
    """Parts of a document that do not fit a collection of Typesense, and those that it lacks."""
    fields = {field["name"]: field for field in collection["fields"]}
    if not re.fullmatch(r"[A-Za-z0-9._~-]+", document["id"]):
        yield f"id is {document['id']!r}, which an address cannot hold"
    for name, value in document.items():
        kind = fields[name]["type"] if name in fields else "" if name != "id" else "string"
        many = kind.endswith("[]")
        if many != isinstance(value, list) or not all(is_simple(one, kind.removesuffix("[]"))
                                                      for one in (value if many else [value])):
            yield f"{name} is {value!r}, no {kind or 'field of the collection'}"
    yield from (f"{name} is missing" for name, field in fields.items()
                if not field.get("optional") and name not in document)


def is_simple(value: object, kind: str) -> bool:
    if kind in INTEGERS:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2 ** INTEGERS[kind]
    if kind == "float":
        return is_number(value)
    return isinstance(value, {"string": str, "bool": bool}.get(kind, ()))


def is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def iterate_mapped(mapping: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """The fields of a mapping that hold values, as (path, field)."""
    for name, field in mapping["properties"].items():
        if "properties" in field:
            yield from iterate_mapped(field, f"{path}{name}.")
        else:
            yield path + name, field


def iterate_described(
    schema: dict[str, Any], schemas: dict[str, Any], path: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The values that a schema of the API describes, as (path, schema); those of lists stand for their entries."""
    if "$ref" in schema:
        yield from iterate_described({**schemas[schema["$ref"].rpartition("/")[2]]}, schemas, path)
    elif schema.get("type") == "array":
        yield from iterate_described(schema["items"], schemas, path)
    elif "properties" in schema:
        for name, inner in schema["properties"].items():
            yield from iterate_described(inner, schemas, f"{path}.{name}" if path else name)
    elif "const" in schema:
        yield path, {"type": "string", "maxLength": len(schema["const"])}
    elif not (choices := schema.get("anyOf", schema.get("allOf"))):
        yield path, schema
    else:
        for choice in choices:
            yield from iterate_described(choice, schemas, path)


def is_fitting(schema: dict[str, Any], field: dict[str, Any]) -> bool:
    """Whether a field takes whatever a schema of the API lets through."""
    kind, form = schema["type"], schema.get("format")
    if kind == "string" and form in ("date", "date-time"):
        return (field["type"], field.get("format")) == (
            "date", "strict_date" if form == "date" else "strict_date_optional_time")
    if kind == "string" and field["type"] == "keyword":
        return is_taken("\U0001f680" * schema["maxLength"], field)  # no character is longer than four bytes
    types = {"string": "text", "boolean": "boolean", "number": "scaled_float", "integer": "integer"}
    return field["type"] == types[kind] and ("maximum" not in schema or is_taken(schema["maximum"], field))
