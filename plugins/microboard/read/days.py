"""Reads days as people write them in files and options, within the years that a board can mean."""

from datetime import date
from functools import lru_cache

# A slip in the year must not reach what adds days to it: a calendar ends with 9999, and most programs count from 1970.
# The browser knows the same years (assets/lib/days.js), and a test compares the two.
FIRST_YEAR, LAST_YEAR = 1970, 2099
EPOCH = date(1970, 1, 1)
YEARS = f"the years {FIRST_YEAR} to {LAST_YEAR}"


def parse_date(value: object) -> date | None:
    """A date written as ``YYYY-MM-DD``; None for anything else, and for a year that nobody can mean."""
    day = parse_calendar_day(value)
    return day if day and is_near(day) else None


def parse_calendar_day(value: object) -> date | None:
    """A date written as ``YYYY-MM-DD``, in any year, or None."""
    # The cache keeps no long texts.
    return _parse_text(value) if isinstance(value, str) and len(value) == 10 else None


def is_near(day: date) -> bool:
    """Whether a board can mean a day of that year."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def count_days(day: date) -> int:
    """The number of a day: 0 is 1 January 1970."""
    return (day - EPOCH).days


@lru_cache(maxsize=4096)
def _parse_text(text: str) -> date | None:
    # fromisoformat also takes 20270131 and 2027-W05-1, which no schema for `format: date` does.
    if text[4] != "-" or text[7] != "-" or text[5] == "W" or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
