"""What somebody answers who begins a board is taken as it is meant, or refused in words."""

from collections.abc import Callable

import pytest

from microboard.start import answers as asked
from microboard.start.answers import AnswerError


@pytest.mark.parametrize(("check", "text", "taken"), [
    (asked.check_name, "  Galway   projects ", "Galway projects"),
    (asked.check_url, "https://galway.example/jobs", "https://galway.example/jobs/"),
    (asked.check_repository, "city/jobs", "https://github.com/city/jobs"),
    (asked.check_repository, "https://git.galway.example/city/jobs.git", "https://git.galway.example/city/jobs"),
    (asked.check_country, "ie", "IE"),
    (asked.check_country, "Ireland", "IE"),
    (asked.check_country, "uk", "GB"),
    (asked.check_country, "España", "ES"),
    (asked.check_country, "espana", "ES"),
    (asked.check_country, "Österreich", "AT"),
    (asked.check_country, "cote d'ivoire", "CI"),
    (asked.check_currency, "eur", "EUR"),
    (asked.check_currency, "Schweizer Franken", "CHF"),
    (asked.check_language, "DE", "de"),
    (asked.check_contact, "board@galway.example", "board@galway.example"),
    (asked.check_contact, "https://galway.example/report", "https://galway.example/report"),
])
def test_an_answer_is_taken_as_it_is_meant(check: Callable[[str], str], text: str, taken: str) -> None:
    assert check(text) == taken


@pytest.mark.parametrize(("check", "text", "said"), [
    (asked.check_name, "x" * 81, "Write a name of at most 80 characters"),
    (asked.check_name, "a\x1bb", "Write a name"),
    (asked.check_url, "galway.example/jobs", "'galway.example/jobs' is no such address. Write for example https://"),
    (asked.check_url, "http://galway.example/", "is no such address"),
    (asked.check_url, 'https://galway.example/"x/', "is no such address"),
    (asked.check_url, "https://galway.example/?a=1", "is no such address"),
    (asked.check_repository, "https://github.com/city", "A repository has an owner and a name"),
    (asked.check_country, "EU", "'EU' is no country. Write its code, for example IE."),
    (asked.check_country, "Atlantis", "is no country"),
    (asked.check_currency, "EURO!", "is no currency"),
    (asked.check_language, "pt", "Microboard does not speak 'pt'. Write one of: de, en, es, fr."),
    (asked.check_contact, "ask me", "is no such address"),
    (asked.check_contact, "a@b.example>x", "is no such address"),
])
def test_what_cannot_be_used_is_refused_in_words(check: Callable[[str], str], text: str, said: str) -> None:
    with pytest.raises(AnswerError) as caught:
        check(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(("country", "currency"), [("IE", "EUR"), ("CH", "CHF"), ("KE", "KES"), ("AQ", "USD")])
def test_a_country_has_a_currency(country: str, currency: str) -> None:
    assert asked.find_currency(country) == currency
