"""The words that listings choose from: categories, sectors, skills and competencies, and regions of the world."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microboard.check.problems.finding import Finding
from microboard.check.values.near import find_near
from microboard.check.values.regions import Region, build_regions
from microboard.read import Document, Location
from microboard.read.problem import shorten
from microboard.words.speech import _

# List in vocabulary.yml -> what one of its words is called.
KINDS = {"categories": "category", "sectors": "sector", "skills": "skill", "competencies": "competency"}
# Between words that a catalogue translates together.
SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class Term:
    """One word: listings write the `id`, people read the `label`."""

    id: str
    label: str
    text: str = ""
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms by id, in the order of vocabulary.yml, and regions by id."""

    categories: Mapping[str, Term]
    sectors: Mapping[str, Term]
    skills: Mapping[str, Term]
    competencies: Mapping[str, Term]
    regions: Mapping[str, Region]

    def get_terms(self, kind: str) -> Mapping[str, Term]:
        """The terms of one of `KINDS`, by id."""
        terms: Mapping[str, Term] = getattr(self, kind)
        return terms

    def find_near(self, kind: str, text: str) -> str:
        """The id that someone who wrote `text` most likely meant, or nothing."""
        wanted = simplify(text)
        names = {simplify(term.id): term.id for term in self.get_terms(kind).values()}
        for term in self.get_terms(kind).values():
            for name in (*term.aliases, term.label):
                names.setdefault(simplify(name), term.id)
        return names.get(find_near(wanted, names), "")


def build_vocabulary(document: Document) -> Vocabulary:
    """The vocabulary in a vocabulary.yml that its schema accepts, in the language that is spoken."""
    return Vocabulary(**{kind: _build_terms(document, kind) for kind in KINDS}, regions=build_regions(document))


def _build_terms(document: Document, kind: str) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for index in range(len(document.get_list(kind))):
        term = Term(
            id=document.get_text(kind, index, "id") or "",
            label=_say(document.get_text(kind, index, "label")),
            text=_say(document.get_text(kind, index, "text")),
            aliases=read_words(document, kind, index, "aliases"),
            related=read_words(document, kind, index, "related"),
        )
        terms[term.id] = term
    return terms


def _say(words: str | None) -> str:
    return _(words) if words else ""


def read_words(document: Document, *location: str | int) -> tuple[str, ...]:
    """What else people say, in English and in the language of the board."""
    words = document.get_texts(*location)
    return tuple(dict.fromkeys((*words, *_(SEPARATOR.join(words)).split(SEPARATOR)))) if words else ()


def check_names(document: Document) -> Iterator[Finding]:
    """A finding for every id or alias that already leads to another word of its list."""
    for kind in KINDS:
        owners: dict[str, int] = {}
        # Of two that are one, a board can mend its own.
        for location in sorted(_locate_names(document, kind), key=lambda location: document.has_own(*location)):
            name, index = str(document.get(*location)), int(location[1])
            first = owners.setdefault(simplify(name), index)
            if first != index:
                owner = document.get_text(kind, first, "id") or ""
                is_id = simplify(owner) == simplify(name)
                message = _("{name} is an id already.", name=shorten(name)) if is_id else _(
                    "{name} stands under {other} already.", name=shorten(name), other=owner)
                yield Finding(location, "schema-file", message,
                              _("Keep one of the two: an id or an alias leads to one word."))


def _locate_names(document: Document, kind: str) -> Iterator[Location]:
    """Where the ids stand, then where the aliases stand."""
    indexes = range(len(document.get_list(kind)))
    yield from ((kind, index, "id") for index in indexes)
    for index in indexes:
        aliases = document.get_list(kind, index, "aliases")
        yield from ((kind, index, "aliases", number) for number in range(len(aliases)))


def simplify(text: str) -> str:
    """A name as it is compared with others."""
    return text.lower().replace(" ", "-").replace("_", "-")
