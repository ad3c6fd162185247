"""Turns the schemas into the fields of the submit form: what each is called, how it is entered, when it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from microboard.check import Rulebook
from microboard.check.values.fields import resolve
from microboard.check.values.names import name_country, name_currency
from microboard.check.values.vocabulary import Vocabulary
from microboard.publish.text.labels import capitalize_first, label

Schema = dict[str, Any]
# A text longer than this is a story of many lines; one longer than that gets a few lines to type in.
LONG, TALL = 1000, 200
MANY = 100
# Kinds into which people type, for which an example helps.
TYPED = frozenset({"text", "area", "number"})
# What a new listing has no use for: it says what became of a listing that is on the board already.
LEFT_OUT = frozenset({"status", "outcome", "updated", "last_confirmed", "sample"})
GROUPS = (
    ("The project", ("title", "summary", "category", "skills", "competencies")),
    ("The result", ("deliverables",)),
    ("Time and pay", ("effort", "starts", "pay")),
    ("Where and who", ("location", "eligibility")),
    ("Mentoring", ("mentor",)),
    ("Applying", ("apply", "posted")),
    ("The story", ("description",)),
)
# Names of fields where the schema's own, seen without its group, says too little.
NAMES = {
    "effort.hours": "Hours in all", "effort.schedule": "Working hours", "pay.type": "Kind of pay",
    "pay.paid": "When it is paid", "location.mode": "Where the work is done", "eligibility.audience": "Whom it suits",
    "eligibility.work_authorization": "Right to work", "mentor.role": "The mentor's role", "apply.url": "Link to apply",
    "apply.email": "E-mail address to apply", "apply.materials": "What to send", "credit.possible": "Academic credit",
    "posted": "Published on", "about": "About you", "maintainers": "GitHub logins",
}
# What to say where the schema speaks of ids and codes, which the form writes itself.
HELP = {
    "category": "The kind of work.", "sector": "The field you work in.", "country": "", "pay.currency": "",
    "skills": "What the project uses. Name what is needed on the first day, not everything that would be nice.",
    "skills_taught": "What the person will have learned at the end.",
    "pay.type": "One amount for the project, an amount an hour, or an amount from a programme.",
    "pay.amount": "For the whole project; with pay by the hour, for one hour. A number alone.",
    "location.mode": "With on-site days you name places; for remote work, from where people may apply.",
    "location.applicants_from": "For remote work: the countries that people may work from.",
    "starts": "A day, or how the start is settled.",
    "apply.url": "The page where people apply, on one of the employer's domains. A link, an address, or both.",
    "maintainers": "GitHub names of the people who may change these files. Yours, to begin with.",
    "language": "The language of the work, as a tag such as en, pt or pt-BR. Without one it is English.",
}
# The labels of choices, where the field is called otherwise there.
LABELS = {"pay.type": "pay"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the id that is written, what people read, and what it means."""

    id: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `path` is dotted, from the file or from the row that it stands in.

    `kind` is how it is entered: text, area, long, number, date, select, flag (yes or no), choices (some of a list),
    rows (any number of the inner `fields`), dated (a choice or a date), origin (worldwide or countries). It is shown
    while the field `shown_by` has one of the values `shown_for`. One of those that are an `is_alternative` is required.
    """

    path: str
    kind: str
    label: str
    help: str
    example: str
    is_required: bool
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 0
    fields: tuple["Field", ...] = ()
    mode: str = ""
    shown_by: str = ""
    shown_for: tuple[str, ...] = ()
    is_alternative: bool = False

    @property
    def id(self) -> str:
        """The name as part of an id in HTML."""
        return self.path.replace(".", "-").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; those that are `is_optional` are folded away."""

    title: str
    fields: tuple[Field, ...]
    is_optional: bool = False


def build_groups(rulebook: Rulebook) -> tuple[Group, ...]:
    """The fields of a new listing, in the order in which people think of them."""
    fields = list(_iterate(rulebook.opportunity.schema, "", rulebook))
    groups = [Group(title, tuple(f for name in names for f in fields if f.path.split(".")[0] == name))
              for title, names in GROUPS]
    placed = {field.path for group in groups for field in group.fields}
    # What a fork has added to its schema.
    rest = [field for field in fields if field.path not in placed]
    needed = tuple(field for field in rest if field.is_required)
    if needed:
        groups.append(Group("Also", needed))
    groups.append(Group("More, optional", tuple(field for field in rest if not field.is_required), is_optional=True))
    return tuple(groups)


def build_employer_fields(rulebook: Rulebook) -> tuple[Field, ...]:
    """The fields of employer.yml."""
    return tuple(_iterate(rulebook.employer.schema, "", rulebook))


