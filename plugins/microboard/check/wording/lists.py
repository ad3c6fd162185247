"""What somebody means who writes a text where a list or a group has to stand."""

import re
from collections.abc import Iterator, Mapping

from microboard.check.fields.examples import Schema
from microboard.check.values.names import find_code
from microboard.check.values.vocabulary import KINDS
from microboard.check.wording.schema_error import SchemaError
from microboard.read import Value
from microboard.words.catalogue import list_languages

# What begins an item of a list in other programs.
BULLET = re.compile(r"(?:^|\s)[•▪◦‣●–—]\s+")
# Choices in a row, and places.
WORDS, PLACES = re.compile(r"[\w ,.-]{1,60}"), re.compile(r"\s*[;•\n]\s*")
# A longer text is not repeated in a hint.
LONGEST = 200


def read_list(found: SchemaError) -> list[Value]:
    """The list that a text is, or nothing."""
    text, items = str(found.value).strip(), found.schema.get("items", {})
    if not text or len(text) > LONGEST:
        return []
    if items.get("type") == "string":
        return [*_read_texts(found, items, text)]
    parts = PLACES.split(text) if _is_place(items) else BULLET.split(text)
    read = [read_group(part.strip(), items) for part in parts if part.strip()]
    return [*read] if all(read) else []


def _read_texts(found: SchemaError, items: Schema, text: str) -> Iterator[str]:
    has_choices = "enum" in items or "x-vocabulary" in items
    if has_choices and not WORDS.fullmatch(text):
        return
    bullets = [part.strip() for part in BULLET.split(text) if part.strip()]
    parts = bullets if len(bullets) > 1 else re.split(r"\s*,\s*", text)
    # A comma within a sentence is no end of an item.
    is_list = has_choices or all(len(part) >= items.get("minLength", 1) for part in parts)
    yield from (_find_meant(found, items, part) for part in (parts if is_list else [text]))


def _find_meant(found: SchemaError, items: Schema, text: str) -> str:
    """The word of the vocabulary that an item of a list stands for, or the item itself."""
    kind = items.get("x-vocabulary")
    return found.vocabulary.find_near(kind, text) or text if kind in KINDS and found.vocabulary else text


def read_group(text: str, schema: Schema) -> dict[str, Value]:
    """The group that a text is: a place with its country, or the one text that the group needs; or nothing."""
    if len(text) > LONGEST:
        return {}
    if _is_place(schema):
        city, _comma, country = text.rpartition(",")
        code = find_code("country", country, list_languages())
        return {**({"city": city.strip()} if city.strip() else {}), "country": code} if code else {}
    needed = schema.get("required", ())
    part = schema.get("properties", {}).get(needed[0], {}) if len(needed) == 1 else {}
    is_text = part.get("type") == "string" and not part.keys() & {"enum", "format", "pattern"}
    return {needed[0]: text} if is_text else {}


def _is_place(schema: Mapping[str, object]) -> bool:
    properties = schema.get("properties")
    return isinstance(properties, dict) and {"city", "country"} <= properties.keys()
