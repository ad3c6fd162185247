"""Registers the functions that judge a proposal, each with the rule that it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from microboard.check.change.proposal import Proposal
from microboard.check.problems.rule import Rule
from microboard.read import Problem
from microboard.read.problem import Severity

Find = Callable[[Proposal], Iterator[Problem]]
FUNCTIONS: dict[str, tuple[Rule, Find]] = {}


def change_rule(rule_id: str, title: str, severity: Severity = "error") -> Callable[[Find], Find]:
    """Register a function as the rule `rule_id`; its docstring explains the rule to people.

    The problems that the function finds need no rule and no severity of their own.
    """

    def register(find: Find) -> Find:
        text = " ".join((find.__doc__ or "").split())
        FUNCTIONS[rule_id] = Rule(rule_id, title, text, severity, is_changeable=True), find
        return find

    return register


def apply_rules(proposal: Proposal) -> Iterator[Problem]:
    """Everything that the registered rules find in a proposal."""
    for rule, find in FUNCTIONS.values():
        for problem in find(proposal):
            yield replace(problem, rule=rule.id, severity=rule.severity)
