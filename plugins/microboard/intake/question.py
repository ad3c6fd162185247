"""Turns the fields of a listing and its employer into the questions of a form."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from microboard.check.fields.field import Field, Path
from microboard.check.fields.headings import build_heading
from microboard.check.schema.rulebook import Rulebook
from microboard.intake.choices import build_choices
from microboard.words.speech import _

File = Literal["opportunity", "employer"]
# What the issue itself says.
TOLD = ("title", "posted")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form, and the field of which file it is about.

    `group` is the field around it, or the whole file. `choices` maps what is read to what the file says. `is_required`
    is whether a form can be sent without it: for an employer it can, since most are on the board already.
    """

    file: File
    label: str
    field: Field
    group: Field
    choices: dict[str, str]
    is_required: bool

    @property
    def location(self) -> Path:
        """Where the answer stands in the file."""
        return self.field.path

    @property
    def top(self) -> Field:
        """The field at the top of the file in which it is, or which it is."""
        return self.group if self.group.path else self.field

    @property
    def is_whole(self) -> bool:
        """Whether a text in place of the group stands for this field of it: an outcome may be its text alone."""
        return self.group.most is not None and self.field == self.group.fields[0]

    @property
    def id(self) -> str:
        """The name of the form's element; addresses can fill it in."""
        return "_".join(self.location if self.file == "opportunity" else ("employer", *self.location))

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields of a row, in the order in which they are written."""
        return tuple(column.name for column in self.field.fields)

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that every row has."""
        return tuple(column.name for column in self.field.fields if column.is_required)

    @property
    def separator(self) -> str:
        """The sign between the fields of a row: a comma where all of them are names."""
        return "," if all((column.most or 0) <= 100 for column in self.field.fields) else "|"

    def word_row(self, names: tuple[str, ...]) -> str:
        """How a row of these fields is written: ``city, country``."""
        return self.join([name.replace("_", " ") for name in names])

    def join(self, parts: list[str]) -> str:
        """The parts of a row on one line."""
        return (f"{self.separator} " if self.separator == "," else f" {self.separator} ").join(parts)


def build_questions(rulebook: Rulebook) -> list[Question]:
    """Every question, in the order of the form: the employer, what is required, what is not, the long text."""
    found = [one for one in list_questions(rulebook) if not one.top.is_later and one.top.name not in TOLD]

    # The long text comes last: after its heading no other heading counts, whatever the text contains.
    def place(one: Question) -> tuple[bool, ...]:
        is_optional = one.file == "opportunity" and not one.top.is_required
        return one.file != "employer", one.field.kind == "story", is_optional, is_optional and len(one.location) > 1

    return sorted(found, key=place)


def list_questions(rulebook: Rulebook) -> list[Question]:
    """A question for every field of an employer and of a listing, in the order of the schema: for those, too, that no
    form asks for."""
    return [*_iterate("employer", rulebook.employer.tree, rulebook),
            *_iterate("opportunity", rulebook.opportunity.tree, rulebook)]


def _iterate(file: File, tree: Field, rulebook: Rulebook) -> Iterator[Question]:
    for field in tree.fields:
        for one in field.fields if field.kind == "group" else (field,):
            yield _build(file, one, field if field.kind == "group" else tree, rulebook)


def _build(file: File, field: Field, group: Field, rulebook: Rulebook) -> Question:
    if not rulebook.policy.is_unpaid_allowed:
        field = _leave_out_unpaid(field)
    above = _("Employer") if file == "employer" else group.label if group.path else ""
    return Question(file, build_heading(above, field.label), field, group, build_choices(field),
                    file == "opportunity" and field.is_required and (group.is_required or not group.path))


def _leave_out_unpaid(field: Field) -> Field:
    """The field without the choice that the board's policy forbids, or required where all other choices ask for it."""
    if field.path == ("pay", "type"):
        return replace(field, choices=tuple(choice for choice in field.choices if choice.id != "unpaid"))
    asks = field.shown_by == ("pay", "type") and "unpaid" not in field.shown_for
    return replace(field, is_required=field.is_needed) if asks else field
