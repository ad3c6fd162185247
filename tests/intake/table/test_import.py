"""The rows of a table become the files of listings, or all that is to mend is told at once."""

import csv
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from boards import BoardFolder
from career_centre import HEADER, build_rows
from microboard.check import check_board
from microboard.cli import main
from microboard.intake.table.sheet import Cells
from microboard.read import read_document
from schemas import SCHEMA

DAY = "2026-11-30"
# What the career centre adds to the mapping after the first try.
ADDED = {
    "defaults": {"employer.maintainers": ["octocat"], "location.applicants_from": ["IE", "PT"]},
    "words": {"MS Excel": "spreadsheets", "HTML & CSS": "web-development", "Travel and hospitality": "other",
              "Arts and culture": "media-arts", "ca. 30": "30"},
}


@pytest.fixture
def board(folder: BoardFolder) -> Path:
    shutil.copytree(SCHEMA, folder.root / "schema")
    (folder.root / "opportunities").mkdir(exist_ok=True)
    return folder.root


def write_csv(path: Path, rows: list[Cells], separator: str = ",", encoding: str = "utf-8") -> Path:
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def run(board: Path, table: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["import", "--board", str(board), "--as-of", DAY, str(table), *options],
                              env={"COLUMNS": "150"})


def list_files(board: Path) -> set[str]:
    return {path.relative_to(board).as_posix() for path in (board / "opportunities").rglob("*.yml")}


def add_to_mapping(table: Path, added: dict[str, object] = ADDED) -> None:
    path = table.with_name(f"{table.stem}.mapping.yml")
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump({**said, **added}, allow_unicode=True), encoding="utf-8")


def mend_pay(rows: list[Cells]) -> list[Cells]:
    """550 EUR are too little for 40 hours, and no mapping can mend that."""
    hours, pay = HEADER.index("Total hours"), HEADER.index("Compensation")
    return [[*row[:hours], "30h", *row[hours + 1:]] if (row[pay], row[hours]) == ("€550 ", "40h") else row
            for row in rows]


@pytest.mark.slow
def test_the_sixty_rows_of_a_career_centre_become_listings_in_one_go(board: Path, tmp_path: Path) -> None:
    table = write_csv(tmp_path / "spring.csv", build_rows(), ";", "utf-8-sig")
    first = run(board, table)
    assert first.exit_code == 1
    assert list_files(board) == set()
    assert "60 rows have something to mend." in first.stderr
    told = [line.split("  ")[0] for line in first.stdout.splitlines() if "no skill of this board" in line]
    assert told == ["4-15", "40-51"]
    add_to_mapping(table)
    second = run(board, table)
    assert "6 rows have something to mend." in second.stderr, second.output
    assert "550 EUR for 40 hours are 13.75 an hour" in second.stdout
    assert list_files(board) == set()
    write_csv(table, mend_pay(build_rows()), ";", "utf-8-sig")
    third = run(board, table)
    assert third.exit_code == 0, third.output
    assert third.stderr == "Wrote 60 listings and 12 employers.\n"
    assert len(list_files(board)) == 72
    checked = check_board(board, date.fromisoformat(DAY))
    assert not checked.has_errors
    document, _ = read_document(board, "opportunities/corrib-kayaks/ask-forty-customers-about-river-tours.yml")
    assert document
    values = document.values
    assert {name: values[name] for name in ("pay", "effort", "starts", "category", "skills", "openings", "nda")} == {
        "pay": {"type": "fixed", "amount": 450, "currency": "EUR"}, "effort": {"hours": 25, "weeks": 5},
        "starts": "flexible", "category": "market-research", "skills": ["interviewing", "spreadsheets"], "openings": 2,
        "nda": False}
    assert values["location"] == {"mode": "onsite", "places": [{"city": "Galway", "country": "IE"}]}
    assert values["apply"] == {"email": "jobs@corrib-kayaks.example", "deadline": "2027-01-15"}
    assert values["posted"] == DAY
    employer, _ = read_document(board, "opportunities/harbour-bakery-ltd/employer.yml")
    assert employer
    assert employer.values["website"] == "https://www.harbour-bakery.example"
    assert employer.values["domains"] == ["harbour-bakery.example"]
    again = run(board, table)
    assert again.stderr == "Wrote 0 listings and 0 employers. 60 were on the board already and stay as they are.\n"


