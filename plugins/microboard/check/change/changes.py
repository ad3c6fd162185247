"""Finds what is wrong with a change itself: who makes it, what it takes away, and where it leads."""

from collections.abc import Iterator
from dataclasses import replace

from microboard.check.change import address_rules, employer_twice, people_rules, policy_rules
from microboard.check.change.proposal import RULES, Proposal
from microboard.read import Problem

__all__ = ["RULES", "address_rules", "check_changes", "employer_twice", "people_rules", "policy_rules"]


def check_changes(proposal: Proposal) -> Iterator[Problem]:
    """Problems with the change, each with the severity as shipped."""
    for rule, find in RULES.items():
        yield from (replace(problem, rule=rule.id, severity=rule.severity) for problem in find(proposal))
