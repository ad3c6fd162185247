"""Makes the pieces of an opportunity that are in many files: its card, its entries in feeds, its event, its record."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from microboard.board import Board, Opportunity
from microboard.publish.api.index import ROW, build_row
from microboard.publish.api.records import RECORD, RecordWriter
from microboard.publish.feeds.calendars import ICS, build_event
from microboard.publish.feeds.feed_entry import EntryWriter, build_content, build_entry
from microboard.publish.feeds.feed_pages import ATOM, BRIEF, JSON, RSS
from microboard.publish.feeds.json_feed import build_item
from microboard.publish.output import Site
from microboard.publish.pages.lists.cards import CARD, build_marked_card

# The pieces of an opportunity stand side by side: the name of their file, where the first starts, and where each ends.
# One that is not there is empty.
Place = tuple[str, tuple[int, ...]]
Table = dict[str, Place]


class PieceStore:
    """Pieces of these `kinds` in `folder`, by kind and key."""

    def __init__(self, folder: Path, kinds: Sequence[str]) -> None:
        self._folder = folder
        self._places = {kind: index for index, kind in enumerate(kinds)}
        self._table: Table = {}
        self._files: dict[str, BinaryIO] = {}

    def write(self, pieces: Iterable[tuple[str, Mapping[str, bytes]]]) -> Table:
        """Write the pieces of each key to the file of this process; where they stand, for `add`."""
        table: Table = {}
        name = str(os.getpid())
        with (self._folder / name).open("ab") as file:
            at = file.tell()
            for key, found in pieces:
                here = [found.get(kind, b"") for kind in self._places]
                file.writelines(here)
                table[key] = name, tuple(accumulate(map(len, here), initial=at))
                at = table[key][1][-1]
        return table

    def add(self, table: Table) -> None:
        """Find what a process has written."""
        self._table |= table

    def get(self, kind: str, key: str) -> bytes | None:
        """A piece, or None where there is none."""
        if key not in self._table:
            return None
        name, ends = self._table[key]
        start, stop = ends[self._places[kind]], ends[self._places[kind] + 1]
        if name not in self._files:
            self._files[name] = (self._folder / name).open("rb", buffering=0)
        return _read_at(self._files[name], start, stop - start) or None

    def close(self) -> None:
        """Close the files."""
        while self._files:
            self._files.popitem()[1].close()


def _read_at(file: BinaryIO, start: int, size: int) -> bytes:
    if hasattr(os, "pread"):  # copies of this process share the file, and so its position
        return os.pread(file.fileno(), size, start)
    file.seek(start)
    return file.read(size)


KINDS = (CARD, RSS, BRIEF, ATOM, JSON, ICS, RECORD, ROW)


class Pieces:
    """The pieces of a board by kind and opportunity. Each is made when it is first asked for."""

    def __init__(self, board: Board, site: Site) -> None:
        self._store: PieceStore | None = None
        self._moments = board.moments
        self._site = site
        self._made: dict[tuple[str, str], bytes] = {}
        self._writers = {form: EntryWriter(form) for form in (RSS, ATOM)}
        records = RecordWriter(board.tree, site)
        self._makers: Mapping[str, Callable[[Opportunity, Site], bytes]] = {
            CARD: lambda opportunity, _: build_marked_card(opportunity), ICS: build_event,
            RECORD: lambda opportunity, _: records.build(opportunity),
            ROW: lambda opportunity, _: build_row(opportunity),
        }

    def get(self, kind: str, opportunity: Opportunity) -> bytes:
        """One piece: `kind` is ``card``, ``record``, ``brief`` or the name of a list's file, such as ``feed.xml``."""
        made = self._made.get((kind, opportunity.id))
        if made is None:
            made = self._store.get(kind, opportunity.id) if self._store else None
        return self._make(kind, opportunity) if made is None else made

    @contextmanager
    def kept_in_files(self) -> Iterator[None]:
        """Meanwhile pieces can be moved to files, where all processes find them and none needs memory for them."""
        with TemporaryDirectory(prefix="microboard-") as name, closing(PieceStore(Path(name), KINDS)) as store:
            self._store = store
            try:
                yield
            finally:
                self._store = None

    def move(self, opportunities: Iterable[Opportunity], list_kinds: Callable[[Opportunity], Iterable[str]]) -> Table:
        """Put the pieces of opportunities that are wanted into the file of this process, and forget all others. Where
        they are, for `add` in another process."""
        if not self._store:
            return {}
        table = self._store.write(
            (one.id, {kind: self.get(kind, one) for kind in list_kinds(one)}) for one in opportunities)
        self._made.clear()
        return table

    def add(self, table: Table) -> None:
        """Find what a process has moved."""
        if self._store:
            self._store.add(table)

    def _make(self, kind: str, opportunity: Opportunity) -> bytes:
        if kind in self._makers:
            self._made[kind, opportunity.id] = self._makers[kind](opportunity, self._site)
        else:
            self._make_entries(opportunity)
        return self._made[kind, opportunity.id]

    def _make_entries(self, opportunity: Opportunity) -> None:
        """The entries in all forms: they say the same."""
        moments = self._moments[opportunity.id]
        content = build_content(opportunity, self._site)
        entry = build_entry(opportunity, self._site, content, moments)
        for form, writer in self._writers.items():
            self._made[form, opportunity.id] = writer.build(entry)
        self._made[BRIEF, opportunity.id] = self._writers[RSS].build(replace(entry, content=""))
        self._made[JSON, opportunity.id] = build_item(opportunity, self._site, content, moments)
