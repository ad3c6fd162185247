"""Turns a board's folder into accepted documents and every problem of every file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

from microboard.check import cut_text
from microboard.check.catalogue import get_severities
from microboard.check.checked import Checked, Listing
from microboard.check.duplicates import find_same_links
from microboard.check.facts import Fact
from microboard.check.flags import BoardFlags, find_high_pay_flags, list_domains
from microboard.check.pay import find_high_pay
from microboard.check.policy import Policy
from microboard.check.proof import Judge
from microboard.check.rulebook import Rulebook, read_rulebook
from microboard.check.share import EmployerFolder, Outcome, Share, check_share, read_checked
from microboard.collector import paused_collector
from microboard.read import Document, Folder, ListingFile, Problem, read_folder
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.read.problem import Severity

__all__ = ["Checked", "Listing", "check_board", "settle"]


def check_board(root: Path, today: date, changed: Collection[str] = ()) -> Checked:
    """Check every file of the board at `root` as on `today` (UTC). `changed` are the paths that a change proposes."""
    with paused_collector():
        begun = begin(root, today, changed)
        return join(begun, [check_share(begun.whole)] if begun.whole else [])


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known before a listing is read: all of the board as one share, and problems of other files.

    `whole` is None where the board's own schema is broken.
    """

    whole: Share | None
    employers: dict[str, Document]
    listings: tuple[ListingFile, ...]
    problems: list[Problem]


def begin(root: Path, today: date, changed: Collection[str] = (), rules: Path | None = None) -> Begun:
    """Read the rules, which may be those of another folder, look at the folder, and check every employer.yml."""
    rulebook, problems = read_rulebook(rules or root, get_severities())
    if not rulebook:
        return Begun(None, {}, (), problems)
    folder = read_folder(root)
    problems += [*folder.problems, *_find_missing(folder)]
    judge = _build_judge(rulebook)
    employers = {name: document for name in folder.employers if (document := read_checked(
        root, f"{ROOT}/{name}/{EMPLOYER_FILE}", rulebook.employer, problems, judge))}
    domains = {name: list_domains(employer) for name, employer in employers.items()}
    whole = Share(root, today, rulebook, domains, _list_folders(folder, employers), frozenset(changed))
    return Begun(whole, employers, folder.listings, problems)


def _build_judge(rulebook: Rulebook) -> Judge:
    """What has a word on hints for an employer.yml. Which hosts the board's other employers have is not known yet."""
    severities = rulebook.policy.severities
    build = cache(lambda: BoardFlags(rulebook.red_flags, severities, {}))
    return lambda employer: (found.field for found in build().find_in_employer("", employer)
                             if severities.get(found.rule, "error") == "error")


def settle(problems: Iterable[Problem], policy: Policy) -> Iterator[Problem]:
    """The problems with the severity that the policy gives their rule, without those it switches off."""
    names: dict[str, Severity] = {"error": "error", "warning": "warning"}
    for problem in problems:
        wanted = policy.severities.get(problem.rule, problem.severity)
        if wanted in names:
            yield replace(problem, severity=names[wanted])


def _list_folders(folder: Folder, employers: Mapping[str, Document]) -> tuple[EmployerFolder, ...]:
    """The folders that hold an employer or listings, in their order."""
    listings: dict[str, list[str]] = {name: [] for name in folder.folders}
    for file in folder.listings:
        listings[file.employer].append(file.listing)
    return tuple(
        EmployerFolder(name, employers[name].values if name in employers else None, tuple(names))
        for name, names in listings.items() if names or name in employers)


def join(begun: Begun, outcomes: Sequence[Outcome], *, is_pay_known: bool = True) -> Checked:
    """What all shares found, with what only all listings together tell."""
    if not begun.whole:
        return Checked(None, {}, (), tuple(begun.problems))
    documents = [(file, Document(file.path, values, begun.whole.root))
                 for outcome in outcomes for file, values in outcome.listings]
    problems = begun.problems + [problem for outcome in outcomes for problem in outcome.faults]
    # A value that the schema refuses is not judged a second time.
    said = {(problem.path, problem.field) for problem in problems if problem.rule != cut_text.RULE.id}
    by_path = {document.path: document for _, document in documents}
    facts = [fact for outcome in outcomes for fact in outcome.facts]
    rulebook = begun.whole.rulebook
    found = chain((problem for outcome in outcomes for problem in outcome.found), _compare_links(facts, by_path),
                  _compare_pay(facts, by_path, rulebook) if is_pay_known else ())
    problems += [problem for problem in found if (problem.path, problem.field) not in said]
    return Checked(rulebook, begun.employers, tuple(Listing(*one) for one in documents),
                   tuple(sorted(settle(problems, rulebook.policy))))


def _compare_links(facts: Sequence[Fact], documents: Mapping[str, Document]) -> Iterator[Problem]:
    for path, finding in find_same_links(facts):
        yield finding.place(documents[path])


def _compare_pay(facts: Sequence[Fact], documents: Mapping[str, Document], rulebook: Rulebook) -> Iterator[Problem]:
    high = [documents[fact.path] for fact in find_high_pay(facts)]
    for listing, finding in find_high_pay_flags(rulebook.red_flags, rulebook.policy.severities, high):
        yield finding.place(listing)


def _find_missing(folder: Folder) -> Iterator[Problem]:
    first = {file.employer: file.listing for file in reversed(folder.listings)}
    for name in sorted(first.keys() - set(folder.employers)):
        path = f"{ROOT}/{name}/{EMPLOYER_FILE}"
        yield Problem(path, 1, 1, "", "missing-employer", "error", "This file is missing.",
                      f"Say there who the employer is. `microboard new {name}/{first[name]}` writes one to fill in.")
