"""Drops from a listing of another board what the description of the API does not name."""

from typing import Any

from microboard.publish.api.api import read_description
from microboard.publish.api.records import Record


def keep_known(record: Record) -> Record:
    """The listing without fields that nobody here knows: whatever they say, no directory passes it on."""
    kept = _keep(record, {"$ref": "#/components/schemas/Opportunity"})
    return kept if isinstance(kept, dict) else {}


def _keep(value: Any, schema: dict[str, Any]) -> Any:
    schema = _resolve(schema)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return {name: _keep(child, properties[name]) for name, child in value.items() if name in properties}
    if isinstance(value, list):
        items: dict[str, Any] = next((one["items"] for one in (schema, *schema.get("anyOf", ())) if "items" in one), {})
        return [_keep(child, items) for child in value]
    return value


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """What a ``$ref`` stands for."""
    while "$ref" in schema:
        schema = read_description("openapi")["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
