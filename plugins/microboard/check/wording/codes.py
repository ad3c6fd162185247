"""What to say about codes of countries and currencies: a name for a code, a group of countries, a list as text."""

import re

from microboard.check.fields.examples import write_flow
from microboard.check.fields.tree import list_choices
from microboard.check.problems.finding import Finding, start
from microboard.check.values.names import find_choice, is_group
from microboard.check.wording.schema_error import SchemaError
from microboard.words.speech import N_, _, pgettext

# What is said of a value that is no code, and what to write, by what the code is of. A board may have other long lists.
CODES = {
    "country": (N_("{value} is no country code."), N_("Write the code of a country, for example {example}.")),
    "currency": (N_("{value} is no currency code."), N_("Write the code of a currency, for example {example}.")),
}
OTHERS = N_("{value} is not one of the choices."), N_("Write one of them, for example {example}.")
# Words for "from anywhere", beside the one that the language of the board has for it.
EVERYWHERE = frozenset({"world", "worldwide", "world-wide", "everywhere", "anywhere", "global", "globally", "any"})
# Quotes of Word and pictures around a word.
BESIDE = re.compile(r"^[^\w(]+|[^\w).]+$")
SEPARATOR = re.compile(r"\s*[,;/&]\s*|\s+and\s+|\s+or\s+")


def word_code(found: SchemaError, kind: str) -> Finding:
    """A value that is none of the many codes of a `kind`, such as country."""
    code = find_choice(kind, str(found.value), list_choices(found.schema, None))
    is_region = found.vocabulary is not None and str(found.value) in found.vocabulary.regions
    says, asks = CODES.get(kind, OTHERS)
    message = _(says, value=start(found.value))
    otherwise = _(asks, example=found.example) if found.example else _("See the reference of fields.")
    hint = _("Write {value}.", value=code) if code else otherwise
    if not code and kind == "country" and is_group(str(found.value)) and isinstance(found.location[-1], int):
        hint = _("Write the codes of the countries that you mean, for example DE, FR, PT.")
    elif kind == "country" and (is_region or is_group(str(found.value))):
        hint = _("Several countries lie there. Write the code of the one in which the place is, for example PT.")
    elif found.location[-2:-1] == ("applicants_from",) and _is_everywhere(str(found.value)):
        # The word stands in brackets, and only without them does it mean every country.
        return found.say("value-choice", message, _("Write applicants_from: worldwide, without brackets."))
    return found.say("value-choice", message, hint, write=write_flow(code) if code else "", otherwise=otherwise)


def suggest_origin(found: SchemaError) -> tuple[str, str]:
    """What to write instead of a text that is not ``worldwide``: the hint, and the YAML where it is certain."""
    text = BESIDE.sub("", str(found.value))
    if _is_everywhere(text):
        return word_origin("[PT]"), "worldwide"
    item = found.place.item if found.place else None
    choices = item.choices if item else ()
    codes = [find_choice("country", name, choices) for name in SEPARATOR.split(text[:500])]
    if is_group(text) and not all(codes):
        return _("Write the codes of the countries that you mean in square brackets, for example [DE, FR, PT]."), ""
    write = write_flow(list(dict.fromkeys(codes))) if all(codes) else ""
    return word_origin(write or "[PT]"), write


def _is_everywhere(text: str) -> bool:
    return text.strip().lower() in {*EVERYWHERE, pgettext("what people write", "worldwide").lower()}


def word_origin(codes: str) -> str:
    """What may be written where people may apply from."""
    return _("Write worldwide, or country codes in square brackets: {codes}.", codes=codes)
