"""The one place that asks what time it is."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from microboard.read.days import YEARS, is_near, parse_calendar_day

# At noon UTC the date is the same in UTC and Anywhere on Earth (UTC-12).
NOON = time(12, tzinfo=UTC)


def read_clock(day: str = "", environ: Mapping[str, str] = os.environ) -> datetime:
    """The moment to build for, in UTC: `day` (``YYYY-MM-DD``, its noon), else SOURCE_DATE_EPOCH, else now.

    Raises ValueError, with a sentence for people, when `day` or SOURCE_DATE_EPOCH is no date.
    """
    if day:
        return datetime.combine(_read_day(day), NOON)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}". Write seconds since 1970, for example 1800000000.') from None
    if not is_near(moment.date()):
        raise ValueError(f'SOURCE_DATE_EPOCH is "{epoch}", which lies outside {YEARS}. Write for example 1800000000.')
    return moment


def get_closing(deadline: date) -> datetime:
    """The moment at which `deadline` is over Anywhere on Earth (UTC-12)."""
    return datetime.combine(deadline + timedelta(days=1), NOON)


def get_earth_date(moment: datetime) -> date:
    """The date that it still is, at `moment`, in the last time zone (UTC-12)."""
    return (moment - timedelta(hours=12)).date()


def _read_day(day: str) -> date:
    found = parse_calendar_day(day)
    if not found:
        raise ValueError(f'"{day}" is no date. Write year-month-day, for example 2027-01-15.')
    if not is_near(found):
        raise ValueError(f'"{day}" lies outside {YEARS}. Write for example 2027-01-15.')
    return found
