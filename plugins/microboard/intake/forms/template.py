"""Writes the file that an employer fills in: every field with its explanation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from microboard.check.fields.field import Field, Path
from microboard.intake.yaml_text import comment
from microboard.words.speech import _

# A deadline in three weeks, and an answer a week later: short enough to be remembered.
OPEN_DAYS = 21
DECISION_DAYS = 28
# Written out with an empty value although the schema requires them only together with others.
WANTED = {("pay", "amount"), ("pay", "currency"), ("location", "applicants_from"), ("apply", "url"),
          ("apply", "decision_by")}
# Lists of codes this long are not written out.
MAX_CHOICES = 100


def build_listing(tree: Field, today: date) -> str:
    """A listing with empty values and the dates filled in; `tree` is that of an opportunity."""
    values = {
        ("posted",): str(today),
        ("apply", "deadline"): str(today + timedelta(days=OPEN_DAYS)),
        ("apply", "decision_by"): str(today + timedelta(days=DECISION_DAYS)),
    }
    return _build(tree, values, _("Fill in every line. A line that begins with # is a comment; those with a field are "
                                  "optional: remove the # to use one."))


def build_employer(tree: Field) -> str:
    """An employer.yml with empty values; `tree` is that of an employer."""
    return _build(tree, {}, _("Who offers the listings in this folder. Fill in every line."), leave_out=("sample",))


def sort_for_people(tree: Field) -> list[Field]:
    """Required fields first, and the long text last, so that nothing after it is overlooked."""
    return sorted(tree.fields, key=lambda field: (field.kind == "story", not field.is_required))


def _build(tree: Field, values: Mapping[Path, str], head: str, leave_out: tuple[str, ...] = ()) -> str:
    lines = [*comment(head), ""]
    for field in sort_for_people(tree):
        if field.name not in leave_out:
            lines += [*_write(field, "", field.is_required, values), ""]
    return "\n".join(lines[:-1]) + "\n"


def _write(field: Field, indent: str, is_required: bool, values: Mapping[Path, str]) -> Iterator[str]:
    """The lines of one field: explanation, then the field with its value, or as a comment when it is optional."""
    yield from _explain(field, indent, is_required and field.path not in values, is_required)
    if not is_required:
        yield f"{indent}# {field.name}: {field.example_text}".rstrip()
    elif field.kind == "group":
        yield f"{indent}{field.name}:"
        yield from _write_group(field, f"{indent}  ", values)
    elif field.kind == "rows":
        yield f"{indent}{field.name}:"
        first, *rest = _write_group(field, f"{indent}    ", values)
        yield f"{indent}  - {first.lstrip()}"
        yield from rest
    elif field.kind == "story":
        yield f"{indent}{field.name}: |"
        yield f"{indent}  {_('Tell the story here.')}"
    else:
        value = "[]" if field.kind in ("choices", "list") else values.get(field.path, "")
        yield f"{indent}{field.name}: {value}".rstrip()


def _write_group(group: Field, indent: str, values: Mapping[Path, str]) -> Iterator[str]:
    for field in group.fields:
        is_wanted = field.is_required or field.path in WANTED
        # The first field of a row stands behind its dash, without room for words.
        is_told = group.kind == "group" or not is_wanted
        shown = field if is_told else replace(field, help="", example=None, most=None)
        yield from _write(shown, indent, is_wanted, values)


def _explain(field: Field, indent: str, is_empty: bool, is_required: bool) -> Iterator[str]:
    optional = "" if is_required or not field.help else _("Optional.")
    yield from comment(f"{optional} {field.help} {_limit(field)}", indent)
    if is_empty and field.example is not None and field.kind != "group":
        yield from comment(_("Example: {example}", example=field.example_text), indent)


def _limit(field: Field) -> str:
    if field.choices and field.kind in ("choice", "choices") and len(field.choices) <= MAX_CHOICES:
        choices = ", ".join(one.id for one in field.choices)
        return (_("Some of: {choices}.", choices=choices) if field.kind == "choices"
                else _("One of: {choices}.", choices=choices))
    return "" if field.form not in ("", "pattern") else field.word_size()
