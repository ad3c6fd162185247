"""What a field is: where it stands, what people call it, what it may hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from microboard.check.fields.examples import write_flow
from microboard.check.values.vocabulary import Term
from microboard.read import Location
from microboard.words.speech import _

Path = tuple[str, ...]
# `story` is a text of many lines, `dated` one of some choices or a date, `origin` one word or a list of codes, `list`
# holds values, `rows` groups of the same fields.
Kind = Literal[
    "text", "story", "number", "yes-no", "date", "choice", "choices", "list", "rows", "group", "dated", "origin",
]


def generalise(location: Location) -> Path:
    """The path of the field of a value."""
    return tuple("*" if isinstance(step, int) else step for step in location)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `path` leads from the file to it; ``*`` stands for the items of a list.

    `least` and `most` are characters of a text, items of a list, or limits of a number, which may also have to be
    `above` one, or whole. In a list that `is_unique` nothing stands twice. `form` is the format that a text has
    (``uri``, ``email``, ``pattern`` …), `pattern` a regular expression that is found in it. `source` says where choices
    come from: a list of the vocabulary, ``country``, ``currency``, or nothing; `word` is the one word of an `origin`.
    `fields` are those of a group or a row, `item` is one value of a list. `is_required` is whether the file has to have
    it with its group, `is_needed` also where only some values of the field `shown_by` ask for it: those in `shown_for`,
    where choices are known, and not those in `hidden_for`. Of fields with `is_alternative` one is
    needed. `unit` stands behind a number. A form that shows the field without its group, and writes ids by itself, says
    `form_label` and `form_help`; it does not ask for what `is_later`, which a new file has no use for. `shown` says
    where pages show a field that no template knows by name: ``card``, ``facts``, ``below``.
    """

    path: Path
    kind: Kind
    label: str
    help: str = ""
    example: Any = None
    is_required: bool = False
    is_needed: bool = False
    is_alternative: bool = False
    shown_by: Path = ()
    shown_for: tuple[str, ...] = ()
    hidden_for: tuple[str, ...] = ()
    choices: tuple[Term, ...] = ()
    source: str = ""
    word: str = ""
    least: float | None = None
    most: float | None = None
    above: float | None = None
    is_whole: bool = False
    is_unique: bool = False
    form: str = ""
    pattern: str = ""
    fields: tuple["Field", ...] = ()
    item: "Field | None" = None
    unit: str = ""
    form_label: str = ""
    form_help: str = ""
    is_later: bool = False
    shown: tuple[str, ...] = ()
    has_filter: bool = False
    has_list: bool = False

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.path[-1]

    @property
    def example_text(self) -> str:
        """The example as YAML on one line, or nothing."""
        return "" if self.example is None else write_flow(self.example)

    @property
    def is_of_people(self) -> bool:
        """Whether it holds logins: an example of one would be somebody."""
        return "github-login" in (self.form, self.item.form if self.item else "")

    @property
    def has_free_text(self) -> bool:
        """Whether people write what they like, and not an id, an address or the like."""
        return self.kind in ("text", "story") and not self.form

    def walk(self) -> Iterator["Field"]:
        """Every field below, each before those in it."""
        for field in self.fields:
            yield field
            yield from field.walk()

    def find(self, location: Location) -> "Field | None":
        """The field below of the value at `location`."""
        path = generalise(location)
        return next((field for field in self.walk() if field.path == path), None)

    def word_size(self) -> str:
        """How long a text or how large a number may be, as a sentence; nothing where either is open."""
        if self.most is None or self.kind in ("choices", "list", "rows"):
            return ""
        if self.kind != "number":
            return _("{least} to {most} characters.", least=f"{self.least or 1:g}", most=f"{self.most:g}")
        return "" if self.least is None else _("From {least} to {most}.", least=f"{self.least:g}",
                                               most=f"{self.most:g}")
