"""Calendars, read back by two independent parsers."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar

from boards import BoardFolder
from microboard.board import Board
from microboard.publish.feeds.calendars import count_revisions, iterate_calendars
from microboard.publish.lists import build_lists
from microboard.publish.output import Site

SITE = Site("Jobs", "https://org.example/jobs/")


def build(board: Board) -> dict[str, bytes]:
    return {output.path: output.data for output in iterate_calendars(SITE, build_lists(board))}


def test_a_deadline_is_an_event_of_a_day_with_an_alarm(folder) -> None:
    folder.add("acme/bread", title="Bread; rolls, and \\n more: für alle", updated="2026-11-22")
    data = build(folder.build())["opportunities/deadlines.ics"]
    calendar = Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "Last day to apply: Bread; rolls, and \\n more: für alle (Acme Bakery)"
    assert event.decoded("DTSTART") == date(2026, 12, 14)
    assert event.decoded("DTEND") == date(2026, 12, 15)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 22, tzinfo=UTC)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == "https://org.example/jobs/opportunities/acme/bread/"
    assert "is over everywhere on Earth" in event["DESCRIPTION"]
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(days=-2)
    assert "METHOD" not in calendar


def test_a_confirmation_moves_the_day_and_says_so(folder) -> None:
    """RFC 5545, 3.8.7.4: an event whose start moves has a higher SEQUENCE."""
    read = []
    for changes in ({}, {"last_confirmed": "2027-01-01"}):
        folder.add("acme/bread", apply__deadline="2027-06-01", **changes)
        data = build(folder.build("2027-01-02"))["opportunities/deadlines.ics"]
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        read.append((event.decoded("DTSTART"), event.decoded("SEQUENCE"), event.decoded("DTSTAMP"), event["UID"]))
    (day, sequence, stamp, uid), (later, higher, newer, same) = read
    assert (day, later) == (date(2027, 3, 20), date(2027, 5, 1))
    assert higher > sequence
    assert (stamp, newer) == (datetime(2026, 11, 20, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    assert uid == same


def test_lines_are_as_the_standard_asks(folder) -> None:
    folder.add("acme/bread", title="Ünïcödé " * 11)
    for data in build(folder.build()).values():
        assert data.endswith(b"\r\n")
        assert not re.search(rb"(?<!\r)\n", data)
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        assert vobject.readOne(data.decode()).validate(raiseException=True)


def test_ids_are_stable_and_events_one_per_listing(folder) -> None:
    folder.add("acme/a")
    folder.add("acme/b", description="Something else altogether to read here. " * 9)
    folder.add("acme/over", status="filled")
    one, other = (build(folder.build(day)) for day in ("2026-11-23", "2026-11-24"))
    assert one == other
    uids = [str(event["UID"]) for event in Calendar.from_ical(one["opportunities/deadlines.ics"]).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 2
    assert set(uids) == {str(event["UID"]) for event in Calendar.from_ical(one["employers/acme/deadlines.ics"]).walk(
        "VEVENT")}


def test_every_list_has_a_calendar(folder) -> None:
    folder.add("acme/bread")
    calendars = build(folder.build())
    assert {f"{one.path}deadlines.ics" for one in build_lists(folder.build())} == calendars.keys()


def test_a_calendar_without_deadlines_holds_what_the_standard_asks_for_and_shows_nothing(folder) -> None:
    folder.add_employer()
    for path, data in build(folder.build()).items():
        calendar = Calendar.from_ical(data)
        (component,) = calendar.subcomponents
        assert component.name == "VTIMEZONE", path
        assert component.to_tz().utcoffset(datetime(2026, 11, 23)) == timedelta(hours=-12)
        assert vobject.readOne(data.decode()).validate(raiseException=True)


def test_names_are_escaped_and_folded_as_text(folder) -> None:
    site = Site("Jobs; more, \\ and Ünïcödé " + "x" * 80, SITE.url)
    data = next(iterate_calendars(site, build_lists(folder.build()))).data
    name = f"Deadlines: Open projects · {site.name}"
    read = vobject.readOne(data.decode()).contents
    assert read["name"][0].value == read["x-wr-calname"][0].value == name
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@pytest.mark.parametrize("changes", [
    {"apply__deadline": "2026-12-20"},
    {"apply__deadline": "2026-12-10", "updated": "2026-11-21"},
    {"apply__deadline": "2026-12-14", "updated": "2026-11-22"},
])
def test_a_revision_has_a_higher_number(folder, changes: dict[str, str]) -> None:
    folder.add("acme/bread")
    before = read_revision(folder)
    folder.add("acme/bread", **changes)
    assert read_revision(folder) > before


def read_revision(folder: BoardFolder) -> int:
    (event,) = Calendar.from_ical(build(folder.build())["opportunities/deadlines.ics"]).walk("VEVENT")
    return int(event["SEQUENCE"])


def test_a_revision_fits_its_type_however_far_its_dates_are_apart() -> None:
    assert 0 <= count_revisions(date(1970, 1, 1), date(2099, 1, 1), date(2999, 1, 1)) < 2**31


def test_a_calendar_holds_the_newest(folder, monkeypatch) -> None:
    monkeypatch.setattr("microboard.publish.feeds.calendars.MAX_EVENTS", 3)
    for number in range(6):
        folder.add(f"acme/p-{number}", posted=f"2026-11-{10 + number}", status="filled" if number == 4 else "open",
                   description=f"Work number {number}, word{number}. " * 20)
    data = build(folder.build())["opportunities/deadlines.ics"].decode()
    assert [number for number in range(6) if f"/p-{number}/" in data.replace("\r\n ", "")] == [3, 5]
