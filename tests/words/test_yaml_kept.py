"""What people have to write into a file is the same in every language: names of fields, and values beside them."""

import re
from functools import cache

import pytest
from babel.messages.pofile import read_po

from microboard.words.catalogue import FOLDER, list_languages
from schemas import read_rules


@cache
def compile_kept() -> re.Pattern[str]:
    """``applicants_from``, ``status: withdrawn``; not what stands in a place."""
    rules = read_rules()
    pairs = {f"{field.name}: {choice.id}" for tree in (rules.opportunity.tree, rules.employer.tree)
             for field in tree.walk() for choice in field.choices}
    return re.compile(rf"\{{[^}}]*\}}|\b(?:{'|'.join(map(re.escape, sorted(pairs)))})\b|\b[a-z]+(?:_[a-z]+)+\b")


def list_kept(text: str) -> list[str]:
    return sorted(found for found in compile_kept().findall(text) if not found.startswith("{"))


@pytest.mark.parametrize(("english", "said", "is_right"), [
    ("Write type: fixed.", "Escribe type: fixed.", True), ("Write type: fixed.", "Escribe tipo: fijo.", False),
    ("Keep it, and set status: withdrawn.", "Lass sie, und setze status: zurückgezogen.", False),
    ("Add leads_to.", "Ergänze führt_zu.", False), ("Add {some_place}.", "Ergänze {other_place}.", True),
    ("Add leads_to or ai_use.", "Ajoutez ai_use ou leads_to.", True),
])
def test_a_translated_field_is_noticed(english: str, said: str, is_right: bool) -> None:
    assert (list_kept(english) == list_kept(said)) is is_right


@pytest.mark.parametrize("language", [one for one in list_languages() if one != "en"])
def test_no_translation_changes_what_is_written_into_a_file(language: str) -> None:
    with (FOLDER / f"{language}.po").open("rb") as file:
        messages = list(read_po(file, locale=language.replace("-", "_")))
    said = {message.id: message.string for message in messages if message.string and isinstance(message.id, str)}
    assert {text: other for text, other in said.items() if list_kept(text) != list_kept(str(other))} == {}