@pytest.mark.slow
def test_a_workbook_says_the_same_as_its_csv(board: Path, tmp_path: Path) -> None:
    rows = mend_pay(build_rows())
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([_type(cell) for cell in row])
    sheet["AD5"] = "=1/0"
    book.create_sheet("Other").append(["Title"])
    book.save(tmp_path / "spring.xlsx")
    assert "60 rows" in run(board, tmp_path / "spring.xlsx").output
    add_to_mapping(tmp_path / "spring.xlsx")
    done = run(board, tmp_path / "spring.xlsx")
    assert done.exit_code == 0, done.output
    other = tmp_path / "other"
    shutil.copytree(board / "schema", other / "schema")
    (other / "opportunities").mkdir()
    table = write_csv(tmp_path / "spring.csv", rows)
    assert run(other, table).exit_code == 0
    assert list_files(other) == list_files(board)
    for path in list_files(board):
        assert (other / path).read_bytes() == (board / path).read_bytes()


def _type(cell: str) -> object:
    """As a spreadsheet has it: days are days, and numbers are numbers."""
    return date.fromisoformat(cell) if len(cell) == 10 and cell[4] == cell[7] == "-" else (
        int(cell) if cell.isdigit() else cell)


ROW = {
    "Employer": "Acme Bakery", "Title": "Ask forty customers about bread", "Category": "Market research",
    "Summary": "Ask our customers what they buy and what they miss, in ten mornings.", "Skills": "Interviewing",
    "Competencies": "Communication", "Deliverables": "A table with forty answers", "Hours": "20", "Weeks": "4",
    "Pay": "€500", "Location": "Porto, Portugal", "Who can apply": "Undergraduates", "Work permit": "Not needed",
    "Mentor": "Head baker", "Check-ins": "Weekly", "Feedback": "Written", "Contact": "https://acme.example/apply",
    "Deadline": "2026-12-14",
    "Description": "In the first week you stand with us at the counter and ask. In the second week you sort what they "
                   "have said, and in the third you tell us what to bake more of. We read each draft within a day, and "
                   "answer questions at once. Nobody has to know anything about bread before.",
}


def write_row(folder: Path, **changes: str) -> Path:
    row = {**ROW, **{name.replace("_", " "): value for name, value in changes.items()}}
    return write_csv(folder / "table.csv", [list(row), list(row.values())])


def read_only(board: Path, name: str = "ask-forty-customers-about-bread") -> dict[str, object]:
    document, _ = read_document(board, f"opportunities/acme/{name}.yml")
    assert document
    return dict(document.values)


@pytest.fixture
def acme(folder: BoardFolder, board: Path) -> Path:
    folder.add_employer()
    return board


def test_an_employer_who_is_on_the_board_is_found_by_name_and_stays_as_it_is(acme: Path, tmp_path: Path) -> None:
    before = (acme / "opportunities/acme/employer.yml").read_bytes()
    done = run(acme, write_row(tmp_path, Employer="acme bakery", Website="https://evil.example"))
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (0, "Wrote 1 listing and 0 employers."), done.output
    assert (acme / "opportunities/acme/employer.yml").read_bytes() == before


@pytest.mark.parametrize(("cell", "pay"), [
    ("€500", {"type": "fixed", "amount": 500, "currency": "EUR"}),
    ("500", {"type": "fixed", "amount": 500}),
    ("1.200,00 €", {"type": "fixed", "amount": 1200, "currency": "EUR"}),
    ("1.200,50 €", {"type": "fixed", "amount": 1200.5, "currency": "EUR"}),
    ("20 €/h", {"type": "hourly", "amount": 20, "currency": "EUR"}),
    ("20-25 GBP per hour", {"type": "hourly", "amount": 20, "amount_to": 25, "currency": "GBP"}),
    ("£18 an hour", {"type": "hourly", "amount": 18, "currency": "GBP"}),
    ("600 to 700 euros", {"type": "fixed", "amount": 600, "amount_to": 700, "currency": "EUR"}),
    ("SEK 6000", {"type": "fixed", "amount": 6000, "currency": "SEK"}),
])
def test_pay_is_read_as_people_write_it(acme: Path, tmp_path: Path, cell: str, pay: dict[str, object]) -> None:
    done = run(acme, write_row(tmp_path, Pay=cell, Currency="" if "currency" in pay else "EUR"))
    assert done.exit_code == 0, done.output
    # 1200.0 equals 1200, and is not what people write.
    assert repr(read_only(acme)["pay"]) == repr({"type": pay["type"], **pay, "currency": pay.get("currency", "EUR")})


