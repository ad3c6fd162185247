"""Turns a JSON Schema into a quick yes: whether the schema accepts a value, without a word on what is wrong.

Nearly every file is right, and the library takes its time to say so. This knows the keywords that boards use, and
answers where the answer is certain; `jsonschema` remains the judge of everything else, and words every no. It is our
own rather than a compiled library, since formats, patterns and comparisons are then the very ones of the library that
judges, and a schema that is understood here needs no check against the schema of schemas.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from microboard.check.accept_values import HOLDERS, SIZES, VALUES, Accept, DoubtError, accept_all, build_size, insist

Schema = Mapping[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# So deep may references and groups stand in each other.
MAX_DEPTH = 30


def build_accept(schema: Schema) -> Accept | None:
    """A function that is True for what `schema` accepts; None for a schema with anything unusual in it."""
    try:
        accepts = _build(schema, schema.get("$defs", {}), 0)
    except (DoubtError, re.error, TypeError, AttributeError):
        return None

    def accept(value: Any) -> bool:
        try:
            return accepts(value)
        except DoubtError:
            return False

    return accept


def _build(schema: Any, definitions: Schema, depth: int) -> Accept:
    if isinstance(schema, bool):
        return accept_all if schema else _refuse
    insist(isinstance(schema, dict) and depth < MAX_DEPTH)

    def build(part: Any) -> Accept:
        return _build(part, definitions, depth + 1)

    kind = schema.get("type")
    sizes = SIZES.get(kind, ()) if isinstance(kind, str) else ()
    checks = [build_size(HOLDERS[str(kind)], *(schema.get(name) for name in sizes))] if sizes else []
    checks += [check for name, value in schema.items()
               if not (sizes and name in ("type", *sizes)) and (check := _build_keyword(name, value, schema, build))]
    if "$ref" in schema:
        # A definition that refers to another may go round in circles.
        _, _, name = schema["$ref"].partition("#/$defs/")
        insist(schema["$ref"] == f"#/$defs/{name}" and name in definitions)
        checks.append(_build(definitions[name], {}, depth + 1))
    if not PROPERTIES.isdisjoint(schema):
        checks.append(_build_properties(schema, build))
    return _join(checks)


def _build_keyword(name: str, value: Any, schema: Schema, build: Callable[[Any], Accept]) -> Accept | None:
    if name in VALUES:
        return VALUES[name](value)
    if name in GROUPS:
        return GROUPS[name](value, schema, build)
    is_known = (name in WORDS and isinstance(value, WORDS[name])) or name in PROPERTIES or name == "$ref"
    insist(is_known or name.startswith("x-") or (name == "$schema" and value == DRAFT))
    return None


def _join(checks: list[Accept]) -> Accept:
    if len(checks) < 2:
        return checks[0] if checks else accept_all
    first, second, *others = checks
    if not others:
        return lambda value: first(value) and second(value)
    rest = _join(others)
    return lambda value: first(value) and second(value) and rest(value)


def _build_properties(schema: Schema, build: Callable[[Any], Accept]) -> Accept:
    known = {name: build(part) for name, part in schema.get("properties", {}).items()}
    patterns = {re.compile(pattern): build(part) for pattern, part in schema.get("patternProperties", {}).items()}
    others = build(schema.get("additionalProperties", True))
    # The library joins patterns into one, which is not always the same.
    insist(len(patterns) < 2)

    def build_check(name: str) -> Accept:
        """What the value of a field has to pass: its own schema and that of a pattern, else that of all others."""
        matching = [accepts for pattern, accepts in patterns.items() if pattern.search(name)]
        own = [known[name]] if name in known else []
        return _join([*own, *matching] or [others])

    checks = {name: build_check(name) for name in known}

    def accept(value: Any) -> bool:
        if isinstance(value, dict):
            for name, item in value.items():
                accepts = checks.get(name) or build_check(name)
                if not accepts(item):
                    return False
        return True

    return accept


def _build_if(condition: Any, schema: Schema, build: Callable[[Any], Accept]) -> Accept:
    is_so, then, otherwise = build(condition), build(schema.get("then", True)), build(schema.get("else", True))
    return lambda value: then(value) if is_so(value) else otherwise(value)


def _build_items(items: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    accepts = build(items)
    return lambda value: not isinstance(value, list) or all(map(accepts, value))


def _build_names(names: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    accepts = build(names)
    return lambda value: not isinstance(value, dict) or all(map(accepts, value))


def _build_any(parts: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    choices = _build_several(parts, build)
    return lambda value: any(accepts(value) for accepts in choices)


def _build_all(parts: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    return _join(_build_several(parts, build))


def _build_one(parts: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    choices = _build_several(parts, build)
    return lambda value: sum(accepts(value) for accepts in choices) == 1


def _build_several(parts: Any, build: Callable[[Any], Accept]) -> list[Accept]:
    insist(isinstance(parts, list) and len(parts) > 0)
    return [build(part) for part in parts]


def _build_not(part: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    accepts = build(part)
    return lambda value: not accepts(value)


def _skip_definitions(parts: Any, _: Schema, build: Callable[[Any], Accept]) -> None:
    for part in parts.values():
        build(part)


def _skip(part: Any, _: Schema, build: Callable[[Any], Accept]) -> None:
    build(part)


def _refuse(_: Any) -> bool:
    return False


# Keywords that hold schemas, that belong together, and that only explain.
GROUPS: dict[str, Callable[[Any, Schema, Callable[[Any], Accept]], Accept | None]] = {
    "if": _build_if, "then": _skip, "else": _skip, "items": _build_items, "propertyNames": _build_names,
    "anyOf": _build_any, "allOf": _build_all, "oneOf": _build_one, "not": _build_not, "$defs": _skip_definitions,
}
PROPERTIES = frozenset({"properties", "patternProperties", "additionalProperties"})
WORDS: dict[str, type] = {
    "title": str, "description": str, "examples": list, "default": object, "$comment": str, "deprecated": bool,
    "readOnly": bool, "writeOnly": bool,
}
