"""Checks the listings of some employers: what one process of several does.

No position travels to another process: a document from there reads its file again where somebody asks for one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from microboard.check.board.begin import EmployerFolder, Setting
from microboard.check.board.blocked import find_blocked
from microboard.check.board.checked import Listing
from microboard.check.board.duplicates import find_near_duplicates
from microboard.check.listing.domains import find_open_domains
from microboard.check.listing.facts import Fact, get_fact
from microboard.check.listing.formerly import find_taken
from microboard.check.listing.large import find_large
from microboard.check.listing.links import find_bad_links, find_other_words
from microboard.check.listing.listing_rules import check_listing
from microboard.check.listing.own_names import find_unknown_own
from microboard.check.listing.values import Case
from microboard.check.schema.schema_check import SchemaCheck, check_document
from microboard.check.schema.taken import Use, find_uses
from microboard.check.values.confirmed_domains import get_trusted_host
from microboard.read import Document, Problem, read_document
from microboard.run.collector import paused_collector

# It is faster to run each step over several files, and the texts of all files at once would take too much memory.
FILES_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some folders hold: the listings that could be read, in their order, and the fact of each.

    `refused` are problems of the files and of their fields; `found` is what the rules say. `uses` are of words that the
    board takes out of its vocabulary.
    """

    listings: list[Listing] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)


@paused_collector()
def check_batch(setting: Setting, folders: Sequence[EmployerFolder]) -> Outcome:
    """Everything that can be said of the listings of some folders without the others of the board."""
    outcome = Outcome()
    for group in _group(folders):
        _check_folders(setting, group, outcome)
    return outcome


def _group(folders: Iterable[EmployerFolder]) -> Iterator[list[EmployerFolder]]:
    group: list[EmployerFolder] = []
    for folder in folders:
        group.append(folder)
        if sum(len(one.listings) + 1 for one in group) >= FILES_TOGETHER:
            yield group
            group = []
    yield group


def _check_folders(setting: Setting, folders: list[EmployerFolder], outcome: Outcome) -> None:
    listings = {folder.name: list(_read_listings(setting, folder, outcome)) for folder in folders}
    for folder in folders:
        names = [file.listing for file in folder.listings]
        outcome.found.extend(find_taken(folder.name, listings[folder.name], names, setting.employers))
    for step in (_apply_rules, _find_flags):
        for folder in folders:
            outcome.found.extend(step(setting, folder.name, listings[folder.name]))
    for folder in folders:
        facts = [get_fact(listing) for listing in listings[folder.name]]
        outcome.facts.extend(facts)
        if setting.rulebook.policy.asks("near-duplicate"):
            outcome.found.extend(find_near_duplicates(listings[folder.name], facts))


def _read_listings(setting: Setting, folder: EmployerFolder, outcome: Outcome) -> Iterator[Document]:
    judge = partial(_find_wrong, setting, folder.name)
    for file in folder.listings:
        unchecked, found = read_document(setting.root, file.path)
        outcome.refused.extend(found)
        if unchecked:
            listing, problems = check_document(unchecked, setting.rulebook.opportunity, judge)
            outcome.refused.extend(problems)
            outcome.uses.extend(find_uses(listing, setting.rulebook.taken))
            outcome.listings.append(Listing(file, replace(listing, source=setting.root)))
            yield listing


def _find_wrong(setting: Setting, name: str, listing: Document) -> Iterator[str]:
    """The fields in which a rule finds an error."""
    found = chain(_apply_rules(setting, name, [listing]), _find_flags(setting, name, [listing]))
    severities = setting.rulebook.policy.severities
    yield from (problem.field for problem in found
                if problem.path == listing.path and severities.get(problem.rule, "error") == "error")


def _apply_rules(setting: Setting, name: str, listings: list[Document]) -> Iterator[Problem]:
    employer, policy = setting.employers.get(name), setting.rulebook.policy
    confirmed = setting.get_confirmed(name)
    trusted = get_trusted_host(setting.rulebook.confirmed.get(name), setting.today)
    known, of_employers = _list_names(setting.rulebook.opportunity), _list_names(setting.rulebook.employer)
    for listing in listings:
        case = Case(listing, employer, policy, setting.today, listing.path in setting.changed, confirmed, trusted)
        found = chain(check_listing(case), find_large(listing),
                      find_bad_links(listing) if policy.asks("link-target") else (),
                      find_other_words(listing) if policy.asks("link-text") else (),
                      find_unknown_own(listing, known) if policy.asks("own-field-unknown") else ())
        yield from (finding.place(listing) for finding in found)
    if employer:
        found = chain(find_open_domains(employer) if policy.asks("domain-open") else (),
                      find_unknown_own(employer, of_employers) if policy.asks("own-field-unknown") else ())
        yield from (finding.place(employer) for finding in found)
    yield from find_blocked(name, employer, listings, policy, setting.changed)


def _list_names(schema: SchemaCheck) -> list[str]:
    return [field.name for field in schema.tree.fields]


def _find_flags(setting: Setting, name: str, listings: list[Document]) -> Iterator[Problem]:
    employer = setting.employers.get(name)
    if employer:
        yield from (finding.place(employer) for finding in setting.flags.find_in_employer(name, employer))
    for listing in listings:
        yield from (finding.place(listing) for finding in setting.flags.find_in_listing(listing, name, employer))
