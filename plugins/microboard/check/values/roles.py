"""The roles that a student may aim at, or come from, and what each asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microboard.check.problems.finding import Finding
from microboard.check.values.vocabulary import Vocabulary, read_words, simplify
from microboard.read import Document, Location
from microboard.read.problem import shorten
from microboard.words.speech import _


@dataclass(frozen=True, slots=True)
class Role:
    """One role: links write the `id`, people read the `label` and what its `days` are like, and look for it by
    `aliases`, too. `skills` and `competencies` are ids of the board's vocabulary; `soc` is a code of O*NET-SOC, and
    `source` the page on which it stands."""

    id: str
    label: str
    days: str
    skills: tuple[str, ...]
    competencies: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    soc: str = ""
    source: str = ""


def build_roles(document: Document, words: Vocabulary) -> tuple[Role, ...]:
    """The roles in a roles.yml in which nothing is wrong, in the language that is spoken. Of the shipped ones, what the
    board has not in its vocabulary is left out, and so is a role of which no skill is left, and an alias by which the
    board calls another one."""
    owners = _list_owners(document)
    roles = (_build_role(document, index, words, owners) for index in range(len(document.get_list("roles"))))
    return tuple(role for role in roles if role.skills)


def _build_role(document: Document, index: int, words: Vocabulary, owners: Mapping[str, int]) -> Role:
    at = ("roles", index)
    return Role(
        id=document.get_text(*at, "id") or "",
        label=_(document.get_text(*at, "label") or ""),
        days=_(document.get_text(*at, "days") or ""),
        skills=tuple(skill for skill in document.get_texts(*at, "skills") if skill in words.skills),
        competencies=tuple(one for one in document.get_texts(*at, "competencies") if one in words.competencies),
        aliases=tuple(alias for alias in read_words(document, *at, "aliases")
                      if owners.get(simplify(alias), index) == index),
        soc=document.get_text(*at, "soc") or "",
        source=document.get_text(*at, "source") or "",
    )


def check_roles(document: Document) -> Iterator[Finding]:
    """What is wrong with a roles.yml that its schema accepts: a name that stands twice, a code without its source."""
    for index in range(len(document.get_list("roles"))):
        if document.get_text("roles", index, "soc") and not document.get_text("roles", index, "source"):
            yield Finding(("roles", index, "soc"), "schema-file", _("The code has no source."),
                          _("Add source, the address of the page on which it stands, or remove the code."))
    for name in ("id", "label"):
        yield from _check_names(document, name)
    yield from _check_aliases(document)


def _check_names(document: Document, name: str) -> Iterator[Finding]:
    """A finding for each text that is the `name` of two roles, at the board's own."""
    places = [("roles", index, name) for index in range(len(document.get_list("roles")))]
    known: set[str] = set()
    for place in sorted(places, key=lambda place: document.has_own(*place)):
        text = document.get_text(*place) or ""
        if text.lower() in known:
            yield Finding(place, "schema-file", _("{name} stands twice.", name=shorten(text)),
                          _("Each role has an id and a label of its own."))
        known.add(text.lower())


def _check_aliases(document: Document) -> Iterator[Finding]:
    """A finding for each alias of the board's own that names another role."""
    owners = _list_owners(document)
    for place in sorted(_locate_aliases(document), key=lambda place: document.has_own(*place)):
        alias, index = str(document.get(*place)), int(place[1])
        first = owners.setdefault(simplify(alias), index)
        if first != index and document.has_own(*place):
            yield Finding(place, "schema-file", _("{name} names {other} already.", name=shorten(alias),
                                                  other=document.get_text("roles", first, "id") or ""),
                          _("Keep one of the two: an alias leads to one role."))


def _list_owners(document: Document) -> dict[str, int]:
    """The place of the role that an id or a label belongs to."""
    owners: dict[str, int] = {}
    for index in range(len(document.get_list("roles"))):
        label = document.get_text("roles", index, "label") or ""
        owners |= dict.fromkeys(map(simplify, (document.get_text("roles", index, "id") or "", label, _(label))), index)
    return owners


def _locate_aliases(document: Document) -> Iterator[Location]:
    for index in range(len(document.get_list("roles"))):
        yield from (("roles", index, "aliases", number)
                    for number in range(len(document.get_list("roles", index, "aliases"))))
