"""Turns a board's folder into accepted documents and every problem of every file."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from microboard.check.catalogue import get_severities
from microboard.check.checked import Checked, Listing
from microboard.check.duplicates import find_same_links
from microboard.check.facts import Fact
from microboard.check.flags import find_high_pay_flags, list_domains
from microboard.check.pay import find_high_pay
from microboard.check.policy import Policy
from microboard.check.rulebook import Rulebook, read_rulebook
from microboard.check.share import EmployerFolder, Outcome, Run, Share, check_share, read_checked
from microboard.read import Document, Folder, Problem, read_folder
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.read.problem import Severity

__all__ = ["Checked", "Listing", "check_board", "settle"]


def check_board(
    root: Path, today: date, changed: Collection[str] = (), run: Run = map, shares: int = 1
) -> Checked:
    """Check every file of the board at `root` as on `today` (UTC). `changed` are the paths that a change proposes.

    The employers are dealt out to so many `shares`, about equal in listings. `run` calls a function on each of them, in
    this process or another, and returns the results in the same order; the answer is the same for any number.
    """
    rulebook, problems = read_rulebook(root, get_severities())
    if not rulebook:
        return Checked(None, {}, (), tuple(problems))
    folder = read_folder(root)
    problems += [*folder.problems, *_find_missing(folder)]
    employers = _read_employers(root, folder, rulebook, problems)
    whole = Share(root, today, rulebook, {name: list_domains(employer) for name, employer in employers.items()},
                  list_folders(folder, employers), frozenset(changed))
    outcomes = list(run(check_share, deal(whole, shares)))
    return join(whole, employers, problems, outcomes)


def settle(problems: Iterable[Problem], policy: Policy) -> Iterator[Problem]:
    """The problems with the severity that the policy gives their rule, without those it switches off."""
    names: dict[str, Severity] = {"error": "error", "warning": "warning"}
    for problem in problems:
        wanted = policy.severities.get(problem.rule, problem.severity)
        if wanted in names:
            yield replace(problem, severity=names[wanted])


def list_folders(folder: Folder, employers: Mapping[str, Document]) -> tuple[EmployerFolder, ...]:
    """The folders that hold an employer or listings, in their order."""
    listings: dict[str, list[str]] = {name: [] for name in folder.folders}
    for file in folder.listings:
        listings[file.employer].append(file.listing)
    return tuple(EmployerFolder(name, employers[name].values if name in employers else None, tuple(names))
                 for name, names in listings.items() if names or name in employers)


def deal(whole: Share, count: int) -> list[Share]:
    """Shares of about as many listings each, in the order of their folders."""
    total = sum(len(folder.listings) + 1 for folder in whole.folders)
    shares: list[list[EmployerFolder]] = [[] for _ in range(max(1, count))]
    dealt = 0
    for folder in whole.folders:
        shares[dealt * len(shares) // total].append(folder)
        dealt += len(folder.listings) + 1
    return [_cut(whole, folders) for folders in shares if folders]


def _cut(whole: Share, folders: Sequence[EmployerFolder]) -> Share:
    names = {folder.name for folder in folders}
    changed = frozenset(path for path in whole.changed if path.split("/")[1:2] and path.split("/")[1] in names)
    return replace(whole, folders=tuple(folders), changed=changed)


def join(whole: Share, employers: dict[str, Document], problems: list[Problem], outcomes: Sequence[Outcome]) -> Checked:
    """What all shares found, with what only all listings together tell."""
    documents = [(file, Document(file.path, values, whole.root))
                 for outcome in outcomes for file, values in outcome.listings]
    problems = problems + [problem for outcome in outcomes for problem in outcome.faults]
    # A value that the schema refuses is not judged a second time.
    said = {(problem.path, problem.field) for problem in problems}
    found = [problem for outcome in outcomes for problem in outcome.found]
    facts = [fact for outcome in outcomes for fact in outcome.facts]
    found += _compare(facts, {document.path: document for _, document in documents}, whole.rulebook)
    problems += [problem for problem in found if (problem.path, problem.field) not in said]
    return Checked(whole.rulebook, employers, tuple(Listing(*one) for one in documents),
                   tuple(sorted(settle(problems, whole.rulebook.policy))))


def _compare(facts: Sequence[Fact], documents: Mapping[str, Document], rulebook: Rulebook) -> Iterator[Problem]:
    for path, finding in find_same_links(facts):
        yield finding.place(documents[path])
    high = [documents[fact.path] for fact in find_high_pay(facts)]
    for listing, finding in find_high_pay_flags(rulebook.red_flags, rulebook.policy.severities, high):
        yield finding.place(listing)


def _read_employers(root: Path, folder: Folder, rulebook: Rulebook, problems: list[Problem]) -> dict[str, Document]:
    return {name: document for name in folder.employers
            if (document := read_checked(root, f"{ROOT}/{name}/{EMPLOYER_FILE}", rulebook.employer, problems))}


def _find_missing(folder: Folder) -> Iterator[Problem]:
    first = {file.employer: file.listing for file in reversed(folder.listings)}
    for name in sorted(first.keys() - set(folder.employers)):
        path = f"{ROOT}/{name}/{EMPLOYER_FILE}"
        yield Problem(path, 1, 1, "", "missing-employer", "error", "This file is missing.",
                      f"Say there who the employer is. `microboard new {name}/{first[name]}` writes one to fill in.")
