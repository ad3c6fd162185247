"""The browser says things as Python does: the same form of a message for each number, and the same days and sums."""

from collections.abc import Iterator
from datetime import date

import pytest
from babel.messages import Catalog

from boards import ROOT
from microboard.words.catalogue import CONTEXT, build_catalogue
from microboard.words.formats import (
    format_date,
    format_list,
    format_money,
    format_number,
    format_short_date,
    join_words,
)
from microboard.words.speech import get_catalogue, get_language, ngettext, speak
from node import Script

ONE, MANY = "{count} day", "{count} days"
NUMBERS = (*range(26), 1000, 12345, 100, 101, 111, 121, 0.1, 0.5, 1.5, 2.5, 21.5)


@pytest.fixture
def script() -> Iterator[Script]:
    made = Script(ROOT / "tests/words/speech.mjs")
    yield made
    made.stop()
    speak("en")


def speak_in_both(script: Script, tag: str, catalog: Catalog | None = None) -> None:
    """Speak a language by a catalogue of its own, as the build hands it to scripts."""
    speak(tag, build_catalogue(catalog) if catalog else None)
    catalogue = get_catalogue()
    script.ask(about="speak", tag=get_language(), forms=dict(catalogue.forms), words=dict(catalogue.messages))


@pytest.mark.parametrize("tag", ["de", "es", "fr", "pl", "ru", "ar", "ja", "cs", "lt", "sl"])
def test_a_number_takes_the_form_that_it_takes_in_python(script: Script, tag: str) -> None:
    catalog = Catalog(locale=tag)
    catalog.add((ONE, MANY), [f"{{count}} form {at}" for at in range(catalog.num_plurals)])
    speak_in_both(script, tag, catalog)
    wanted = [ngettext(ONE, MANY, number, count=format_number(number)) for number in NUMBERS]
    assert [script.ask(about="count", one=ONE, many=MANY, number=number) for number in NUMBERS] == wanted


def test_what_is_written_as_one_is_one(script: Script) -> None:
    speak_in_both(script, "en")
    said = [script.ask(about="count", one=ONE, many=MANY, number=number) for number in (1, 1.04, 1.1, 0, 1234)]
    assert said == ["1 day", "1 day", "1.1 days", "0 days", "1,234 days"]


@pytest.mark.parametrize("tag", ["en", "en-US", "en-GB", "de", "es", "es-MX", "fr", "pt-BR", "ja", "pl"])
def test_days_sums_and_lists_are_those_of_python(script: Script, tag: str) -> None:
    speak_in_both(script, tag, None if tag.startswith("en") else Catalog(locale=tag.replace("-", "_")))
    day = date(2026, 12, 4)
    assert script.ask(about="day", day=str(day)) == [format_date(day), format_short_date(day)]
    for amount, currency in ((600, "EUR"), (18.75, "EUR"), (1234567, "USD"), (1200, "KES"), (1234.5, "EUR")):
        assert script.ask(about="money", amount=amount, currency=currency) == format_money(amount, currency)
    assert [script.ask(about="number", number=number) for number in NUMBERS] == list(map(format_number, NUMBERS))
    for words in ([], ["a"], ["a", "b"], ["a", "b", "c"]):
        assert script.ask(about="list", words=words) == [format_list(words), join_words(words)]


def test_a_message_is_said_in_its_context_and_what_is_in_a_place_is_no_message(script: Script) -> None:
    script.ask(about="speak", tag="de", forms={"one": 0, "other": 1},
               words={"by {day}": ["bis {day}"], f"filter{CONTEXT}from": ["ab"]})
    assert script.ask(about="say", message="by {day}", places={"day": "{day} {x}"}) == "bis {day} {x}"
    assert [script.ask(about="sayIn", context=one, message="from") for one in ("filter", "place")] == ["ab", "from"]
    assert script.ask(about="split", message="a {b} c", places={"b": "x"}) == ["a ", "x", " c"]
    assert [script.ask(about="foreign", tag=tag) for tag in ("de-AT", "en")] == [False, True]
