"""Turns the schema into the questions of a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.fields import resolve
from microboard.intake.choices import build_choices

Schema = dict[str, Any]
Kind = Literal["line", "text", "number", "yes-no", "choice", "choices", "words", "lines", "rows"]

# Fields that a new listing does not have, that the issue itself gives, or that are worked out.
LEFT_OUT = {
    "opportunity": ("title", "posted", "updated", "last_confirmed", "status", "outcome"), "employer": ("sample",),
}
# A text of more characters than this keeps its line breaks; the others are one paragraph.
LONG_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form, and the field of which file it is about.

    `choices` maps what is read to what the file says. `is_required` is whether a form can be sent without it: for an
    employer it can, since most are on the board already.
    """

    file: Literal["opportunity", "employer"]
    location: tuple[str, ...]
    label: str
    field: Schema
    kind: Kind
    choices: dict[str, str]
    is_required: bool

    @property
    def id(self) -> str:
        """The name of the form's element; addresses can fill it in."""
        return "_".join(self.location if self.file == "opportunity" else ("employer", *self.location))

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields of a row, in the order in which they are written."""
        return tuple(self.field["items"]["properties"])

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that every row has."""
        items = self.field["items"]
        return tuple(name for name in self.columns if name in items.get("required", ()))

    @property
    def separator(self) -> str:
        """The sign between the fields of a row: a comma where all of them are names."""
        lengths = [column.get("maxLength", 0) for column in self.field["items"]["properties"].values()]
        return "," if max(lengths) <= 100 else "|"

    def word_row(self, names: tuple[str, ...]) -> str:
        """How a row of these fields is written: ``city, country``."""
        return self.join([name.replace("_", " ") for name in names])

    def join(self, parts: list[str]) -> str:
        """The parts of a row on one line."""
        return (f"{self.separator} " if self.separator == "," else f" {self.separator} ").join(parts)


def build_questions(rulebook: Rulebook) -> list[Question]:
    """Every question, in the order of the form: the employer, what is required, what is not, the long text."""
    found = [*_iterate("employer", rulebook.employer.schema, rulebook),
             *_iterate("opportunity", rulebook.opportunity.schema, rulebook)]
    required = rulebook.opportunity.schema["required"]

    # The long text comes last: after its heading no other heading counts, whatever the text contains.
    def place(one: Question) -> tuple[bool, ...]:
        is_optional = one.file == "opportunity" and one.location[0] not in required
        return one.file != "employer", _keeps_lines(one.field), is_optional, is_optional and len(one.location) > 1

    return sorted(found, key=place)


def _iterate(file: Literal["opportunity", "employer"], schema: Schema, rulebook: Rulebook) -> Iterator[Question]:
    definitions = schema.get("$defs", {})
    prefix = "Employer" if file == "employer" else ""
    for name, below in schema["properties"].items():
        field = _resolve_row(resolve(below, definitions), definitions)
        if name in LEFT_OUT[file]:
            continue
        is_required = file == "opportunity" and name in schema["required"]
        if "properties" not in field:
            yield _build(file, (name,), prefix, field, is_required, rulebook)
            continue
        field = field if rulebook.policy.is_unpaid_allowed else _leave_out_unpaid(field)
        for inner, found in field["properties"].items():
            yield _build(file, (name, inner), str(field.get("title", name)),
                         _resolve_row(resolve(found, definitions), definitions),
                         is_required and inner in field.get("required", ()), rulebook)


def _resolve_row(field: Schema, definitions: Schema) -> Schema:
    """The field, with the references of its rows resolved where it is a list of groups."""
    items = field.get("items")
    if not isinstance(items, dict) or "properties" not in items:
        return field
    columns = {name: resolve(below, definitions) for name, below in items["properties"].items()}
    return {**field, "items": {**items, "properties": columns}}


def _build(
    file: Literal["opportunity", "employer"], location: tuple[str, ...], group: str, field: Schema, is_required: bool,
    rulebook: Rulebook,
) -> Question:
    title = str(field.get("title", location[-1]))
    # The N of NDA stays, the A of Amount does not.
    lowered = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    choices = build_choices(field, rulebook.vocabulary)
    return Question(file, location, f"{group}: {lowered}" if group else title, field, _find_kind(field, choices),
                    choices, is_required)


def _find_kind(field: Schema, choices: dict[str, str]) -> Kind:
    kind = field.get("type", "string")
    if isinstance(kind, list):
        return "words"
    if kind == "array":
        return "choices" if choices else "rows" if "properties" in field["items"] else "lines"
    if kind == "boolean":
        return "yes-no"
    if kind in ("number", "integer"):
        return "number"
    return "choice" if choices else "text" if _keeps_lines(field) else "line"


def _keeps_lines(field: Schema) -> bool:
    return bool(field.get("type") == "string" and field.get("maxLength", 0) > LONG_TEXT)


def _leave_out_unpaid(field: Schema) -> Schema:
    """The group without the choice that the board's policy forbids, and with what the other choices require."""
    forbidden = field.get("if", {}).get("properties", {}).get("type", {}).get("const")
    if forbidden != "unpaid":
        return field
    kind = field["properties"]["type"]
    kept = {**kind, "enum": [value for value in kind["enum"] if value != forbidden]}
    return {**field, "properties": {**field["properties"], "type": kept},
            "required": [*field["required"], *field.get("else", {}).get("required", ())]}
