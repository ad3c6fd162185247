"""Gathers what one comment needs from a checked board."""

from collections.abc import Collection, Sequence
from pathlib import Path

from microboard.answer.comment import Answer
from microboard.check import Checked
from microboard.check.changes import RULES
from microboard.check.strength import rate
from microboard.read import Problem
from microboard.read.document import read_text


def gather_answer(
    root: Path, checked: Checked, problems: Sequence[Problem], listings: Collection[str], author: str = ""
) -> Answer:
    """The answer to `author`, with `problems`, and with the strength of those of `listings` that are open."""
    wrong = {problem.path for problem in problems if problem.write}
    strengths = {
        listing.file.path: rate(listing.document, checked.rulebook.policy)
        for listing in checked.listings
        if checked.rulebook and listing.file.path in listings and listing.document.get("status") in (None, "open")
    }
    return Answer(
        problems=tuple(sorted(problems)),
        texts={path: read_text(root, path) for path in sorted(wrong)},
        strengths=strengths,
        changes=frozenset(rule.id for rule in RULES),
        author=author,
    )
