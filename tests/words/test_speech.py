"""One language is spoken at a time, and English is what is said where nothing else is."""

from collections.abc import Iterator
from datetime import date

import pytest

from microboard.words.catalogue import CONTEXT, Catalogue, find_language
from microboard.words.formats import (
    format_date,
    format_list,
    format_money,
    format_number,
    format_short_date,
    name_country,
    name_language,
)
from microboard.words.speech import (
    _,
    get_direction,
    get_language,
    is_spoken,
    ngettext,
    pgettext,
    remember,
    speak,
)

FRENCH = Catalogue("fr", {
    "Apply by {day}": ("Candidatures jusqu'au {day}",),
    "{count} hour": ("{count} heure", "{count} heures"),
    f"filter{CONTEXT}from": ("à partir du",),
}, {"one": 0, "many": 1, "other": 1})
POLISH = Catalogue("pl", {"{count} day": ("{count} dzień", "{count} dni", "{count} dni!")},
                   {"one": 0, "few": 1, "many": 2})
DAY = date(2026, 9, 14)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def test_in_english_everything_is_said_as_it_is_written() -> None:
    assert _("Apply by {day}", day="now") == "Apply by now"
    assert _("100 % of {this}") == "100 % of {this}"
    assert [ngettext("{count} hour", "{count} hours", n, count=n) for n in (0, 1, 1.5, 2)] == [
        "0 hours", "1 hour", "1.5 hours", "2 hours"]
    assert pgettext("filter", "from") == "from"


def test_a_catalogue_says_it_in_its_language_and_what_it_lacks_in_english() -> None:
    speak("fr", FRENCH)
    assert _("Apply by {day}", day="demain") == "Candidatures jusqu'au demain"
    assert (pgettext("filter", "from"), pgettext("place", "from")) == ("à partir du", "from")
    assert _("Unknown {thing}", thing="x") == "Unknown x"
    assert (get_language(), get_direction()) == ("fr", "ltr")


@pytest.mark.parametrize(("number", "words"), [(0, "0 heure"), (1, "1 heure"), (1.5, "1.5 heure"), (2, "2 heures")])
def test_a_fraction_takes_the_form_of_its_category(number: float, words: str) -> None:
    speak("fr", FRENCH)
    assert ngettext("{count} hour", "{count} hours", number, count=number) == words


@pytest.mark.parametrize(("number", "words"), [
    (1, "1 dzień"), (3, "3 dni"), (5, "5 dni!"), (22, "22 dni"), (1.5, "1.5 dni!")])
def test_a_language_may_have_more_forms_than_english(number: float, words: str) -> None:
    speak("pl", POLISH)
    assert ngettext("{count} day", "{count} days", number, count=number) == words


def test_a_value_in_a_place_is_not_read_as_a_message() -> None:
    assert _("Apply by {day}", day="{secret.__class__}") == "Apply by {secret.__class__}"


def test_what_is_kept_is_forgotten_when_the_language_changes() -> None:
    calls = []

    @remember()
    def say(day: str) -> str:
        calls.append(day)
        return _("Apply by {day}", day=day)

    assert (say("x"), say("x")) == ("Apply by x", "Apply by x")
    speak("fr", FRENCH)
    assert say("x") == "Candidatures jusqu'au x"
    speak("en")
    assert (say("x"), calls) == ("Apply by x", ["x", "x", "x"])


def test_days_numbers_and_names_are_those_of_the_language() -> None:
    assert [format_date(DAY), format_short_date(DAY), format_list(["a", "b", "c"])] == [
        "14 September 2026", "14 Sept", "a, b and c"]
    speak("en-US")
    assert [format_date(DAY), format_list(["a", "b", "c"])] == ["September 14, 2026", "a, b, and c"]
    speak("de", Catalogue("de"))
    assert [format_date(DAY), format_number(1234.5), format_money(600, "EUR")] == [
        "14. September 2026", "1.234,5", "600\u00a0€"]
    assert [name_country("IE"), name_language("fr")] == ["Irland", "Französisch"]


def test_a_language_without_a_catalogue_is_english_around_which_everything_says_so() -> None:
    speak("tlh")
    assert (get_language(), format_date(DAY)) == ("en", "14 September 2026")
    assert find_language("tlh-Latn") == "en"


@pytest.mark.parametrize(("board", "tag", "understood"), [
    ("en", "en-GB", True), ("en", "en_US", True), ("en", "de", False), ("pt-BR", "pt", True), ("fr", "en", False)])
def test_who_reads_the_board_understands_the_same_language_of_another_country(
    board: str, tag: str, understood: bool
) -> None:
    speak(board, Catalogue(board))
    assert is_spoken(tag) is understood
