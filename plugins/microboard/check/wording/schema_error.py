"""One error of the JSON Schema library, with what is needed to word it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from microboard.check.fields.examples import get_example
from microboard.check.fields.field import Field
from microboard.check.problems.finding import Finding, end
from microboard.check.values.vocabulary import Vocabulary
from microboard.read import Document, Location
from microboard.read.days import parse_date
from microboard.read.problem import name_field
from microboard.words.speech import _

DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
# The first of these that a listing has says when it is.
ANCHORS = (("posted",), ("apply", "deadline"))


def fit_dates(example: str, document: Document, tree: Field) -> str:
    """The example with its dates as far from those of the document as the examples in the `tree` are from each other:
    a deadline that has passed, or lies before the day of posting, would be no example."""
    days = _find_distance(document, tree) if DATE.search(example) else 0
    moved = DATE.sub(lambda found: _move(found[0], days), example)
    return moved if all(map(parse_date, DATE.findall(moved))) else example


def _find_distance(document: Document, tree: Field) -> int:
    """Days from the schema's own example to the document."""
    for location in ANCHORS:
        field = tree.find(location)
        day, example = document.get_date(*location), parse_date(field.example_text) if field else None
        if day and example:
            return (day - example).days
    return 0


def _move(text: str, days: int) -> str:
    day = parse_date(text)
    return str(day + timedelta(days)) if day else text


@dataclass(frozen=True, slots=True)
class SchemaError:
    """`value` at `location` breaks the keyword `validator`, which wants `wanted`. `tree` holds every field."""

    validator: str
    wanted: Any
    value: Any
    schema: Any
    location: Location
    document: Document
    tree: Field
    vocabulary: Vocabulary | None

    @property
    def field(self) -> str:
        """The value as a person names it."""
        return name_field(self.location)

    @property
    def place(self) -> Field | None:
        """The field that the value is of."""
        return self.tree.find(self.location)

    @property
    def example(self) -> str:
        """The schema's first example, as YAML on one line, or nothing. Its dates fit those of the document."""
        return self.fit(get_example(self.schema if isinstance(self.schema, dict) else {}))

    def fit(self, example: str) -> str:
        """An example with dates that fit those of the document."""
        return fit_dates(example, self.document, self.tree)

    def describe(self) -> str:
        """What the schema says of the value, with the example where there is one; or nothing."""
        about = _(str(self.schema.get("description", "")))
        return about + " " + end(_("For example {example}.", example=self.example)) if about and self.example else about

    def suggest(self, otherwise: str) -> str:
        """The hint to write a value, with the example where there is one."""
        return end(_("Write a value, for example {example}.", example=self.example)) if self.example else otherwise

    def say(
        self, rule: str, message: str, hint: str, *step: str | int, write: str = "", otherwise: str = ""
    ) -> Finding:
        """The finding at this value, or at one `step` below it. `write` is the value of the hint, as YAML, and
        `otherwise` the hint where that value is wrong, too."""
        location = (*self.location, *step)
        return Finding(location, rule, message, hint, write=write, otherwise=otherwise)
