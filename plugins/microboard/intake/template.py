"""Writes the file that an employer fills in, from the schema: every field with its explanation."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from microboard.check.values.fields import get_example, resolve, word_limit
from microboard.intake.yaml_text import comment

Schema = dict[str, Any]
# A deadline in three weeks, and an answer a week later: short enough to be remembered.
OPEN_DAYS = 21
DECISION_DAYS = 28
# Written out with an empty value although the schema requires them only together with others.
WANTED = {("pay", "amount"), ("pay", "currency"), ("location", "applicants_from"), ("apply", "url"),
          ("apply", "decision_by")}


def build_listing(schema: Schema, today: date) -> str:
    """A listing with empty values and the dates filled in; `schema` is that of an opportunity."""
    values = {
        ("posted",): str(today),
        ("apply", "deadline"): str(today + timedelta(days=OPEN_DAYS)),
        ("apply", "decision_by"): str(today + timedelta(days=DECISION_DAYS)),
    }
    return _build(schema, values, "Fill in every line. A line that begins with # is a comment; those with a field are "
                                  "optional: remove the # to use one.")


def build_employer(schema: Schema) -> str:
    """An employer.yml with empty values; `schema` is that of an employer."""
    return _build(schema, {}, "Who offers the listings in this folder. Fill in every line.", leave_out=("sample",))


def _build(schema: Schema, values: dict[tuple[str, ...], str], head: str, leave_out: tuple[str, ...] = ()) -> str:
    lines = [*comment(head), ""]
    required, properties = schema["required"], schema["properties"]
    # Required fields first, and the long text last, so that nothing after it is overlooked.
    for name in sorted(properties, key=lambda name: (_is_long(properties[name]), name not in required)):
        if name not in leave_out:
            field = resolve(properties[name], schema.get("$defs", {}))
            lines += [*_write(name, field, (name,), "", name in required, values, schema), ""]
    return "\n".join(lines[:-1]) + "\n"


def _is_long(field: Schema) -> bool:
    return bool(field.get("maxLength", 0) > 1000)


def _write(
    name: str, field: Schema, at: tuple[str, ...], indent: str, is_required: bool,
    values: dict[tuple[str, ...], str], root: Schema,
) -> Iterator[str]:
    """The lines of one field: explanation, then the field with its value, or as a comment when it is optional."""
    yield from _explain(field, indent, is_required and at not in values, is_required)
    if not is_required:
        yield f"{indent}# {name}: {get_example(field)}".rstrip()
    elif "properties" in field:
        yield f"{indent}{name}:"
        yield from _write_group(field, at, f"{indent}  ", values, root)
    elif "properties" in field.get("items", {}):
        yield f"{indent}{name}:"
        first, *rest = _write_group(field["items"], at, f"{indent}    ", values, root, explains=False)
        yield f"{indent}  - {first.lstrip()}"
        yield from rest
    elif _is_long(field):
        yield f"{indent}{name}: |"
        yield f"{indent}  Tell the story here."
    else:
        yield f"{indent}{name}: {'[]' if field.get('type') == 'array' else values.get(at, '')}".rstrip()


def _write_group(
    field: Schema, at: tuple[str, ...], indent: str, values: dict[tuple[str, ...], str], root: Schema,
    explains: bool = True,
) -> Iterator[str]:
    for name, inner in field["properties"].items():
        below = resolve(inner, root.get("$defs", {}))
        is_wanted = name in field.get("required", ()) or (*at, name) in WANTED
        is_told = explains or not is_wanted
        shown = below if is_told else {key: value for key, value in below.items() if key not in EXPLAINING}
        yield from _write(name, shown, (*at, name), indent, is_wanted, values, root)


EXPLAINING = ("description", "examples", "minLength", "maxLength")


def _explain(field: Schema, indent: str, is_empty: bool, is_required: bool) -> Iterator[str]:
    optional = "" if is_required or "description" not in field else "Optional. "
    text = f"{optional}{field.get('description', '')} {_limit(field)}"
    yield from comment(text, indent)
    if is_empty and field.get("examples") and "properties" not in field:
        yield from comment(f"Example: {get_example(field)}", indent)


def _limit(field: Schema) -> str:
    items = field.get("items", {}) if isinstance(field.get("items"), dict) else {}
    choices = field.get("enum") or items.get("enum") or ()
    if choices and len(choices) <= 100:  # not the countries and the currencies
        return f"{'Some of' if items else 'One of'}: {', '.join(map(str, choices))}."
    return "" if "format" in field else word_limit(field)
