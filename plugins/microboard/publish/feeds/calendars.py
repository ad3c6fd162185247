"""Turns lists of opportunities into calendars of their deadlines (RFC 5545).

icalendar writes one event and one calendar with marks, and the lines of every other are stamped. Each event is written
once and then put into every calendar that has it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from microboard.board import Opportunity
from microboard.publish.lists import List
from microboard.publish.output import OutputFile, Site
from microboard.publish.text.phrases import format_pay, format_place
from microboard.publish.text.stencil import SIGN, Place, Stencil, mark
from microboard.words.formats import format_date
from microboard.words.speech import _

ICS = "deadlines.ics"
TYPE = "text/calendar"
# More than anybody reads in a calendar.
MAX_EVENTS = 200
REMIND = timedelta(days=-2)
MAX_OCTETS = 75
BACKSLASH = ord("\\")
# Stand-ins for the days and the number of an event, until the stencil is cut.
START, STAMP, SEQUENCE = date(9999, 1, 1), datetime(9998, 1, 1, tzinfo=UTC), 99999
END = "END:VCALENDAR"
# Properties whose values are no texts: moments, numbers and addresses.
PLAIN = frozenset(("DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "URL"))
LINE = re.compile(f"(?P<head>[^{SIGN}\\r\\n]*){SIGN}(?P<name>\\w+){SIGN}\\r\\n")
# More than the days from posting to any last day, so that a day of change outweighs any move of the deadline.
STEP = 1000


def iterate_calendars(
    site: Site, lists: Sequence[List], get_event: Callable[[Opportunity], bytes] | None = None
) -> Iterator[OutputFile]:
    """The calendar of every list that has one; `get_event` gives events that are made already."""
    get = get_event or cache(partial(build_event, site=site))
    for one in lists:
        for path in list_calendar_files(one):
            yield OutputFile(path, build_calendar(one, site, [get(o) for o in choose_events(one)]))


def list_calendar_files(one: List) -> list[str]:
    """The path of the calendar of a list, if it has one."""
    return [] if one.is_brief else [one.path + ICS]


def choose_events(one: List) -> tuple[Opportunity, ...]:
    """The opportunities of a list that its calendar holds: the open ones of its newest members. As in a feed, what
    closes lets no other in."""
    return tuple(each for each in one.members[:MAX_EVENTS] if each.is_open)


def build_calendar(one: List, site: Site, events: Sequence[bytes]) -> bytes:
    """A calendar to subscribe to: it has no METHOD, and asks to be looked at once a day."""
    return _cut_calendar().stamp({
        "name": _("Deadlines: {list} · {site}", list=one.title, site=site.name), "page": site.url + one.page,
        "events": b"".join(events or [_build_zone()]),
    })


@cache
def _cut_calendar() -> Stencil:
    """The frame of every calendar; icalendar takes longer for it than for an event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Microboard//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-published-ttl", "P1D")
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    # NAME is RFC 7986; X-WR-CALNAME is what older programs read.
    lines = (f"NAME:{mark('name')}", f"X-WR-CALNAME:{mark('name')}", f"URL:{mark('page')}", mark("events"), END)
    return _cut_lines(calendar.to_ical().decode().replace(END, "\r\n".join(lines)))


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
    o, url = opportunity, site.url + opportunity.path
    last_day = o.apply.last_day
    # A confirmation may move the last day.
    return _cut_event().stamp({
        "uid": str(uuid5(NAMESPACE_URL, site.ids + o.first_path)), "stamp": f"{o.confirmed:%Y%m%d}T000000Z", "url": url,
        "sequence": str(count_revisions(o.posted, o.confirmed, last_day)),
        "start": f"{last_day:%Y%m%d}", "end": f"{last_day + timedelta(days=1):%Y%m%d}",
        "summary": _("Last day to apply: {title} ({employer})", title=o.title, employer=o.employer.name),
        "text": _describe(o, url), "category": o.category.label,
        "alarm": _("Two days left to apply: {title}", title=o.title),
    })


@cache
def _cut_event() -> Stencil:
    """An event as icalendar writes it."""
    data = make_event(**{name: mark(name) for name in ("uid", "summary", "text", "category", "alarm", "url")},
                      start=START, stamp=STAMP, sequence=SEQUENCE).to_ical().decode()
    stands = {f"{STAMP:%Y%m%dT%H%M%SZ}": "stamp", f"{START:%Y%m%d}": "start",
              f"{START + timedelta(days=1):%Y%m%d}": "end", str(SEQUENCE): "sequence"}
    for value, name in stands.items():
        data = data.replace(f":{value}\r\n", f":{mark(name)}\r\n")
    return _cut_lines(data)


def _cut_lines(text: str) -> Stencil:
    """A stencil of lines that end in a mark: a line is folded whole."""
    return Stencil(text, [Place(*found.span(), found["name"], partial(_build_line, found["head"]))
                          for found in LINE.finditer(text)])


def _build_line(head: str, value: str) -> str:
    """A property with its value, after it is escaped if it is a text (RFC 5545, section 3.3.11)."""
    is_text = re.split("[:;]", head)[0] not in PLAIN
    return fold(head + (vText(value).to_ical().decode() if is_text else value))


def make_event(
    *, uid: str, summary: str, text: str, category: str, alarm: str, url: str, start: date, stamp: datetime,
    sequence: int,
) -> Event:
    """The event in icalendar's terms."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", text)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [category])
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", alarm)
    reminder.add("trigger", REMIND)
    event.add_component(reminder)
    return event


def fold(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets that break between characters (RFC 5545, section 3.1)."""
    data, pieces = line.encode(), []
    while len(data) > MAX_OCTETS:
        end = MAX_OCTETS
        while data[end] & 0xC0 == 0x80:
            end -= 1
        # Some programs look for escapes before they join lines.
        end -= data[end - 1] == BACKSLASH
        pieces.append(data[:end])
        data = b" " + data[end:]
    return b"\r\n".join([*pieces, data, b""]).decode()


def count_revisions(posted: date, changed: date, last_day: date) -> int:
    """A number that grows when the listing says that it has changed, and when its last day is put off without a word.

    It falls only where the last day is brought forward without a new `updated`, which the check warns about.
    """
    return (changed - posted).days * STEP + min((last_day - posted).days, STEP - 1)


def _describe(opportunity: Opportunity, url: str) -> str:
    return "\n".join([
        opportunity.summary,
        f"{format_pay(opportunity)}. {format_place(opportunity)}.",
        _("You can apply until {day} is over everywhere on Earth, which is noon UTC on the day after.",
          day=format_date(opportunity.apply.last_day)),
        url,
    ])
