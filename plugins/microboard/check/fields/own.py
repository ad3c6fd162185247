"""Turns a board's own fields, as schema/fields.yml describes them, into parts of the schemas of files."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from microboard.check.fields.examples import Schema
from microboard.check.fields.field import Field
from microboard.check.fields.headings import OTHERS, build_heading, list_headings
from microboard.check.problems.finding import Finding
from microboard.read import Document
from microboard.read.characters import join_lines
from microboard.read.problem import shorten
from microboard.words.speech import _

LINK = r"^https://[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]{1,5})?([/?#][^\s<>\"\\^`{|}]*)?$"
LONGEST = 200
SHOWN = ["facts"]
# Whose file has a field: that of a listing, unless something else is said.
LISTINGS, EMPLOYERS = "listings", "employers"
# What only some kinds have.
SIZED, MEASURED, EXEMPLIFIED = ("text", "number"), ("number",), ("text",)
KINDS_OF = {"least": SIZED, "most": SIZED, "unit": MEASURED, "example": EXEMPLIFIED}


def check_own(document: Document) -> Iterator[Finding]:
    """What is wrong with a fields.yml that its schema accepts."""
    names: set[str] = set()
    for index, field in enumerate(_list(document)):
        at = ("fields", index)
        if field["name"] in names:
            yield Finding((*at, "name"), "schema-file", _("{name} is a field already.", name=shorten(field["name"])),
                          _("Choose another name."))
        names.add(field["name"])
        for name, kinds in KINDS_OF.items():
            if name in field and field["kind"] not in kinds:
                message = _("{name} does not go with {other}.", name=shorten(name), other=f"kind: {field['kind']}")
                yield Finding((*at, name), "field-unwanted", message, _("Remove it."), is_at_name=True)
        if field.get("least", 0) > field.get("most", field.get("least", 0)):
            yield Finding((*at, "most"), "value-range", _("{value} is less than the least.", value=field["most"]),
                          _("Write {value} or more.", value=field["least"]))
        yield from _check_ids(field, (*at, "choices"))


def _check_ids(field: Schema, at: tuple[str | int, ...]) -> Iterator[Finding]:
    ids: set[str] = set()
    for index, choice in enumerate(field.get("choices", ())):
        if choice["id"] in ids:
            yield Finding((*at, index, "id"), "list-repeat", _("{name} is an id already.", name=shorten(choice["id"])),
                          _("Keep one."))
        ids.add(choice["id"])


def check_labels(document: Document, listing: Field, employer: Field) -> Iterator[Finding]:
    """A finding for every field of `document` that the form on GitHub would call as something else is called. The trees
    have the fields of `document`, too."""
    above = {LISTINGS: "", EMPLOYERS: _("Employer")}
    headings = [*map(_, OTHERS), *list_headings(listing), *list_headings(employer, above[EMPLOYERS])]
    called = Counter(map(_simplify, headings))
    for index, field in enumerate(_list(document)):
        if called[_simplify(build_heading(above[_get_owner(field)], field["label"]))] > 1:
            yield Finding(("fields", index, "label"), "schema-file",
                          _("Another field is called {name}, too.", name=shorten(field["label"])),
                          _("Choose another label."))


def _simplify(label: str) -> str:
    """As GitHub compares the labels of a form."""
    return re.sub(r"[\W_]", "", label.casefold())


def add_own(schema: Schema, document: Document, owner: str) -> Schema:
    """The schema of this `owner` with its fields of `document`, a fields.yml without problems."""
    fields = [one for one in _list(document) if _get_owner(one) == owner]
    required = [one["name"] for one in fields if one.get("required")]
    return {**schema, "required": [*schema.get("required", ()), *required],
            "properties": {**schema.get("properties", {}), **{one["name"]: _build(one) for one in fields}}}


def _list(document: Document) -> list[Any]:
    return list(document.get_list("fields"))


def _get_owner(field: Schema) -> str:
    return str(field.get("for", LISTINGS))


def _build(field: Schema) -> Schema:
    built = {"title": join_lines(field["label"]), "description": join_lines(field["help"]),
             **KINDS[field["kind"]](field), "x-shown": field.get("shown", SHOWN)}
    extra = {f"x-{name}": field[name] for name in ("unit", "filter", "list") if field.get(name)}
    return {**built, **extra}


def _build_text(field: Schema) -> Schema:
    example = {"examples": [field["example"]]} if "example" in field else {}
    return {"type": "string", "minLength": int(field.get("least", 0)) or 1,
            "maxLength": int(field.get("most", LONGEST)), **example}


def _build_choice(field: Schema) -> Schema:
    labels = {choice["id"]: join_lines(choice["label"]) for choice in field["choices"]}
    return {"type": "string", "enum": list(labels), "x-labels": labels, "examples": [next(iter(labels))]}


def _build_choices(field: Schema) -> Schema:
    choice = _build_choice(field)
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": choice, "examples": [choice["examples"]]}


def _build_number(field: Schema) -> Schema:
    limits = {limit: field[name] for name, limit in (("least", "minimum"), ("most", "maximum")) if name in field}
    return {"type": "number", **limits, "examples": [field.get("least", field.get("most", 1))]}


KINDS: Mapping[str, Callable[[Schema], Schema]] = {
    "text": _build_text, "choice": _build_choice, "choices": _build_choices, "number": _build_number,
    "date": lambda _: {"type": "string", "format": "date", "examples": ["2027-01-31"]},
    "yes-no": lambda _: {"type": "boolean", "examples": [True]},
    "link": lambda _: {"type": "string", "format": "uri", "pattern": LINK, "maxLength": 500,
                       "examples": ["https://riverbank-coop.example/"]},
}
