"""Turns the strength of a listing into a table."""

from microboard.answer.markdown import write_code
from microboard.check.strength.aspects import Aspect


def show_strength(path: str, aspects: tuple[Aspect, ...]) -> str:
    """The points of the listing at `path`, one row an aspect."""
    points, total = sum(aspect.points for aspect in aspects), sum(len(aspect.marks) for aspect in aspects)
    head = "| Aspect | Good | Missing | Try this |\n|---|---|---|---|\n"
    rows = "".join(map(_show_aspect, aspects))
    return f"### Strength of {write_code(path)}: {points} of {total} points\n\n{head}{rows}"


def _show_aspect(aspect: Aspect) -> str:
    name = f"{aspect.name.capitalize()}, {aspect.points} of {len(aspect.marks)}"
    good, missing = (" ".join(mark.reason for mark in aspect.marks if mark.is_earned is is_earned)
                     for is_earned in (True, False))
    return f"| {name} | {good or 'Nothing yet.'} | {missing or 'Nothing.'} | {aspect.suggestion or 'Leave it so.'} |\n"
