"""Turns a JSON Schema into a quick yes: whether the schema accepts a value, without a word on what is wrong.

Nearly every file is right, and the library takes its time to say so. This knows the keywords that boards use, and
answers where the answer is certain; `jsonschema` remains the judge of everything else, and words every no. It is a
hundred lines rather than a faster library, since formats, patterns and comparisons are then the very ones of the
library that judges, and a schema that is understood here needs no check against the schema of schemas.
"""

import re
import sys
from collections.abc import Callable, Mapping, Sized
from typing import Any

from microboard.check.ecma import compile_ecma
from microboard.check.formats import FORMATS

Accept = Callable[[Any], bool]
Schema = Mapping[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# So deep may references and groups stand in each other.
MAX_DEPTH = 30


class DoubtError(Exception):
    """Only the library can tell."""


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
        return _accept_all if schema else _refuse
    _insist(isinstance(schema, dict) and depth < MAX_DEPTH)

    def build(part: Any) -> Accept:
        return _build(part, definitions, depth + 1)

    kind = schema.get("type")
    sizes = SIZES.get(kind, ()) if isinstance(kind, str) else ()
    checks = [_build_size(HOLDERS[str(kind)], *(schema.get(name) for name in sizes))] if sizes else []
    checks += [check for name, value in schema.items()
               if not (sizes and name in ("type", *sizes)) and (check := _build_keyword(name, value, schema, build))]
    if "$ref" in schema:
        # A definition that refers to another may go round in circles.
        _, _, name = schema["$ref"].partition("#/$defs/")
        _insist(schema["$ref"] == f"#/$defs/{name}" and name in definitions)
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
    _insist(is_known or name.startswith("x-") or (name == "$schema" and value == DRAFT))
    return None


def _join(checks: list[Accept]) -> Accept:
    if len(checks) < 2:
        return checks[0] if checks else _accept_all
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
    _insist(len(patterns) < 2)

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
    _insist(isinstance(parts, list) and len(parts) > 0)
    return [build(part) for part in parts]


def _build_not(part: Any, _: Schema, build: Callable[[Any], Accept]) -> Accept:
    accepts = build(part)
    return lambda value: not accepts(value)


def _skip_definitions(parts: Any, _: Schema, build: Callable[[Any], Accept]) -> None:
    for part in parts.values():
        build(part)


def _skip(part: Any, _: Schema, build: Callable[[Any], Accept]) -> None:
    build(part)


def _build_type(kinds: Any) -> Accept:
    names = [kinds] if isinstance(kinds, str) else kinds
    _insist(isinstance(names, list) and len(names) == len(set(names)) > 0 and TYPES.keys() >= set(names))
    if len(names) == 1:
        return TYPES[names[0]]
    tests = [TYPES[name] for name in names]
    return lambda value: any(is_type(value) for is_type in tests)


def _build_enum(choices: Any) -> Accept:
    _insist(isinstance(choices, list))
    if all(isinstance(choice, str) for choice in choices):
        words = frozenset(choices)
        return lambda value: isinstance(value, str) and value in words
    constants = [_build_const(choice) for choice in choices]
    return lambda value: any(is_same(value) for is_same in constants)


def _build_const(wanted: Any) -> Accept:
    _insist(wanted is None or isinstance(wanted, str | int | float))
    if wanted is None or isinstance(wanted, bool):
        return lambda value: value is wanted
    # 1 and 1.0 are one number, and True is none.
    return lambda value: not isinstance(value, bool) and bool(value == wanted)


def _build_required(names: Any) -> Accept:
    _insist(isinstance(names, list) and all(isinstance(name, str) for name in names) and len(set(names)) == len(names))
    wanted = frozenset(names)
    return lambda value: not isinstance(value, dict) or value.keys() >= wanted


def _build_unique(is_wanted: Any) -> Accept:
    _insist(isinstance(is_wanted, bool))
    return _are_different if is_wanted else _accept_all


def _are_different(value: Any) -> bool:
    if not isinstance(value, list) or len(value) < 2:
        return True
    _insist(set(map(type, value)) == {str})
    return len(set(value)) == len(value)


def _build_pattern(pattern: Any) -> Accept:
    search = compile_ecma(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _build_format(name: Any) -> Accept:
    _insist(isinstance(name, str))
    return FORMATS.get(name, _accept_all)


def _build_size(kind: type[Sized], least: Any, most: Any) -> Accept:
    """Whether a value is of a kind and has so many parts at least and at most; None is no limit."""
    _insist(all(limit is None or (type(limit) is int and limit >= 0) for limit in (least, most)))
    low, high = least or 0, sys.maxsize if most is None else most

    def accept(value: Any) -> bool:
        return isinstance(value, kind) and low <= len(value) <= high

    return accept


def _build_bound(kind: type[Sized], *, is_least: bool) -> Callable[[Any], Accept]:
    def build(limit: Any) -> Accept:
        is_sized = _build_size(kind, limit if is_least else 0, None if is_least else limit)
        return lambda value: not isinstance(value, kind) or is_sized(value)

    return build


def _build_limit(test: Callable[[float, float], bool]) -> Callable[[Any], Accept]:
    def build(limit: Any) -> Accept:
        _insist(type(limit) in (int, float))
        return lambda value: not _is_number(value) or test(value, limit)

    return build


def _insist(is_certain: bool) -> None:
    if not is_certain:
        raise DoubtError


def _accept_all(_: Any) -> bool:
    return True


def _refuse(_: Any) -> bool:
    return False


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


TYPES: dict[str, Accept] = {
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": _is_number,
    "integer": lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer()),
}
# The sizes of texts, lists and groups, which nearly every field has: one function looks at all of it.
HOLDERS: dict[str, type[Sized]] = {"string": str, "array": list, "object": dict}
SIZES = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems"),
         "object": ("minProperties", "maxProperties")}
# Keywords that look at the value alone, that hold schemas, that belong together, and that only explain.
VALUES: dict[str, Callable[[Any], Accept]] = {
    "type": _build_type, "enum": _build_enum, "const": _build_const, "required": _build_required,
    "uniqueItems": _build_unique, "pattern": _build_pattern, "format": _build_format,
    **{f"{end}{kind}": _build_bound(of, is_least=end == "min") for end in ("min", "max")
       for kind, of in (("Length", str), ("Items", list), ("Properties", dict))},
    "minimum": _build_limit(lambda value, limit: value >= limit),
    "maximum": _build_limit(lambda value, limit: value <= limit),
    "exclusiveMinimum": _build_limit(lambda value, limit: value > limit),
    "exclusiveMaximum": _build_limit(lambda value, limit: value < limit),
}
GROUPS: dict[str, Callable[[Any, Schema, Callable[[Any], Accept]], Accept | None]] = {
    "if": _build_if, "then": _skip, "else": _skip, "items": _build_items, "propertyNames": _build_names,
    "anyOf": _build_any, "allOf": _build_all, "oneOf": _build_one, "not": _build_not, "$defs": _skip_definitions,
}
PROPERTIES = frozenset({"properties", "patternProperties", "additionalProperties"})
WORDS: dict[str, type] = {
    "title": str, "description": str, "examples": list, "default": object, "$comment": str, "deprecated": bool,
    "readOnly": bool, "writeOnly": bool,
}
