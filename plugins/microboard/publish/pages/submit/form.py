"""Turns fields into those of the submit form: what each is called, how it is entered, when it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from microboard.check import Rulebook
from microboard.check.fields.field import Field
from microboard.check.values.vocabulary import Term
from microboard.publish.text.labels import capitalize_first, label_all
from microboard.words.formats import lower_in_sentence
from microboard.words.speech import N_, _

# A text longer than this gets a few lines to type in.
TALL = 200
# How a kind of field is entered; a text depends on how long it may be.
FORMS: Mapping[str, str] = {
    "story": "long", "number": "number", "yes-no": "flag", "date": "date", "choice": "select", "choices": "choices",
    "list": "rows", "rows": "rows", "dated": "dated", "origin": "origin",
}
# Kinds into which people type, for which an example helps.
TYPED = frozenset({"text", "area", "number"})
# The fields in the order in which people think of them.
GROUPS = (
    (N_("The project"), ("title", "summary", "category", "skills", "competencies")),
    (N_("The result"), ("deliverables",)),
    (N_("Time and pay"), ("effort", "starts", "pay")),
    (N_("Where and who"), ("location", "eligibility")),
    (N_("Mentoring"), ("mentor",)),
    (N_("Applying"), ("apply", "posted")),
    (N_("The story"), ("description",)),
)
# The labels of choices, where the field is called otherwise there.
ALIASES = {"pay.type": "pay"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is entered for one field. `path` is dotted, from the file or from the row that it stands in.

    `kind` is how it is entered: text, area, long, number, date, select, flag (yes or no), choices (some of a list),
    rows (any number of the inner `fields`), dated (a choice or a date), origin (worldwide or countries). It is shown
    while the field `shown_by` has one of the values `shown_for`. One of those that are an `is_alternative` is required.
    """

    path: str
    kind: str
    label: str
    help: str
    example: str
    is_required: bool
    choices: tuple[Term, ...] = ()
    least: int = 0
    most: int = 0
    fields: tuple["Entry", ...] = ()
    mode: str = ""
    shown_by: str = ""
    shown_for: tuple[str, ...] = ()
    is_alternative: bool = False

    @property
    def inline(self) -> str:
        """Its label as it stands within a sentence."""
        return lower_in_sentence(self.label)

    @property
    def id(self) -> str:
        """The name as part of an id in HTML."""
        return self.path.replace(".", "-").replace("_", "-")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; those that are `is_optional` are folded away."""

    title: str
    fields: tuple[Entry, ...]
    is_optional: bool = False


def build_groups(rulebook: Rulebook) -> tuple[Group, ...]:
    """The fields of a new listing, in the order in which people think of them."""
    fields = list(_iterate(rulebook.opportunity.tree, rulebook))
    groups = [Group(_(title), tuple(f for name in names for f in fields if f.path.split(".")[0] == name))
              for title, names in GROUPS]
    placed = {field.path for group in groups for field in group.fields}
    # What a fork has added to its schema.
    rest = [field for field in fields if field.path not in placed]
    needed = tuple(field for field in rest if field.is_required)
    if needed:
        groups.append(Group(_("Also"), needed))
    more = tuple(field for field in rest if not field.is_required)
    groups.append(Group(_("More, optional"), more, is_optional=True))
    return tuple(groups)


def build_employer_fields(rulebook: Rulebook) -> tuple[Entry, ...]:
    """The fields of employer.yml."""
    return tuple(_iterate(rulebook.employer.tree, rulebook))


def _iterate(group: Field, rulebook: Rulebook) -> Iterator[Entry]:
    for field in group.fields:
        if field.is_later:
            continue
        if field.kind == "group":
            yield from _iterate(field, rulebook)
        else:
            yield _build(field, ".".join(field.path), rulebook)


def _build(field: Field, path: str, rulebook: Rulebook) -> Entry:
    """The entry of a field; `path` is from the file, or from the row that it stands in."""
    kind = FORMS.get(field.kind) or ("area" if field.has_free_text and (field.most or 0) > TALL else "text")
    inner = tuple(_build(one, one.name, rulebook) for one in field.fields) or (
        (_build(field.item, "", rulebook),) if field.item else ())
    has_size = field.kind != "number" and not field.form
    return Entry(
        path=path,
        kind=kind,
        label=field.form_label,
        help=field.form_help,
        example=str(field.example) if field.example is not None and kind in TYPED else "",
        is_required=field.is_needed,
        choices=_list_choices(path, field, rulebook),
        least=int(field.least or 0) if field.kind != "number" else 0,
        most=int(field.most or 0) if has_size else 0,
        fields=inner,
        mode={"uri": "url", "email": "email"}.get(field.form, ""),
        shown_by=".".join(field.shown_by),
        shown_for=field.shown_for,
        is_alternative=field.is_alternative,
    )


def _list_choices(path: str, field: Field, rulebook: Rulebook) -> tuple[Term, ...]:
    if field.source == "currency":
        return tuple(Term(one.id, f"{one.id}, {one.label}") for one in field.choices)
    if field.source == "country":
        return tuple(sorted(field.choices, key=lambda one: normalize("NFKD", one.label)))
    if field.source:
        return field.choices
    is_refused = not rulebook.policy.is_unpaid_allowed and rulebook.policy.severities.get("unpaid") == "error"
    words = label_all(ALIASES.get(path, path.rpartition(".")[2]))
    return tuple(Term(one.id, capitalize_first(words.get(one.id, one.label)))
                 for one in field.choices if not (path == "pay.type" and one.id == "unpaid" and is_refused))
