"""The JSON Schema library as boards use it: its errors name the field, and it is quick with long lists of choices."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, SchemaError, ValidationError
from jsonschema.validators import extend

from microboard.check.schema.keywords import ANNOTATIONS, compile_ecma
from microboard.check.values.formats import FORMATS

# A schema of these is a list of choices, and nothing more.
PLAIN_CHOICE = ANNOTATIONS | {"type", "enum"}


def _check_pattern(_: Any, pattern: str, instance: object, schema: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compile_ecma(pattern).search(instance):
        yield ValidationError("pattern", validator="pattern", validator_value=pattern, instance=instance, schema=schema)


def _check_properties(validator: Any, properties: Any, instance: object, _: Any) -> Iterator[ValidationError]:
    # The library does not say which field it is that the schema `false` refuses.
    if isinstance(instance, dict):
        for name in (name for name in properties if name in instance):
            if properties[name] is False:
                yield ValidationError("unwanted", validator="unwanted", instance=instance[name], path=(name,))
            else:
                yield from validator.descend(instance[name], properties[name], path=name, schema_path=name)


def _check_names(validator: Any, names: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # The library says what is wrong with the name, but not that it is a name.
    for name in instance if isinstance(instance, dict) else ():
        if not validator.evolve(schema=names).is_valid(name):
            yield ValidationError("name", validator="propertyNames", instance=name, schema=schema)


def _check_enum(validator: Any, choices: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # The library compares with one choice after another in Python, and there are 249 countries.
    if not (isinstance(instance, str) and instance in choices):
        yield from Draft202012Validator.VALIDATORS["enum"](validator, choices, instance, schema)


def _check_items(validator: Any, items: Any, instance: object, schema: Any) -> Iterator[ValidationError]:
    # Lists of codes are long and nearly always right, and the library takes its time with each of them.
    is_plain = isinstance(items, dict) and "enum" in items and items.keys() <= PLAIN_CHOICE
    if not (is_plain and isinstance(instance, list) and items.get("type", "string") == "string"
            and all(isinstance(item, str) and item in items["enum"] for item in instance)):
        yield from Draft202012Validator.VALIDATORS["items"](validator, items, instance, schema)


def _check_unique(_: Any, is_wanted: bool, instance: object, schema: Any) -> Iterator[ValidationError]:
    # The library compares each group of fields with each other one.
    if is_wanted and isinstance(instance, list) and len(set(map(_freeze, instance))) < len(instance):
        yield ValidationError("repeat", validator="uniqueItems", validator_value=True, instance=instance, schema=schema)


def _freeze(value: object) -> object:
    """A key that is equal for values that are equal in JSON: 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, dict):
        return frozenset((name, _freeze(item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(map(_freeze, value))
    return (bool, value) if isinstance(value, bool) else value


Validator: Any = extend(  # type: ignore[no-untyped-call]  # the library has no types for it
    Draft202012Validator,
    {"enum": _check_enum, "items": _check_items, "pattern": _check_pattern, "properties": _check_properties,
     "propertyNames": _check_names, "uniqueItems": _check_unique},
)


def build_validator(schema: Any) -> Any:
    """A validator with the formats of this board."""
    checker = FormatChecker(formats=())
    checker.checkers = {name: (has_format, ()) for name, has_format in FORMATS.items()}
    return Validator(schema, format_checker=checker)


def find_error(schema: Any) -> SchemaError | None:
    """Why this is no JSON Schema, or None."""
    try:
        # Without a format checker: the library's own takes half a second to learn what a URI is.
        Validator.check_schema(schema, format_checker=FormatChecker(formats=()))
    except SchemaError as error:
        return error
    return None
