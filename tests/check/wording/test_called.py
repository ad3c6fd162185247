"""Who writes what a field or a choice is called in the language of the board is told its name in the file."""

import json
from collections.abc import Iterator

import pytest

from boards import LISTING, BoardFolder
from microboard.check import check_board
from microboard.check.board import begin
from microboard.check.schema.rulebook import read_rulebook
from microboard.check.values.near import find_called
from microboard.run.clock import read_clock
from microboard.words.speech import speak


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(("language", "group", "written", "meant"), [
    ("es", "pay", "cantidad", "amount"), ("fr", "pay", "montant", "amount"), ("de", "pay", "betrag", "amount"),
    ("es", "", "título", "title"), ("fr", "", "résumé", "summary"),
])
def test_a_field_is_found_by_what_it_is_called(
    folder: BoardFolder, monkeypatch: pytest.MonkeyPatch, language: str, group: str, written: str, meant: str
) -> None:
    monkeypatch.setattr(begin, "read_rulebook", read_rulebook)
    folder.write_policy()
    policy = folder.root / "schema/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("language: en", f"language: {language}"),
                      encoding="utf-8")
    listing = json.loads(json.dumps(LISTING))
    place = listing[group] if group else listing
    place[written] = place.pop(meant)
    folder.add_employer()
    (folder.root / "opportunities/acme/bread.yml").write_text(json.dumps(listing), encoding="utf-8")
    found = [problem for problem in check_board(folder.root, read_clock("2026-11-23").date()).problems
             if problem.rule == "field-unknown"]
    assert [problem.write for problem in found] == [meant]
    assert f'"{meant}"' in found[0].hint


@pytest.mark.parametrize(("text", "meant"), [
    ("Fijo", "fixed"), ("por horas", "hourly"), ("POR-HORAS", "hourly"), ("something else", ""), ("", "")])
def test_a_choice_is_found_by_what_it_is_called(text: str, meant: str) -> None:
    assert find_called(text, {"Fijo": "fixed", "Por horas": "hourly"}) == meant
