"""Describes the API (OpenAPI 3.1): what the program knows by name as it is written down, other fields from the tree."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from microboard.board.own import list_own
from microboard.check.fields.field import Field
from microboard.check.fields.shipped_trees import read_shipped_trees
from microboard.publish.output import Site
from microboard.words.speech import remember

Schemas = dict[str, Any]
REFERENCES = {"date": "Day"}
TYPES = {"number": "number", "yes-no": "boolean"}
# The words and limits of other boards are their own: a text may be this many times as long, and a choice another one.
MARGIN = 4
LONGEST_CHOICE = 60
MOST_ITEMS = 100


def build_openapi(site: Site, licence: str, own: Iterable[Field] = ()) -> Schemas:
    """The description of the API, with the address of this board, the licence of its listings and its `own` fields."""
    described = read_description("openapi")
    info = {name: value for name, value in described["info"].items() if name != "license"}
    if licence:
        info["license"] = {"name": "Licence of the listings", "url": licence}
    components = {**described["components"], "schemas": _add_fields(read_schemas(), own)}
    return {**described, "info": info, "components": components, "servers": [{"url": site.url.rstrip("/") or "/"}]}


@remember(1)
def read_schemas() -> Schemas:
    """What every board's API has, by name, shared: do not change it. Other boards are judged by it."""
    return _add_fields(read_description("openapi")["components"]["schemas"], list_own(*read_shipped_trees()))


@cache
def read_description(name: str) -> Schemas:
    """One of the descriptions that are written down (OpenAPI 3.1), shared: do not change it."""
    path = Path(__file__).parents[2] / "templates" / "api" / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _add_fields(schemas: Schemas, own: Iterable[Field]) -> Schemas:
    """The schemas with fields of listings and employers that they do not have."""
    for field in own:
        name = "Employer" if len(field.path) > 1 else "Opportunity"
        properties = {field.name: _describe_field(field), **schemas[name]["properties"]}
        schemas = {**schemas, name: {**schemas[name], "properties": properties}}
    return schemas


def _describe_field(field: Field) -> Schemas:
    """What a field holds."""
    described = {"description": field.help, **({"examples": [field.example]} if field.example is not None else {})}
    if field.kind in REFERENCES or field.form == "uri":
        return {"$ref": f"#/components/schemas/{REFERENCES.get(field.kind, 'Address')}", **described}
    if field.kind in ("choices", "list"):
        return {"type": "array", "maxItems": MOST_ITEMS, "items": _describe_text(field.item or field), **described}
    kind = TYPES.get(field.kind)
    return {**({"type": kind} if kind else _describe_text(field)), **described}


def _describe_text(field: Field) -> Schemas:
    most = LONGEST_CHOICE if field.choices else int(field.most or 0) * MARGIN
    return {"type": "string", "minLength": 1, **({"maxLength": most} if most else {})}
