"""Finds what has closed on a board, and which listings their employers should be asked about."""

from dataclasses import dataclass
from datetime import date

from microboard.board import Board, Employer, Opportunity


@dataclass(frozen=True, slots=True)
class Ask:
    """What one employer is asked about: listings whose last confirmation is old, the oldest first."""

    employer: Employer
    opportunities: tuple[Opportunity, ...]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Listings that have closed by themselves since a day, and whom to ask about the others. Days are UTC."""

    today: date
    since: date
    confirm_after_days: int
    closed: tuple[Opportunity, ...]
    asks: tuple[Ask, ...]


def find_upkeep(board: Board, since: date) -> Upkeep:
    """The upkeep of a board. Samples need none: nobody could answer for them."""
    today, limit = board.as_of.date(), board.policy.confirm_after_days
    real = [one for one in board.opportunities if not one.employer.is_sample]
    closed = [one for one in real if one.state == "closed" and one.apply.closes.date() >= since]
    old = [one for one in real if (one.is_open or one.is_unconfirmed) and (today - one.confirmed).days >= limit]
    return Upkeep(today, since, limit, tuple(sorted(closed, key=lambda one: (one.apply.last_day, one.id))),
                  tuple(_group(old)))


def _group(opportunities: list[Opportunity]) -> list[Ask]:
    groups: dict[str, list[Opportunity]] = {}
    for one in sorted(opportunities, key=lambda one: (one.employer.id, one.confirmed, one.id)):
        groups.setdefault(one.employer.id, []).append(one)
    return [Ask(members[0].employer, tuple(members)) for members in groups.values()]
