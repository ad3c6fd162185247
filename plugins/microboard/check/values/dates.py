"""Reads the dates that people write in other ways, where only one day can be meant: in English, or as the language of
the board has it."""

import re

from babel import Locale

from microboard.check.letters.plain_signs import write_plain
from microboard.read.days import parse_date
from microboard.words.speech import get_locale, remember

ENGLISH = Locale("en")
# Year, month, day: 2027/1/31, 2027.01.31, or with a time after it.
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{2}:\d{2}.{0,20})?")
# 31.01.2027: where dots stand between the numbers, the day comes first.
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
# The end of 15/1/27.
SHORT_YEAR = re.compile(r"^(\d{1,2}[/.-]\s?\d{1,2}[/.-]\s?)(\d{2})$")
DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)? (?:de )?([^\W\d_]{3,12})\.?,? (?:de )?(\d{4})")
MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def mend_date(text: str) -> str:
    """The day that `text` names, as ``YYYY-MM-DD``; nothing where it could be another, such as 03/04/2027."""
    written = write_plain(text).strip().lower()
    if found := YEAR_FIRST.fullmatch(written):
        return _build(found[1], found[2], found[3])
    if found := DOTTED.fullmatch(written):
        return _build(found[3], found[2], found[1])
    if found := SLASHED.fullmatch(written):
        readings = _read_slashed(found)
        return readings[0] if len(readings) == 1 else ""
    if found := DAY_MONTH.fullmatch(written):
        return _build(found[3], _find_month(found[2]), found[1])
    if found := MONTH_DAY.fullmatch(written):
        return _build(found[3], _find_month(found[1]), found[2])
    return ""


def read_date(text: str) -> str:
    """The same for what somebody typed into a table for this board: numbers between slashes come in the order of the
    board's language, where it has one, and 27 is 2027."""
    written = _write_year(text)
    readings = list_readings(written)
    return mend_date(written) or (readings[0] if readings and _is_ordered() else "")


def list_readings(text: str) -> list[str]:
    """The days that numbers between slashes may name, as ``YYYY-MM-DD``: that of the board's language first."""
    found = SLASHED.fullmatch(_write_year(text))
    if not found:
        return []
    pattern = str(get_locale().date_formats["short"].pattern).lower()
    readings = _read_slashed(found)
    return readings if pattern.find("d") < pattern.find("m") else readings[::-1]


def _read_slashed(found: re.Match[str]) -> list[str]:
    """The days that numbers between slashes may name: with the day first, with the month first."""
    readings = (_build(found[3], found[2], found[1]), _build(found[3], found[1], found[2]))
    return [day for day in dict.fromkeys(readings) if day]


def _write_year(text: str) -> str:
    """The text in plain signs, with four digits for the year of 15/1/27."""
    return SHORT_YEAR.sub(r"\g<1>20\2", write_plain(text).strip())


def _is_ordered() -> bool:
    """Whether the language of the board has one order of day and month: English has two, by the country."""
    locale = get_locale()
    return locale.language != "en" or bool(locale.territory)


def _find_month(word: str) -> str:
    numbers = {str(number) for number, name in _list_months() if name.startswith(word)}
    return numbers.pop() if len(numbers) == 1 else "0"


@remember()
def _list_months() -> list[tuple[int, str]]:
    """The months with their names in small letters."""
    return [(number, str(name).lower()) for locale in (ENGLISH, get_locale())
            for number, name in locale.months["format"]["wide"].items()]


def _build(year: str, month: str, day: str) -> str:
    written = f"{year}-{month:0>2}-{day:0>2}"
    return written if parse_date(written) else ""
