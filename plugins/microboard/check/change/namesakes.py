"""Tells which employers of a board have the name, the website or a domain of another: one employer, or somebody who
takes its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from microboard.check.change.employer_names import list_folds
from microboard.check.change.proposal import get_texts
from microboard.check.hosts.hosts import is_within
from microboard.check.hosts.lookalike import decode_host, write_plainly
from microboard.check.hosts.owners import get_domain, get_place
from microboard.check.letters.fold import Fold
from microboard.check.red_flags.red_flags import RedFlags
from microboard.read import Document, Location

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
        self._fold = Fold(red_flags.letters)
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
