"""A saved filter finds what the browser's filter finds, whatever is asked."""

from datetime import date
from typing import Any

import pytest

from asked import NOW, ask, generate, read_board
from boards import ROOT, BoardFolder
from microboard.board import Board
from microboard.check.views.query import Query
from microboard.publish.api.facets import build_facets
from microboard.publish.api.matching import find_matching
from microboard.publish.api.words import read_stop_words
from naive_filter import NaiveFilter
from own_fields import VALUES, add_fields
from schemas import RULEBOOK
from tries import IS_THOROUGH

NUMBER_OF_QUERIES = 400 if IS_THOROUGH else 100


def find(board: Board, asked: dict[str, Any]) -> list[str]:
    query = Query(
        text=asked.get("text", ""), choices={name: tuple(ids) for name, ids in asked.get("choices", {}).items()},
        ranges={name: tuple(limits) for name, limits in asked.get("ranges", {}).items()},
        currency=asked.get("currency", ""), is_one_currency=bool(asked.get("onlyCurrency") and asked.get("currency")),
        free=asked.get("free"), since=asked.get("since"), until=asked.get("until"))
    return sorted(one.id for one in find_matching(board, query, board.open))


def compare(board: Board, queries: list[dict[str, Any]]) -> int:
    """How many of the queries find something."""
    hits = 0
    for query, answer in zip(queries, ask(board, queries), strict=True):
        # A slip of the finger is forgiven in the browser alone.
        if not answer["typos"]:
            assert find(board, query) == sorted(answer["ids"]), query
            hits += bool(answer["ids"])
    return hits


def write(board: Board, seed: int) -> dict[str, Any]:
    """A query as somebody would save it: what is not there is refused before."""
    query = generate(NaiveFilter(board, NOW), seed)
    known = {facet.name: {choice.id for choice in facet.choices} for facet in build_facets(board)}
    choices = {name: [one for one in ids if one in known[name]] for name, ids in query["choices"].items()}
    # A range of pay has a currency: the check asks for it.
    ranges = {name: limits for name, limits in query["ranges"].items() if name != "rate" or query["currency"]}
    return {**query, "choices": {name: ids for name, ids in choices.items() if ids}, "ranges": ranges, "sort": ""}


def test_generated_queries_find_the_same_at_build_time_and_in_the_browser(sample_board) -> None:
    board = read_board(sample_board)
    hits = compare(board, [write(board, seed) for seed in range(NUMBER_OF_QUERIES)])
    assert NUMBER_OF_QUERIES * 0.1 < hits < NUMBER_OF_QUERIES * 0.9


@pytest.mark.slow
def test_real_listings_are_found_alike(real_listings) -> None:
    board = read_board(real_listings)
    assert compare(board, [write(board, seed) for seed in range(1000, 1000 + NUMBER_OF_QUERIES)])


def test_words_are_compared_alike_in_every_script(folder: BoardFolder) -> None:
    for number, title in enumerate(("Żółta Straße über Łódź in C++ ﬁnden", "東京の大学でデータ分析を手伝う",
                                    "整理上海博物馆的照片 and label them", "서울대학교 도서관 자료 정리",
                                    "แปลเว็บไซต์พิพิธภัณฑ์เป็นภาษาไทย", "A plan for Galway, ½ Ⅷ")):
        folder.add(f"acme/no-{number}", title=title)
    asked = ["zolta", "UBER lodz", "c++", "データ", "分析 東京", "分東", "博物馆", "照片 label", "대학", "관도",
             "ภาษาไทย", "the plan", "galway", "of", "1⁄2 viii", "bread by", "acme retail", "lway", "lab them"]
    compare(folder.build(), [{"text": text} for text in asked])


def test_fields_of_the_boards_own_are_found_alike(folder: BoardFolder) -> None:
    add_fields(folder)
    folder.add("acme/bread", **VALUES)
    folder.add("acme/rolls", **{**VALUES, "x-campus": "south", "x-course-credit": 6, "x-fair": "2026-12-20"})
    folder.add("acme/salt", **{"x-campus": "south"})
    day = (date(2026, 12, 10) - date(1970, 1, 1)).days
    board = folder.build()
    assert compare(board, [
        {"choices": {"x-campus": ["south"]}}, {"choices": {"x-languages": ["en"], "x-campus": ["south"]}},
        {"choices": {"x-funded": ["yes"]}}, {"choices": {"x-room": ["building-4-room-12"]}},
        {"ranges": {"x-course-credit": [4, None]}}, {"ranges": {"x-fair": [day, None]}, "days": ["x-fair"]},
        {"text": "portuguese south"},
    ]) == 7


def test_every_choice_of_the_browse_page_can_be_saved(sample_board) -> None:
    choices = RULEBOOK.filters.choices
    for facet in build_facets(read_board(sample_board)):
        assert facet.name in RULEBOOK.filters.open or {one.id for one in facet.choices} <= set(choices[facet.name])


def test_words_that_say_nothing_are_read_from_the_script() -> None:
    words = read_stop_words()
    assert sorted(words) == ["de", "en", "es", "fr"]
    assert {"about", "without", "work"} <= words["en"]
    assert words.keys() == {line.strip()[:2] for line in (ROOT / "plugins/microboard/assets/browse/stop-words.js")
                            .read_text(encoding="utf-8").splitlines() if line.strip()[2:3] == ":"}
