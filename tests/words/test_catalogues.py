"""Catalogues are whole, and say what the program says."""

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from microboard.words.catalogue import FOLDER, list_languages, read_catalogue
from microboard.words.extract import build_template, update

LANGUAGES = tuple(one for one in list_languages() if one != "en")
TEMPLATE = build_template()
# What is the same wherever it stands: code, and addresses.
KEPT = re.compile(r"`[^`]+`|https?://[^\s)]+")
MARKS = ("**", "`")
SPACES = "\n\u00a0\u202f"
# In French, a space stands before these signs and inside these quotes, and no line may break there.
BREAKS = re.compile(r" [:;?!»]|« ")
FENCES = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
MARKUP = re.compile(r"</?[a-z]+[ >]|[{][^a-z_]|&[a-z]+;")


def read(language: str) -> Catalog:
    with (FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


def list_forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def find_faults(message: Message) -> list[str]:
    """What is wrong with a translation, if it is there."""
    english = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    faults = []
    for said in filter(None, list_forms(message)):
        places = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (*english, said)]
        # One thing may be said without its number.
        if not places[-1] <= set.union(*places[:-1]) or (len(english) == 1 and places[-1] != places[0]):
            faults.append(f"other places: {said}")
        if len(english) == 1:
            faults += [f"{mark} is not there as often: {said}" for mark in MARKS
                       if said.count(mark) != english[0].count(mark)]
            if sorted(KEPT.findall(said)) != sorted(KEPT.findall(english[0])):
                faults.append(f"other code or addresses: {said}")
        if said != said.strip() and english[0] == english[0].strip():
            faults.append(f"spaces around it: {said}")
        has_markup = MARKUP.search(KEPT.sub("", said)) and not MARKUP.search(english[0])
        if has_markup or any(not c.isprintable() and c not in SPACES for c in said):
            faults.append(f"markup or signs that nobody sees: {said!r}")
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_what_is_said_now(language: str) -> None:
    assert update(language, TEMPLATE) == (FOLDER / f"{language}.po").read_bytes(), "Run `make words`."


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    assert [message.id for message in read(language) if message.id and not all(list_forms(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_and_the_code_of_its_source(language: str) -> None:
    faults = {str(message.id): found for message in read(language) if message.id and (found := find_faults(message))}
    assert faults == {}


@pytest.mark.parametrize(("english", "said", "is_right"), [
    ("Apply by {day}", "Bis {day}", True), ("Apply by {day}", "Bis {tag}", False), ("Apply by {day}", "Bald", False),
    ("Write `status: open`.", "Schreib `status: open`.", True),
    ("Write `status: open`.", "Schreib `status: offen`.", False),
    ("**Stop** it", "Hör **auf**", True), ("**Stop** it", "Hör auf", False), ("Next", "<b>Weiter</b>", False),
    ("Next", "Weiter ", False), ("Next", "Wei\u200bter", False), ("Next", "{0.__class__}", False),
    (("{count} day", "{count} days"), ("ein Tag", "{count} Tage"), True),
    (("{count} day", "{count} days"), ("ein Tag", "{zahl} Tage"), False),
])
def test_a_wrong_translation_is_noticed(
    english: str | tuple[str, str], said: str | tuple[str, str], is_right: bool
) -> None:
    assert (find_faults(Message(english, said)) == []) is is_right


def list_breaks(text: str) -> list[str]:
    """The places at which a line of French would begin with a sign, or end with a quote that opens."""
    return [text[max(0, found.start() - 20):found.end() + 20] for found in BREAKS.finditer(KEPT.sub("", text))]


def test_no_line_of_french_begins_with_a_sign() -> None:
    said = [text for message in read("fr") if message.id for text in list_forms(message)]
    guides = [FENCES.sub("", path.read_text(encoding="utf-8")) for path in (FOLDER.parent / "guides/fr").glob("*.md")]
    assert guides
    assert [place for text in (*said, *guides) for place in list_breaks(text)] == []


@pytest.mark.parametrize(("text", "is_right"), [
    ("Ouvert\u00a0?", True), ("Ouvert ?", False), ("Écrivez `a : b`.", True), ("Écrivez a : b.", False),
    ("«\u00a0Oui\u00a0»", True), ("« Oui\u00a0»", False), ("«\u00a0Oui »", False), ("Écrivez status: open", True),
])
def test_a_sign_that_a_line_could_begin_with_is_noticed(text: str, is_right: bool) -> None:
    assert (list_breaks(text) == []) is is_right


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_knows_the_form_of_every_number(language: str) -> None:
    catalogue = read_catalogue(language)
    most = max(len(forms) for forms in catalogue.messages.values())
    assert set(catalogue.forms.values()) <= set(range(most))
    assert catalogue.language == language


def test_another_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("microboard.words.extract.FOLDER", tmp_path)
    begun = update("pt", TEMPLATE)
    assert begun.startswith(b"# Microboard in Portuguese.\n")
    assert begun.count(b'msgstr ""') >= len([message for message in TEMPLATE if isinstance(message.id, str)]) - 1
