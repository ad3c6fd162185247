"""What is wrong with a change of the board's rules."""

from collections.abc import Iterator

from microboard.check.change.proposal import RULES, Proposal
from microboard.check.schema.accepted import list_accepted
from microboard.read import Problem
from microboard.words.speech import N_, _


@RULES.add("policy-undated", N_("A policy that changes has a new date"), "warning")
def _check_policy_date(proposal: Proposal) -> Iterator[Problem]:
    """The page on fraud and reporting would say something else, and still name the old day as that of its last change.

    What it says follows from the pay floor, the hours, the red flags and their severities. Days and other settings do
    not count.
    """
    rules = proposal.proposed
    if not rules or rules.policy.changed != proposal.policy.changed:
        return
    if list_accepted(rules.policy, rules.red_flags) != list_accepted(proposal.policy, proposal.red_flags):
        yield Problem.at((1, 1), "policy-undated", _("The page on fraud changes, and names the old day."),
                         _("Write changed: {day} in it.", day=proposal.today.isoformat()), path="schema/policy.yml",
                         field="changed")
