"""Turns the upkeep of a board into text for people and JSON for programs."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from microboard.board import Opportunity
from microboard.care.upkeep import Upkeep


def build_text(upkeep: Upkeep) -> str:
    """Closed listings, then old ones by employer. Ids instead of titles: a terminal shows them as they are."""
    return "".join(f"{line}\n" for line in (*_list_closed(upkeep), "", *_list_old(upkeep), *_list_ended(upkeep)))


def build_json(upkeep: Upkeep) -> str:
    """One object: the days that were looked at, `closed`, and `asks` by employer."""
    return json.dumps({
        "as_of": upkeep.today.isoformat(),
        "since": upkeep.since.isoformat(),
        "confirm_after_days": upkeep.confirm_after_days,
        "closed": [_describe(one, upkeep.today) for one in upkeep.closed],
        "asks": [{"employer": ask.employer.id, "maintainers": list(ask.employer.maintainers),
                  "listings": [_describe(one, upkeep.today) for one in ask.opportunities],
                  "ended": [_describe(one, upkeep.today) for one in ask.ended]} for ask in upkeep.asks],
    }, indent=2, ensure_ascii=False) + "\n"


def _list_closed(upkeep: Upkeep) -> Iterator[str]:
    if not upkeep.closed:
        yield f"No listing has closed by its date since {upkeep.since}."
        return
    yield f"{_count(len(upkeep.closed))} closed since {upkeep.since}, by date and not by hand:"
    for one in upkeep.closed:
        reason = f"nobody has confirmed it since {one.confirmed}" if one.is_unconfirmed else "its deadline has passed"
        yield f"  {one.id}  last day {one.apply.last_day}, {reason}"


def _list_old(upkeep: Upkeep) -> Iterator[str]:
    count = sum(len(ask.opportunities) for ask in upkeep.asks)
    if not count:
        yield f"Every open listing was confirmed within the last {upkeep.confirm_after_days} days."
        return
    yield f"{_count(count)} not confirmed for {upkeep.confirm_after_days} days or more:"
    for ask in (one for one in upkeep.asks if one.opportunities):
        yield f"  {ask.employer.id} ({', '.join(ask.employer.maintainers)})"
        for one in ask.opportunities:
            verb = "closes" if one.is_open else "closed"
            yield (f"    {one.id}  confirmed {one.confirmed}, {(upkeep.today - one.confirmed).days} days ago; "
                   f"{verb} {one.apply.last_day}")


def _list_ended(upkeep: Upkeep) -> Iterator[str]:
    ended = [one for ask in upkeep.asks for one in ask.ended]
    if ended:
        yield from ("", f"{_count(len(ended))} of which nobody has told what came:")
        yield from (f"  {one.id}  last day {one.apply.last_day}" for one in ended)


def _count(number: int) -> str:
    return f"{number} listing{'' if number == 1 else 's'}"


def _describe(one: Opportunity, today: date) -> dict[str, Any]:
    return {
        "id": one.id, "path": one.source, "title": one.title, "state": one.state,
        "confirmed": one.confirmed.isoformat(), "days": (today - one.confirmed).days,
        "deadline": one.apply.deadline.isoformat(), "last_day": one.apply.last_day.isoformat(),
        "unconfirmed": one.is_unconfirmed,
    }
