"""The keywords of JSON Schema, by what they hold."""

import re
from functools import lru_cache

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Keywords that hold a schema, several in a list, and several by name.
ONE = frozenset({"items", "additionalProperties", "propertyNames", "if", "then", "else", "not"})
SEVERAL = frozenset({"anyOf", "allOf", "oneOf"})
NAMED = frozenset({"properties", "patternProperties", "$defs"})
# What says something about a field, and asks nothing of its value.
ANNOTATIONS = frozenset({"title", "description", "examples", "x-vocabulary"})
# What both libraries are known to read in the same way.
KNOWN = ONE | SEVERAL | NAMED | ANNOTATIONS | {
    "type", "enum", "const", "required", "uniqueItems", "pattern", "format", "minLength", "maxLength", "minItems",
    "maxItems", "minProperties", "maxProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "default", "deprecated", "readOnly", "writeOnly", "$comment", "$ref", "$schema",
}


@lru_cache(maxsize=256)
def compile_ecma(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to search."""
    # In ECMA 262 `$` is the end of the text; in Python it also stands before a last line feed.
    return re.compile(re.sub(r"(?<!\\)\$$", r"\\Z", pattern))
