"""The choices of a field, as people pick them from a list."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from microboard.check.values.names import name_country, name_currency
from microboard.check.values.vocabulary import KINDS, Vocabulary

Schema = dict[str, Any]
# Codes that have names, by the title of the field's schema.
NAMES = {"Country": name_country, "Currency": name_currency}
YES_NO = {"Yes": "true", "No": "false"}


def build_choices(field: Schema, words: Vocabulary) -> dict[str, str]:
    """Choice as shown -> value in the file, for a field with choices or a list of them; else empty.

    GitHub joins several choices with commas and keeps the word None for itself, so no choice has either.
    """
    items = field.get("items") if field.get("type") == "array" else field
    items = items if isinstance(items, dict) else {}
    if items.get("type") == "boolean":
        return YES_NO
    values = [str(value) for value in items.get("enum", ())]
    terms = words.get_terms(items["x-vocabulary"]) if items.get("x-vocabulary") in KINDS else {}
    title = str(field.get("title", ""))
    choices: dict[str, str] = {}
    for value in values:
        shown = _show(value, title, terms[value].label if value in terms else "")
        choices[f"{shown} ({value})" if shown in choices else shown] = value
    return dict(sorted(choices.items(), key=_alphabetical)) if title in NAMES else choices


def read_choice(text: str, choices: Mapping[str, str]) -> str:
    """The value that `text` picks: `text` is a choice as shown, or the value itself. Anything else stays as it is."""
    wanted = " ".join(text.split()).casefold()
    for shown, value in choices.items():
        if wanted in (shown.casefold(), value.casefold()):
            return value
    return " ".join(text.split())


def _alphabetical(choice: tuple[str, str]) -> str:
    """Sorts Åland beside Albania."""
    return "".join(c for c in unicodedata.normalize("NFKD", choice[0]) if not unicodedata.combining(c)).casefold()


def _show(value: str, title: str, label: str) -> str:
    name = f"{NAMES[title](value)} ({value})" if title in NAMES else label or value.replace("-", " ").capitalize()
    shown = " ".join(name.replace(",", " ").split())
    return f"No {title.lower()}" if shown.casefold() == "none" else shown
