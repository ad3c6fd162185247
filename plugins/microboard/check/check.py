"""Turns a board's folder into accepted documents and every problem of every file."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path

from microboard.check.blocked import find_blocked
from microboard.check.catalogue import get_severities
from microboard.check.duplicates import find_duplicates
from microboard.check.flags import BoardFlags
from microboard.check.links import find_bad_links
from microboard.check.listing_rules import Case, check_listing
from microboard.check.policy import Policy
from microboard.check.rulebook import Rulebook, read_rulebook
from microboard.check.schema import SchemaCheck
from microboard.read import Document, Folder, ListingFile, Problem, read_document, read_folder
from microboard.read.folder import EMPLOYER_FILE, ROOT
from microboard.read.problem import Severity


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing's place and its values."""

    file: ListingFile
    document: Document


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `employers` and `listings` are complete where no problem is an error.

    `rulebook` is None where the board's own schema is broken; then nothing else was checked.
    """

    rulebook: Rulebook | None
    employers: dict[str, Document]
    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the board can't be published."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def documents(self) -> dict[str, Document]:
        """Everything that could be read, by its path."""
        found = (*self.employers.values(), *(listing.document for listing in self.listings))
        return {document.path: document for document in found}


def check_board(root: Path, today: date, changed: Collection[str] = ()) -> Checked:
    """Check every file of the board at `root` as on `today` (UTC). `changed` are the paths that a change proposes."""
    rulebook, problems = read_rulebook(root, get_severities())
    if not rulebook:
        return Checked(None, {}, (), tuple(problems))
    folder = read_folder(root)
    problems += folder.problems
    problems += _find_missing(folder)
    employers = {name: document for name in folder.employers
                 if (document := _read(root, f"{ROOT}/{name}/{EMPLOYER_FILE}", rulebook.employer, problems))}
    listings = [Listing(file, document) for file in folder.listings
                if (document := _read(root, file.path, rulebook.opportunity, problems))]
    # A value that the schema refuses is not judged a second time.
    said = {(problem.path, problem.field) for problem in problems}
    cases = [Case(listing.document, employers.get(listing.file.employer), rulebook.policy, today,
                  listing.file.path in changed) for listing in listings]
    flags = BoardFlags(rulebook.red_flags, rulebook.policy.severities, employers, [one.document for one in listings])
    found = chain(_apply_rules(employers, listings, cases, rulebook.policy), _find_flags(listings, employers, flags))
    problems += [problem for problem in found if (problem.path, problem.field) not in said]
    return Checked(rulebook, employers, tuple(listings), tuple(sorted(settle(problems, rulebook.policy))))


def settle(problems: Iterable[Problem], policy: Policy) -> Iterator[Problem]:
    """The problems with the severity that the policy gives their rule, without those it switches off."""
    names: dict[str, Severity] = {"error": "error", "warning": "warning"}
    for problem in problems:
        wanted = policy.severities.get(problem.rule, problem.severity)
        if wanted in names:
            yield replace(problem, severity=names[wanted])


def _read(root: Path, path: str, schema: SchemaCheck, problems: list[Problem]) -> Document | None:
    document, faults = read_document(root, path)
    problems += faults
    if document:
        document, found = schema.check(document)
        problems += found
    return document


def _find_missing(folder: Folder) -> Iterator[Problem]:
    first = {file.employer: file.listing for file in reversed(folder.listings)}
    for name in sorted(first.keys() - set(folder.employers)):
        path = f"{ROOT}/{name}/{EMPLOYER_FILE}"
        yield Problem(path, 1, 1, "", "missing-employer", "error", "This file is missing.",
                      f"Say there who the employer is. `microboard new {name}/{first[name]}` writes one to fill in.")


def _apply_rules(
    employers: dict[str, Document], listings: list[Listing], cases: list[Case], policy: Policy
) -> Iterator[Problem]:
    for case in cases:
        for finding in (*check_listing(case), *find_bad_links(case.listing)):
            yield finding.place(case.listing)
    pairs = [(listing.file.employer, listing.document) for listing in listings]
    for document, finding in (*find_duplicates(pairs), *find_blocked(employers, pairs, policy)):
        yield finding.place(document)


def _find_flags(listings: list[Listing], employers: dict[str, Document], flags: BoardFlags) -> Iterator[Problem]:
    for name, employer in employers.items():
        for finding in flags.find_in_employer(name, employer):
            yield finding.place(employer)
    for listing in listings:
        name = listing.file.employer
        for finding in flags.find_in_listing(listing.document, name, employers.get(name)):
            yield finding.place(listing.document)
