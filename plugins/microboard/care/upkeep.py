"""Finds what has closed on a board, and which listings their employers should be asked about."""

from dataclasses import dataclass
from datetime import date, timedelta

from microboard.board import Board, Employer, Opportunity
from microboard.board.collections import group
from microboard.check.fields.field import Field

# How a project ends of which there is something to tell.
TELLING = frozenset({"closed", "filled", "completed"})
# To choose somebody, to begin and to pay; and how long people are asked.
AROUND, LONG = timedelta(weeks=4), timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Ask:
    """What one employer is asked about: listings whose last confirmation is old, the oldest first, and then projects
    that have ended and of which nobody has told what came."""

    employer: Employer
    opportunities: tuple[Opportunity, ...]
    ended: tuple[Opportunity, ...] = ()


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Listings that have closed by themselves since a day, and whom to ask about the others. Days are UTC. `tree` has
    the fields of a listing."""

    today: date
    since: date
    confirm_after_days: int
    closed: tuple[Opportunity, ...]
    asks: tuple[Ask, ...]
    tree: Field


def find_upkeep(board: Board, since: date) -> Upkeep:
    """The upkeep of a board. Samples need none: nobody could answer for them."""
    today, limit = board.as_of.date(), board.policy.confirm_after_days
    real = [one for one in board.opportunities if not one.employer.is_sample]
    closed = [one for one in real if one.state == "closed" and one.apply.closes.date() >= since]
    old = [one for one in real if (one.is_open or one.is_unconfirmed) and (today - one.confirmed).days >= limit]
    ended = [one for one in real if _is_told_of(one, today)]
    return Upkeep(today, since, limit, tuple(sorted(closed, key=lambda one: (one.apply.last_day, one.id))),
                  tuple(_group(old, ended)), board.tree)


def _is_told_of(one: Opportunity, today: date) -> bool:
    """Whether its employer can tell by now what came of it, and has not: its weeks are over, and so is the time to
    choose somebody and to pay. After half a year, nobody remembers."""
    if one.state not in TELLING or one.is_unconfirmed or (one.outcome and one.outcome.answered_everyone is not None):
        return False
    done = one.apply.last_day + timedelta(weeks=one.effort.weeks) + AROUND
    return done <= today <= done + LONG


def _group(old: list[Opportunity], ended: list[Opportunity]) -> list[Ask]:
    asked = group(sorted(old, key=lambda one: (one.confirmed, one.id)), lambda one: [one.employer.id])
    told = group(sorted(ended, key=lambda one: (one.apply.last_day, one.id)), lambda one: [one.employer.id])
    employers = {one.employer.id: one.employer for one in (*old, *ended)}
    return [Ask(employer, asked.get(name, ()), told.get(name, ())) for name, employer in sorted(employers.items())]
