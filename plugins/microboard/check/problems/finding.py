"""A rule, and what it finds before that has its place in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from microboard.read import Document, Location, Problem
from microboard.read.problem import Position, Severity, name_field, shorten


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the rules page, in English: rules are made before the language is known. `severity` is the shipped
    one; a policy may change it where `is_changeable`."""

    id: str
    title: str
    text: str
    severity: Severity = "error"
    is_changeable: bool = False


Find = TypeVar("Find", bound=Callable[..., object])


class Rules(dict[Rule, Find]):
    """Functions that are rules, each by the rule that it is."""

    def add(self, rule_id: str, title: str, severity: Severity = "error") -> Callable[[Find], Find]:
        """Register a function as a rule that a policy may change; its docstring explains the rule to people. What it
        finds needs no rule of its own."""

        def register(find: Find) -> Find:
            text = " ".join((find.__doc__ or "").split())
            self[Rule(rule_id, title, text, severity, is_changeable=True)] = find
            return find

        return register


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at `location`, and what to write. `missing` names the field that a group there lacks, and
    `instead_of` the fields that a misspelt one stands for.

    `write` is as in `Problem`, and `otherwise` the hint where that turns out to be wrong in this file. `offset` is the
    character of the text from which on it is wrong, or `position` is that place in the file.
    """

    location: Location
    rule: str
    message: str
    hint: str
    missing: str = ""
    is_at_name: bool = False
    instead_of: tuple[str, ...] = ()
    write: str = ""
    otherwise: str = ""
    offset: int | None = None
    position: Position | None = None

    @property
    def field(self) -> str:
        """The value that is wrong, or that is missing, as a person names it."""
        return self._name(self.location)

    def _name(self, location: Location) -> str:
        return name_field((*location, self.missing) if self.missing else location)

    @property
    def is_misspelt(self) -> bool:
        """Whether `write` is the right name of a field."""
        return self.is_at_name and self.rule == "field-unknown"

    def place(self, document: Document) -> Problem:
        """The problem, with line and column."""
        if self.position:
            position = self.position
        elif self.is_at_name:
            position = document.get_key_position(self.location)
        elif self.offset is not None:
            position = document.get_place(self.location, self.offset)
        else:
            position = document.get_position(self.location)
        field = self._name(document.locate(self.location))
        return Problem(document.path, *position, field, self.rule, "error", self.message, self.hint, self.write)


def start(value: object) -> str:
    """A value as it is shown at the beginning of a sentence."""
    shown = shorten(value)
    return shown[:1].upper() + shown[1:] if isinstance(value, list | dict) else shown


def end(sentence: str) -> str:
    """The sentence without its full stop where an example before it ends with one."""
    return sentence.removesuffix(".") if sentence.endswith(("..", "?.", "!.", '.".')) else sentence
