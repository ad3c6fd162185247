"""Names of countries become the codes that the board takes, and parts of the world none."""

import pytest

from boards import LISTING
from microboard.check.values.names import name_country
from microboard.read import Document
from microboard.read.yaml import Parsed
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


def test_kosovo_is_a_country_to_live_and_work_in() -> None:
    assert name_country("XK") == "Kosovo"
    listing = {**LISTING, "location": {"mode": "remote", "applicants_from": ["XK"]}}
    assert RULEBOOK.opportunity.check(Document("x.yml", listing, Parsed()))[1] == []
