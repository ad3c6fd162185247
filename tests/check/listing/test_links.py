"""A link whose words name a site leads there."""

import pytest

from microboard.check.listing.links import find_other_words
from microboard.read import Document
from microboard.read.yaml import parse_yaml


def find(markdown: str) -> list[str]:
    parsed = parse_yaml("title: A\n")
    return [finding.message for finding in find_other_words(Document("a.yml", {"description": markdown}, parsed))]


@pytest.mark.parametrize(("markdown", "words"), [
    ("[google.com/careers](https://elsewhere.example)", "google.com/careers"),
    ("[Google.com](https://elsewhere.example)", "Google.com"),
    ("[see https://google.com/jobs now](https://elsewhere.example)", "see https://google.com/jobs now"),
    ("[**google**.com/careers][1]\n\n[1]: https://elsewhere.example", "google.com/careers"),
    ("[google&period;com/careers](https://elsewhere.example)", "google.com/careers"),
    ("[google\u2024com](https://elsewhere.example)", "google\u2024com"),
    ("[\uff47oogle\u3002com](https://elsewhere.example)", "\uff47oogle\u3002com"),
    ("[jobs.acme.de](https://acme.github.io)", "jobs.acme.de"),
    ("[acme.github.io/x](https://other.github.io/x)", "acme.github.io/x"),
    ("[ana@acme.org](mailto:ana@elsewhere.example)", "ana@acme.org"),
    ("[acme.org](https://acme.org@elsewhere.example/)", "acme.org"),
])
def test_words_that_name_another_site_are_noticed(markdown: str, words: str) -> None:
    (message,) = find(f"Write to us. {markdown}")
    assert message.startswith(f'"{words}" leads to "')


@pytest.mark.parametrize("markdown", [
    "[google.com/careers](https://careers.google.com/)", "[our site](https://elsewhere.example)", "<https://acme.org>",
    "[README.md](https://github.com/acme)", "[ASP.NET](https://elsewhere.example)", "[setup.py](https://github.com/a)",
    "[Node.js](https://elsewhere.example)", "[version 3.11/3.12](https://elsewhere.example)", "https://acme.org/x",
    "[ana@acme.org](mailto:ana@acme.org?subject=other.org)", "[www.acme.org](https://acme.org)",
    "`[acme.org](https://b.org)`",
    "[e.g. this](https://elsewhere.example)", "[acme.org](#here)", "[and/or](https://elsewhere.example)",
])
def test_words_that_name_no_other_site_are_not(markdown: str) -> None:
    assert find(markdown) == []
