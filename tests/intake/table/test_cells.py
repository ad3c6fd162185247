"""What people type into a cell is read as they meant it, or they are asked."""

from collections.abc import Iterator

import pytest

from microboard.intake.question import list_questions
from microboard.intake.table.cells import Reader
from microboard.intake.values import AnswerError
from microboard.words.speech import speak
from schemas import RULEBOOK

DEADLINE = next(one for one in list_questions(RULEBOOK) if one.location == ("apply", "deadline"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    speak("en")


@pytest.mark.parametrize(("language", "cell", "day"), [
    ("es", "1/2/2027", "2027-02-01"), ("de", "1/2/27", "2027-02-01"), ("fr", "03-04-2027", "2027-04-03"),
    ("en-GB", "1/2/2027", "2027-02-01"), ("en-US", "1/2/2027", "2027-01-02"), ("en", "15/1/27", "2027-01-15"),
    ("en", "1/15/2027", "2027-01-15"), ("de", "15.1.27", "2027-01-15"), ("en", "2/2/2027", "2027-02-02"),
])
def test_a_day_is_read_in_the_order_of_the_language(language: str, cell: str, day: str) -> None:
    speak(language)
    assert Reader({}).read(DEADLINE, cell) == day


@pytest.mark.parametrize("cell", ["1/2/2027", "1-2-27"])
def test_a_day_that_may_be_another_is_asked_for(cell: str) -> None:
    speak("en")
    with pytest.raises(AnswerError, match="is one day in some countries and another in others") as error:
        Reader({}).read(DEADLINE, cell)
    assert error.value.hint == "Write 2027-01-02 or 2027-02-01."
