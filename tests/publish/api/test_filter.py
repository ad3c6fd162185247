"""The browser's filter answers every query as a plain filter in Python does."""

import json
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from asked import NOW, ask, generate, read_board
from microboard.board import Board
from microboard.publish.api.index import build_index
from naive_filter import NaiveFilter, count_days
from own_fields import VALUES, add_fields
from tries import IS_THOROUGH


@pytest.fixture(scope="module")
def samples(sample_board) -> Board:
    return read_board(sample_board)


def compare(board: Board, count: int, seed: int, now: datetime = NOW) -> None:
    naive = NaiveFilter(board, now)
    queries = [generate(naive, seed + number) for number in range(count)]
    hits = 0
    for query, answer in zip(queries, ask(board, queries, now=now), strict=True):
        ids, counts = naive.run(query)
        assert answer["ids"] == ids, query
        for facet, choices in answer["counts"].items():
            assert {k: v for k, v in choices.items() if v} == {
                key.partition(" ")[2]: n for key, n in counts.items() if key.split()[0] == facet}, (facet, query)
        hits += bool(ids)
    # Queries that never find anything would prove little.
    assert count * 0.2 < hits < count * 0.95


@pytest.mark.slow
def test_a_hundred_queries_get_the_same_answer_in_both_languages(samples) -> None:
    compare(samples, 400 if IS_THOROUGH else 100, seed=1)


@pytest.mark.slow
def test_what_has_closed_since_the_build_does_not_pass(samples) -> None:
    compare(samples, 150 if IS_THOROUGH else 50, seed=2, now=NOW + timedelta(days=12))


@pytest.mark.slow
def test_real_listings_get_the_same_answer_in_both_languages(real_listings) -> None:
    compare(read_board(real_listings), 150, seed=3)


def test_accents_case_and_signs_make_no_difference(folder) -> None:
    folder.add("acme/one", title="Żółta Straße über Łódź in C++ ﬁnden",
               summary="Ærø naïve İstanbul Ǆ ½ Ⅷ and so on, at length.")
    (answer, *others) = ask(folder.build(), [{"text": text} for text in (
        "zolta strasse", "UBER lodz", "c++", "finden", "aero", "NAIVE istanbul", "1⁄2 viii", "dz", "")])
    assert all(one["ids"] == ["acme/one"] for one in (answer, *others))


@pytest.mark.parametrize(("typed", "words"), [
    ("custmers", ["customers"]), ("custoemrs", ["customers"]), ("cuztomers", ["customers"]),
    ("custommers", ["customers"]), ("cust", []), ("zzzzzz", []), ("brd", []),
])
def test_one_slip_of_the_finger_is_forgiven_and_said(folder, typed: str, words: list[str]) -> None:
    folder.add("acme/bread")
    (answer,) = ask(folder.build(), [{"text": typed}])
    assert [typo["words"] for typo in answer["typos"]] == ([words] if words else [])
    assert bool(answer["ids"]) == bool(words or typed == "cust")


@pytest.mark.parametrize(("title", "found", "missed"), [
    ("東京の大学でデータ分析を手伝う", ["データ", "分析", "大学", "東京 分析", "ﾃﾞｰﾀ"], ["分東", "京都"]),
    ("整理上海博物馆的照片 and label them", ["博物馆", "上海", "照片 label", "馆的"], ["海上", "博物院"]),
    ("서울대학교 도서관 자료 정리", ["대학", "도서관", "학교"], ["관도"]),
    ("แปลเว็บไซต์พิพิธภัณฑ์เป็นภาษาไทย", ["เว็บไซต์", "ภาษาไทย"], ["ไทยภาษา"]),
])
def test_words_inside_a_text_without_spaces_are_found(
    folder, title: str, found: list[str], missed: list[str]
) -> None:
    folder.add("acme/one", title=title)
    answers = ask(folder.build(), [{"text": text} for text in (*found, *missed)])
    assert [bool(answer["ids"]) for answer in answers] == [True] * len(found) + [False] * len(missed)


@pytest.mark.parametrize(("language", "text", "is_found"), [
    ("en", "a project in bread", True), ("en", "internships", False), ("en", "a project in butter", False),
    ("de", "praktikum mit bread", True), ("es-MX", "prácticas de bread", True), ("fr", "un stage avec bread", True),
    # What says nothing in one language may say something in another.
    ("en", "die bread", False), ("ja", "with bread", False),
])
def test_words_that_say_nothing_are_left_out_beside_others(folder, language: str, text: str, is_found: bool) -> None:
    folder.add("acme/one", title="Bread by bicycle", summary="Delivers loaves, and counts each of them.")
    (answer,) = ask(folder.build(), [{"text": text}], language)
    assert bool(answer["ids"]) is is_found


def test_sector_and_kind_of_employer_are_searched_and_filtered(folder) -> None:
    folder.add_employer("clinic", kind="nonprofit", sector="health")
    folder.add("clinic/one")
    folder.add("acme/two")
    queries = [{"text": "healthcare"}, {"text": "nonprofit"}, {"choices": {"sector": ["health"]}},
               {"choices": {"kind": ["nonprofit"]}}, {"choices": {"sector": ["finance"]}}]
    answers = ask(folder.build(), queries)
    assert [answer["ids"] for answer in answers] == [["clinic/one"]] * 4 + [[]]


