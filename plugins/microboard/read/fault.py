"""A problem within one text, before it is known whose file it is."""

from dataclasses import dataclass

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `position` (line and column, from 1), and what to write instead. `write` is the whole line as it
    should be, where that is certain."""

    position: Position
    rule: str
    message: str
    hint: str
    write: str = ""
