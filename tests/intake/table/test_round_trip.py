"""What is exported is imported as it was."""

import csv
import os
import shutil
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from boards import ROOT
from microboard.cli import main
from microboard.intake.question import Question, list_questions
from microboard.intake.table.cells import Reader, write_cell
from microboard.intake.values import BULLET
from microboard.read import read_document, read_folder
from microboard.read.folder import name_employer_file
from microboard.read.formulas import bare, shield
from microboard.read.yaml import Value
from schemas import RULEBOOK, SCHEMA
from tries import tries

REAL = os.environ.get("MICROBOARD_REAL_LISTINGS", "")
BOARDS = [pytest.param(ROOT, "2026-11-23", id="samples"),
          pytest.param(REAL and Path(REAL), "2026-11-23", id="real",
                       marks=pytest.mark.skipif(not REAL, reason="MICROBOARD_REAL_LISTINGS names no board"))]


def simplify(value: Value) -> Value:
    """Without what no cell tells: line breaks within a line's text, blank lines around a story, and signs from Word for
    what is a list."""
    if isinstance(value, dict):
        return {name: simplify(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [simplify(item) for item in value]
    if isinstance(value, str):
        return "\n".join(" ".join(line.split()) for line in BULLET.sub(r"\1- ", value.strip()).split("\n\n"))
    return value


def read_values(board: Path) -> dict[str, Value]:
    folder = read_folder(board)
    paths = [*map(name_employer_file, folder.employers), *(one.path for one in folder.listings)]
    documents = {path: read_document(board, path)[0] for path in paths}
    return {path: simplify(document.values) for path, document in documents.items() if document}


@pytest.mark.slow
@pytest.mark.parametrize(("board", "day"), BOARDS)
def test_a_board_that_is_exported_and_imported_says_the_same(board: Path, day: str, tmp_path: Path) -> None:
    run = CliRunner().invoke
    table, other = tmp_path / "all.csv", tmp_path / "board"
    shutil.copytree(board / "schema" if (board / "schema").is_dir() else SCHEMA, other / "schema")
    (other / "opportunities").mkdir()
    assert run(main, ["export", "--board", str(board), str(table)]).exit_code == 0
    done = run(main, ["import", "--board", str(other), "--as-of", day, str(table)])
    assert done.exit_code == 0, done.output
    wanted = read_values(board)
    # An employer without a listing is in no row.
    with_listings = {path.split("/")[1] for path in wanted if not path.endswith("/employer.yml")}
    assert read_values(other) == {path: values for path, values in wanted.items()
                                  if path.split("/")[1] in with_listings}
    again = run(main, ["export", "--board", str(other)])
    assert again.stdout_bytes.decode() == BULLET.sub(r"\1- ", table.read_bytes().decode())


QUESTIONS = {".".join((question.file, *question.location)): question for question in list_questions(RULEBOOK)}
TEXT = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" ,;|[]{}:#'\"-=+@"), min_size=1).map(
    lambda text: " ".join(text.split())).filter(bool)


@tries(150)
@given(st.lists(TEXT, min_size=1, max_size=4), st.sampled_from(["opportunity.apply.materials",
                                                               "opportunity.learning_objectives"]))
def test_any_texts_come_back_out_of_their_cell(texts: list[str], name: str) -> None:
    question = QUESTIONS[name]
    assert Reader({}).read(question, write_cell(question, list(texts))) == texts


@tries(150)
@given(st.lists(st.fixed_dictionaries({"city": TEXT, "country": st.sampled_from(["PT", "NO"])},
                                      optional={"region": TEXT}), min_size=1, max_size=3))
def test_any_places_come_back_out_of_their_cell(places: list[dict[str, Value]]) -> None:
    question = QUESTIONS["opportunity.location.places"]
    ordered: list[Value] = [{name: place[name] for name in ("city", "region", "country") if name in place}
                            for place in places]
    assert Reader({}).read(question, write_cell(question, ordered)) == ordered


@tries(150)
@given(TEXT)
def test_any_text_comes_back_and_no_cell_is_a_formula(text: str) -> None:
    question: Question = QUESTIONS["opportunity.accessibility"]
    cell = write_cell(question, text)
    assert cell[0] not in "=+-@\t\r"
    assert Reader({}).read(question, cell) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''=1", "'quoted'", "-", "@octocat", "plain", "'", ""])
def test_the_shield_of_a_formula_comes_off_again(text: str) -> None:
    assert bare(shield(text)) == text


@pytest.mark.parametrize("number", [1_000_000, 1234567.5, 0.25, 20])
def test_a_number_is_written_in_full(number: float) -> None:
    question = QUESTIONS["opportunity.pay.amount"]
    assert Reader({}).read(question, write_cell(question, number)) == number
    assert "e" not in write_cell(question, number)


def test_the_table_is_one_that_spreadsheets_open() -> None:
    done = CliRunner().invoke(main, ["export", "--board", str(ROOT)])
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(read_folder(ROOT).listings)
    assert all(row["description"] and row["employer.name"] for row in rows)
