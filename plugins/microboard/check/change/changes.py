"""Finds what is wrong with a change itself: who makes it, what it takes away, and where it leads."""

from collections.abc import Iterator

from microboard.check.change import address_rules, employer_twice, people_rules, updates
from microboard.check.change.change_rule import FUNCTIONS, apply_rules
from microboard.check.change.proposal import Proposal
from microboard.read import Problem

__all__ = ["RULES", "address_rules", "check_changes", "employer_twice", "people_rules", "updates"]

RULES = tuple(rule for rule, _ in FUNCTIONS.values())


def check_changes(proposal: Proposal) -> Iterator[Problem]:
    """Problems with the change, each with the severity as shipped."""
    return apply_rules(proposal)
