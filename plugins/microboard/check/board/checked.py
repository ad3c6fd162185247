"""The result of a check."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from microboard.check.schema.rulebook import Rulebook
from microboard.read import Document, ListingFile, Problem


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing's place and its values."""

    file: ListingFile
    document: Document


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check. `employers` and `listings` are complete where no problem is an error.

    `rulebook` is None where the board's own schema is broken; then nothing else was checked. `paths` are those of all
    listings that could be read, also where somebody has taken the listings themselves. `others` are errors that were
    found on the way, in files that nobody has asked about. `logos` are pictures (PNG) by the folder of the employer.
    """

    rulebook: Rulebook | None
    employers: dict[str, Document]
    listings: tuple[Listing, ...]
    problems: tuple[Problem, ...]
    paths: tuple[str, ...] = ()
    others: tuple[Problem, ...] = ()
    logos: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Whether the board can't be published."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def documents(self) -> dict[str, Document]:
        """Everything that could be read, by its path."""
        found = (*self.employers.values(), *(listing.document for listing in self.listings))
        return {document.path: document for document in found}
