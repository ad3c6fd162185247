"""Makes the pieces of an opportunity that are in many files: its card, its entries in feeds, its event, its record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.board import Board, Opportunity
from microboard.publish.api.index import ROW, build_row
from microboard.publish.api.records import RECORD, build_record_text
from microboard.publish.feeds.calendars import ICS, build_event
from microboard.publish.feeds.feed_entry import EntryWriter, build_content, build_entry
from microboard.publish.feeds.feed_pages import ATOM, BRIEF, JSON, RSS
from microboard.publish.feeds.json_feed import build_item
from microboard.publish.output import Site
from microboard.publish.pages.cards import CARD, build_marked_card
from microboard.publish.piece_store import PieceStore, Table

KINDS = (CARD, RSS, BRIEF, ATOM, JSON, ICS, RECORD, ROW)


class Pieces:
    """The pieces of a board by kind and opportunity. Each is made when it is first asked for."""

    def __init__(self, board: Board, site: Site) -> None:
        self._store: PieceStore | None = None
        self._moments = board.moments
        self._site = site
        self._made: dict[tuple[str, str], bytes] = {}
        self._writers = {form: EntryWriter(form) for form in (RSS, ATOM)}
        self._makers: Mapping[str, Callable[[Opportunity, Site], bytes]] = {
            CARD: lambda opportunity, _: build_marked_card(opportunity), ICS: build_event, RECORD: build_record_text,
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
