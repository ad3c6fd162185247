"""Sums up what each employer tells of the projects that ended: whether everyone got an answer, how soon choice and pay
came."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

from microboard.board.board import Answers, Wait
from microboard.board.model import Opportunity
from microboard.board.months import begin_month

# What fewer projects say is chance, or says of one employer what seems to be said of the board: it is not shown.
LEAST = 5
# This month and those before it.
MONTHS = 24


def build_answers(past: Mapping[str, Sequence[Opportunity]], today: date) -> dict[str, Answers]:
    """What is told often enough, by the employer's id: only of projects that ended in the last months. What was
    withdrawn chose nobody."""
    first = begin_month(today, MONTHS - 1)
    summed = {employer: _sum_up(members, first) for employer, members in past.items()}
    return {employer: answers for employer, answers in summed.items() if answers != Answers()}


def _sum_up(past: Sequence[Opportunity], first: date) -> Answers:
    told = [one.outcome for one in past if one.outcome and one.state != "withdrawn" and one.ended >= first]
    answered = [one.answered_everyone for one in told if one.answered_everyone is not None]
    return Answers(
        (sum(answered), len(answered)) if len(answered) >= LEAST else None,
        _wait([one.decided_in_days for one in told]), _wait([one.paid_in_days for one in told]))


def _wait(days: Sequence[int | None]) -> Wait | None:
    known = [one for one in days if one is not None]
    return Wait(median(known), len(known)) if len(known) >= LEAST else None
