"""One error of the JSON Schema library, with what is needed to word it."""

from dataclasses import dataclass
from typing import Any

from microboard.check.problems.finding import Finding
from microboard.check.problems.sentences import end
from microboard.check.values.fields import get_example, name_field
from microboard.check.values.vocabulary import Vocabulary
from microboard.check.wording.example_dates import fit_dates
from microboard.read import Document, Location


@dataclass(frozen=True, slots=True)
class SchemaError:
    """`value` at `location` breaks the keyword `validator`, which wants `wanted`. `root` is the whole schema."""

    validator: str
    wanted: Any
    value: Any
    schema: Any
    location: Location
    document: Document
    root: dict[str, Any]
    vocabulary: Vocabulary | None

    @property
    def field(self) -> str:
        """The value as a person names it."""
        return name_field(self.location)

    @property
    def example(self) -> str:
        """The schema's first example, as YAML on one line, or nothing. Its dates fit those of the document."""
        return self.fit(get_example(self.schema if isinstance(self.schema, dict) else {}))

    @property
    def for_example(self) -> str:
        """The example as the end of a sentence, or nothing."""
        return f", for example {self.example}" if self.example else ""

    def fit(self, example: str) -> str:
        """An example with dates that fit those of the document."""
        return fit_dates(example, self.document, self.root)

    def suggest(self, otherwise: str) -> str:
        """The hint to write a value, with the example where there is one."""
        return end(f"Write a value{self.for_example}") if self.example else otherwise

    def say(
        self, rule: str, message: str, hint: str, *step: str | int, write: str = "", otherwise: str = ""
    ) -> Finding:
        """The finding at this value, or at one `step` below it. `write` is the value of the hint, as YAML, and
        `otherwise` the hint where that value is wrong, too."""
        location = (*self.location, *step)
        return Finding(location, rule, message, hint, name_field(location), write=write, otherwise=otherwise)
