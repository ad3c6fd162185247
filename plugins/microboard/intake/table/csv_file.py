"""Turns CSV (RFC 4180) into cells, whatever separates them, or says in which encoding it is."""

import codecs
import csv
from io import StringIO

from microboard.intake.table.sheet import MAX_CELL, Cells, TableError
from microboard.read.problem import show_line
from microboard.words.speech import _

SEPARATORS = (",", ";", "\t", "|")
# Rows by which the separator is told.
SEEN = 20
# What Windows writes in the west of Europe where nobody chooses.
OLD = "cp1252"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_csv(data: bytes, encoding: str = "") -> list[Cells]:
    """The cells of a CSV file, without space around each. `encoding` is that of the file, else what its first bytes
    say, else UTF-8. Raises TableError."""
    text = _decode(data, encoding)
    separator = max(SEPARATORS, key=lambda sign: _count_columns(text, sign))
    return [[cell.strip() for cell in cells] for cells in _split(text, separator)]


def _decode(data: bytes, encoding: str) -> str:
    marked = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding or marked)
    except LookupError as error:
        raise TableError(_("There is no encoding called {name}.", name=encoding)) from error
    except UnicodeDecodeError as error:
        raise TableError(_word_encoding(data, error)) from error


def _word_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    begin = max(data.rfind(b"\n", 0, error.start) + 1, error.start - 15)
    around = data[begin:error.end + 15]
    shown = show_line(around.decode(OLD, "replace"))
    return _("Line {line} is not in {encoding}. Save the table as \"CSV UTF-8\". Or, if \"{text}\" is what that line "
             "says, add: --encoding {other}", line=line, encoding=error.encoding, text=shown, other=OLD)


def _count_columns(text: str, separator: str) -> int:
    """The fewest columns of the first rows that have several: text between others has one sign or another by chance."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    sizes = []
    try:
        for cells, _row in zip(reader, range(SEEN), strict=False):
            sizes.append(len(cells))
    except csv.Error:
        return 0
    several = [size for size in sizes if size > 1]
    return min(several) if len(several) * 2 > len(sizes) else 0


def _split(text: str, separator: str) -> list[Cells]:
    limit = csv.field_size_limit(10 * MAX_CELL)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableError(_("The file is no CSV that can be read ({reason}).", reason=str(error))) from error
    finally:
        csv.field_size_limit(limit)
