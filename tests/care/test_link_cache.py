"""What is remembered saves visits, and convicts nobody."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from microboard.care.link_cache import Entry, judge, read_cache, write_cache
from microboard.care.visitor import Visit

TODAY = date(2026, 11, 24)
WEEK_AGO = TODAY - timedelta(days=7)
URL = "https://acme.example/apply"
FINE, GONE, SHY = Visit(200, URL), Visit(404, URL), Visit(trouble="timeout")


def test_a_page_is_dead_when_it_is_gone_on_two_different_days() -> None:
    first = judge(GONE, None, WEEK_AGO)
    assert first.verdict == "missing"
    assert judge(Visit(410, URL), first, WEEK_AGO).verdict == "missing"  # the same day, an hour later
    assert judge(Visit(410, URL), first, TODAY).verdict == "dead"


def test_a_day_without_answer_between_them_changes_nothing() -> None:
    shy = judge(SHY, judge(GONE, None, WEEK_AGO), WEEK_AGO + timedelta(days=3))
    assert shy.verdict == "unknown"
    assert judge(GONE, shy, TODAY).verdict == "dead"


def test_a_day_on_which_it_is_there_does() -> None:
    back = judge(FINE, judge(GONE, None, WEEK_AGO), WEEK_AGO + timedelta(days=3))
    assert back.verdict == "fine"
    assert judge(GONE, back, TODAY).verdict == "missing"


@pytest.mark.parametrize("visit", [SHY, Visit(403, URL), Visit(429, URL), Visit(500, URL), Visit(304, URL),
                                   Visit(trouble="tls"), Visit(trouble="no-host"), Visit(trouble="private")])
def test_what_lets_no_program_in_is_never_dead(visit) -> None:
    entry = None
    for days in range(30):
        entry = judge(visit, entry, WEEK_AGO + timedelta(days=days))
        assert entry.verdict == "unknown"
        assert not entry.is_fresh(entry.checked)


@pytest.mark.parametrize(("visit", "days", "is_fresh"), [
    (FINE, 0, True), (FINE, 4, True), (FINE, 5, False), (GONE, 0, True), (GONE, 1, False), (SHY, 0, False),
])
def test_what_is_fresh_is_not_asked_again(visit, days, is_fresh) -> None:
    assert judge(visit, None, TODAY - timedelta(days=days)).is_fresh(TODAY) is is_fresh


def test_entries_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "deep/links.json"
    entries = {URL: judge(GONE, judge(GONE, None, WEEK_AGO), TODAY), "https://b.example/": judge(SHY, None, TODAY)}
    write_cache(path, entries)
    assert read_cache(path, TODAY) == (entries, "")
    first = path.read_bytes()
    write_cache(path, dict(reversed(entries.items())))
    assert path.read_bytes() == first
    assert [file.name for file in path.parent.iterdir()] == ["links.json"]


def test_no_file_is_an_empty_memory(tmp_path: Path) -> None:
    assert read_cache(tmp_path / "none.json", TODAY) == ({}, "")


@pytest.mark.parametrize("data", [
    b"", b"{", b'{"version": 1, "entries": {"https://a', b"\xff\xfe", b"[]", b"null", b'{"version": 2, "entries": {}}',
    b'{"version": 1, "entries": []}', b"[" * 100_000, b'{"version": 1}', b" " * (20 * 1024 * 1024 + 1),
])
def test_a_broken_file_is_an_empty_memory_and_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "links.json"
    path.write_bytes(data)
    entries, complaint = read_cache(path, TODAY)
    assert entries == {}
    assert "every link is asked anew" in complaint


GOOD = {"checked": "2026-11-20", "status": 404, "final": URL, "trouble": "", "missing_since": "2026-11-13"}


@pytest.mark.parametrize("poison", [
    {"checked": "2026-11-25"}, {"checked": "never"}, {"checked": 7}, {"missing_since": "2026-11-21"},
    {"status": "404"}, {"status": True}, {"status": -1}, {"status": 10**9}, {"final": None}, {"final": "https://[" },
    {"final": "javascript:alert(1)"}, {"final": "https://a.example/" + "a" * 5000}, {"trouble": "<b>"},
    {"trouble": None}, {"trouble": ["busy"]},
])
def test_a_poisoned_entry_is_forgotten_and_the_others_stay(tmp_path: Path, poison) -> None:
    path = tmp_path / "links.json"
    values = {"version": 1, "entries": {URL: {**GOOD, **poison}, "https://b.example/": GOOD, "c": "text"}}
    path.write_text(json.dumps(values))
    entries, complaint = read_cache(path, TODAY)
    assert (list(entries), complaint) == (["https://b.example/"], "")


def test_a_false_memory_convicts_no_page_that_is_there() -> None:
    remembered = Entry(WEEK_AGO, GONE, WEEK_AGO - timedelta(days=7))
    assert not remembered.is_fresh(TODAY)
    assert judge(FINE, remembered, TODAY).verdict == "fine"
