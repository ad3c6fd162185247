"""What to say about fields: missing, unknown, or not for each other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from microboard.check.fields.field import generalise
from microboard.check.problems.finding import Finding, count, end
from microboard.check.values.names import NAMES, find_code
from microboard.check.values.near import find_near
from microboard.check.wording.schema_error import SchemaError
from microboard.read.problem import name_field, shorten


def word_unwanted(found: SchemaError) -> Iterator[Finding]:
    """A field whose schema is `false`; the condition beside it says what it does not go with."""
    field, reason, hint = found.place, "the other fields", "Remove it."
    if field and field.hidden_for:
        by = field.shown_by[-1]
        said = found.document.get(*found.location[:-1], by)
        reason, hint = f"{by}: {said}", f"Remove it, or write another {by}."
    yield replace(found.say("field-unwanted", f"{shorten(found.location[-1])} does not go with {reason}.", hint),
                  is_at_name=True)


def word_required(found: SchemaError) -> Iterator[Finding]:
    for name in found.wanted:
        if name not in found.value:
            yield _say_missing(found, name)


def _say_missing(found: SchemaError, name: str) -> Finding:
    field = found.tree.find((*found.location, name))
    example, about = (found.fit(field.example_text), field.help) if field else ("", "")
    hint = end(f"Add it, for example {name}: {example}") if example else f"Add {name}."
    return Finding(found.location, "field-missing", f"The field {shorten(name)} is missing.", hint, name,
                   is_at_name=True, write=f"{name}: {example}" if example else "",
                   otherwise=f"Add {name}. {about}".strip())


def word_any_of(found: SchemaError) -> Iterator[Finding]:
    names = [name for choice in found.wanted for name in choice.get("required", ())]
    shown = " or ".join(shorten(name) for name in names)
    first = _say_missing(found, names[0]) if names else None
    hint = first.hint if first else "See the reference of fields."
    yield Finding(found.location, "field-missing", f"The field {shown} is missing.", hint, is_at_name=True,
                  write=first.write if first else "", otherwise=f"Add {shown}.")


def word_unknown(found: SchemaError) -> Iterator[Finding]:
    here = generalise(found.location)
    fields = [field.path for field in found.tree.walk()]
    near_by = [location[-1] for location in fields if location[:-1] == here]
    for name in found.value:
        if name in near_by or (not here and name.startswith("x-")):
            continue
        close = find_near(name.lower().replace("-", "_"), (n for n in near_by if n not in found.value))
        elsewhere = [location for location in fields if location[-1] == name and "*" not in location]
        hint = f"Remove it. Allowed here: {', '.join(near_by)}." if here else "Remove it."
        if close:
            hint = f"Did you mean {shorten(close)}?"
        elif elsewhere:
            hint = f"It belongs in the group {shorten(name_field(elsewhere[0][:-1]))}."
            hint = hint if len(elsewhere[0]) > 1 else "It belongs at the top, without indentation."
        elif not here and re.fullmatch(r"[\w-]+", name):
            hint = f"Remove it, or call it x-{name}: such fields are ignored."
        instead_of = (name_field((*found.location, close)),) if close else ()
        yield replace(found.say("field-unknown", f"Unknown field {shorten(name)}.", hint, name, write=close),
                      is_at_name=True, instead_of=instead_of)


def word_names(found: SchemaError) -> Iterator[Finding]:
    """A field whose name had to be one of a list, such as a currency."""
    kind = str(found.wanted.get("title", "")).lower() if isinstance(found.wanted, dict) else ""
    code = find_code(kind, str(found.value))
    description = str(found.schema.get("description", "See the reference of fields."))
    otherwise = end(f"{description} For example {found.example}") if found.example else description
    shown = shorten(found.value)
    message = f"{shown} is no {kind} code." if kind in NAMES else f"Unknown field {shown}."
    yield replace(found.say("field-unknown", message, f"Did you mean {code}?" if code else otherwise, found.value),
                  is_at_name=True)


def word_empty_group(found: SchemaError) -> Iterator[Finding]:
    size = len(found.value)
    message = f"The group holds {count(size, 'field')}; at least {found.wanted} are needed." if size else \
        "The group holds no fields."
    yield found.say("field-missing", message, found.suggest("Fill it in, or remove it."))
