"""Refuses a second folder for an employer that the board has, unless the policy says that both belong together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from microboard.check.change.employer_names import list_folds
from microboard.check.change.proposal import RULES, Proposal, get_texts
from microboard.check.hosts.hosts import is_within
from microboard.check.hosts.lookalike import decode_host, write_plainly
from microboard.check.hosts.owners import get_domain, get_place
from microboard.check.red_flags.red_flags import RedFlags
from microboard.read import Document, Location, Problem
from microboard.read.folder import EMPLOYER_FILE, name_employer_file
from microboard.read.problem import name_field, shorten
from microboard.words.speech import N_, _

Groups = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that an employer is known by, and where it is written. `key` is the same for all that look like it."""

    key: str
    shown: str
    location: Location

    @property
    def is_name(self) -> bool:
        """Whether it is the name, and no address."""
        return self.location == ("name",)


class Signs:
    """What all employers of a board are known by: `employers` by the name of the folder.

    `related` are groups of employers that may share it.
    """

    def __init__(
        self, employers: Mapping[str, Document], red_flags: RedFlags, related: Iterable[frozenset[str]]
    ) -> None:
        self._fold = red_flags.fold
        self._shared = red_flags.shared_hosts
        self._related = merge_groups(related)
        self._owners: dict[str, list[str]] = {}
        for employer, document in sorted(employers.items()):
            for key in {sign.key for sign in self.list_signs(document)}:
                self._owners.setdefault(key, []).append(employer)

    def list_signs(self, employer: Document) -> list[Sign]:
        """Everything that an employer is known by."""
        name = employer.get_text("name") or ""
        signs = [Sign(f"name {fold}", name, ("name",)) for fold in sorted(list_folds(name)) if name]
        website = employer.get_text("website") or ""
        signs += self._list_places(website, ("website",))
        for index, domain in enumerate(get_texts(employer, "domains")):
            signs += self._list_places(f"https://{domain.lower()}/", ("domains", index))
        return signs

    def find_other(self, employer: str, sign: Sign) -> list[str]:
        """Employers with the same sign that are not related to this one.

        Where two that are not related to each other have an address, it belongs to neither: it is a site for many.
        """
        others = [one for one in self._owners.get(sign.key, ()) if one != employer]
        is_shared = not sign.is_name and any(not self._are_related(*pair) for pair in combinations(others[:9], 2))
        return [] if is_shared else [one for one in others if not self._are_related(one, employer)]

    def _are_related(self, one: str, other: str) -> bool:
        return any(one in group and other in group for group in self._related)

    def _list_places(self, address: str, location: Location) -> Iterator[Sign]:
        place = get_place(address)
        host, _, page = place.partition("/")
        if page and location == ("website",):
            yield Sign(f"page {place}", place, location)
        elif host and not page and not is_within(host, self._shared):
            # Hyphens become spaces, and readers overlook them.
            letters = (self._fold.fold(label).replace(" ", "") for label in decode_host(get_domain(host)).split("."))
            yield Sign(f"host {write_plainly('.'.join(letters))}", host, location)


def merge_groups(groups: Iterable[frozenset[str]]) -> Groups:
    """Groups that share a member, as one: a franchise of a franchise belongs to the house."""
    merged: list[frozenset[str]] = []
    for group in groups:
        apart = [one for one in merged if not one & group]
        merged = [*apart, group.union(*(one for one in merged if one & group))]
    return tuple(merged)


@RULES.add("employer-twice", N_("An employer has one folder"))
def _check_twice(proposal: Proposal) -> Iterator[Problem]:
    """With `--changed-since`: a folder takes the name, the website or a domain of another one, or what looks like it.

    Readers would take its listings for those of the employer whom they know. Where both belong together, such as a
    department or a franchise, a board maintainer writes so under `related_employers` in `schema/policy.yml`.
    """
    changed = [path for path in proposal.employers if path in proposal.after]
    if not changed:
        return
    known = {path.split("/")[1]: document for path, document in proposal.after.items()
             if path.endswith(f"/{EMPLOYER_FILE}")}
    signs = Signs(known, proposal.red_flags, proposal.policy.related_employers)
    for path in changed:
        said = set()
        for sign, other in _iterate_taken(proposal, signs, path):
            if sign.location not in said:
                said.add(sign.location)
                yield _say(proposal, path, sign, other)


def _iterate_taken(proposal: Proposal, signs: Signs, path: str) -> Iterator[tuple[Sign, str]]:
    """Signs that are new in the file of an employer and belong to another, each with the first employer that has it."""
    employer = path.split("/")[1]
    old = _list_keys(proposal, signs, path)
    for sign in signs.list_signs(proposal.after[path]):
        if sign.key in old:
            continue
        for other in signs.find_other(employer, sign):
            # Where two come in one change, the second is the one that is asked about.
            if other < employer or _had(proposal, signs, other, sign):
                yield sign, other
                break


def _had(proposal: Proposal, signs: Signs, employer: str, sign: Sign) -> bool:
    path = name_employer_file(employer)
    return path not in proposal.changed or sign.key in _list_keys(proposal, signs, path)


def _list_keys(proposal: Proposal, signs: Signs, path: str) -> frozenset[str]:
    """The keys of the signs that an employer had before."""
    before = proposal.before.get(path)
    return frozenset(sign.key for sign in signs.list_signs(before)) if before else frozenset()


def _say(proposal: Proposal, path: str, sign: Sign, other: str) -> Problem:
    employer = path.split("/")[1]
    document = proposal.after[path]
    message = _("{name} is, or looks like, the name of {other}, which has a folder already.", name=shorten(sign.shown),
                other=other) if sign.is_name else _(
        "{address} is, or looks like, an address of {other}, which has a folder already.", address=shorten(sign.shown),
        other=other)
    hint = _("Use that folder. If the two belong together, a board maintainer adds to schema/policy.yml: {entry}",
             entry=write_entry(proposal, sorted([employer, other])))
    return Problem(path, *document.get_position(sign.location), name_field(sign.location), "", "error", message, hint)


def drop_lookalikes(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without the question whether an address only looks like another employer's, where this rule has
    refused the same one."""
    problems = list(problems)
    refused = {(problem.path, problem.field) for problem in problems if problem.rule == "employer-twice"}
    return [problem for problem in problems
            if problem.rule != "look-alike-employer" or (problem.path, problem.field) not in refused]


def write_entry(proposal: Proposal, employers: list[str]) -> str:
    """The line of the policy that says that employers are related, as YAML."""
    reason = _("how they belong together")
    entry = f"{{employers: [{', '.join(employers)}], reason: {reason}}}"
    if proposal.policy.related_employers:
        return _("below related_employers: {entry}", entry=entry)
    return f"related_employers: [{entry}]"
