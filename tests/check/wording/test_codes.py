"""Names of countries become the codes that the board takes, and parts of the world none."""

import pytest

from boards import LISTING
from microboard.check.values.names import find_code, is_group, name_country
from microboard.read import Document
from microboard.read.yaml import Parsed
from microboard.words.catalogue import CONTEXT, Catalogue
from microboard.words.speech import speak
from schemas import RULEBOOK


@pytest.mark.parametrize(("text", "write"), [
    ("Portugal", "[PT]"), ("pt", "[PT]"), ("Kosovo", "[XK]"), ("UK; Ireland", "[GB, IE]"), ("PT, PT", "[PT]"),
    ("Norway", "[NO]"), ("Worldwide", "worldwide"), ("anywhere", "worldwide"),
    ("Europe", ""), ("Benelux", ""), ("Atlantis", ""), ("Sark", ""),
    ("EU", "[EU]"), ("the EU", "[EU]"), ("European Union", "[EU]"), ("PT, EU", "[PT, EU]"), ("eea", "[EEA]"),
    ("European Economic Area; CH", "[EEA, CH]"), ("Nordic countries", "[nordic-countries]"),
])
def test_a_country_is_suggested_only_where_the_board_takes_it(text: str, write: str) -> None:
    listing = {**LISTING, "location": {"mode": "remote", "applicants_from": text}}
    _, problems = RULEBOOK.opportunity.check(Document("x.yml", listing, Parsed()))
    assert [problem.write for problem in problems] == [write]
    assert write in problems[0].hint


def test_countries_and_parts_of_the_world_are_known_in_the_language_of_the_board() -> None:
    speak("de", Catalogue("de", {f"what people write{CONTEXT}worldwide": ("weltweit",)}))
    try:
        assert [find_code("country", text) for text in ("Irland", "ireland")] == ["IE", "IE"]
        assert [is_group(text) for text in ("Europa", "Europäische Union", "Irland")] == [True, True, False]
        listing = {**LISTING, "location": {"mode": "remote", "applicants_from": "Weltweit"}}
        problems = RULEBOOK.opportunity.check(Document("x.yml", listing, Parsed()))[1]
        assert [problem.write for problem in problems] == ["worldwide"]
    finally:
        speak("en")
    assert not is_group("Europa")


def test_kosovo_is_a_country_to_live_and_work_in() -> None:
    assert name_country("XK") == "Kosovo"
    listing = {**LISTING, "location": {"mode": "remote", "applicants_from": ["XK"]}}
    assert RULEBOOK.opportunity.check(Document("x.yml", listing, Parsed()))[1] == []
