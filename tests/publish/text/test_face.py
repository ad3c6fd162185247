"""The face of an employer without a picture: the same on every page, and whether Python or the browser draws it."""

import pytest

from boards import ROOT
from hostile import TEXTS
from microboard.publish.text.face import HUES, build_letters, pick_hue
from node import Script

NAMES = ["Lantern Bikes", "Fernhill", "Museum am See", "3M", "X", "«Les Écureuils» & Cie", "東京 大学", "مكتبة النور",
         "ßig words", "!!! ???", "", "  Two\tspaces\u00a0here ", "O'Neill-Brown Ltd", "\U0001d49c plane"]


@pytest.mark.parametrize(("name", "letters"), [
    ("Lantern Bikes", "LB"), ("Fernhill", "Fe"), ("X", "X"), ("«Les Écureuils» & Cie", "LÉ"), ("!!! ???", ""),
    ("& Sons of Porto", "So"),
])
def test_the_first_letters_of_two_words_stand_for_a_name(name: str, letters: str) -> None:
    assert build_letters(name) == letters


def test_hues_are_spread_and_stay() -> None:
    hues = [pick_hue(f"employer-{number}") for number in range(600)]
    assert all(40 < hues.count(hue) < 60 for hue in range(HUES))
    assert [pick_hue(name) for name in ("lantern-bikes", "riverbank-coop", "a")] == [10, 10, 1]


def test_the_browser_draws_the_same_face() -> None:
    script = Script(ROOT / "tests/publish/text/face.mjs")
    names = [*NAMES, *(" ".join(text.split()) for text in TEXTS)]
    assert [(name, script.ask(name=name)) for name in names] == [
        (name, [build_letters(name), pick_hue(name)]) for name in names]
    script.stop()
