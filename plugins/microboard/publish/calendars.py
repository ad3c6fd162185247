"""Turns lists of opportunities into calendars of their deadlines (RFC 5545).

Every event is serialised once and then put into each calendar that has it, and so is the calendar's own frame.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText, vUri
from icalendar.parser import Contentline, Parameters

from microboard.board import Opportunity
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site
from microboard.publish.text import write_date, write_pay, write_place

ICS = "deadlines.ics"
TYPE = "text/calendar"
REMIND = timedelta(days=-2)
END = b"END:VCALENDAR"
# More than the days from posting to any last day, so that a day of change outweighs any move of the deadline.
STEP = 1000


def iterate_calendars(site: Site, lists: Sequence[List]) -> Iterator[OutputFile]:
    """The calendar of every list."""
    events: dict[str, bytes] = {}
    for one in lists:
        for opportunity in one.opportunities:
            if opportunity.id not in events:
                events[opportunity.id] = build_event(opportunity, site)
        yield OutputFile(one.path + ICS, build_calendar(one, site, [events[o.id] for o in one.opportunities]))


def build_calendar(one: List, site: Site, events: Sequence[bytes]) -> bytes:
    """A calendar to subscribe to: it has no METHOD, and asks to be looked at once a day."""
    name = f"Deadlines: {one.title} · {site.name}"
    # NAME is RFC 7986; X-WR-CALNAME is what older programs read.
    lines = [_write_line("NAME", name), _write_line("X-WR-CALNAME", name), _write_line("URL", site.url + one.page)]
    head = _build_head().removesuffix(END + b"\r\n")
    return head + b"".join([*lines, *(events or [_build_zone()])]) + END + b"\r\n"


@cache
def _build_head() -> bytes:
    """What every calendar says; icalendar takes longer for it than for an event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Microboard//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-published-ttl", "P1D")
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    return bytes(calendar.to_ical())


def _write_line(name: str, value: str) -> bytes:
    """A line of text, escaped and folded by icalendar."""
    line = Contentline.from_parts(name, Parameters(), vText(value) if name != "URL" else vUri(value))
    return bytes(line.to_ical()) + b"\r\n"


@cache
def _build_zone() -> bytes:
    """The time zone of the last place on Earth. A calendar must hold something (RFC 5545, section 3.6), and of all that
    it may hold, only a time zone is shown nowhere."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/GMT+12")
    standard.add("dtstart", datetime(1970, 1, 1))  # local time, as the standard asks
    standard.add("tzoffsetfrom", timedelta(hours=-12))
    standard.add("tzoffsetto", timedelta(hours=-12))
    zone.add_component(standard)
    return bytes(zone.to_ical())


def build_event(opportunity: Opportunity, site: Site) -> bytes:
    """The last day as an event of one day, with an alarm two days before. Its times come from the listing alone."""
    url = site.url + opportunity.path
    last_day = opportunity.apply.last_day
    # A confirmation may move the last day.
    stamp = datetime.combine(opportunity.confirmed, time(tzinfo=UTC))
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, url)))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", count_revisions(opportunity.posted, opportunity.confirmed, last_day))
    event.add("dtstart", last_day)
    event.add("dtend", last_day + timedelta(days=1))
    event.add("summary", f"Apply by today: {opportunity.title} ({opportunity.employer.name})")
    event.add("description", _describe(opportunity, url))
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [opportunity.category.label])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Two days left to apply: {opportunity.title}")
    alarm.add("trigger", REMIND)
    event.add_component(alarm)
    return bytes(event.to_ical())


def count_revisions(posted: date, changed: date, last_day: date) -> int:
    """A number that grows when the listing says that it has changed, and when its last day is put off without a word.

    It falls only where the last day is brought forward without a new `updated`, which the check warns about.
    """
    return (changed - posted).days * STEP + min((last_day - posted).days, STEP - 1)


def _describe(opportunity: Opportunity, url: str) -> str:
    return "\n".join([
        opportunity.summary,
        f"{write_pay(opportunity)}. {write_place(opportunity)}.",
        f"You can apply until {write_date(opportunity.apply.last_day)} is over everywhere on Earth, which is noon UTC "
        "on the day after.",
        url,
    ])
