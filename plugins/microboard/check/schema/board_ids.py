"""Adds to a schema the ids that a board chooses: those of its vocabulary, and of the regions beside countries."""

from typing import Any

from microboard.check.values.regions import name_region
from microboard.check.values.vocabulary import KINDS, Vocabulary

Schema = dict[str, Any]


def add_ids(schema: Schema, words: Vocabulary) -> Schema:
    """The schema with an `enum` of ids beside every `x-vocabulary`, and with regions among the countries that a field
    with `x-regions` takes, for editors and for the check."""
    return _add(schema, words, schema.get("$defs", {}))


def list_countries(schema: Schema) -> tuple[str, ...]:
    """The codes that the schema of a listing calls countries."""
    return tuple(schema.get("$defs", {}).get("country", {}).get("enum", ()))


def _add(schema: Schema, words: Vocabulary, definitions: Schema) -> Schema:
    result = {key: _add_below(value, words, definitions) for key, value in schema.items()}
    kind = schema.get("x-vocabulary")
    if kind in KINDS:
        result["enum"] = list(words.get_terms(kind))
    country = definitions.get(str(schema.get("$ref", "")).removeprefix("#/$defs/"), {})
    if schema.get("x-regions") is True and "enum" in country:
        # What stands beside a reference would only narrow it down.
        del result["$ref"]
        labels = {region.id: name_region(region) for region in words.regions.values()}
        return {**country, **result, "enum": [*country["enum"], *labels], "x-labels": labels}
    return result


def _add_below(value: object, words: Vocabulary, definitions: Schema) -> object:
    if isinstance(value, dict):
        return _add(value, words, definitions)
    return [_add_below(item, words, definitions) for item in value] if isinstance(value, list) else value
