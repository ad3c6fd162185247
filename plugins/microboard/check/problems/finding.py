"""A problem before it has its place in a file."""

from dataclasses import dataclass

from microboard.read import Document, Location, Problem
from microboard.read.fault import Position


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at `location`, and what to write. `instead_of` names the fields that a misspelt one stands for.

    `write` is as in `Problem`, and `otherwise` the hint where that turns out to be wrong in this file. `offset` is the
    character of the text from which on it is wrong, or `position` is that place in the file.
    """

    location: Location
    rule: str
    message: str
    hint: str
    field: str = ""
    is_at_name: bool = False
    is_missing: bool = False
    instead_of: tuple[str, ...] = ()
    write: str = ""
    otherwise: str = ""
    offset: int | None = None
    position: Position | None = None

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
        return Problem(document.path, *position, self.field, self.rule, "error", self.message, self.hint,
                       self.write)
