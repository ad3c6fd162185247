"""Turns lists of opportunities into calendars of their deadlines (RFC 5545).

Every event is serialised once and then put into each calendar that has it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from microboard.board import Opportunity
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site
from microboard.publish.text import write_date, write_pay, write_place

ICS = "deadlines.ics"
TYPE = "text/calendar"
REMIND = timedelta(days=-2)


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
    calendar = Calendar()
    calendar.add("prodid", "-//Microboard//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    name = f"Deadlines: {one.title} · {site.name}"
    calendar.add("name", name)  # RFC 7986; the next two are what older programs read.
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", "P1D")
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("url", site.url + one.page)
    frame = bytes(calendar.to_ical())
    end = frame.rindex(b"END:VCALENDAR")
    return frame[:end] + b"".join(events) + frame[end:]


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
    event.add("sequence", (opportunity.confirmed - opportunity.posted).days)
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


def _describe(opportunity: Opportunity, url: str) -> str:
    return "\n".join([
        opportunity.summary,
        f"{write_pay(opportunity)}. {write_place(opportunity)}.",
        f"You can apply until {write_date(opportunity.apply.last_day)} is over everywhere on Earth, which is noon UTC "
        "on the day after.",
        url,
    ])
