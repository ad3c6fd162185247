"""What is published is in the language of the board, whatever was spoken before."""

from collections.abc import Iterator

import pytest

from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.pages.lists.offer import build_offer
from microboard.publish.pages.lists.paging import cut_sheets
from microboard.publish.shell.announce import announce
from microboard.publish.shell.frame import build_foot, build_menu, read_entries
from microboard.publish.text.glance import describe
from microboard.words.catalogue import CONTEXT, Catalogue
from microboard.words.formats import format_exactly, join_words, lower_in_sentence
from microboard.words.speech import speak

SITE = Site("Jobs", "https://jobs.example/")
GERMAN = Catalogue("de", {
    "{said}, {more}": ("{said}; {more}",),
    "{amount} an hour": ("{amount} je Stunde",),
    "{count} hour a week": ("{count} Stunde pro Woche", "{count} Stunden pro Woche"),
    "{title}, page {number}": ("{title}, Seite {number}",),
    "Everything": ("Alles",), "Open projects": ("Offene Projekte",), "Asks for": ("Verlangt",),
    "{numbers} hours a week": ("{numbers} Stunden pro Woche",),
    "All open projects": ("Alle offenen Projekte",), "Employers": ("Arbeitgeber",), "deadlines": ("Fristen",),
    f"menu{CONTEXT}Board": ("Börse",),
}, {"one": 0, "other": 1})


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    speak("en")


def test_facts_are_joined_and_counted_as_the_language_does(folder) -> None:
    folder.add(pay={"type": "fixed", "amount": 600, "currency": "EUR"}, effort={"hours": 24, "weeks": 4})
    opportunity = folder.build().opportunities[0]
    english = describe(opportunity)
    speak("de", GERMAN)
    assert english.startswith("€25 an hour, 6 hours a week. ")
    assert describe(opportunity).startswith("25\u00a0€ je Stunde; 6 Stunden pro Woche. ")
    assert ("Verlangt", "6 Stunden pro Woche") in build_offer([opportunity], [])
    assert (join_words([]), join_words(["a"]), join_words(["a", "b", "c"])) == ("", "a", "a; b; c")


def test_a_label_begins_with_a_small_letter_within_a_sentence_but_for_names_and_german_nouns() -> None:
    said = ["Deliverables", "AI use", "NDA", "GitHub logins", "Credit at an EU university"]
    assert [lower_in_sentence(one) for one in said] == ["deliverables", *said[1:4], "credit at an EU university"]
    speak("de", GERMAN)
    assert lower_in_sentence("Ergebnisse") == "Ergebnisse"


def test_a_number_of_a_field_of_the_boards_own_keeps_its_decimals() -> None:
    assert [format_exactly(number) for number in (3, 3.0, 2.0625, 12345.5)] == ["3", "3", "2.0625", "12,345.5"]
    speak("de", GERMAN)
    assert format_exactly(12345.0625) == "12.345,0625"


def test_lists_and_the_pages_of_a_list_have_their_titles_in_it(folder) -> None:
    board = folder.build()
    speak("de", GERMAN)
    everything = build_lists(board)[0]
    assert (everything.title, everything.heading) == ("Offene Projekte", "Alles")
    assert [sheet.name("Liste") for sheet in cut_sheets("x/", "ab", 1)] == ["Liste", "Liste, Seite 2"]


def test_menu_foot_and_links_to_feeds_change_with_it() -> None:
    def build() -> str:
        menu = build_menu(read_entries("", "", SITE), "opportunities/", "../", SITE)
        return (menu + build_foot("opportunities/", "../", SITE)).decode() + announce("", "Jobs")

    english = build()
    speak("de", GERMAN)
    german = build()
    for words in ('aria-label="Board"', ">Employers<", ">All open projects<", "Jobs (deadlines)"):
        assert words in english
        assert words not in german
    for words in ('aria-label="Börse"', ">Arbeitgeber<", ">Alle offenen Projekte<", "Jobs (Fristen)"):
        assert words in german
