"""Turns the first sheet of an .xlsx file into cells: values, never formulas, and nothing from outside the file."""

import zipfile
import zlib
from datetime import date, datetime
from io import BytesIO
from typing import Any

from microboard.intake.table.sheet import MAX_COLUMNS, Cells, TableError
from microboard.words.speech import N_, _

# What the parts of a workbook may take when they are unpacked.
MAX_UNPACKED = 50_000_000
MAX_PARTS = 2_000
# No program for spreadsheets writes these. They are how XML names other files, or grows without end.
DECLARED = tuple(word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le",
                                                                                             "utf-16-be"))
BROKEN = N_("The file is no .xlsx that can be read. Save it again, or save the table as CSV.")
# The version that the tests have; a board's own pins have none, since building needs none.
INSTALL = ".venv/bin/pip install openpyxl==3.1.5"


def read_xlsx(data: bytes) -> list[Cells]:
    """The cells of the first sheet that is shown. Raises TableError."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise TableError(_("To read .xlsx, run {command} first, or save the table as CSV.",
                           command=INSTALL)) from error
    _refuse_odd(data)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
        # What a file says of its own size is not believed.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
        return [_trim([_write(value) for value in row]) for row in rows]
    except Exception as error:  # what the library raises on a broken file is not documented
        raise TableError(_(BROKEN)) from error


def _refuse_odd(data: bytes) -> None:
    """Refuse what no program for spreadsheets writes, before anything is parsed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            parts = file.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TableError(_("The workbook is too large. Save the sheet as CSV."))
            for part in parts:
                content = file.read(part) if part.filename.endswith((".xml", ".rels")) else b""
                if any(word in content for word in DECLARED):
                    raise TableError(_("The workbook declares entities of XML, which no spreadsheet needs."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise TableError(_(BROKEN)) from error


def _trim(cells: Cells) -> Cells:
    """The cells up to the last with something in it: colours go on to the end of the sheet."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _write(value: Any) -> str:
    """A value as somebody would type it: days without a time, whole numbers without a point."""
    if isinstance(value, datetime):
        return str(value.date())
    if isinstance(value, date):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
