"""What students keep in the browser agrees with what the board publishes, and reads back whatever was written."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from boards import ROOT
from microboard.publish.api.index import build_index
from microboard.publish.api.records import RecordWriter
from microboard.publish.feeds.calendars import build_event
from microboard.publish.output import Site
from microboard.publish.text.own import word_own
from microboard.publish.text.templates import get_template
from node import Script
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, VALUES, add_fields

SITE = Site("Jobs", "https://org.example/jobs/")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def saved() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/saved.mjs")
    yield script
    script.stop()


def build_calendar(saved: Script, *deadlines: dict[str, str]) -> bytes:
    text: str = saved.ask(about="calendar", deadlines=deadlines, now=NOW.timestamp() * 1000)
    return text.encode(errors="replace")


def read_event(data: bytes) -> dict[str, Any]:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    (alarm,) = event.walk("VALARM")
    return {**{name: event.decoded(name) for name in ("DTSTART", "DTEND", "TRANSP", "URL", "SUMMARY")},
            "alarm": (alarm.decoded("TRIGGER"), alarm.decoded("DESCRIPTION"))}


def test_a_deadline_is_the_event_of_the_board_s_calendars(saved: Script, folder) -> None:
    folder.add("acme/bread", title="Bread; rolls, and \\n more: für alle " * 2)
    (opportunity,) = folder.build().opportunities
    ours = {"url": SITE.url + opportunity.path, "title": opportunity.title, "employer": opportunity.employer.name,
            "lastDay": opportunity.apply.last_day.isoformat()}
    data = build_calendar(saved, ours)
    around = b"BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n"
    assert read_event(data) == read_event(around % build_event(opportunity, SITE))
    assert Calendar.from_ical(data).walk("VEVENT")[0].decoded("DTSTAMP") == NOW


@given(title=st.text(max_size=200), employer=st.text(max_size=100))
@settings(max_examples=60)
def test_whatever_a_title_says_it_is_one_text_of_one_event(saved: Script, title: str, employer: str) -> None:
    data = build_calendar(saved, {"url": "https://a.example/b/", "title": title, "employer": employer,
                                  "lastDay": "2026-12-14"})
    assert max(map(len, data.split(b"\r\n"))) <= 75
    event = read_event(data)
    assert event["DTSTART"] == date(2026, 12, 14)
    assert event["URL"] == "https://a.example/b/"


def test_what_has_no_day_is_no_event(saved: Script) -> None:
    nothing = {"url": "https://a.example/b/", "title": "A", "employer": "B", "lastDay": "14 December"}
    assert not Calendar.from_ical(build_calendar(saved, nothing)).walk("VEVENT")


def make_entry(name: str = "acme/bread", **values: str) -> dict[str, str]:
    return {"id": name, "title": "Bread", "employer": "Acme", "deadline": "2026-12-14", "status": "applied",
            "applied": "2026-11-20", "note": "", **values}


# What a file keeps of a text: no end of a line but \n, nothing around it, and nothing that nobody sees.
WORDS = st.text(st.characters(categories=["L", "N", "P", "Sm"], include_characters=" \n'"), max_size=60).map(str.strip)


@given(texts=st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=4))
@example([("=1+1", "'=1", "''@x"), ('a "quoted", text;\tand\nmore', "-2", "+3")])
@example([("سؤال الركاب", "שלום", "می\u200cخواهم")])
@settings(max_examples=60)
def test_a_file_brings_back_what_was_written(saved: Script, texts: list[tuple[str, str, str]]) -> None:
    entries = [make_entry(f"acme/p-{at}", title=title, employer=employer, note=note)
               for at, (title, employer, note) in enumerate(texts)]
    for about in ("json", "csv"):
        text = saved.ask(about=about, entries=entries)
        assert saved.ask(about="file", text=text) == {"entries": entries, "left": 0}


def test_a_spreadsheet_takes_nothing_for_a_formula(saved: Script) -> None:
    text = saved.ask(about="csv", entries=[make_entry(title='=HYPERLINK("x")', note="@SUM(1)", employer="-1")])
    _, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert row == ["acme/bread", '\'=HYPERLINK("x")', "'-1", "2026-12-14", "applied", "2026-11-20", "'@SUM(1)",
                   "https://org.example/jobs/opportunities/acme/bread/"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_that_a_spreadsheet_has_saved_is_read(saved: Script, separator: str) -> None:
    note = 'One; "two",\r\nthree\tfour'
    rows = [["title", "note", "id"], ["Bread", note, "acme/bread"], ["", "", ""], ["no", "id", ""]]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    found = saved.ask(about="file", text="\ufeff" + out.getvalue())
    assert found["entries"] == [make_entry(employer="", deadline="", status="", applied="",
                                           note='One; "two",\nthree\tfour')]
    assert found["left"] == 1


@pytest.mark.parametrize("text", [
    "", "no table", "a,b\n1,2", "[]", "{}", "null", "[" * 100_000, '{"format": "microboard-saved", "projects": {}}',
    '{"format": "another", "projects": []}', "\0" * 1000, '"id', "id" * 100_000,
])
def test_another_file_is_none_of_ours(saved: Script, text: str) -> None:
    assert not (saved.ask(about="file", text=text) or {}).get("entries")


@pytest.mark.parametrize(("found", "kept"), [
    ({"id": "../../x"}, None), ({"id": "a/b/c"}, None), ({"id": 1}, None), (None, None), ("a/b", None), ([], None),
    ({"id": "A/b"}, None), ({"id": "a/" + "b" * 101}, None), ({"id": "javascript:/a"}, None),
    # Of an older release.
    ({"id": "a/b", "title": "T", "employer": "E", "deadline": "2026-12-14"},
     {"title": "T", "employer": "E", "deadline": "2026-12-14"}),
    ({"id": "a/b", "title": ["T"], "deadline": "soon", "status": "hired", "applied": "2026-11-20", "note": 3}, {}),
    ({"id": "a/b", "status": "to-apply", "applied": "2026-11-20"}, {"status": "to-apply"}),
    ({"id": "a/b", "status": "chosen", "applied": "2026-02-30"}, {"status": "chosen"}),
    ({"id": "a/b", "status": "finished", "applied": "2026-02-28"}, {"status": "finished", "applied": "2026-02-28"}),
    ({"id": "a/b", "title": "T" * 301, "note": "n" * 1999 + "😀"}, {"title": "T" * 300, "note": "n" * 1999}),
])
def test_an_entry_is_what_it_says_or_less(saved: Script, found: object, kept: dict[str, str] | None) -> None:
    empty = dict.fromkeys(("title", "employer", "deadline", "status", "applied", "note"), "")
    assert saved.ask(about="entry", found=found) == (None if kept is None else {"id": "a/b", **empty, **kept})


def test_a_file_turns_no_direction_and_controls_nothing(saved: Script) -> None:
    text = saved.ask(about="json", entries=[make_entry(title="a\u202eb\0c\u2066d\u001b[2Je", note="one\r\ntwo")])
    (entry,) = saved.ask(about="file", text=text)["entries"]
    assert (entry["title"], entry["note"]) == ("abcd[2Je", "one\ntwo")


def test_a_file_brings_no_more_than_a_browser_keeps(saved: Script) -> None:
    rows = [make_entry(f"acme/p-{at}", note="x" * 100_000 if at < 20 else "") for at in range(320)]
    found = saved.ask(about="file", text=json.dumps({"format": "microboard-saved", "projects": rows}))
    assert (len(found["entries"]), found["left"]) == (200, 120)
    assert {len(entry["note"]) for entry in found["entries"]} == {0, 2000}


def test_a_link_names_listings_and_nothing_else(saved: Script) -> None:
    ids = ["acme/bread", "zebra/p-1"]
    fragment = saved.ask(about="fragment", ids=ids)
    assert fragment == "#ids=acme/bread,zebra/p-1"
    for form in (fragment, fragment.replace("/", "%2F").replace(",", "%2C"), "#ids%3Dacme/bread%2Czebra/p-1"):
        assert saved.ask(about="ids", fragment=form) == ids


@pytest.mark.parametrize(("fragment", "ids"), [
    ("", []), ("#mb-compare", []), ("#ids", []), ("#ids=", []), ("#ids=../../x,a/b,a/b,<img>,a/b/c", ["a/b"]),
    ("#ids=javascript:alert(1)", []), ("#ids=%FF,a/b", ["a/b"]),
])
def test_whatever_a_link_says_only_listings_are_read(saved: Script, fragment: str, ids: list[str]) -> None:
    assert saved.ask(about="ids", fragment=fragment) == ids


def test_a_link_names_no_more_than_a_browser_keeps(saved: Script) -> None:
    many = ",".join(f"a/{at}" for at in range(10_000))
    assert len(saved.ask(about="ids", fragment=f"#ids={many}")) == 200


def test_the_page_offers_every_status(saved: Script) -> None:
    page = get_template("project/saved.html").render(page_path="saved/", steps=[], title="", guide="", how="")
    assert re.findall(r'<option value="([^"]*)"', page) == saved.ask(about="statuses")


@pytest.mark.parametrize("changes", [{}, {"x-course-credit": 2.75, "x-funded": False, "x-languages": ["en"]}])
def test_fields_of_a_board_s_own_read_in_a_comparison_as_on_pages(
    saved: Script, folder, changes: dict[str, object]
) -> None:
    add_fields(folder, ALL_FIELDS)
    folder.add_employer("acme", **{**EMPLOYER_VALUES, "x-people": 12_000})
    folder.add("acme/bread", **{**VALUES, **changes})
    board = folder.build()
    (opportunity,) = board.opportunities
    record = json.loads(RecordWriter(board.tree, SITE).build(opportunity))
    described = json.loads(build_index(board))["own"]
    said = {field["path"][-1]: saved.ask(about="own", field=field, record=record) for field in described}
    words = {own.field.name: word_own(own) for own in opportunity.all_own}
    hosts = {"x-film": "acme.example", "x-pledge": "acme.example"}
    assert {name: text for name, text in said.items() if text} == {**words, **hosts}
    assert {saved.ask(about="own", field=field, record=None) for field in described} == {""}
