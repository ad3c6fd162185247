"""Reads what somebody asks of the open listings, in the words of the browse page's address."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from microboard.check.problems.finding import Finding
from microboard.check.values.near import find_near
from microboard.check.views.filters import Filters
from microboard.read.days import count_days, parse_date
from microboard.read.problem import shorten
from microboard.words.formats import format_choice
from microboard.words.speech import _

# Least and most, or None where there is no limit.
Range = tuple[float | None, float | None]
NUMBER = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
ID = re.compile(r"[^\W_]([^\W_]|-){0,59}")
LONGEST_TEXT = 200
# More choices are too many to read in a hint.
MAX_NAMED = 12


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. `choices` are ids and `ranges` limits, by the names of filters; days count from 1970. `currency`
    is that of the range of pay, and of all pay where `is_one_currency`. Somebody is `free` for so many hours a week,
    from the day `since` on and `until` another. `address` says the same behind the ``?`` of the browse page."""

    text: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    currency: str = ""
    is_one_currency: bool = False
    free: float | None = None
    since: float | None = None
    until: float | None = None
    address: str = ""


class _RefusedError(ValueError):
    """A value that says nothing: the rule that it breaks, and what to write."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


def check_query(given: Mapping[str, str], filters: Filters, sign: str = ": ") -> Iterator[Finding]:
    """What is wrong with the values of filters, by name; each is at the name of its filter. `sign` stands between the
    two where they are written."""
    for name, value in given.items():
        if name not in filters.names:
            yield _refuse_name(name, filters)
            continue
        try:
            _read(name, value, filters)
        except _RefusedError as refused:
            yield Finding((name,), refused.rule, refused.message, refused.hint)
    for name in ("rate", "only"):
        if name in given and "currency" not in given:
            yield Finding((name,), "field-missing", _("{name} needs a currency.", name=shorten(name)),
                          _("Add it, for example {line}.", line=f"currency{sign}EUR"), is_at_name=True)


def read_query(given: Mapping[str, str], filters: Filters) -> Query:
    """The query in values in which `check_query` finds nothing."""
    read = {name: _read(name, value, filters) for name, value in given.items()}
    ranged = filters.numbers | filters.days
    return Query(
        choices={name: value for name, value in read.items() if name in filters.choices or name in filters.open},
        ranges={name: value for name, value in read.items() if name in ranged}, is_one_currency="only" in read,
        **{name: read[name] for name in ("text", "currency", "free", "since", "until") if name in read},
        address="&".join(f"{name}={_write(read[name], value)}" for name, value in given.items()))


def _write(read: object, value: str) -> str:
    """A value as it stands in an address, without the spaces that people put between choices."""
    return quote(",".join(read) if isinstance(read, tuple) and isinstance(read[0], str) else value.strip(), safe=",")


def _refuse_name(name: str, filters: Filters) -> Finding:
    if name == "sort":
        return Finding((name,), "field-unknown", _("A list has its order already."), _("Remove it."), is_at_name=True)
    close = find_near(name, filters.names)
    names = _("The filters are: {names}.", names=", ".join(filters.names))
    return Finding((name,), "field-unknown", _("There is no filter {name}.", name=shorten(name)),
                   _("Did you mean {name}?", name=close) if close else names, is_at_name=True, write=close)


def _read(name: str, value: str, filters: Filters) -> Any:
    """The value of a filter that is there. Raises _RefusedError."""
    if name in filters.choices or name in filters.open:
        return _read_choices(name, value, filters)
    if name in filters.numbers or name in filters.days:
        return _read_range(value, _read_day if name in filters.days else _read_number)
    if name == "currency":
        return _choose(value.strip(), filters.currencies)
    if name == "only":
        return _choose(value.strip(), ("1",))
    if name == "text":
        return _read_text(value)
    return (_read_number if name == "free" else _read_day)(value.strip())


def _read_choices(name: str, value: str, filters: Filters) -> tuple[str, ...]:
    ids = [one.strip() for one in value.split(",")]
    if name == "from" and len(ids) > 1:
        raise _RefusedError("list-length", _("Somebody is in one country."), _("Keep one."))
    return tuple(dict.fromkeys(_choose(one, filters.choices.get(name)) for one in ids))


def _choose(one: str, choices: tuple[str, ...] | None) -> str:
    """One of the choices; of a filter that takes any, whatever fits into an address."""
    if one in choices if choices is not None else ID.fullmatch(one) and one == one.lower():
        return one
    message = _("{value} is not one of the choices.", value=shorten(one))
    if choices is None:
        raise _RefusedError("value-choice", message, _("Write small letters, digits and hyphens, as the address of the "
                                                      "browse page has them."))
    named = {choice.casefold(): choice for choice in choices}
    close = named.get(one.casefold()) or named.get(find_near(one.casefold(), named), "")
    if close:
        raise _RefusedError("value-choice", message, _("Did you mean {name}?", name=close))
    shown = format_choice(choices[:MAX_NAMED]) if len(choices) <= MAX_NAMED else \
        _("{names} and {count} more", names=", ".join(choices[:MAX_NAMED]), count=len(choices) - MAX_NAMED)
    raise _RefusedError("value-choice", message, _("Write one of: {names}.", names=shown))


def _read_range(value: str, read: Callable[[str], float]) -> Range:
    first, _dots, last = (part.strip() for part in value.partition(".."))
    least, most = (read(part) if part else None for part in (first, last))
    if least is None and most is None:
        read("")
    if least is not None and most is not None and least > most:
        raise _RefusedError("value-range", _("{value} begins after its end.", value=shorten(value)),
                            _("Write the smaller one first."))
    return least, most


def _read_number(text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise _RefusedError("value-format", _("{value} is not a number.", value=shorten(text)),
                            _("Write a number, for example {example}.", example="10"))
    return float(text)


def _read_day(text: str) -> float:
    day = parse_date(text)
    if not day:
        raise _RefusedError("value-format", _("{value} is no date.", value=shorten(text)),
                            _("Write year-month-day, for example {example}.", example="2027-01-31"))
    return count_days(day)


def _read_text(value: str) -> str:
    text = value.strip()
    if not any(map(str.isalnum, text)) or len(text) > LONGEST_TEXT:
        raise _RefusedError("value-length", _("{value} has no word in it, or too many.", value=shorten(text)),
                            _("Write the words that each listing has to have, in at most {count} characters.",
                              count=LONGEST_TEXT))
    return text
