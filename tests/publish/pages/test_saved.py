"""What students keep in the browser agrees with what the board publishes, and reads back whatever was written."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from boards import ROOT
from microboard.publish.feeds.calendars import build_event
from microboard.publish.output import Site
from node import Script

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
