"""Judges one listing by the table in ``rules.yml``: what a schema cannot say.

The browser reads the same table, in ``assets/submit/rules.js``; a test compares what both find.
"""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microboard.check.listing.values import Case, Values, list_values, list_words
from microboard.check.problems.finding import Finding, Rule
from microboard.read.yaml import parse_yaml

TABLE: Any = parse_yaml(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8")).values
RULES = tuple(Rule(name, rule["title"], rule["why"], rule.get("severity", "error"), is_changeable=True)
              for name, rule in TABLE.items())
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
PLACE = re.compile(r"\{([a-z_.]+)\}")

Condition = Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class RuleCase:
    """What a rule says of the field `at` where all of `when` holds. `says` and `hint` name values in braces."""

    rule: str
    at: str
    when: tuple[Condition, ...]
    says: str
    hint: str


def list_cases() -> Iterator[dict[str, Any]]:
    """Every case of every rule, with what it has of its rule: `rule`, `at`, `when`, `says` and `hint`."""
    for name, rule in TABLE.items():
        for case in rule.get("cases", [{}]):
            whole = {"rule": name, **rule, **case, "when": [*rule.get("when", ()), *case.get("when", ())]}
            yield {key: whole[key] for key in ("rule", "at", "when", "says", "hint")}


def _read_condition(text: str) -> Condition:
    name, compared, other = text.split(" ", 2)
    if compared == "is":
        words = other.split(" or ")
        return lambda values: values.get(name) in words
    compare = COMPARE[compared]

    def holds(values: Values) -> bool:
        one, another = values.get(name), values.get(other)
        return one is not None and another is not None and compare(one, another)

    return holds


CASES = tuple(RuleCase(**{**case, "when": tuple(map(_read_condition, case["when"]))}) for case in list_cases())


def check_listing(case: Case) -> Iterator[Finding]:
    """Everything that the policy's rules find in one listing. Works on listings that the schema refuses, too."""
    values = list_values(case)
    said: set[tuple[str, str]] = set()
    for one in CASES:
        # A loop, since this is asked often and generators take their time.
        for holds in one.when:
            if not holds(values):
                break
        else:
            if (one.rule, one.at) not in said and case.policy.asks(one.rule):
                said.add((one.rule, one.at))
                words = list_words(values, case)
                yield Finding(tuple(one.at.split(".")), one.rule, _fill(one.says, words), _fill(one.hint, words))


def _fill(text: str, words: dict[str, str]) -> str:
    return PLACE.sub(lambda place: words[place[1]], text)
