"""Counts back in months of the calendar."""

from datetime import date


def begin_month(today: date, back: int) -> date:
    """The first day of the month that lies so many months back; 0 is the month of `today`."""
    number = today.year * 12 + today.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
