"""A date in another form is read where only one day can be meant."""

from collections.abc import Iterator

import pytest

from microboard.check.values.dates import mend_date
from microboard.words.catalogue import Catalogue
from microboard.words.speech import speak


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize("text", [
    "2027/1/31", "2027.01.31", "2027-1-31", "2027-01-31T12:00:00Z", "2027-01-31 23:59", "31.01.2027", "31. 1. 2027",
    "31/01/2027", "01/31/2027", "1-31-2027", "31 January 2027", "31st Jan 2027", "31. Jan. 2027", "January 31, 2027",
    "JAN 31st 2027", " Jan. 31 2027 ",
])
def test_one_day_can_be_meant(text: str) -> None:
    assert mend_date(text) == "2027-01-31"


@pytest.mark.parametrize("text", [
    "03/04/2027", "soon", "", "31.02.2027", "2027-13-01", "ma 3, 2027", "0 January 2027", "31.01.27", "Q1 2027",
    "٣١.٠١.٢٠٢٧ and more", "9" * 5000,
])
def test_a_day_that_is_not_certain_is_not_guessed(text: str) -> None:
    assert mend_date(text) == ""


def test_the_same_number_twice_is_certain() -> None:
    assert mend_date("03/03/2027") == "2027-03-03"


@pytest.mark.parametrize(("language", "text"), [
    ("de", "31. Januar 2027"), ("de", "31. Jan. 2027"), ("de", "31 January 2027"), ("fr", "31 janvier 2027"),
    ("es", "31 de enero de 2027"), ("pt", "31 de janeiro de 2027"),
])
def test_months_have_the_names_of_the_language_of_the_board(language: str, text: str) -> None:
    speak(language, Catalogue(language))
    assert mend_date(text) == "2027-01-31"
    assert mend_date("1er février 2027") == ("2027-02-01" if language == "fr" else "")
