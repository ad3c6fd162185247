"""Says which board speaks for which employer, so that none posts in the name of another's.

An employer is known by two things, and both are claimed: the name, and the domain of the website, which is what
somebody has registered, with all hosts below it. On a host where everybody can have pages, it is the host and whose
pages they are. A board that was read from the employer's own host, or from one above it, speaks for the employer; else
the first board that was named does. Where that first board has several employers at one place, such as the projects of
a foundation, the place is shared, and only the name tells whose it is.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from microboard.check.change.employer_names import fold_name, list_folds
from microboard.check.hosts.owners import get_domain, get_place
from microboard.federate.addresses import canonicalise
from microboard.federate.boards import Source
from microboard.publish.api.records import Record


@dataclass(frozen=True, slots=True)
class Told:
    """A listing and the board that tells of it. `link` is its link to apply in one spelling, or its own address; `text`
    is its JSON, which takes a fifth of the space of its values."""

    source: Source
    url: str
    posted: str
    link: str
    employer: str
    website: str
    text: bytes = field(repr=False)


def tell(source: Source, record: Record) -> Told:
    """A listing that the description of the API has accepted, with the name of its board."""
    link = record["apply"].get("url", "")
    board = {"name": source.name, "url": source.url, "licence": source.licence}
    return Told(
        source, record["url"], record["posted"], canonicalise(link) if link else record["url"],
        record["employer"]["name"], record["employer"]["website"],
        json.dumps({**record, "board": board}, ensure_ascii=False, allow_nan=False).encode(),
    )


class Speakers:
    """Who speaks for the employers of all these listings; boards, and their listings, come in the order in which the
    boards were named."""

    def __init__(self, sources: Sequence[Source], listings: Sequence[Told]) -> None:
        self._homes: dict[str, Source] = {}
        for source in sources:
            if source.is_proven:
                self._homes.setdefault(get_place(source.url), source)
        self._domains: dict[str, Source] = {}
        self._members: dict[str, set[str]] = {}
        self._names: dict[str, Source] = {}
        for one in listings:
            place = get_place(one.website)
            home = self._find_home(place)
            if (home or self._domains.setdefault(get_domain(place), one.source)) is one.source:
                self._members.setdefault(place, set()).add(fold_name(one.employer))
        for one in listings:
            if self._may_be_there(one):
                for name in list_folds(one.employer):
                    self._names.setdefault(name, one.source)

    def find_objection(self, one: Told) -> str:
        """Why its board may not tell of a listing of this employer, or nothing."""
        if not self._may_be_there(one):
            speaker = self._find_speaker(get_place(one.website))
            return f"{speaker.name} ({speaker.url}) speaks for this employer"
        speakers = (self._names[name] for name in sorted(list_folds(one.employer)))
        other = next((speaker for speaker in speakers if speaker is not one.source), None)
        return f"{other.name} ({other.url}) speaks for an employer of this name" if other else ""

    def _may_be_there(self, one: Told) -> bool:
        place = get_place(one.website)
        is_shared = len(self._members.get(place, ())) > 1 and not self._find_home(place)
        return self._find_speaker(place) is one.source or is_shared

    def _find_speaker(self, place: str) -> Source:
        return self._find_home(place) or self._domains[get_domain(place)]

    def _find_home(self, place: str) -> Source | None:
        """The board that lives at the place, or on a host above it. It has proven that it does."""
        return next((self._homes[above] for above in _climb(place) if above in self._homes), None)


def _climb(place: str) -> Iterator[str]:
    """The place, then the hosts above it: ``jobs.acme.example``, ``acme.example``."""
    yield place
    domain = get_domain(place)
    while place != domain and "." in place and "/" not in place:
        place = place.partition(".")[2]
        yield place
