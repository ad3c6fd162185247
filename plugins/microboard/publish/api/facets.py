"""The choices by which people narrow a list down: their names, and which of them an opportunity has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import methodcaller
from typing import Literal

from microboard.board import Board, Opportunity
from microboard.board.model import list_answers
from microboard.check.fields.field import Field
from microboard.check.values.names import sort_countries
from microboard.check.values.vocabulary import Term, Vocabulary
from microboard.check.views.filters import ELSEWHERE
from microboard.publish.text.labels import capitalize_first, label, label_all
from microboard.publish.text.phrases import REFERENCES
from microboard.words.formats import name_country, name_language
from microboard.words.speech import N_, _, remember

# An opportunity that has every choice: one for anyone, or open worldwide.
EVERY = "*"
# Kinds that are narrowed down by a range.
RANGED = frozenset({"number", "date"})
FREQUENT = frozenset({"daily", "twice-weekly", "weekly"})
MENTORSHIP = {"weekly": N_("Weekly check-ins or better"), "written": N_("Written feedback"),
              "reference": N_("A reference")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its id, what people read, and how many open opportunities have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices. `name` is the key in the address of the page; `values` runs parallel to `Board.open`.

    An opportunity passes when it has ``any`` of the choices that were made, or ``all`` of them. `is_own` is one of a
    field of the board's own. `get_ids` gives those of any opportunity, open or closed.
    """

    name: str
    title: str
    match: Literal["any", "all"]
    choices: tuple[Choice, ...]
    values: tuple[tuple[str, ...], ...]
    get_ids: Callable[[Opportunity], Sequence[str]]
    is_own: bool = False


def get_terms(name: str, vocabulary: Vocabulary) -> Mapping[str, Term]:
    """The terms that are the choices of a facet, whose other words a search knows, too; none where it has others."""
    return {"category": vocabulary.categories, "sector": vocabulary.sectors, "skill": vocabulary.skills}.get(name, {})


@remember(1)  # the browse page, the API and the index want the same
def build_facets(board: Board) -> tuple[Facet, ...]:
    """Every facet of the open opportunities, in the order in which people meet them."""
    vocabulary = board.vocabulary
    return (
        _build(board, "mode", _("Where"), label_all("mode"), lambda one: [one.location.mode]),
        _build(board, "from", _("You are in"), _name_countries(board), _list_countries),
        _build(board, "category", _("Category"), {t.id: t.label for t in vocabulary.categories.values()},
               lambda one: [one.category.id]),
        _build(board, "skill", _("Skills"), {t.id: t.label for t in vocabulary.skills.values()},
               lambda one: [term.id for term in one.skills]),
        _build(board, "competency", _("Competencies"), {t.id: t.label for t in vocabulary.competencies.values()},
               lambda one: [term.id for term in one.competencies]),
        _build(board, "audience", _("Open to"), _label_all("audience", leave_out="anyone"),
               lambda one: [EVERY] if "anyone" in one.eligibility.audience else one.eligibility.audience),
        _build(board, "language", _("Language"), _name_languages(board), lambda one: [_get_language(one)]),
        _build(board, "mentor", _("Mentorship"), {value: _(words) for value, words in MENTORSHIP.items()},
               _list_mentorship, match="all"),
        _build(board, "permit", _("Right to work"), _label_all("work_authorization"),
               lambda one: [one.eligibility.work_authorization]),
        _build(board, "pay", _("Kind of pay"), {**_label_all("pay"), "unpaid": _("Unpaid")},
               lambda one: [one.pay.type]),
        _build(board, "engagement", _("Engaged as"), _label_all("engagement"),
               lambda one: [one.engagement] if one.engagement else []),
        _build(board, "sector", _("Sector"), {t.id: t.label for t in vocabulary.sectors.values()},
               lambda one: [one.employer.sector.id]),
        _build(board, "kind", _("Kind of employer"), label_all("kind"), lambda one: [one.employer.kind]),
        *(_build(board, field.name, field.label, labels, methodcaller("list_own_ids", field.name), is_own=True)
          for field in board.own if field.has_filter and (labels := _label_own(board, field))),
    )


def _build(
    board: Board, name: str, title: str, labels: dict[str, str], get_ids: Callable[[Opportunity], Sequence[str]],
    match: Literal["any", "all"] = "any", *, is_own: bool = False,
) -> Facet:
    # Thousands of listings have the same few, and share them.
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    values = tuple([same.setdefault(ids, ids) for ids in map(tuple, map(get_ids, board.open))])
    distinct = Counter(values)
    # A choice that a fork has added to its schema has no words of its own yet.
    known = {**labels, **{value: label(name, value) for value in sorted(_flatten(distinct) - labels.keys() - {EVERY})}}
    counts = dict.fromkeys(known, 0)
    for ids, count in distinct.items():
        for value in known if EVERY in ids else set(ids):
            counts[value] += count
    choices = tuple(Choice(value, words, counts[value]) for value, words in known.items())
    return Facet(name, title, match, choices, values, get_ids, is_own)


def _flatten(values: Iterable[Iterable[str]]) -> set[str]:
    return {value for ids in values for value in ids}


def _label_all(field: str, leave_out: str = "") -> dict[str, str]:
    return {value: capitalize_first(words) for value, words in label_all(field).items() if value != leave_out}


def _name_countries(board: Board) -> dict[str, str]:
    codes = {code for opportunity in board.open for code in opportunity.location.countries}
    return {**{code: name_country(code) for code in sort_countries(codes)}, ELSEWHERE: _("Another country")}


def _name_languages(board: Board) -> dict[str, str]:
    """The names of the languages that the listings are written in, without the country of a dialect."""
    names = {code: name_language(code) for code in {_get_language(one) for one in board.open}}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def _get_language(opportunity: Opportunity) -> str:
    return opportunity.language.partition("-")[0].lower()


def _list_countries(opportunity: Opportunity) -> Sequence[str]:
    location = opportunity.location
    if location.mode == "remote" and not location.applicants_from:
        return [EVERY]
    return location.countries


def _label_own(board: Board, field: Field) -> dict[str, str]:
    """The choices of a field of the board's own; of a text, whatever the open listings say."""
    terms: Iterable[Term] = field.choices or (list_answers() if field.kind == "yes-no" else ())
    if field.has_free_text:
        said = {term for one in board.open if (own := one.get_own(field.name)) for term in own.terms}
        terms = sorted(said, key=lambda term: (term.label.casefold(), term.id))
    return {term.id: term.label for term in terms}


def _list_mentorship(opportunity: Opportunity) -> Sequence[str]:
    mentor = opportunity.mentor
    kinds = {"weekly": mentor.check_ins in FREQUENT, "written": "written" in mentor.feedback,
             "reference": mentor.reference in REFERENCES}
    return [kind for kind, is_given in kinds.items() if is_given]
