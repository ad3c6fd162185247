"""What to say about fields: missing, unknown, or not for each other."""

import re
from collections.abc import Iterator
from dataclasses import replace

from microboard.check.fields.field import generalise
from microboard.check.problems.finding import Finding, end, start
from microboard.check.values.names import find_code
from microboard.check.values.near import find_called, find_near
from microboard.check.wording.codes import CODES
from microboard.check.wording.schema_error import SchemaError
from microboard.read.problem import name_field, shorten
from microboard.words.formats import format_choice
from microboard.words.speech import _, ngettext


def word_unwanted(found: SchemaError) -> Iterator[Finding]:
    """A field whose schema is `false`; the condition beside it says what it does not go with."""
    field, name = found.place, shorten(found.location[-1])
    message, hint = _("{name} does not go with the other fields.", name=name), _("Remove it.")
    if field and field.hidden_for:
        by = field.shown_by[-1]
        said = f"{by}: {found.document.get(*found.location[:-1], by)}"
        message = _("{name} does not go with {other}.", name=name, other=said)
        hint = _("Remove it, or write another {name}.", name=by)
    yield replace(found.say("field-unwanted", message, hint), is_at_name=True)


def word_required(found: SchemaError) -> Iterator[Finding]:
    for name in found.wanted:
        if name not in found.value:
            yield _say_missing(found, name)


def _say_missing(found: SchemaError, name: str) -> Finding:
    field = found.tree.find((*found.location, name))
    example, about = (found.fit(field.example_text), field.help) if field else ("", "")
    if field and field.is_of_people:
        return Finding(found.location, "field-missing", _("The field {name} is missing.", name=shorten(name)),
                       f"{_('Add {name}.', name=name)} {about}".strip(), name, is_at_name=True)
    line, add = f"{name}: {example}" if example else "", _("Add {name}.", name=name)
    hint = end(_("Add it, for example {line}.", line=line)) if line else add
    return Finding(found.location, "field-missing", _("The field {name} is missing.", name=shorten(name)), hint, name,
                   is_at_name=True, write=line, otherwise=f"{add} {about}".strip())


def word_any_of(found: SchemaError) -> Iterator[Finding]:
    names = [name for choice in found.wanted for name in choice.get("required", ())]
    if any(find_near(name, names) for name in found.value if not found.tree.find((*found.location, name))):
        return  # one of them is there, misspelt, and is told as such
    shown = format_choice([shorten(name) for name in names])
    first = _say_missing(found, names[0]) if names else None
    hint = first.hint if first else _("See the reference of fields.")
    yield Finding(found.location, "field-missing", _("The field {name} is missing.", name=shown), hint, is_at_name=True,
                  write=first.write if first else "", otherwise=_("Add {name}.", name=shown))


def word_unknown(found: SchemaError) -> Iterator[Finding]:
    here = generalise(found.location)
    fields = [field.path for field in found.tree.walk()]
    beside = [field for field in found.tree.walk() if field.path[:-1] == here]
    near_by = [field.name for field in beside]
    for name in found.value:
        if name in near_by or (not here and name.startswith("x-")):
            continue
        close = find_near(name.lower().replace("-", "_"), (n for n in near_by if n not in found.value)) or find_called(
            name, {field.label: field.name for field in beside if field.name not in found.value})
        elsewhere = [location for location in fields if location[-1] == name and "*" not in location]
        hint = _("Remove it. Allowed here: {names}.", names=", ".join(near_by)) if here else _("Remove it.")
        if close:
            hint = _("Did you mean {name}?", name=shorten(close))
        elif elsewhere and len(elsewhere[0]) > 1:
            hint = _("It belongs in the group {name}.", name=shorten(name_field(elsewhere[0][:-1])))
        elif elsewhere:
            hint = _("It belongs at the top, without indentation.")
        elif not here and re.fullmatch(r"[\w-]+", name):
            hint = _("Remove it, or call it {name}: such fields are ignored.", name=f"x-{name}")
        instead_of = (name_field((*found.location, close)),) if close else ()
        message = _("Unknown field {name}.", name=shorten(name))
        yield replace(found.say("field-unknown", message, hint, name, write=close),
                      is_at_name=True, instead_of=instead_of)


def word_names(found: SchemaError) -> Iterator[Finding]:
    """A field whose name had to be one of a list, such as a currency."""
    kind = str(found.wanted.get("title", "")).lower() if isinstance(found.wanted, dict) else ""
    code = find_code(kind, str(found.value))
    message = _(CODES[kind][0], value=start(found.value)) if kind in CODES else \
        _("Unknown field {name}.", name=shorten(found.value))
    hint = _("Did you mean {name}?", name=code) if code else found.describe() or _("See the reference of fields.")
    yield replace(found.say("field-unknown", message, hint, found.value), is_at_name=True)


def word_empty_group(found: SchemaError) -> Iterator[Finding]:
    size = len(found.value)
    message = ngettext("The group holds {count} field; at least {limit} are needed.",
                       "The group holds {count} fields; at least {limit} are needed.", size, count=size,
                       limit=found.wanted) if size else _("The group holds no fields.")
    yield found.say("field-missing", message, found.suggest(_("Fill it in, or remove it.")))
