"""Listings that say the same are found, and found the same way as by comparing each with each."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from microboard.check.duplicates import NEARLY_SAME, _find_alike, find_duplicates
from microboard.read import Document
from microboard.read.yaml import Parsed


def build(path: str, words: str, url: str = "", posted: str = "2026-11-16", deadline: str = "2026-12-07") -> Document:
    return Document(path, {
        "title": "t", "summary": "s", "description": words, "posted": posted,
        "apply": {"url": url, "deadline": deadline},
    }, Parsed())


def find(*listings: Document) -> list[tuple[str, str]]:
    return [(document.path, finding.rule) for document, finding in find_duplicates(("acme", one) for one in listings)]


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=12), max_size=8))
def test_looking_at_rare_words_first_misses_no_pair(sets: list[frozenset[str]]) -> None:
    group = [build(str(index), " ".join(sorted(words))) for index, words in enumerate(sets)]
    full = [words | {"t", "s"} for words in sets]
    expected = {(str(i), str(j)) for i, j in combinations(range(len(sets)), 2)
                if len(full[i] & full[j]) >= NEARLY_SAME * len(full[i] | full[j])}
    assert {(one.path, other.path) for one, other in _find_alike(group)} == expected


def test_a_project_that_is_posted_again_a_year_later_is_no_duplicate() -> None:
    url = "https://acme.example/cups"
    before = build("a", "same words", url)
    assert find(before, build("b", "same words", url, "2027-11-16", "2027-12-07")) == []
    assert find(before, build("b", "same words", url)) == [("a", "duplicate-listing"), ("b", "duplicate-listing")]


def test_a_listing_without_dates_counts_as_open() -> None:
    one, other = (build(path, "same words", posted="soon", deadline="later") for path in "ab")
    assert find(one, other) == [("a", "near-duplicate"), ("b", "near-duplicate")]


def test_a_link_is_the_same_whatever_its_case_slash_and_fragment() -> None:
    one = build("a", "first of them", "https://ACME.example/cups/#form")
    assert find(one, build("b", "another text", "https://acme.example/cups")) == [
        ("a", "duplicate-listing"), ("b", "duplicate-listing")]
    assert find(one, build("b", "another text", "https://acme.example/cups?round=2")) == []


def test_broken_links_are_not_compared() -> None:
    assert find(build("a", "first of them", "https://["), build("b", "another text", "https://[")) == []