def _iterate(group: Schema, prefix: str, rulebook: Rulebook, root: Schema | None = None) -> Iterator[Field]:
    root = root or group
    definitions = root.get("$defs", {})
    conditions = _find_conditions(group)
    alternatives = {name for choice in group.get("anyOf", ()) for name in choice.get("required", ())}
    for name, below in group.get("properties", {}).items():
        schema = resolve(below, definitions)
        path = f"{prefix}{name}"
        if path in LEFT_OUT:
            continue
        shown_by, shown_for = conditions.get(name, ("", ()))
        is_required = name in group.get("required", ()) or bool(shown_by and name in _list_required(group))
        if "properties" in schema:
            yield from _iterate(schema, f"{path}.", rulebook, root)
        else:
            field = _build(path, schema, is_required, rulebook, root)
            yield replace(field, is_alternative=name in alternatives, shown_for=shown_for,
                          shown_by=f"{prefix}{shown_by}" if shown_by else "")


def _list_required(group: Schema) -> set[str]:
    """The fields that a condition asks for."""
    branches = [group.get("then", {}), group.get("else", {}), group.get("else", {}).get("then", {})]
    return {name for branch in branches for name in branch.get("required", ())}


def _find_conditions(group: Schema) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """For each field that a condition speaks of, the field it depends on, and the values with which it is shown."""
    conditions: dict[str, tuple[str, tuple[str, ...]]] = {}
    if "if" not in group:
        return conditions
    for field, rule in group["if"].get("properties", {}).items():
        met = tuple(str(value) for value in rule.get("enum", [rule["const"]] if "const" in rule else []))
        known = group.get("properties", {}).get(field, {}).get("enum", ())
        unmet = tuple(str(value) for value in known if value not in met)
        then = group.get("then", {})
        conditions |= {name: (field, unmet) for name, schema in then.get("properties", {}).items() if schema is False}
        conditions |= dict.fromkeys(then.get("required", ()), (field, met))
    other = {"properties": group.get("properties", {}), **group.get("else", {})}
    return {**_find_conditions(other), **conditions}


def _build(path: str, schema: Schema, is_required: bool, rulebook: Rulebook, root: Schema) -> Field:
    kind, items = _find_kind(schema), schema.get("items", {})
    items = resolve(items, root.get("$defs", {}))
    fields: tuple[Field, ...] = ()
    if kind == "rows":
        fields = (tuple(_iterate(items, "", rulebook, root)) if "properties" in items
                  else (_build("", items, False, rulebook, root),))
    elif kind == "origin":
        fields = (_build("", resolve(schema["else"]["items"], root.get("$defs", {})), False, rulebook, root),)
    size = ("minItems", "maxItems") if schema.get("type") == "array" else ("minLength", "maxLength")
    return Field(
        path=path,
        kind=kind,
        label=NAMES.get(path) or str(schema.get("title", "")) or _name(path),
        help=HELP.get(path or str(schema.get("title", "")).lower(), str(schema.get("description", ""))),
        example=str(next(iter(schema.get("examples", ())), "")) if kind in TYPED else "",
        is_required=is_required,
        choices=_sort_names(tuple(_list_choices(path, kind, schema, items, rulebook))),
        least=int(schema.get(size[0], 0)),
        most=0 if "pattern" in schema else int(schema.get(size[1], 0)),
        fields=fields,
        mode={"uri": "url", "email": "email"}.get(str(schema.get("format")), ""),
    )


def _name(path: str) -> str:
    return path.rpartition(".")[2].replace("_", " ").capitalize()


def _find_kind(schema: Schema) -> str:
    kind = schema.get("type", "string")
    if isinstance(kind, list):
        return "origin"
    if kind == "array":
        return "choices" if "enum" in schema.get("items", {}) else "rows"
    if "enum" in schema.get("if", {}):
        return "dated"
    if "enum" in schema:
        return "select"
    if kind in ("number", "integer"):
        return "number"
    if kind == "boolean":
        return "flag"
    if schema.get("format") == "date":
        return "date"
    length = schema.get("maxLength", 0)
    return "text" if "format" in schema or "pattern" in schema or length <= TALL else (
        "long" if length > LONG else "area")


def _list_choices(path: str, kind: str, schema: Schema, items: Schema, rulebook: Rulebook) -> Iterator[Choice]:
    source = {"choices": items, "dated": schema.get("if", {})}.get(kind, schema)
    vocabulary = source.get("x-vocabulary")
    if vocabulary:
        yield from _list_terms(rulebook.vocabulary, vocabulary)
        return
    title = str(source.get("title", "")).lower()
    for value in source.get("enum", ()):
        is_refused = not rulebook.policy.is_unpaid_allowed and rulebook.policy.severities.get("unpaid") == "error"
        if path == "pay.type" and value == "unpaid" and is_refused:
            continue
        if title == "country":
            yield Choice(value, name_country(value))
        elif title == "currency":
            yield Choice(value, f"{value}, {name_currency(value)}")
        else:
            words = label(LABELS.get(path, path.rpartition(".")[2]), str(value))
            yield Choice(str(value), capitalize_first(words))


def _sort_names(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Countries by their names; other choices keep their order."""
    is_country = len(choices) > MANY and choices[0].label == name_country(choices[0].id)
    return tuple(sorted(choices, key=lambda choice: normalize("NFKD", choice.label))) if is_country else choices


def _list_terms(vocabulary: Vocabulary, kind: str) -> Iterator[Choice]:
    for term in vocabulary.get_terms(kind).values():
        yield Choice(term.id, term.label, term.text)
