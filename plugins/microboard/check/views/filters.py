"""Says by what the open listings of a board can be narrowed down: the filters of its browse page, with their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microboard.check.fields.field import Field, Path

# Where the files have it; that of the employer comes second.
FIELDS: Mapping[str, Path] = {
    "mode": ("location", "mode"), "from": ("location", "places", "*", "country"), "category": ("category",),
    "skill": ("skills",), "competency": ("competencies",), "audience": ("eligibility", "audience"),
    "permit": ("eligibility", "work_authorization"), "pay": ("pay", "type"), "engagement": ("engagement",),
}
FIELDS_OF_EMPLOYERS: Mapping[str, Path] = {"sector": ("sector",), "kind": ("kind",)}
# For people in a country that no open opportunity names.
ELSEWHERE = "elsewhere"
# The choices of filters that no field has as they are.
MENTORSHIP, ANSWERS = ("weekly", "written", "reference"), ("yes", "no")
# Whoever accepts anyone accepts each.
ANYONE = "anyone"
NUMBERS, DAYS = ("week", "hours", "weeks", "rate"), ("deadline", "start")
OTHERS = ("text", "currency", "only", "free", "since", "until")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a board by name: those with `choices` (ids), those that take any id, and ranges of numbers and of
    days. `currencies` are ISO 4217 codes."""

    choices: Mapping[str, tuple[str, ...]]
    open: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[str]
    currencies: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All of their names."""
        return (*self.choices, *sorted(self.open), *sorted(self.numbers), *sorted(self.days), *OTHERS)


def list_filters(opportunity: Field, employer: Field) -> Filters:
    """The filters of a board with these trees of fields."""
    own = [field for tree in (opportunity, employer) for field in tree.fields if field.has_filter]
    choices = {**dict(_list_choices(opportunity, FIELDS)), **dict(_list_choices(employer, FIELDS_OF_EMPLOYERS)),
               "mentor": MENTORSHIP,
               **{field.name: ANSWERS if field.kind == "yes-no" else tuple(term.id for term in field.choices)
                  for field in own if field.choices or field.kind == "yes-no"}}
    return Filters(
        choices, frozenset({"language", *(field.name for field in own if field.has_free_text)}),
        frozenset({*NUMBERS, *(field.name for field in own if field.kind == "number")}),
        frozenset({*DAYS, *(field.name for field in own if field.kind == "date")}), _list_currencies(opportunity))


def _list_choices(tree: Field, paths: Mapping[str, Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, path in paths.items():
        field = tree.find(path)
        ids = [term.id for term in field.choices if term.id != ANYONE] if field else []
        yield name, tuple([*ids, ELSEWHERE] if name == "from" else ids)


def _list_currencies(opportunity: Field) -> tuple[str, ...]:
    field = opportunity.find(("pay", "currency"))
    return tuple(term.id for term in field.choices) if field else ()
