"""Groups opportunities into the lists that people follow."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from microboard.board.board import Collection
from microboard.board.model import Employer, Opportunity
from microboard.check.fields.field import Field
from microboard.check.values.names import sort_countries
from microboard.check.values.vocabulary import Term, Vocabulary
from microboard.words.formats import name_country
from microboard.words.speech import _

Groups = Mapping[str, tuple[Opportunity, ...]]
Id = TypeVar("Id", bound=Hashable)


def build_collections(
    opportunities: Sequence[Opportunity], employers: Iterable[Employer], vocabulary: Vocabulary,
    own: Iterable[Field] = (),
) -> dict[str, tuple[Collection, ...]]:
    """The lists of a board by kind. A list that is empty today keeps its page, since its address is for good."""
    live = [opportunity for opportunity in opportunities if opportunity.is_open]
    terms = {"categories": vocabulary.categories.values(), "skills": vocabulary.skills.values(),
             "competencies": vocabulary.competencies.values(),
             **{field.name: field.choices for field in own if field.has_list}}
    return {
        **{kind: _build_terms(kind, words, group_by(kind, live)) for kind, words in terms.items()},
        "places": _build_places(opportunities, group_by("places", live)),
        "employers": _build_employers(employers, group_by("employers", live)),
    }


def group_by(kind: str, opportunities: Iterable[Opportunity]) -> Groups:
    """The opportunities by the lists of one kind, each in the given order."""
    return group(opportunities, GROUPS.get(kind) or (lambda one: one.list_own_ids(kind)))


def group(
    opportunities: Iterable[Opportunity], get_ids: Callable[[Opportunity], Iterable[Id]]
) -> dict[Id, tuple[Opportunity, ...]]:
    """The opportunities grouped by id, each group in the given order."""
    groups: dict[Id, list[Opportunity]] = defaultdict(list)
    for opportunity in opportunities:
        for group_id in get_ids(opportunity):
            groups[group_id].append(opportunity)
    return {group_id: tuple(members) for group_id, members in groups.items()}


def _get_category(opportunity: Opportunity) -> list[str]:
    return [opportunity.category.id]


def _get_skills(opportunity: Opportunity) -> list[str]:
    return [term.id for term in opportunity.skills]


def _get_competencies(opportunity: Opportunity) -> list[str]:
    return [term.id for term in opportunity.competencies]


def _get_places(opportunity: Opportunity) -> list[str]:
    remote = ["remote"] if opportunity.location.mode == "remote" else []
    return [*remote, *(code.lower() for code in opportunity.location.countries)]


GROUPS: Mapping[str, Callable[[Opportunity], list[str]]] = {
    "categories": _get_category, "skills": _get_skills, "competencies": _get_competencies, "places": _get_places,
    "employers": lambda opportunity: [opportunity.employer.id],
}


def _build_terms(kind: str, terms: Iterable[Term], groups: Groups) -> tuple[Collection, ...]:
    return tuple(
        Collection(kind, term.id, term.label, term.text, f"{kind}/{term.id}/", groups.get(term.id, ()))
        for term in terms
    )


def _build_places(opportunities: Iterable[Opportunity], groups: Groups) -> tuple[Collection, ...]:
    """Remote first, then every country that any opportunity, open or closed, has named, by its name."""
    codes = {code for opportunity in opportunities for code in opportunity.location.countries}
    named = [(name_country(code), code.lower()) for code in sort_countries(codes)]
    return tuple(
        Collection("places", place_id, label, "", f"places/{place_id}/", groups.get(place_id, ()))
        for label, place_id in [(_("Remote"), "remote"), *named]
    )


def _build_employers(employers: Iterable[Employer], groups: Groups) -> tuple[Collection, ...]:
    return tuple(
        Collection("employers", employer.id, employer.name, employer.about, employer.path,
                   groups.get(employer.id, ()))
        for employer in employers
    )
