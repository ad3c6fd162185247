"""What to say about a value of the wrong type, such as text for a number."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

from microboard.check.fields.examples import write_flow
from microboard.check.letters.plain_signs import name_odd_sign, write_plain
from microboard.check.problems.finding import Finding, end, start
from microboard.check.wording.lists import read_group, read_list
from microboard.check.wording.schema_error import SchemaError
from microboard.words.formats import format_choice
from microboard.words.speech import N_, _

TYPES = {
    "string": N_("text"), "number": N_("a number"), "integer": N_("a whole number"), "boolean": N_("true or false"),
    "array": N_("a list"), "object": N_("a group of fields"),
}
NUMBERS = ("number", "integer")
YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
# One number, with nothing but words or signs around it.
LONE_NUMBER = re.compile(r"[^\d.,+-]*(\d[\d.,'’\s]*?)[^\d.,+-]*")
GROUPED_NUMBER = re.compile(r"(\d{1,3}(?:[,.'’\s]\d{3})+)(?:[.,](\d{1,2}))?")
# What Word makes of a hyphen before an item of a list.
DASH = re.compile("[–—•▪◦‣●]")
# The end of an address that asks for something: ?category=design
ASKING = re.compile(r"(?:[^\s?#]*\?)?([\w-]+=[^\s#]*)(?:#\S*)?", re.ASCII)
# The most digits that read_scalar takes for a number.
MAX_DIGITS = 18
# Nobody writes a longer number, and a text made to be slow gets its answer soon.
MAX_LENGTH = 60


def word_type(found: SchemaError) -> Iterator[Finding]:
    """What to say about a value that is empty or of another type."""
    kinds = [found.wanted] if isinstance(found.wanted, str) else found.wanted
    wanted = format_choice([_(TYPES[kind]) for kind in kinds])
    digits = re.fullmatch(r"[-+]?(\d+)(\.\d*)?", str(found.value))
    if found.value is None:
        yield found.say("value-type", _("The value is empty."), found.suggest(_("Write a value, or remove the line.")))
    elif kinds[0] in NUMBERS and digits and len(digits[1]) > MAX_DIGITS:
        hint = _("Write a smaller one, for example {example}.", example=found.example) if found.example else \
            _("Write a smaller one.")
        yield found.say("value-range", _("A number of {count} digits is too large.", count=len(digits[1])), end(hint))
    else:
        hint, write = _suggest_type(found, kinds[0])
        otherwise = _("Write {wanted}, for example {example}.", wanted=wanted, example=found.example) \
            if found.example else _("Write {wanted}.", wanted=wanted)
        yield found.say("value-type", _say_type(found.value, wanted, is_number=kinds[0] in NUMBERS),
                        hint or end(otherwise), write=write, otherwise=end(otherwise))


def _say_type(value: object, wanted: str, *, is_number: bool) -> str:
    sign = name_odd_sign(value) if is_number and isinstance(value, str) else ""
    if isinstance(value, str) and sign:
        return _("{value} is not {wanted}: it holds {character}.", value=start(write_plain(value)), wanted=wanted,
                 character=sign)
    return _("{value} is not {wanted}.", value=start(value), wanted=wanted)


def _suggest_type(found: SchemaError, kind: str) -> tuple[str, str]:
    """What to write instead, as a sentence and as YAML, where the value itself shows it; else nothing."""
    if kind == "string" and isinstance(found.value, list | dict):
        hint = _("Write text, for example {example}.", example=found.example) if found.example else _("Write text.")
        return hint + " " + _("Put quotes around text that holds a colon, a bracket or a brace."), ""
    if kind == "array" and isinstance(found.value, dict) and any(DASH.match(name) for name in found.value):
        return _("Begin each item with an ordinary hyphen (-) and a space."), ""
    if not isinstance(found.value, str):
        return "", ""
    if kind == "array" and (items := read_list(found)):
        listed = write_flow(items)
        return _("Put it in square brackets: {listed}.", listed=listed), listed
    if kind == "object" and (group := read_group(found.value.strip(), found.schema)):
        listed = write_flow(group)
        return _("Write {value}.", value=listed), listed
    if kind == "object" and found.schema.get("additionalProperties") and (asked := _read_link(found.value)):
        listed = write_flow(asked)
        return _("Write {value}.", value=listed), listed
    if kind == "boolean":
        meant = YES_NO.get(found.value.lower(), "")
        return _("Write {value}.", value=meant) if meant else _("Write true or false."), meant
    return suggest_number(found.value, kind) if kind in NUMBERS else ("", "")


def _read_link(text: str) -> dict[str, str]:
    """What the browse page is asked by its address, or by the end of one: names and values, without the order."""
    asked = ASKING.fullmatch(text)
    return {name: value for name, value in parse_qsl(asked[1]) if name != "sort"} if asked else {}


def suggest_number(text: str, kind: str) -> tuple[str, str]:
    """The one number in `text`, which has nothing but words and signs around it: what to write, as a sentence, and the
    number where it is certain; else nothing."""
    lone = LONE_NUMBER.fullmatch(write_plain(text)) if len(text) <= MAX_LENGTH else None
    return _read_number(lone[1].rstrip(), kind) if lone else ("", "")


def _read_number(text: str, kind: str) -> tuple[str, str]:
    """The number that was meant by `text`, which may hold a decimal comma or marks between thousands."""
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return _("Write the number alone, without quotes: {value}.", value=text), text
    if kind == "integer":
        return "", ""
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return _say_dot(text.replace(",", "."))
    grouped = GROUPED_NUMBER.fullmatch(text)
    if not grouped:
        return "", ""
    number = re.sub(r"\D", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else "")
    if re.fullmatch(r"\d+,\d+", text):
        # Either may be meant, so the choice is left to the author.
        return _("Write {value} (or {other}: the dot is the decimal point).", value=number,
                 other=f"{float(text.replace(',', '.')):g}"), ""
    return _say_dot(number)


def _say_dot(number: str) -> tuple[str, str]:
    return _("Write {value}. The dot is the decimal point.", value=number), number
