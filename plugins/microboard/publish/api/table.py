"""Turns the open listings into a table for spreadsheets (CSV, RFC 4180): a column a field, named as in the file."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

import orjson

from microboard.board import Board
from microboard.check.fields.examples import write_flow
from microboard.check.fields.field import Field, Path
from microboard.publish.api.files import BASE
from microboard.publish.api.records import RECORD
from microboard.publish.output import GetPiece
from microboard.read.formulas import shield

TABLE = f"{BASE}opportunities.csv"
# What is no field of the file: the listing's id and address, who offers it, and what is worked out.
FIRST: tuple[Path, ...] = (("id",), ("url",), ("employer", "name"), ("employer", "country"))
DERIVED: tuple[Path, ...] = (("effort", "per_week"), ("pay", "per_hour"))
# The long text has a file of its own; what is open is neither, and an outcome comes later.
LEFT_OUT = frozenset({"description", "status", "outcome", "formerly"})
BETWEEN = "; "


def build_table(board: Board, get_piece: GetPiece) -> bytes:
    """The table of a board."""
    of_employer = [field.path for field in board.own if len(field.path) > 1]
    columns = [*FIRST, *of_employer, *_list_columns(board.tree.fields), *DERIVED]
    records = (orjson.loads(get_piece(RECORD, opportunity)) for opportunity in board.open)
    rows = ([_find(record, path) for path in columns] for record in records)
    return write_rows([".".join(path) for path in columns], rows)


def write_rows(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """A table in UTF-8, with the mark by which spreadsheets know it; no cell is a formula."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([shield(_write(value)) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _list_columns(fields: Iterable[Field]) -> Iterator[Path]:
    for field in fields:
        if field.name not in LEFT_OUT:
            yield from _list_columns(field.fields) if field.kind == "group" else (field.path,)


def _find(record: Any, path: Path) -> Any:
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return record


def _write(value: Any) -> str:
    """A value on one line: of a word of the vocabulary its id, of a row what its fields say."""
    if isinstance(value, list):
        return BETWEEN.join(map(_write, value))
    if isinstance(value, dict):
        return _write(value["id"]) if "id" in value else ", ".join(map(_write, value.values()))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return write_flow(int(value) if value.is_integer() else value)
    return "" if value is None else " ".join(str(value).split())
