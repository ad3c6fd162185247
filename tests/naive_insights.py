"""What is measured of a board, said again as plainly as possible from its files alone, to compare the two.

It knows nothing of samples, of logins or of listings that close early for want of a word.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Files = list[dict[str, Any]]


def read_listings(root: Path) -> Files:
    paths = (path for path in root.glob("opportunities/*/*.yml") if path.name != "employer.yml")
    return [yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) for path in sorted(paths)]


def find_state(listing: dict[str, Any], day: date) -> str:
    said = listing.get("status", "open")
    if said not in ("open", "paused"):
        return str(said)
    end = datetime.combine(date.fromisoformat(listing["apply"]["deadline"]), datetime.min.time(), UTC)
    # The end of that day 12 hours west of Greenwich; a board is built at noon.
    is_over = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12) >= end + timedelta(days=1, hours=12)
    return "closed" if is_over else str(said)


def find_quartiles(numbers: Iterable[Fraction]) -> tuple[float, ...]:
    ordered = sorted(numbers)
    found = []
    for part in (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)):
        at = part * (len(ordered) - 1)
        below = int(at)
        above = min(below + 1, len(ordered) - 1)
        found.append(round(float(ordered[below] + (ordered[above] - ordered[below]) * (at - below)), 2))
    return tuple(found)


def get_rate(listing: dict[str, Any]) -> Fraction:
    amount = Fraction(listing["pay"]["amount"])
    return amount if listing["pay"]["type"] == "hourly" else amount / Fraction(listing["effort"]["hours"])


def get_end(listing: dict[str, Any], day: date) -> str:
    deadline = listing["apply"]["deadline"]
    if find_state(listing, day) == "closed":
        return str(deadline)
    updated = listing.get("updated", "")
    return min(str(deadline), updated if listing["posted"] < updated <= day.isoformat() else listing["posted"])


def tabulate(root: Path, day: date) -> set[tuple[str, ...]]:
    """The rows of the table, without their order, as texts."""
    listings = read_listings(root)
    live = [one for one in listings if find_state(one, day) == "open"]
    first = date(day.year - (day.month < 12), day.month % 12 + 1, 1).isoformat()
    posted = [one for one in listings if find_state(one, day) != "withdrawn" and first <= one["posted"]]
    ended = [one for one in listings if find_state(one, day) not in ("open", "paused") and first <= get_end(one, day)]
    rows = {*tabulate_pay([one for one in live if one["pay"]["type"] != "unpaid"])}
    hours = [Fraction(one["effort"]["hours"]) / Fraction(one["effort"]["weeks"]) for one in live]
    rows |= tabulate_numbers("hours-per-week", hours, [5, 10, 15, 20])
    days = [Fraction((date.fromisoformat(one["apply"]["deadline"]) - date.fromisoformat(one["posted"])).days)
            for one in posted]
    rows |= tabulate_numbers("days-to-apply", days, [7, 14, 30, 60, 90])
    kinds: dict[str, Callable[[Any], bool]] = {
        "weekly": lambda one: one["mentor"]["check_ins"] in ("daily", "weekly", "twice-weekly"),
        "written": lambda one: "written" in one["mentor"].get("feedback", []),
        "live": lambda one: "live" in one["mentor"].get("feedback", []),
        "rubric": lambda one: "rubric" in one["mentor"].get("feedback", []),
        "reference": lambda one: one["mentor"].get("reference", "none") != "none",
        "introductions": lambda one: "introductions" in one["mentor"],
        "reply": lambda one: "reply_within" in one["mentor"],
    }
    rows |= tabulate_kinds("mentorship", live, kinds)
    rows |= tabulate_kinds("place", live, {
        "worldwide": lambda one: one["location"].get("applicants_from") == "worldwide",
        "remote": lambda one: isinstance(one["location"].get("applicants_from"), list),
        "hybrid": lambda one: one["location"]["mode"] == "hybrid",
        "onsite": lambda one: one["location"]["mode"] == "onsite"})
    rows |= tabulate_kinds("ended", ended, {
        state: lambda one, state=state: find_state(one, day) == state  # type: ignore[misc]
        for state in ("completed", "filled", "withdrawn", "closed")} | {"unconfirmed": lambda _one: False})
    for number in range(12):
        month = f"{day.year - (day.month - number < 1)}-{(day.month - number - 1) % 12 + 1:02}"
        there = [one for one in posted if one["posted"].startswith(month)]
        people = sum(int(one.get("openings", 1)) for one in there)
        rows.add(("month", month, "", str(len(there)), "", str(people), "", "", ""))
    return rows


def tabulate_pay(paid: Files) -> Iterable[tuple[str, ...]]:
    for currency in {one["pay"]["currency"] for one in paid}:
        of_currency = [one for one in paid if one["pay"]["currency"] == currency]
        for category in {"", *(one["category"] for one in of_currency)}:
            rates = [get_rate(one) for one in of_currency if category in ("", one["category"])]
            if len(rates) >= 5:
                yield "pay-per-hour", category, currency, str(len(rates)), "", "", *write_quartiles(rates)


def tabulate_numbers(name: str, numbers: list[Fraction], steps: list[int]) -> set[tuple[str, ...]]:
    if len(numbers) < 5:
        return set()
    whole = str(len(numbers))
    rows = {(name, "", "", whole, "", "", *write_quartiles(numbers))}
    for below, above in zip([None, *steps], [*steps, None], strict=True):
        count = sum((below is None or number > below) and (above is None or number <= above) for number in numbers)
        names = [f"more-than-{below}"] if below else []
        names += [f"up-to-{above}"] if above else []
        rows.add((name, "-".join(names), "", str(count), whole, "", "", "", ""))
    return rows


def tabulate_kinds(name: str, group: Files, kinds: dict[str, Callable[[Any], bool]]) -> set[tuple[str, ...]]:
    if len(group) < 5:
        return set()
    return {(name, kind, "", str(sum(map(holds, group))), str(len(group)), "", "", "", "")
            for kind, holds in kinds.items()}


def write_quartiles(numbers: list[Fraction]) -> list[str]:
    return [f"{number:g}" for number in find_quartiles(numbers)]
