"""Checks the files of some employers: what one process of several does.

Everything in and out is plain values that can be pickled. No position travels: a document that is made again from its
path and its values reads its file again where somebody asks for one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path

import orjson

from microboard.check.blocked import find_blocked
from microboard.check.cut_text import find_cut_texts
from microboard.check.domains import find_open_domains
from microboard.check.duplicates import find_near_duplicates
from microboard.check.facts import Fact, get_fact
from microboard.check.finding import Finding
from microboard.check.flags import BoardFlags
from microboard.check.large import find_large
from microboard.check.links import find_bad_links, find_other_words
from microboard.check.listing_rules import Case, check_listing
from microboard.check.proof import Judge
from microboard.check.rulebook import Rulebook
from microboard.check.schema import MAX_FINDINGS, SchemaCheck, accept_all
from microboard.collector import paused_collector
from microboard.read import Document, ListingFile, Problem, Value, read_document
from microboard.read.folder import EMPLOYER_FILE, ROOT

# So many files go through each step together.
GROUP = 64


@dataclass(frozen=True, slots=True)
class EmployerFolder:
    """One folder of a board. `employer` are the values of its employer.yml, or None where they can't be read."""

    name: str
    employer: dict[str, Value] | None
    listings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Some folders of the board at `root`, and what else it takes to check them.

    `domains` are those of all employers of the board, by the name of the folder. `changed` are paths that a change
    proposes.
    """

    root: Path
    today: date
    rulebook: Rulebook
    domains: Mapping[str, tuple[str, ...]]
    folders: tuple[EmployerFolder, ...]
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a share holds: the listings that could be read, in their order, as JSON, and the fact of each. JSON that
    somebody has taken is None.

    `faults` are problems of the files and of their fields; `found` is what the rules say.
    """

    listings: list[tuple[ListingFile, bytes | None]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)


def build_flags(share: Share) -> BoardFlags:
    """What knows the hosts of the whole board. It takes a while on a large one, and serves every share."""
    return BoardFlags(share.rulebook.red_flags, share.rulebook.policy.severities, share.domains)


def check_share(share: Share, flags: BoardFlags | None = None) -> Outcome:
    """Everything that can be said of the folders of a share without the other listings of the board."""
    outcome = Outcome()
    flags = flags or build_flags(share)
    with paused_collector():
        for folders in _group(share.folders):
            _check_folders(share, folders, flags, outcome)
    return outcome


def _group(folders: Iterable[EmployerFolder]) -> Iterator[list[EmployerFolder]]:
    """Folders with some listings together: step by step is faster than file by file, and texts of all take room."""
    group: list[EmployerFolder] = []
    for folder in folders:
        group.append(folder)
        if sum(len(one.listings) + 1 for one in group) >= GROUP:
            yield group
            group = []
    yield group


def _check_folders(share: Share, folders: list[EmployerFolder], flags: BoardFlags, outcome: Outcome) -> None:
    files = [ListingFile(folder.name, name) for folder in folders for name in folder.listings]
    by_name = {folder.name: folder for folder in folders}
    read = [(file, *read_document(share.root, file.path)) for file in files]
    listings: dict[str, list[Document]] = {folder.name: [] for folder in folders}
    for file, unchecked, faults in read:
        outcome.faults.extend(faults)
        if unchecked:
            judge = partial(_find_faulty, share, by_name[file.employer], flags)
            listing, problems = check_document(unchecked, share.rulebook.opportunity, judge)
            outcome.faults.extend(problems)
            outcome.listings.append((file, orjson.dumps(listing.values)))
            listings[file.employer].append(listing)
    for step in (_apply_rules, _find_flags):
        for folder in folders:
            found = step(share, folder, listings[folder.name], flags)
            outcome.found.extend(finding.place(document) for document, finding in found)
    for folder in folders:
        facts = [get_fact(listing) for listing in listings[folder.name]]
        outcome.facts.extend(facts)
        if share.rulebook.policy.asks("near-duplicate"):
            found = find_near_duplicates(listings[folder.name], facts)
            outcome.found.extend(finding.place(document) for document, finding in found)


def read_checked(
    root: Path, path: str, schema: SchemaCheck, problems: list[Problem], judge: Judge = accept_all
) -> Document | None:
    """Read a file and check it with a schema; what is wrong is added to `problems`."""
    document, faults = read_document(root, path)
    problems += faults
    if document:
        document, found = check_document(document, schema, judge)
        problems += found
    return document


def check_document(
    document: Document, schema: SchemaCheck, judge: Judge = accept_all
) -> tuple[Document, list[Problem]]:
    """What a schema says of a file, and what of its text is lost before the schema sees it. `judge` has a word on what
    the hints say to write."""
    checked, problems = schema.check(document, judge)
    lost = islice(find_cut_texts(document, schema.schema), MAX_FINDINGS)
    return checked, [*problems, *(one.place(document) for one in lost)]


def _find_faulty(share: Share, folder: EmployerFolder, flags: BoardFlags, listing: Document) -> Iterator[str]:
    """The fields in which a rule finds an error."""
    found = chain(_apply_rules(share, folder, [listing], flags), _find_flags(share, folder, [listing], flags))
    severities = share.rulebook.policy.severities
    yield from (finding.field for document, finding in found
                if document is listing and severities.get(finding.rule, "error") == "error")


def _apply_rules(
    share: Share, folder: EmployerFolder, listings: list[Document], _: BoardFlags
) -> Iterator[tuple[Document, Finding]]:
    employer = _get_employer(share, folder)
    for listing in listings:
        case = Case(listing, employer, share.rulebook.policy, share.today, listing.path in share.changed)
        yield from ((listing, finding) for finding in check_listing(case))
        yield from ((listing, finding) for finding in find_large(listing))
        if share.rulebook.policy.asks("link-target"):
            yield from ((listing, finding) for finding in find_bad_links(listing))
        if share.rulebook.policy.asks("link-text"):
            yield from ((listing, finding) for finding in find_other_words(listing))
    if employer and share.rulebook.policy.asks("domain-open"):
        yield from ((employer, finding) for finding in find_open_domains(employer))
    yield from find_blocked(folder.name, employer, listings, share.rulebook.policy, share.changed)


def _find_flags(
    share: Share, folder: EmployerFolder, listings: list[Document], flags: BoardFlags
) -> Iterator[tuple[Document, Finding]]:
    employer = _get_employer(share, folder)
    if employer:
        yield from ((employer, finding) for finding in flags.find_in_employer(folder.name, employer))
    for listing in listings:
        yield from ((listing, finding) for finding in flags.find_in_listing(listing, folder.name, employer))


def _get_employer(share: Share, folder: EmployerFolder) -> Document | None:
    path = f"{ROOT}/{folder.name}/{EMPLOYER_FILE}"
    return None if folder.employer is None else Document(path, folder.employer, share.root)
