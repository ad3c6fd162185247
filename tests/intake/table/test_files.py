"""A table is read in whatever way a spreadsheet has saved it, and what is no table is told from one."""

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from microboard.cli import main
from microboard.intake.table import xlsx_file
from microboard.intake.table.csv_file import read_csv
from microboard.intake.table.sheet import MAX_CELL, MAX_ROWS, TableError, build_sheet
from microboard.intake.table.xlsx_file import read_xlsx

ROWS = [["Title", "Company", "Notes"], ["Ask, and ask again", "Café Łódź", 'one; two\n"three"'], ["B", "C", ""]]


def save(rows: list[list[str]], separator: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separator_and_encoding_are_told_by_the_file(separator: str, encoding: str) -> None:
    assert read_csv(save(ROWS, separator, encoding)) == ROWS


def test_an_old_encoding_is_named_and_can_be_given() -> None:
    data = save([["Title", "Company"], ["Ask", "Café Müller"]], ";", "cp1252")
    with pytest.raises(TableError, match=r'Line 2 is not in utf-8.*if "Ask;Café Müller" is what that line says, add: '
                                         '--encoding cp1252'):
        read_csv(data)
    assert read_csv(data, "cp1252")[1] == ["Ask", "Café Müller"]
    with pytest.raises(TableError, match="There is no encoding called nonsense"):
        read_csv(data, "nonsense")


@pytest.mark.parametrize("encoding", ["zlib", "base64", "rot13", "hex"])
def test_what_is_no_encoding_of_text_is_refused(encoding: str) -> None:
    with pytest.raises(TableError):
        read_csv(b"a,b\n1,2\n", encoding)


def test_a_file_without_an_end_of_a_quote_is_read_or_refused_in_words() -> None:
    assert read_csv(b'a,b\n"1,2\n') == [["a", "b"], ["1,2"]]
    with pytest.raises(TableError, match="The file is no CSV"):
        read_csv(b'a,b\n"' + b"x" * (11 * MAX_CELL))


def make_workbook(change: dict[str, bytes] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet["A3"] = "=1+1"
    saved = io.BytesIO()
    book.save(saved)
    changed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(part.filename, (change or {}).get(part.filename, source.read(part)))
    return changed.getvalue()


def test_a_formula_is_read_as_its_value_and_never_as_a_formula() -> None:
    grid = read_xlsx(make_workbook())
    assert grid[:2] == ROWS[:2]
    assert grid[2] == ["", "C"]


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst>&a;</sst>'


@pytest.mark.parametrize("content", [ENTITY.encode(), ENTITY.encode("utf-16"), ENTITY.encode("utf-16-be")])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_that_declares_entities_is_refused(part: str, content: bytes) -> None:
    with pytest.raises(TableError, match="declares entities"):
        read_xlsx(make_workbook({part: content}))


def test_a_workbook_that_grows_without_end_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MAX_UNPACKED", 10_000_000)
    with pytest.raises(TableError, match="too large"):
        read_xlsx(make_workbook({"xl/worksheets/sheet1.xml": b" " * 10_000_001}))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 200, b"\xd0\xcf\x11\xe0 an old .xls",
                                  make_workbook()[:-30], make_workbook({"xl/workbook.xml": b"<a"}),
                                  make_workbook({"xl/worksheets/sheet1.xml": b"not XML"})])
def test_a_broken_workbook_is_told(data: bytes) -> None:
    with pytest.raises(TableError, match=r"no \.xlsx that can be read"):
        read_xlsx(data)


def test_without_the_library_it_is_said_how_to_get_the_version_that_is_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(TableError, match=re.escape(f"pip install openpyxl=={openpyxl.__version__}")):
        read_xlsx(make_workbook())


def test_the_header_may_stand_below_a_title_and_two_columns_may_have_one_name() -> None:
    sheet = build_sheet([["Spring", "", ""], [], ["Title", "Notes", "Notes", ""], [], ["a", "b", "c", "d"]],
                        [False, False, True, False])
    assert sheet.columns == ("Title", "Notes", "Notes (2)")
    assert [(row.number, row.cells) for row in sheet.rows] == [(5, {"Title": "a", "Notes": "b", "Notes (2)": "c"})]


@pytest.mark.parametrize("grid", [[], [["x"]], [["a", "b"], *[["1", "2"]] * (MAX_ROWS + 1)],
                                  [[str(number) for number in range(400)]], [["a", "b"], ["x" * (MAX_CELL + 1), ""]]])
def test_what_is_no_table_or_too_large_is_told(grid: list[list[str]]) -> None:
    with pytest.raises(TableError):
        build_sheet(grid, [])


def test_a_file_that_is_too_large_is_told_before_it_is_parsed(tmp_path: Path) -> None:
    table = tmp_path / "large.csv"
    with table.open("wb") as file:
        file.truncate(10_000_001)
    done = CliRunner().invoke(main, ["import", str(table)])
    assert (done.exit_code, "more than 10 MB" in done.stderr) == (2, True)
