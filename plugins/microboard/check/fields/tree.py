"""Turns a schema into the tree of its fields. No other code walks a schema or guesses what a field holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from microboard.check.fields.examples import Schema, find_example, get_part
from microboard.check.fields.field import Field, Kind, Path
from microboard.check.values.names import NAMES
from microboard.check.values.vocabulary import KINDS, Term, Vocabulary
from microboard.words.speech import _

# A text of more characters than this is a story, which keeps its line breaks.
LONG_TEXT = 1000
SIZES = {"array": ("minItems", "maxItems"), "number": ("minimum", "maximum"), "integer": ("minimum", "maximum")}
KINDS_OF_TYPES: Mapping[str, Kind] = {"number": "number", "integer": "number", "boolean": "yes-no", "object": "group"}


@dataclass(frozen=True, slots=True)
class Condition:
    """The field that another one depends on, and the values with which it is there, or is not."""

    by: str = ""
    shown_for: tuple[str, ...] = ()
    hidden_for: tuple[str, ...] = ()


def build_tree(schema: Schema, vocabulary: Vocabulary | None) -> Field:
    """The root of the tree: the group of all fields of a file, in the language that is spoken."""
    return Walk(schema.get("$defs", {}), vocabulary).build((), schema)


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk over one schema, with what its references mean."""

    definitions: Schema
    vocabulary: Vocabulary | None

    def build(self, path: Path, written: Schema) -> Field:
        """The field at `path`, with those below it. What it is in its group is for the group to say."""
        schema, walk = self._resolve(written)
        items, _walk = walk._resolve(get_part(schema, "items") or get_part(get_part(schema, "else"), "items"))
        kind = _find_kind(schema, items)
        chosen = {"choices": items, "dated": get_part(schema, "if")}.get(kind, schema)
        low, high = SIZES.get(str(schema.get("type")), ("minLength", "maxLength"))
        below = (*path, "*")
        label = _say(schema, "title") or "".join(path[-1:]).strip("*").replace("_", " ").capitalize()
        about = _say(schema, "description")
        return Field(
            path, kind, label, about, find_example(schema),
            form_label=_say(schema, "x-label") or label,
            form_help=_say(schema, "x-help") if "x-help" in schema else about, is_later=schema.get("x-later") is True,
            choices=list_choices(chosen, self.vocabulary), source=find_source(chosen),
            word=str(get_part(schema, "then").get("const", "")) if kind == "origin" else "",
            least=schema.get(low), most=schema.get(high), above=schema.get("exclusiveMinimum"),
            is_whole=schema.get("type") == "integer", is_unique="uniqueItems" in {**get_part(schema, "else"), **schema},
            pattern=str(schema.get("pattern", "")),
            form=str(schema.get("format", "pattern" if "pattern" in schema else "")),
            fields=walk._list_fields(*((below, items) if kind == "rows" else (path, schema))),
            item=walk.build(below, items) if kind in ("list", "origin") else None,
            unit=str(schema.get("x-unit", "")), shown=tuple(schema.get("x-shown", ())),
            has_filter=schema.get("x-filter") is True, has_list=schema.get("x-list") is True,
        )

    def _resolve(self, schema: Schema) -> tuple[Schema, "Walk"]:
        """What a reference such as ``#/$defs/country`` means, or the schema itself, and the walk on from there: what
        refers to itself is followed once."""
        name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
        rest = {other: meant for other, meant in self.definitions.items() if other != name}
        return ({**self.definitions[name], **schema}, Walk(rest, self.vocabulary)) if name in self.definitions else (
            schema, self)

    def _list_fields(self, path: Path, group: Schema) -> tuple[Field, ...]:
        required, asked, alternatives = group.get("required", ()), _list_asked(group), _list_alternatives(group)
        conditions = _find_conditions(group)
        return tuple(
            replace(self.build((*path, name), below), is_required=name in required,
                    is_needed=name in required or (name in conditions and name in asked),
                    is_alternative=name in alternatives, shown_by=(*path, one.by) if one.by else (),
                    shown_for=one.shown_for, hidden_for=one.hidden_for)
            for name, below in get_part(group, "properties").items() if isinstance(below, dict)
            for one in (conditions.get(name, Condition()),)
        )


def list_choices(schema: Schema, vocabulary: Vocabulary | None) -> tuple[Term, ...]:
    """The choices that a schema itself offers, in its order."""
    source = find_source(schema)
    if source in KINDS and vocabulary:
        return tuple(vocabulary.get_terms(source).values())
    name = NAMES.get(source, lambda value: _(name_choice(value)))
    labels = get_part(schema, "x-labels")
    return tuple(Term(str(value), str(labels.get(value) or name(str(value)))) for value in schema.get("enum", ()))


def name_choice(value: str) -> str:
    """What people read, in English, for a choice that has no name of its own: its id, with spaces."""
    # A range of numbers stays one.
    return value if value[:1].isdigit() else value.replace("-", " ").capitalize()


def find_source(schema: Schema) -> str:
    """Where its choices come from: see `Field.source`."""
    title = str(schema.get("title", "")).lower()
    return str(schema.get("x-vocabulary") or (title if title in NAMES and "enum" in schema else ""))


def _say(schema: Schema, keyword: str) -> str:
    """What it says there, in the language that is spoken; nothing where it says nothing."""
    said = str(schema.get(keyword, ""))
    return _(said) if said else ""


def _find_kind(schema: Schema, items: Schema) -> Kind:
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        return "group" if "object" in kind else "origin"
    if kind == "array":
        return "rows" if "properties" in items else "choices" if {"enum", "x-vocabulary"} & items.keys() else "list"
    if "enum" in get_part(schema, "if"):
        return "dated"
    if {"enum", "x-vocabulary"} & schema.keys():
        return "choice"
    if schema.get("format") == "date":
        return "date"
    return KINDS_OF_TYPES.get(kind, "story" if schema.get("maxLength", 0) > LONG_TEXT else "text")


def _list_alternatives(group: Schema) -> set[str]:
    """The fields of which one has to be there."""
    return {name for choice in group.get("anyOf", ()) for name in choice.get("required", ())}


def _list_asked(group: Schema) -> set[str]:
    """The fields that a condition asks for."""
    branches = [get_part(group, "then"), get_part(group, "else"), get_part(get_part(group, "else"), "then")]
    return {name for branch in branches for name in branch.get("required", ())}


def _find_conditions(group: Schema) -> Mapping[str, Condition]:
    """The condition of each field that has one."""
    conditions: dict[str, Condition] = {}
    properties, then = get_part(group, "properties"), get_part(group, "then")
    for field, rule in get_part(get_part(group, "if"), "properties").items():
        met = tuple(map(str, rule.get("enum", [rule["const"]] if "const" in rule else [])))
        unmet = tuple(str(value) for value in get_part(properties, field).get("enum", ()) if value not in met)
        conditions |= {name: Condition(field, unmet, met) for name, schema in get_part(then, "properties").items()
                       if schema is False}
        conditions |= dict.fromkeys(then.get("required", ()), Condition(field, met))
    other: Schema = {"properties": properties, **get_part(group, "else")}
    return {**(_find_conditions(other) if "if" in group else {}), **conditions}