@pytest.mark.parametrize(("cell", "location"), [
    ("Porto, Portugal", {"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}),
    ("Hybrid (Porto, Norte, PT)", {"mode": "hybrid",
                                   "places": [{"city": "Porto", "region": "Norte", "country": "PT"}]}),
    ("Remote, worldwide", {"mode": "remote", "applicants_from": "worldwide"}),
    ("remote: Portugal", {"mode": "remote", "applicants_from": ["PT"]}),
])
def test_a_place_is_read_as_people_write_it(
    acme: Path, tmp_path: Path, cell: str, location: dict[str, object]
) -> None:
    done = run(acme, write_row(tmp_path, Location=cell))
    assert done.exit_code == 0, done.output
    assert read_only(acme)["location"] == location


@pytest.mark.parametrize(("changes", "said"), [
    ({"Hours": "20-30 hours"}, ("Hours", '"20-30 hours" is not a number.')),
    ({"Pay": "negotiable"}, ("Pay", "No single amount can be read.")),
    ({"Deadline": "03/04/2027"}, ("Deadline", '"03/04/2027" is one day in some countries')),
    ({"Skills": "Basket weaving"}, ("Skills", '1: "Basket weaving" is no skill of this board.')),
    ({"Location": "Porto"}, ("Location", "Line 1 has 1 part.")),
    ({"Contact": "ask Ana"}, ("Contact", "There is neither an address")),
    ({"Title": "Bread"}, ("Title", "The text has 5 characters")),
    ({"Title": "要"}, ("id", "No name of a file can be made of the title.")),
    ({"Employer": ""}, ("Employer", "The row names no employer.")),
    ({"Employer": "要"}, ("id", 'No name of a folder can be made of "要".')),
    ({"Employer": "Acme"}, ("Employer", "The folder acme is on the board already")),
    ({"Description": f"a\u202eb{ROW['Description']}"}, ("Description", "U+202E")),
])
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(
    acme: Path, tmp_path: Path, changes: dict[str, str], said: tuple[str, str]
) -> None:
    before = list_files(acme)
    done = run(acme, write_row(tmp_path, **changes))
    assert done.exit_code == 1, done.output
    column, message = said
    line = next(line for line in done.stdout.splitlines() if message in line)
    assert line.split("  ")[0] == "2"
    assert column in line
    assert list_files(acme) == before


def test_rows_that_are_right_are_written_where_that_is_asked_for(acme: Path, tmp_path: Path) -> None:
    rows = [list(ROW), list(ROW.values()), list({**ROW, "Title": "Ask again about cakes", "Hours": "many"}.values())]
    table = write_csv(tmp_path / "table.csv", rows)
    assert run(acme, table).exit_code == 1
    assert len(list_files(acme)) == 1
    done = run(acme, table, "--partial")
    assert (done.exit_code, done.stderr) == (0, "1 row has something to mend.\nWrote 1 listing and 0 employers.\n")
    assert "opportunities/acme/ask-forty-customers-about-bread.yml" in list_files(acme)


def test_a_new_employer_with_an_error_keeps_all_its_rows_back(acme: Path, tmp_path: Path) -> None:
    new = {**ROW, "Employer": "New Mill", "Contact": "jobs@new-mill.example", "Website": "nothing",
           "Title": "Mill a sack of rye"}
    rows = [list(new), list(new.values()), list({**new, "Title": "Count the sacks of rye", "Website": ""}.values()),
            list({**ROW, "Website": ""}.values())]
    done = run(acme, write_csv(tmp_path / "table.csv", rows), "--partial")
    assert done.stderr.splitlines()[1:] == ["2 rows have something to mend.", "Wrote 1 listing and 0 employers."]


def test_two_rows_of_one_name_and_two_words_on_one_employer_are_told(acme: Path, tmp_path: Path) -> None:
    new = {**ROW, "Employer": "New Mill", "Website": "https://new-mill.example", "Contact": "jobs@new-mill.example"}
    other = {**new, "Title": "Mill a sack of rye", "Website": "https://other-mill.example"}
    table = write_csv(tmp_path / "table.csv", [list(new), list(new.values()), list(new.values()), list(other.values())])
    said = run(acme, table).stdout
    assert "Row 2 has the same employer and title." in said
    assert "Row 2 says something else of the same employer." in said


def test_a_table_does_nothing_to_a_terminal_or_to_another_folder(acme: Path, tmp_path: Path) -> None:
    before = list_files(acme)
    done = run(acme, write_row(tmp_path, id="../../evil/x", Skills="\x1b[31mred\x1b]8;;https://evil.example\x07",
                               **{"Evil \x1b[2J": "x"}))
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\x07" not in done.output
    assert list_files(acme) == before
    assert not (tmp_path.parent / "evil").exists()


def test_a_link_in_place_of_the_folder_is_not_followed(acme: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.move(acme / "opportunities/acme", elsewhere / "acme")
    (acme / "opportunities/acme").symlink_to(elsewhere / "acme")
    run(acme, write_row(tmp_path, id="acme/bread"))
    assert [path.name for path in (elsewhere / "acme").iterdir()] == ["employer.yml"]


def test_what_is_told_to_paste_makes_the_next_run_better(acme: Path, tmp_path: Path) -> None:
    table = write_row(tmp_path, Skills="Intervewing", Competencies="", Location="Remote", Mentor="")
    first = run(acme, table)
    assert first.exit_code == 1
    said = first.stdout
    paste = said[said.index("Below "):]
    added = yaml.safe_load("\n".join(line if line.startswith("  ") else f"{line.split()[1]}" for line in
                                     paste.splitlines() if line))
    assert added == {"words": {"Intervewing": "interviewing"},
                     "defaults": {"competencies": None, "mentor.role": None, "location.applicants_from": None}}
    assert "  competencies:  # One of: career-and-self-development, communication, " in paste
    add_to_mapping(table, added)
    second = run(acme, table)
    assert second.exit_code == 1
    assert "Fill in its line below defaults:" in second.stdout
    assert "Below " not in second.stdout
    stated = {"competencies": ["communication"], "mentor.role": "Head baker", "location.applicants_from": ["PT"]}
    add_to_mapping(table, {**added, "defaults": stated})
    done = run(acme, table)
    assert done.exit_code == 0, done.output


def test_a_word_that_only_begins_like_a_choice_is_left_to_fill_in(acme: Path, tmp_path: Path) -> None:
    table = write_row(tmp_path, Skills="Word")
    said = run(acme, table).stdout
    assert "\n  Word:  # Did you mean wordpress?\n" in said
    add_to_mapping(table, {"words": {"Word": None}})
    again = run(acme, table)
    assert again.exit_code == 1
    assert '"Word" is no skill of this board.' in again.stdout


def test_a_column_without_a_field_is_named_where_a_field_is_missing(acme: Path, tmp_path: Path) -> None:
    row = {("Zugzwang" if name == "Mentor" else name): cell for name, cell in ROW.items()}
    done = run(acme, write_csv(tmp_path / "table.csv", [list(row), list(row.values())]))
    assert "Columns that give nothing so far: Zugzwang." in " ".join(
        line[-60:].strip() for line in done.stdout.splitlines()), done.stdout


@pytest.mark.parametrize(("place", "defaults"), [
    ({"City": "Porto", "Country": "Portugal"}, {}), ({"Country": "pt", "City": "Porto"}, {}),
    ({"City": "Porto"}, {"location.country": "Portugal"}), ({"Town": "Porto, Portugal"}, {}),
])
def test_a_place_may_have_several_columns(
    acme: Path, tmp_path: Path, place: dict[str, str], defaults: dict[str, object]
) -> None:
    row = {**{name: cell for name, cell in ROW.items() if name != "Location"}, **place}
    table = write_csv(tmp_path / "table.csv", [list(row), list(row.values())])
    if defaults:
        assert run(acme, table).exit_code == 1
        add_to_mapping(table, {"defaults": defaults})
    done = run(acme, table)
    assert done.exit_code == 0, done.output
    assert read_only(acme)["location"] == {"mode": "onsite", "places": [{"city": "Porto", "country": "PT"}]}


def test_an_address_in_a_column_of_its_own_is_where_to_apply(acme: Path, tmp_path: Path) -> None:
    row = {("Contact email" if name == "Contact" else name): cell for name, cell in ROW.items()}
    row["Contact email"] = "jobs@acme.example"
    done = run(acme, write_csv(tmp_path / "table.csv", [list(row), list(row.values())]))
    assert done.exit_code == 0, done.output
    assert read_only(acme)["apply"] == {"email": "jobs@acme.example", "deadline": "2026-12-14"}


def test_two_names_of_one_skill_are_that_skill(acme: Path, tmp_path: Path) -> None:
    done = run(acme, write_row(tmp_path, Skills="HTML, CSS"))
    assert done.exit_code == 0, done.output
    assert read_only(acme)["skills"] == ["web-development"]


def test_a_table_without_rows_is_told(acme: Path, tmp_path: Path) -> None:
    done = run(acme, write_csv(tmp_path / "table.csv", [list(ROW)]))
    assert done.exit_code == 1
    assert "the table has no rows below the names of its columns" in done.stderr


def test_nobodys_login_is_an_example(acme: Path, tmp_path: Path) -> None:
    said = run(acme, write_row(tmp_path, Employer="New Mill")).stdout
    assert "employer.maintainers" in said
    assert "octocat" not in said


def test_the_day_of_the_listing_is_today(acme: Path, tmp_path: Path) -> None:
    assert run(acme, write_row(tmp_path)).exit_code == 0
    assert read_only(acme)["posted"] == DAY
