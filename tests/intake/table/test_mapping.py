"""What a column gives is proposed once, remembered, and never changed behind somebody's back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from career_centre import HEADER
from microboard.intake.table.mapping import ColumnMap, build_mapping, read_mapping
from microboard.intake.table.targets import CALLED, list_targets, propose
from microboard.words.speech import speak
from schemas import RULEBOOK

TARGETS = list_targets(RULEBOOK)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    speak("en")


def test_the_columns_of_a_career_centre_are_all_known() -> None:
    found = propose(tuple(HEADER), TARGETS)
    assert [column for column, target in found.items() if not target] == ["Internal notes"]
    assert found["Closing date"] == "apply.deadline"
    assert found["Where?"] == "location"
    assert found["Duration (weeks)"] == "effort.weeks"


def test_every_field_is_proposed_for_its_own_name() -> None:
    assert propose(tuple(TARGETS), TARGETS) == {name: name for name in TARGETS}


def test_what_people_call_a_column_is_a_target() -> None:
    assert set(CALLED) <= set(TARGETS)


@pytest.mark.parametrize(("column", "target"), [
    ("Titel", "title"), ("Vergütung", "pay"), ("Firma", "employer.name"), ("Bewerbungsfrist", "apply.deadline"),
    ("Fähigkeiten", "skills"), ("Deadline", "apply.deadline"), ("Title", "title"),
    ("E-Mail", "apply.email"), ("E-Mail-Adresse", "apply.email"), ("Contact email", "apply.email"),
    ("Land", "employer.country"),
])
def test_headers_are_known_in_the_language_of_the_board_and_in_english(column: str, target: str) -> None:
    speak("de")
    assert propose((column,), list_targets(RULEBOOK))[column] == target


@pytest.mark.parametrize(("language", "columns"), [
    ("es", ("Correo", "Ciudad", "País")), ("fr", ("Courriel", "Ville", "Pays")), ("de", ("E-Mail", "Stadt", "Land")),
    ("en", ("Email", "City", "Country")),
])
def test_a_city_beside_a_country_is_a_place(language: str, columns: tuple[str, ...]) -> None:
    speak(language)
    assert list(propose(columns, list_targets(RULEBOOK)).values()) == ["apply.email", "location.city",
                                                                       "location.country"]


def test_one_field_is_proposed_for_one_column() -> None:
    assert propose(("Company", "Employer", "Employer name"), TARGETS) == {
        "Company": "employer.name", "Employer": "", "Employer name": ""}


@pytest.mark.parametrize("columns", [("a: b", "#x", "- y", "é", "'quoted'", "yes", "1"), ("Title",)])
def test_a_mapping_is_read_as_it_was_written(tmp_path: Path, columns: tuple[str, ...]) -> None:
    path = tmp_path / "t.mapping.yml"
    path.write_text(build_mapping(ColumnMap(propose(columns, TARGETS))), encoding="utf-8")
    mapping, problems = read_mapping(path, columns, TARGETS)
    assert problems == []
    assert mapping == ColumnMap(propose(columns, TARGETS))


@pytest.mark.parametrize(("text", "said"), [
    ("columns: {A: titel}\n", ':1:11  "titel" is no field. Did you mean title?'),
    ("columns: {A: title, B: title}\n", "Another column gives title, too. Leave one of the two empty."),
    ("columns: {A: title}\n", 'The column "B" is not in here. Add the line B:, and behind it what the column gives'),
    ("columns: {A: title, B: }\ndefault:\n", ':2:1  "default" is no part of a mapping. Write defaults.'),
    ("columns: {A: title, B: }\ndefaults: {pay.amont: 5}\n", '"pay.amont" is no field. Did you mean pay.amount?'),
    ("columns: [", ""),
])
def test_what_is_wrong_in_a_mapping_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "t.mapping.yml"
    path.write_text(text, encoding="utf-8")
    mapping, problems = read_mapping(path, ("A", "B"), TARGETS)
    assert mapping is None
    assert said in "\n".join(f"{one.path}:{one.line}:{one.column}  {one.message} {one.hint}" for one in problems)
