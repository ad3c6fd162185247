"""Looks for red flags in the listings of other boards: what a board may not say, no directory says."""

from functools import cache

from microboard.check.red_flags.flags import BoardFlags
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.publish.api.records import Record
from microboard.read import Document
from microboard.read.yaml import Parsed


class Suspicion:
    """The red flags that are errors as shipped; warnings are for the reviewers of the board itself."""

    def __init__(self) -> None:
        red_flags = read_shipped_flags()
        self._flags = BoardFlags(red_flags, {}, {})
        self._titles = {flag.id: flag.title for flag in red_flags.flags if flag.severity == "error"}

    def find(self, record: Record) -> str:
        """Why nobody should apply, in words of our own, or nothing."""
        document = Document("", dict(record), Parsed())
        rules = (finding.rule for finding in self._flags.find_in_listing(document, "", None))
        found = next((rule for rule in rules if rule in self._titles), "")
        return f"it raises the red flag {found} ({self._titles[found]})" if found else ""


@cache
def get_suspicion() -> Suspicion:
    """Made once: it takes longer than a hundred listings."""
    return Suspicion()
