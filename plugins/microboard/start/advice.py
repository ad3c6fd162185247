"""What a board or its repository lacks, in one line each."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """What is missing, why it matters, and what to do: a sentence or two each. `stops` where people who post, apply or
    report meet a dead end; else it only helps."""

    what: str
    why: str
    do: str
    stops: bool = False


def build_report(found: Iterable[Advice], unseen: Iterable[str] = ()) -> str:
    """The advice, what stops people first, and what GitHub did not show."""
    advice = sorted(found, key=lambda one: not one.stops)
    lines = [f"{'stops' if one.stops else 'helps'}  {one.what} {one.why} {one.do}" for one in advice]
    hidden = ", ".join(unseen)
    lines += [f"Not seen, since GitHub shows it only to a token that may read it: {hidden}."] if hidden else []
    stops = sum(one.stops for one in advice)
    lines.append(f"Missing: {len(advice)}. Stopping people: {stops}." if advice else "Nothing is missing.")
    return "".join(f"{''.join(c if c.isprintable() else '?' for c in line)}\n" for line in lines)
