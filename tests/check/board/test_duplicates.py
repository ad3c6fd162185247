"""Listings that say the same are found, the same way as by comparing each with each, and not with as much work."""

import re
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.check.board import duplicates
from microboard.check.board.duplicates import (
    NEARLY_SAME,
    find_near_duplicates,
    find_same_links,
    find_twins,
    is_alike,
    list_words,
)
from microboard.check.listing.facts import find_first_others, get_fact, overlap
from microboard.read import Document
from microboard.read.yaml import Parsed

DAY = date(2026, 11, 16)
WORDS = st.frozensets(st.sampled_from([bytes([letter]) for letter in b"abcdefghijkl"]), max_size=12)
SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
    lambda days: (DAY + timedelta(days=days[0]), DAY + timedelta(days=days[1])))


def build(path: str, words: str, url: str = "", posted: str = "2026-11-16", deadline: str = "2026-12-07") -> Document:
    return Document(path, {
        "title": "t", "summary": "s", "description": words, "posted": posted,
        "apply": {"url": url, "deadline": deadline},
    }, Parsed())


def find(*listings: Document) -> list[tuple[str, str]]:
    facts = [get_fact(listing) for listing in listings]
    near = find_near_duplicates(listings, facts)
    return sorted([*((path, finding.rule) for path, finding in find_same_links(facts)),
                   *((problem.path, problem.rule) for problem in near)])


@pytest.mark.parametrize("few", [0, 16])
@given(texts=st.lists(WORDS, max_size=8), refused=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4))
def test_each_text_gets_the_first_that_is_nearly_the_same(
    few: int, texts: list[frozenset[bytes]], refused: set[tuple[int, int]]
) -> None:
    def may_be(one: int, other: int) -> bool:
        return refused.isdisjoint([(one, other), (other, one)])

    expected: dict[int, int] = {}
    for one, other in combinations(range(len(texts)), 2):
        common = len(texts[one] & texts[other])
        if may_be(one, other) and 0 < common >= NEARLY_SAME * len(texts[one] | texts[other]):
            expected.setdefault(one, other)
            expected.setdefault(other, one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duplicates, "FEW", few)
        assert find_twins(texts, may_be) == expected


@given(st.lists(SPANS, max_size=12))
def test_the_first_other_span_is_that_of_comparing_each_with_each(spans: list[tuple[date, date]]) -> None:
    assert find_first_others(spans) == [
        next((index for index, other in enumerate(spans) if index != at and overlap(one, other)), None)
        for at, one in enumerate(spans)]


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("aA_-’é ß1٣\u2028\u00a0\u1680")))
def test_words_are_those_of_regular_expressions(text: str) -> None:
    assert list_words(text) == frozenset(word.encode() for word in re.findall(r"\w+", text.casefold()))


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


def count_work(texts: list[frozenset[bytes]], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two texts are looked at or compared."""
    work = 0

    def compare(one: frozenset[bytes], other: frozenset[bytes]) -> bool:
        nonlocal work
        work += 10
        return is_alike(one, other)

    def may_be(*_: int) -> bool:
        nonlocal work
        work += 1
        return True

    monkeypatch.setattr(duplicates, "is_alike", compare)
    find_twins(texts, may_be)
    return work


@pytest.mark.parametrize("make", [
    lambda _: {"same"}, lambda number: {"same", "words", "and", "more", "words2", "of", f"{number}"},
    lambda number: {*map(str, range(30)), *(f"{number // 7}-{part}" for part in range(12))},
    lambda number: {f"{number * part % 97}" for part in range(1, 40)},
    lambda number: {*map(str, range(number % 50, number % 50 + 40))},
], ids=["identical", "one word differs", "groups of seven", "shuffled", "windows"])
def test_a_folder_of_thousands_takes_work_in_step_with_its_size(
    make: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make)
    texts = [frozenset(word.encode() for word in make(number)) for number in range(2_000)]
    work = count_work(texts, monkeypatch)
    assert work < 700 * len(texts)
    # Twice as many take about twice as much, and four times as much would be quadratic.
    assert work < 3 * count_work(texts[:1_000], monkeypatch) + 1_000


def test_of_a_thousand_listings_with_one_link_two_are_open_together() -> None:
    url = "https://acme.example/form"
    first = date(2000, 1, 1)
    days = [(first + timedelta(36 * number), first + timedelta(36 * number + 31)) for number in range(1_000)]
    listings = [build(str(number), f"text {number}", url, *map(str, pair)) for number, pair in enumerate(days)]
    listings[-1] = build("999", "text", url, "2000-01-15", "2000-01-20")
    facts = [get_fact(listing) for listing in listings]
    assert [path for path, _ in find_same_links(facts)] == ["0", "999"]