def test_a_search_without_results_leads_to_what_is_near(folder) -> None:
    folder.add_employer("clinic", sector="health")
    folder.add("clinic/one", category="events")
    for number, category in enumerate(("market-research", "social-media", "social-media", "sales", "design")):
        folder.add(f"acme/no-{number}", category=category)
    nurse, marketing, nothing = ask(folder.build(), [{"text": text} for text in ("nurse", "marketing", "zzz")])
    assert nurse["ids"] == []
    assert nurse["offer"] == ["sector health"]
    assert marketing["offer"][:3] == ["category social-media", "category market-research", "category sales"]
    assert [offer.partition(" ")[0] for offer in nothing["offer"]] == ["category"] * 5


def test_words_in_the_title_come_before_words_in_the_summary(folder) -> None:
    folder.add("acme/a", posted="2026-11-22", summary="Everything about pretzels and how they are sold today.")
    folder.add("acme/b", posted="2026-11-21", title="Count pretzels at the door")
    (answer,) = ask(folder.build(), [{"text": "pretz"}])
    assert answer["ids"] == ["acme/b", "acme/a"]


@pytest.mark.parametrize(("worth", "ids", "left_out"), [
    ("{EUR: 1, USD: 1.2}", ["acme/dollars", "acme/euros"], 1), ("{}", ["acme/euros"], 3),
])
def test_pay_in_another_currency_counts_by_the_board_s_rates_or_is_left_out_and_said(
    folder, worth: str, ids: list[str], left_out: int
) -> None:
    offers = (("euros", 20, "EUR"), ("dollars", 30, "USD"), ("few", 21, "USD"), ("yen", 9000, "JPY"))
    for name, amount, currency in offers:
        folder.add(f"acme/{name}", pay={"type": "hourly", "amount": amount, "currency": currency})
    folder.write_policy()
    path = folder.root / "schema/policy.yml"
    table = f"  exchange: {{date: 2026-11-02, worth: {worth}}}\n"
    path.write_text(re.sub("  exchange: .*\n", table, path.read_text(encoding="utf-8")), encoding="utf-8")
    board = folder.build()
    query = {"ranges": {"rate": [20, None]}, "currency": "EUR", "sort": "rate"}
    (answer,) = ask(board, [query])
    assert (answer["ids"], answer["leftOut"]) == (ids, left_out)
    assert ("exchange" in json.loads(build_index(board))) is (worth != "{}")


def test_the_nearest_say_what_they_miss(folder) -> None:
    folder.add("acme/long", effort={"hours": 26, "weeks": 4})
    folder.add("acme/onsite", effort={"hours": 26, "weeks": 4},
               location={"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]})
    query = {"choices": {"mode": ["remote"]}, "ranges": {"week": [None, 6]}}
    (answer,) = ask(folder.build(), [query])
    assert answer["ids"] == []
    assert answer["nearest"][0] == ["acme/long", ["week"]]


def test_the_index_is_small_and_holds_open_listings_alone(folder) -> None:
    for number in range(30):
        folder.add(f"acme/no-{number}", status="filled" if number % 3 == 0 else "open",
                   description=f"Work number {number}, word{number}. " * 20)
    index = json.loads(build_index(folder.build()))
    assert index["version"] == 2
    assert index["count"] == 20
    assert "description" not in json.dumps(index)
    for facet in index["facets"]:
        assert len(facet["values"]) == 20
        assert len(facet["choices"]) == len(facet["labels"])


def test_an_empty_board_has_an_index(folder) -> None:
    folder.add_employer()
    (answer,) = ask(folder.build(), [{"text": "bread"}])
    assert answer["ids"] == []
    assert date.fromisoformat(json.loads(build_index(folder.build()))["as_of"]) == NOW.date()


def test_fields_of_the_boards_own_are_filtered_by_choice_and_by_range(folder) -> None:
    add_fields(folder)
    folder.add("acme/bread", **VALUES)
    folder.add("acme/rolls", **{**VALUES, "x-campus": "south", "x-course-credit": 6, "x-fair": "2026-12-20"})
    folder.add("acme/salt", **{"x-campus": "south"})
    day = count_days(date(2026, 12, 10))
    queries: list[dict[str, Any]] = [
        {"choices": {"x-campus": ["south"]}}, {"choices": {"x-languages": ["en"], "x-campus": ["south"]}},
        {"ranges": {"x-course-credit": [4, None]}}, {"ranges": {"x-course-credit": [None, 12]}},
        {"ranges": {"x-fair": [day, None]}, "days": ["x-fair"]}, {"ranges": {"x-of-another-board": [1, 2]}},
        {"text": "north campus"}, {"text": "portuguese south"},
    ]
    answers = ask(folder.build(), queries)
    assert [sorted(one.removeprefix("acme/") for one in answer["ids"]) for answer in answers] == [
        ["rolls", "salt"], ["rolls"], ["rolls"], ["bread", "rolls"], ["rolls"], ["bread", "rolls", "salt"], ["bread"],
        ["rolls"],
    ]
    assert answers[0]["counts"]["x-campus"] == {"north": 1, "south": 2}
    assert answers[0]["counts"]["x-languages"] == {"pt": 1, "en": 1}
