"""The words that listings choose from: categories, sectors, skills and competencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from microboard.read import Document

# List in vocabulary.yml -> what one of its words is called.
KINDS = {"categories": "category", "sectors": "sector", "skills": "skill", "competencies": "competency"}


@dataclass(frozen=True, slots=True)
class Term:
    """One word: listings write the `id`, people read the `label`."""

    id: str
    label: str
    text: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms by id, in the order of vocabulary.yml."""

    categories: Mapping[str, Term]
    sectors: Mapping[str, Term]
    skills: Mapping[str, Term]
    competencies: Mapping[str, Term]

    def get_terms(self, kind: str) -> Mapping[str, Term]:
        """The terms of one of `KINDS`, by id."""
        return {
            "categories": self.categories,
            "sectors": self.sectors,
            "skills": self.skills,
            "competencies": self.competencies,
        }[kind]

    def find_near(self, kind: str, text: str) -> str:
        """The id that someone who wrote `text` most likely meant, or nothing."""
        wanted = _simplify(text)
        names = {_simplify(term.id): term.id for term in self.get_terms(kind).values()}
        for term in self.get_terms(kind).values():
            for name in (*term.aliases, term.label):
                names.setdefault(_simplify(name), term.id)
        close = get_close_matches(wanted, names, n=1, cutoff=0.75)
        return names[close[0]] if close else ""


def build_vocabulary(document: Document) -> Vocabulary:
    """The vocabulary in a vocabulary.yml that its schema accepts."""
    return Vocabulary(**{kind: _build_terms(document, kind) for kind in KINDS})


def _build_terms(document: Document, kind: str) -> dict[str, Term]:
    entries = document.get(kind)
    terms: dict[str, Term] = {}
    for index in range(len(entries) if isinstance(entries, list) else 0):
        aliases = document.get(kind, index, "aliases")
        term = Term(
            id=document.get_text(kind, index, "id") or "",
            label=document.get_text(kind, index, "label") or "",
            text=document.get_text(kind, index, "text") or "",
            aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
        )
        terms[term.id] = term
    return terms


def _simplify(text: str) -> str:
    return text.lower().replace(" ", "-").replace("_", "-")
