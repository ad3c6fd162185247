"""The choices of a field, as people pick them from a list."""

import unicodedata
from collections.abc import Mapping

from microboard.check.fields.field import Field
from microboard.check.values.names import NAMES
from microboard.check.values.vocabulary import Term
from microboard.words.speech import _


def build_choices(field: Field) -> dict[str, str]:
    """Choice as shown -> value in the file, for a field with choices or a list of them; else empty.

    GitHub joins several choices with commas and keeps the word None for itself, so no choice has either.
    """
    if field.kind == "yes-no":
        return {_("Yes"): "true", _("No"): "false"}
    choices: dict[str, str] = {}
    for term in field.choices if field.kind in ("choice", "choices") else ():
        shown = _show(term, field)
        choices[f"{shown} ({term.id})" if shown in choices else shown] = term.id
    return dict(sorted(choices.items(), key=_alphabetical)) if field.source in NAMES else choices


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


def _show(choice: Term, field: Field) -> str:
    name = f"{choice.label} ({choice.id})" if field.source in NAMES else choice.label
    shown = " ".join(name.replace(",", " ").split())
    # In English: a label of another language is another word.
    return f"No {field.label[:1].lower()}{field.label[1:]}" if shown.casefold() == "none" else shown
