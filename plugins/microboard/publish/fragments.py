"""Makes the pieces of an opportunity that are in many files: its card, its entries in feeds, its event, its record."""

import mmap
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from microboard.board import Opportunity
from microboard.publish.calendars import ICS, build_event
from microboard.publish.cards import CARD, build_marked_card
from microboard.publish.feed_entry import EntryWriter, build_content, build_entry
from microboard.publish.feed_pages import ATOM, JSON, RSS
from microboard.publish.json_feed import build_item
from microboard.publish.output import Site
from microboard.publish.records import RECORD, build_record_text

# Where pieces stand in a file: kind and id of the opportunity, first byte, first byte after it.
Table = dict[tuple[str, str], tuple[int, int]]


class Fragments:
    """The pieces of a board by kind and opportunity; each is made when it is first asked for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[tuple[str, str], bytes] = {}
        self._stored: dict[tuple[str, str], tuple[mmap.mmap, int, int]] = {}
        self._writers = {form: EntryWriter(form) for form in (RSS, ATOM)}
        self._makers: Mapping[str, Callable[[Opportunity, Site], bytes]] = {
            CARD: lambda opportunity, _: build_marked_card(opportunity), ICS: build_event, RECORD: build_record_text,
        }

    def get(self, kind: str, opportunity: Opportunity) -> bytes:
        """One piece: `kind` is ``card``, ``record`` or the name of a list's file, such as ``feed.xml``."""
        key = kind, opportunity.id
        if key in self._stored:
            file, start, stop = self._stored[key]
            return file[start:stop]
        if key not in self._made:
            if kind in self._makers:
                self._made[key] = self._makers[kind](opportunity, self._site)
            else:
                self._write_entries(opportunity)
        return self._made[key]

    def store(self, path: Path, wanted: Iterable[tuple[str, Opportunity]]) -> Table:
        """Move the pieces that are wanted to the file `path`, and forget the others."""
        table: Table = {}
        with path.open("wb") as file:
            for kind, opportunity in wanted:
                start = file.tell()
                table[kind, opportunity.id] = start, start + file.write(self.get(kind, opportunity))
        self._made.clear()
        return table

    def add(self, path: Path, table: Table) -> None:
        """Take pieces from a file that `store` has written."""
        if any(stop for _, stop in table.values()):
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._stored |= {key: (data, *place) for key, place in table.items()}

    def _write_entries(self, opportunity: Opportunity) -> None:
        """The entries in all forms: they say the same."""
        content = build_content(opportunity, self._site)
        entry = build_entry(opportunity, self._site, content)
        for form, writer in self._writers.items():
            self._made[form, opportunity.id] = writer.write(entry)
        self._made[JSON, opportunity.id] = build_item(opportunity, self._site, content)
