"""Turns a plain YAML scalar into a value as YAML 1.2 does, so that the check agrees with every editor."""

import math
import re

Scalar = str | int | float | bool | None

# YAML 1.2 core schema. PyYAML follows 1.1, where NO is False, 012 is 10, 12:30 is 750 and a date is an object.
WORDS: dict[str, bool | None] = {"": None, "~": None}
for _word, _value in (("null", None), ("true", True), ("false", False)):
    WORDS |= {_word: _value, _word.capitalize(): _value, _word.upper(): _value}

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
BASED = re.compile(r"0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")


def read_scalar(text: str) -> Scalar:
    """The value of an unquoted scalar. Dates, times and numbers too long to be meant stay text."""
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if BASED.fullmatch(text):
        return int(text, 0)
    if len(text) < 40 and FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
