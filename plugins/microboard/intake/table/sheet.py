"""Turns the file of a table into its cells, each a text, with the row in which it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from microboard.read.problem import name_reason
from microboard.words.speech import _

MAX_BYTES = 10_000_000
MAX_ROWS, MAX_COLUMNS = 5_000, 300
# The most that a cell of a spreadsheet holds.
MAX_CELL = 32_767
# A header stands this far down at most, below a title and a date.
MAX_ABOVE = 10
EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
Cells = list[str]


class TableError(Exception):
    """A table that can't be read; the message says why and what to do, for people."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header. `number` is what a spreadsheet shows beside it, from 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a table, by the text of their header, and the rows with something in them."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_file(path: Path) -> bytes:
    """The bytes of a table. Raises TableError where there are too many, or none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableError(_("The file can't be read ({reason}).", reason=name_reason(error))) from error
    if len(data) > MAX_BYTES:
        raise TableError(_("The file has more than {count} MB. Split it into several.", count=MAX_BYTES // 1_000_000))
    return data


def build_sheet(grid: Sequence[Cells], known: Sequence[bool]) -> Sheet:
    """The table in `grid`. `known` says of each of the first rows whether it may be the header, which is the first such
    row, or else the first with more than one cell. Raises TableError."""
    filled = [index for index, cells in enumerate(grid) if sum(map(bool, cells)) > 1]
    header = next((index for index, is_known in enumerate(known) if is_known), filled[0] if filled else None)
    if header is None:
        raise TableError(_("The table has no row with the names of its columns."))
    columns = _name_columns(grid[header])
    rows = tuple(_iterate_rows(grid, header, columns))
    if len(rows) > MAX_ROWS or sum(map(bool, columns)) > MAX_COLUMNS:
        raise TableError(_("The table has more than {rows} rows or {columns} columns. Split it into several.",
                           rows=MAX_ROWS, columns=MAX_COLUMNS))
    return Sheet(tuple(name for name in columns if name), rows)


def _iterate_rows(grid: Sequence[Cells], header: int, columns: Sequence[str]) -> Iterator[Row]:
    for number, cells in enumerate(grid[header + 1:], header + 2):
        named = {name: cell.replace("\r\n", "\n").replace("\r", "\n")
                 for name, cell in zip(columns, cells, strict=False) if name and cell}
        long = next((name for name, cell in named.items() if len(cell) > MAX_CELL), "")
        if long:
            raise TableError(_("Row {row}, column {column}: the cell holds more than {count} characters.", row=number,
                               column=long, count=MAX_CELL))
        if named:
            yield Row(number, named)


def _name_columns(cells: Cells) -> list[str]:
    """The header on one line each; a second column of the same name is told by a number."""
    names: list[str] = []
    for cell in cells:
        name = " ".join(cell.split())
        count = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({count + 1})" if name and name in names else name)
    return names
