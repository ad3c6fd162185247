"""What to say about a value of the wrong type, such as text for a number."""

import re
from collections.abc import Iterator

from microboard.check.fields.examples import Schema, write_flow
from microboard.check.letters.plain_signs import explain_signs, write_plain
from microboard.check.problems.finding import Finding, end, start
from microboard.check.values.vocabulary import KINDS
from microboard.check.wording.schema_error import SchemaError
from microboard.read.problem import shorten

TYPES = {
    "string": "text", "number": "a number", "integer": "a whole number", "boolean": "true or false",
    "array": "a list", "object": "a group of fields",
}
NUMBERS = ("number", "integer")
YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
# One number, with nothing but words or signs around it.
LONE_NUMBER = re.compile(r"[^\d.,+-]*(\d[\d.,'’\s]*?)[^\d.,+-]*")
GROUPED_NUMBER = re.compile(r"(\d{1,3}(?:[,.'’\s]\d{3})+)(?:[.,](\d{1,2}))?")
# The most digits that read_scalar takes for a number.
MAX_DIGITS = 18
# Nobody writes a longer number, and a text made to be slow gets its answer soon.
MAX_LENGTH = 60


def word_type(found: SchemaError) -> Iterator[Finding]:
    """What to say about a value that is empty or of another type."""
    kinds = [found.wanted] if isinstance(found.wanted, str) else found.wanted
    wanted = " or ".join(TYPES[kind] for kind in kinds)
    digits = re.fullmatch(r"[-+]?(\d+)(\.\d*)?", str(found.value))
    if found.value is None:
        yield found.say("value-type", "The value is empty.", found.suggest("Write a value, or remove the line."))
    elif kinds[0] in NUMBERS and digits and len(digits[1]) > MAX_DIGITS:
        yield found.say("value-range", f"A number of {len(digits[1])} digits is too large.",
                        end(f"Write a smaller one{found.for_example}"))
    else:
        hint, write = _suggest_type(found, kinds[0])
        otherwise = end(f"Write {wanted}{found.for_example}")
        signs = explain_signs(found.value) if kinds[0] in NUMBERS and isinstance(found.value, str) else ""
        shown = write_plain(found.value) if signs else found.value
        yield found.say("value-type", f"{start(shorten(shown))} is not {wanted}{signs}.", hint or otherwise,
                        write=write, otherwise=otherwise)


def _suggest_type(found: SchemaError, kind: str) -> tuple[str, str]:
    """What to write instead, as a sentence and as YAML, where the value itself shows it; else nothing."""
    if kind == "string" and isinstance(found.value, list | dict):
        return f"Write text{found.for_example}. Put quotes around text that holds a colon, a bracket or a brace.", ""
    if not isinstance(found.value, str):
        return "", ""
    items = found.schema.get("items", {})
    if kind == "array" and items.get("type") == "string" and re.fullmatch(r"[\w ,.-]{1,60}", found.value):
        listed = write_flow([_find_meant(found, items, item) for item in re.split(r"\s*,\s*", found.value.strip())])
        return f"Put it in square brackets: {listed}.", listed
    if kind == "boolean":
        meant = YES_NO.get(found.value.lower(), "")
        return f"Write {meant or 'true or false'}.", meant
    is_short = kind in NUMBERS and len(found.value) <= MAX_LENGTH
    lone = LONE_NUMBER.fullmatch(write_plain(found.value)) if is_short else None
    return _suggest_number(lone[1].rstrip(), kind) if lone else ("", "")


def _find_meant(found: SchemaError, items: Schema, text: str) -> str:
    """The word of the vocabulary that an item of a list stands for, or the item itself."""
    kind = items.get("x-vocabulary")
    return found.vocabulary.find_near(kind, text) or text if kind in KINDS and found.vocabulary else text


def _suggest_number(text: str, kind: str) -> tuple[str, str]:
    """The number that was meant by `text`, which may hold a decimal comma or marks between thousands."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return f"Write the number alone, without quotes: {text}.", text
    if kind == "integer":
        return "", ""
    if re.fullmatch(r"\d+,\d{1,2}", text):
        number = text.replace(",", ".")
        return f"Write {number}. The dot is the decimal point.", number
    grouped = GROUPED_NUMBER.fullmatch(text)
    if not grouped:
        return "", ""
    number = re.sub(r"\D", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else "")
    if re.fullmatch(r"\d+,\d+", text):
        # Either may be meant, so the choice is left to the author.
        return f"Write {number} (or {float(text.replace(',', '.')):g}: the dot is the decimal point).", ""
    return f"Write {number}. The dot is the decimal point.", number
