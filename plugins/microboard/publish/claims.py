"""Says which board speaks for which employer, so that none posts in the name of another's.

An employer is known by two things, and both are claimed: the name, and the place of the website. The place is the host;
on a host where everybody can have pages, it is the host and whose pages they are. A board that was read from the
employer's own host, or from one above it, speaks for the employer; else the first board that was named does. Where that
first board has several employers at one place, such as the projects of a foundation, the place is shared, and only the
name tells whose it is.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from microboard.publish.addresses import get_host
from microboard.publish.boards import Source
from microboard.publish.records import Record

# Hosts where the first part of the path says whose pages they are.
HOSTS_OF_MANY = frozenset((
    "about.me", "bitbucket.org", "codeberg.org", "eventbrite.com", "facebook.com", "framagit.org", "gitee.com",
    "github.com", "gitlab.com", "gofundme.com", "huggingface.co", "instagram.com", "ko-fi.com", "linkedin.com",
    "linktr.ee", "mastodon.social", "medium.com", "meetup.com", "opencollective.com", "patreon.com", "salsa.debian.org",
    "sites.google.com", "sourceforge.net", "sr.ht", "tiktok.com", "twitter.com", "x.com", "youtube.com",
))
# Where the first part of the path says what follows, and the second whose it is.
FOLDERS = frozenset(("a", "c", "channel", "company", "groups", "in", "o", "orgs", "p", "projects", "school", "showcase",
                     "site", "user", "view"))


class Claims:
    """Who speaks for the employers of all these listings; boards, and their listings, come in the order in which the
    boards were named."""

    def __init__(self, sources: Sequence[Source], told: Sequence[tuple[Source, Record]]) -> None:
        self._homes: dict[str, Source] = {}
        for source in sources:
            if source.is_proven:
                self._homes.setdefault(get_place(source.url), source)
        self._places: dict[str, Source] = {}
        self._members: dict[str, set[str]] = {}
        self._names: dict[str, Source] = {}
        for source, record in told:
            place = _get_employer_place(record)
            if self._places.setdefault(place, self._find_home(place) or source) is source:
                self._members.setdefault(place, set()).add(_get_name(record))
        for source, record in told:
            if self._owns_place(source, record):
                self._names.setdefault(_get_name(record), source)

    def find_objection(self, source: Source, record: Record) -> str:
        """Why `source` may not tell of a listing of this employer, or nothing."""
        if not self._owns_place(source, record):
            speaker = self._places[_get_employer_place(record)]
            return f"{speaker.name} ({speaker.url}) speaks for this employer"
        speaker = self._names[_get_name(record)]
        said = f"{speaker.name} ({speaker.url}) speaks for an employer of this name"
        return "" if speaker is source else said

    def _owns_place(self, source: Source, record: Record) -> bool:
        place = _get_employer_place(record)
        is_shared = len(self._members.get(place, ())) > 1 and not self._find_home(place)
        return self._places[place] is source or is_shared

    def _find_home(self, place: str) -> Source | None:
        """The board that lives at the place, or on a host above it. It has proven that it does."""
        return next((self._homes[above] for above in _climb(place) if above in self._homes), None)


def get_place(address: str) -> str:
    """The host of an address; with whose pages they are, on a host of many and where the path begins with ``~``."""
    host = get_host(address)
    steps = [unquote(step).casefold() for step in urlsplit(address).path.split("/") if step]
    if steps and steps[0].startswith("~"):
        return f"{host}/{steps[0]}"
    if steps and host in HOSTS_OF_MANY:
        return "/".join([host, *steps[: 2 if steps[0] in FOLDERS else 1]])
    return host


def fold_name(name: str) -> str:
    """The name without what people overlook: case, accents, spaces and punctuation."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum()) or letters


def _get_employer_place(record: Record) -> str:
    return get_place(record["employer"]["website"])


def _get_name(record: Record) -> str:
    return fold_name(record["employer"]["name"])


def _climb(place: str) -> Iterator[str]:
    """The place, then the hosts above it: ``jobs.acme.example``, ``acme.example``."""
    yield place
    labels = place.split(".")
    if "/" not in place:
        yield from (".".join(labels[start:]) for start in range(1, len(labels) - 1))
