"""The keywords of a JSON Schema that look at a value alone, each as a function that says yes or no."""

import sys
from collections.abc import Callable, Sized
from typing import Any

from microboard.check.ecma import compile_ecma
from microboard.check.formats import FORMATS

Accept = Callable[[Any], bool]


class DoubtError(Exception):
    """Only the library can tell."""


def insist(is_certain: bool) -> None:
    """Leave the answer to the library where it is not certain."""
    if not is_certain:
        raise DoubtError


def accept_all(_: Any) -> bool:
    """Yes."""
    return True


def _build_type(kinds: Any) -> Accept:
    names = [kinds] if isinstance(kinds, str) else kinds
    insist(isinstance(names, list) and len(names) == len(set(names)) > 0 and TYPES.keys() >= set(names))
    if len(names) == 1:
        return TYPES[names[0]]
    tests = [TYPES[name] for name in names]
    return lambda value: any(is_type(value) for is_type in tests)


def _build_enum(choices: Any) -> Accept:
    insist(isinstance(choices, list))
    if all(isinstance(choice, str) for choice in choices):
        words = frozenset(choices)
        return lambda value: isinstance(value, str) and value in words
    constants = [_build_const(choice) for choice in choices]
    return lambda value: any(is_same(value) for is_same in constants)


def _build_const(wanted: Any) -> Accept:
    insist(wanted is None or isinstance(wanted, str | int | float))
    if wanted is None or isinstance(wanted, bool):
        return lambda value: value is wanted
    # 1 and 1.0 are one number, and True is none.
    return lambda value: not isinstance(value, bool) and bool(value == wanted)


def _build_required(names: Any) -> Accept:
    insist(isinstance(names, list) and all(isinstance(name, str) for name in names) and len(set(names)) == len(names))
    wanted = frozenset(names)
    return lambda value: not isinstance(value, dict) or value.keys() >= wanted


def _build_unique(is_wanted: Any) -> Accept:
    insist(isinstance(is_wanted, bool))
    return _are_different if is_wanted else accept_all


def _are_different(value: Any) -> bool:
    if not isinstance(value, list) or len(value) < 2:
        return True
    insist(set(map(type, value)) == {str})
    return len(set(value)) == len(value)


def _build_pattern(pattern: Any) -> Accept:
    search = compile_ecma(pattern).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _build_format(name: Any) -> Accept:
    insist(isinstance(name, str))
    return FORMATS.get(name, accept_all)


def build_size(kind: type[Sized], least: Any, most: Any) -> Accept:
    """Whether a value is of a kind and has so many parts at least and at most; None is no limit."""
    insist(all(limit is None or (type(limit) is int and limit >= 0) for limit in (least, most)))
    low, high = least or 0, sys.maxsize if most is None else most

    def accept(value: Any) -> bool:
        return isinstance(value, kind) and low <= len(value) <= high

    return accept


def _build_bound(kind: type[Sized], *, is_least: bool) -> Callable[[Any], Accept]:
    def build(limit: Any) -> Accept:
        is_sized = build_size(kind, limit if is_least else 0, None if is_least else limit)
        return lambda value: not isinstance(value, kind) or is_sized(value)

    return build


def _build_limit(test: Callable[[float, float], bool]) -> Callable[[Any], Accept]:
    def build(limit: Any) -> Accept:
        insist(type(limit) in (int, float))
        return lambda value: not _is_number(value) or test(value, limit)

    return build


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
