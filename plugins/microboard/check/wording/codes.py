"""What to say about codes of countries and currencies: a name for a code, a group of countries, a list as text."""

import re
from collections.abc import Collection

from microboard.check.fields.examples import write_flow
from microboard.check.problems.finding import Finding, start
from microboard.check.values.names import find_code, is_group
from microboard.check.wording.schema_error import SchemaError
from microboard.read.problem import shorten

# Words for "from anywhere".
EVERYWHERE = frozenset({"world", "worldwide", "world-wide", "everywhere", "anywhere", "global", "globally", "any"})
SEPARATOR = re.compile(r"\s*[,;/&]\s*|\s+and\s+|\s+or\s+")


def word_code(found: SchemaError, kind: str, choices: Collection[str]) -> Finding:
    """A value that is none of the many codes of a `kind`, such as country."""
    code = _find_accepted(kind, str(found.value), choices)
    otherwise = f"Write the code of a {kind}{found.for_example}."
    hint = f"Write {code}." if code else otherwise
    if not code and kind == "country" and is_group(str(found.value)) and isinstance(found.location[-1], int):
        hint = "Write the codes of the countries that you mean, for example DE, FR, PT."
    elif found.location[-2:-1] == ("applicants_from",) and str(found.value).strip().lower() in EVERYWHERE:
        # The word stands in brackets, and only without them does it mean every country.
        return found.say("value-choice", f"{start(shorten(found.value))} is no country code.",
                         "Write applicants_from: worldwide, without brackets.")
    return found.say("value-choice", f"{start(shorten(found.value))} is no {kind} code.", hint,
                     write=write_flow(code) if code else "", otherwise=otherwise)


def suggest_origin(found: SchemaError) -> tuple[str, str]:
    """What to write instead of a text that is not ``worldwide``: the hint, and the YAML where it is certain."""
    text = str(found.value).strip()
    if text.lower() in EVERYWHERE:
        return "Write worldwide, or country codes in square brackets: [PT].", "worldwide"
    if is_group(text):
        return "Write the codes of the countries that you mean in square brackets, for example [DE, FR, PT].", ""
    item = found.place.item if found.place else None
    choices = {choice.id for choice in item.choices} if item else ()
    codes = [_find_accepted("country", name, choices) for name in SEPARATOR.split(text[:500])]
    write = write_flow(list(dict.fromkeys(codes))) if all(codes) else ""
    return f"Write worldwide, or country codes in square brackets: {write or '[PT]'}.", write


def _find_accepted(kind: str, text: str, choices: Collection[str]) -> str:
    """The code that `text` names, where the board takes it; else nothing."""
    code = find_code(kind, text)
    return code if code in choices else ""
