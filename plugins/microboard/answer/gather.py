"""Gathers what one comment needs from a checked board."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from microboard.answer.answer import STRANGER, Answer, Posted
from microboard.check import Checked
from microboard.check.change.changes import RULES
from microboard.check.change.proposal import Proposal
from microboard.check.strength.points import rate
from microboard.read import Document, Problem
from microboard.read.document import read_text
from microboard.read.folder import EMPLOYER_FILE


def gather_answer(
    root: Path, checked: Checked, problems: Sequence[Problem], listings: Collection[str], author: str = "",
    proposal: Proposal | None = None,
) -> Answer:
    """The answer to `author`, with `problems`, the strength of `listings` that are open and not doubted, the days of
    those that a proposal adds, and what of it has not been read."""
    wrong = {problem.path for problem in problems if problem.write}
    flags = frozenset(flag.id for flag in checked.rulebook.red_flags.flags) if checked.rulebook else frozenset()
    strengths = {
        listing.file.path: rate(listing.document, checked.rulebook.policy)
        for listing in checked.listings
        if checked.rulebook and listing.file.path in listings and listing.document.get("status") in (None, "open")
        and not _is_doubted(listing.file.path, problems, flags)
    }
    return Answer(
        problems=tuple(sorted(problems)),
        texts={path: read_text(root, path) for path in sorted(wrong)},
        strengths=strengths,
        changes=frozenset(rule.id for rule in RULES),
        flags=flags,
        author=author,
        new=tuple(_find_posted(checked.documents, proposal.new_listings)) if proposal else (),
        unread=_list_unread(proposal, problems) if proposal else (),
        caused=tuple(sorted({problem.path for problem in checked.others})) if proposal else (),
        is_judged=checked.rulebook is not None,
        has_rules=proposal is not None and proposal.has_rules,
    )


def _list_unread(proposal: Proposal, problems: Iterable[Problem]) -> tuple[str, ...]:
    """The paths that no rule has read, including listings that are refused for their name or place."""
    refused = {problem.path for problem in problems if problem.rule == "file-place"}
    passed = (path for path in proposal.changed if not refused.isdisjoint((path, path.rpartition("/")[0])))
    return tuple(sorted({*proposal.unread, *passed}))


def _find_posted(documents: Mapping[str, Document], paths: Iterable[str]) -> Iterator[Posted]:
    for path in paths:
        day = documents[path].get_date("posted") if path in documents else None
        if day:
            yield Posted(path, documents[path].get_position(("posted",))[0], day)


def _is_doubted(path: str, problems: Sequence[Problem], flags: Collection[str]) -> bool:
    """Whether the listing or its employer has the marks of fraud, or a stranger changes their folder."""
    folder = path.rpartition("/")[0]
    return any(_is_alarm(problem, path, folder, flags) for problem in problems if problem.severity == "error")


def _is_alarm(problem: Problem, path: str, folder: str, flags: Collection[str]) -> bool:
    if problem.rule == STRANGER:
        return problem.path.startswith(f"{folder}/")
    return problem.rule in flags and problem.path in (path, f"{folder}/{EMPLOYER_FILE}")
