"""Judges one listing by the table in ``rules.yml``: what a schema cannot say.

The browser reads the same table, in ``assets/submit/rules.js``; a test compares what both find.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from microboard.check.listing import table
from microboard.check.listing.table import Condition
from microboard.check.listing.values import Case, list_values, list_words
from microboard.check.problems.finding import Finding, Rule
from microboard.words.speech import _

TABLE = table.read_table(Path(__file__).with_name("rules.yml"))
RULES = tuple(Rule(name, rule["title"], rule["why"], rule.get("severity", "error"), is_changeable=True)
              for name, rule in TABLE.items())


@dataclass(frozen=True, slots=True)
class RuleCase:
    """What a rule says, in English, of the field `at` where all of `when` holds. `says` and `hint` name values in
    braces."""

    rule: str
    at: str
    when: tuple[Condition, ...]
    says: str
    hint: str


def list_cases() -> Iterator[dict[str, Any]]:
    """Every case of every rule: `rule`, `at`, `when`, and in English `says` and `hint`."""
    for name, case in table.list_cases(TABLE):
        yield {"rule": name, **{key: case[key] for key in ("at", "when", "says", "hint")}}


CASES = tuple(RuleCase(**{**case, "when": tuple(map(table.read_condition, case["when"]))}) for case in list_cases())


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
                yield Finding(tuple(one.at.split(".")), one.rule, table.fill(_(one.says), words),
                              table.fill(_(one.hint), words))
