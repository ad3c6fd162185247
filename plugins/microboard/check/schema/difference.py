"""Lays what a board writes in its schema/ over what Microboard ships, so that it writes only what differs.

A policy says a setting, or leaves it out. Another file says ``extends: default``, and what it would `add`, `change` and
`remove`: words, regions and flags by their id, hosts and patterns as they stand, members of a group by their name.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from microboard.check.problems.finding import Finding
from microboard.check.values.near import find_near
from microboard.read import Document, Location, Value
from microboard.read.problem import shorten
from microboard.words.speech import _

Schema = dict[str, Any]
EXTENDS, ADD, CHANGE, REMOVE = "extends", "add", "change", "remove"
# In this order, so that what is removed can be added in another form.
ACTIONS = (REMOVE, CHANGE, ADD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a list or a group, and where the board has written it."""

    name: str
    value: Value
    place: Location


def is_difference(document: Document) -> bool:
    """Whether the file says how it differs from the shipped one; else it is whole."""
    return not document.values.keys().isdisjoint((EXTENDS, *ACTIONS))


def complete(own: Document, shipped: Document) -> Document:
    """The policy of a board, with what it does not say as it ships: setting by setting, where a table of amounts or a
    list is one setting."""
    groups = {name: {**shipped.get_group(name), **group}
              for name, group in own.values.items() if isinstance(group, dict)}
    return replace(own, values={**shipped.values, **own.values, **groups},
                   origins={place: place for place in own.parsed.positions})


def extend(own: Document, shipped: Document, required: Collection[str]) -> tuple[Document, list[Finding]]:
    """The shipped file with what a board changes in it, and what can't be done. `own` fits `describe_difference`; a
    list in which nothing is left is left out, unless it is `required`."""
    written = {name: value for name, value in own.values.items() if name not in (EXTENDS, *ACTIONS)}
    values, findings = {**shipped.values, **written}, list[Finding]()
    # Where the parts of the board's own file go, and where the lists that it changes are spoken of.
    moves: dict[Location, Location] = {(name,): (name,) for name in written}
    around: dict[Location, Location] = {(): ()}
    for name in sorted({name for action in ACTIONS for name in own.get_group(action)}):
        around[(name,)] = next((action, name) for action in ACTIONS if name in own.get_group(action))
        if name in written:
            findings.append(_refuse(around[(name,)], _("{name} is written out in this file.", name=shorten(name)),
                                    _("Write all of it there, or nothing.")))
            continue
        whole = shipped.get(name)
        entries = {entry.name: entry for entry in _list_entries(whole, ())}
        findings += [found for action in ACTIONS for found in _apply(action, name, own, entries)]
        values[name] = _build(entries, whole)
        moves |= {entry.place: (name, entry.name if isinstance(whole, dict) else index)
                  for index, entry in enumerate(entries.values()) if entry.place}
        if not entries and name not in required:
            del values[name]
    return replace(own, values=values, origins={**around, **dict(_follow(own, moves))}), findings


def _apply(action: str, name: str, own: Document, entries: dict[str, Entry]) -> Iterator[Finding]:
    """Do one of the `ACTIONS` to the `entries` of a list, with all that the board has written under it."""
    for entry in _list_entries(own.get(action, name), (action, name)):
        is_there = entry.name in entries
        if is_there == (action == ADD):
            yield _word(action, name, entry, entries)
        elif action == REMOVE:
            del entries[entry.name]
        elif action == CHANGE and isinstance(entry.value, dict):
            entries[entry.name] = replace(entry, value={**_as_group(entries[entry.name].value), **entry.value})
        else:
            entries[entry.name] = entry


def _word(action: str, name: str, entry: Entry, entries: Mapping[str, Entry]) -> Finding:
    if action == ADD:
        is_its_name = entry.value == entry.name and isinstance(entry.place[-1], int)
        hint = _("Remove it.") if is_its_name else _("Write it under {name}.", name=CHANGE)
        return _refuse(entry.place, _("{name} is in {other} already.", name=shorten(entry.name), other=name), hint)
    close = find_near(entry.name, entries)
    otherwise = _("Write it under {name}.", name=ADD) if action == CHANGE else _("Remove it.")
    return _refuse(entry.place, _("There is no {name} in {other}.", name=shorten(entry.name), other=name),
                   _("Did you mean {name}?", name=close) if close else otherwise)


def _refuse(place: Location, message: str, hint: str) -> Finding:
    return Finding(place, "schema-file", message, hint)


def _list_entries(part: Value, place: Location) -> Iterator[Entry]:
    """What stands in a list or a group, which lies at `place` in the board's own file; nowhere when it ships."""
    for step, value in part.items() if isinstance(part, dict) else enumerate(part if isinstance(part, list) else ()):
        name = str(_as_group(value).get("id", value)) if isinstance(step, int) else step
        yield Entry(name, value, (*place, step) if place else ())


def _build(entries: Mapping[str, Entry], whole: Value) -> Value:
    if isinstance(whole, dict):
        return {name: entry.value for name, entry in entries.items()}
    return [entry.value for entry in entries.values()]


def _as_group(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}


def _follow(own: Document, moves: Mapping[Location, Location]) -> Iterator[tuple[Location, Location]]:
    """Where each value of the board's own file is in the whole, and where it stands in that file."""
    for place in own.parsed.positions:
        for length in range(1, len(place) + 1):
            if place[:length] in moves:
                yield (*moves[place[:length]], *place[length:]), place


def describe_difference(schema: Schema) -> Schema:
    """The schema of a file that extends the shipped one, from the `schema` of a whole file."""
    parts = {name: _resolve(part, schema) for name, part in schema.get("properties", {}).items()}
    lists = {name: part for name, part in parts.items()
             if part.get("type") == "array" or isinstance(part.get("additionalProperties"), dict)}
    below = {
        ADD: lists,
        CHANGE: {name: _describe_change(part) for name, part in lists.items() if _has_names(part)},
        REMOVE: {name: _describe_names(part) for name, part in lists.items()},
    }
    actions = {action: {"type": "object", "additionalProperties": False, "properties": below[action]}
               for action in ACTIONS}
    extends = {"type": "string", "enum": ["default"], "examples": ["default"]}
    return {**schema, "required": [EXTENDS],
            "properties": {EXTENDS: extends, **actions, **schema.get("properties", {})}}


def _resolve(part: Schema, schema: Schema) -> Schema:
    meant = schema.get("$defs", {}).get(str(part.get("$ref", "")).removeprefix("#/$defs/"), {})
    return {**meant, **{keyword: value for keyword, value in part.items() if keyword != "$ref"}}


def _has_names(part: Schema) -> bool:
    """Whether what stands there has a name besides itself, so that it can change."""
    return part.get("type") == "object" or "id" in part["items"].get("properties", {})


def _describe_change(part: Schema) -> Schema:
    return {**part, "items": {**part["items"], "required": ["id"]}} if "items" in part else part


def _describe_names(part: Schema) -> Schema:
    items = part.get("items", {"type": "string"})
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": items.get("properties", {}).get("id", items)}
