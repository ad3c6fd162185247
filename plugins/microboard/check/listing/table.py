"""Reads tables of cases: what is said where some conditions hold. ``rules.yml`` says what a table looks like."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from microboard.read.yaml import parse_yaml

Value = date | float | str | None
Values = Mapping[str, Value]
Condition = Callable[[Values], bool]
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
PLACE = re.compile(r"\{([a-z_.]+)\}")
NUMBER = re.compile(r"[0-9.]+")


def read_table(path: Path) -> dict[str, dict[str, Any]]:
    """The table in a file that Microboard ships, by the names of its entries."""
    table: Any = parse_yaml(path.read_text(encoding="utf-8")).values
    return dict(table)


def list_cases(table: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case, with what it has of its entry, by the entry's name."""
    for name, entry in table.items():
        for case in entry.get("cases", [{}]):
            yield name, {**entry, **case, "when": [*entry.get("when", ()), *case.get("when", ())]}


def read_condition(text: str) -> Condition:
    """The function that says whether a condition holds, such as ``apply.deadline < posted`` or ``status is open``."""
    name, compared, other = text.split(" ", 2)
    if compared == "is":
        words = other.split(" or ")
        return lambda values: values.get(name) in words
    compare, limit = COMPARE[compared], float(other) if NUMBER.fullmatch(other) else None

    def holds(values: Values) -> bool:
        one, another = values.get(name), values.get(other) if limit is None else limit
        return one is not None and another is not None and compare(one, another)

    return holds


def fill(text: str, words: Mapping[str, str]) -> str:
    """The text with words in place of their names in braces."""
    return PLACE.sub(lambda place: words[place[1]], text)
