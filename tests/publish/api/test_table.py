"""A spreadsheet opens the listings, and nothing that a stranger wrote runs in it."""

import csv
from io import StringIO

import pytest

from boards import EVERYTHING, BoardFolder
from microboard.publish.api.table import build_table
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from own_fields import VALUES, add_fields
from schemas import read_rules

SITE = Site("Jobs", "https://jobs.example/")


def read_table(folder: BoardFolder) -> list[dict[str, str]]:
    rulebook = read_rules(folder.root)
    plan = Plan(folder.build(), rulebook, SITE)
    data = build_table(plan.board, plan.pieces.get)
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_listing_is_a_row_with_a_column_for_each_field(folder: BoardFolder) -> None:
    folder.add("acme/all", **EVERYTHING)
    folder.add("acme/gone", status="filled")
    (row,) = read_table(folder)
    wanted = {
        "id": "acme/all", "url": "https://jobs.example/opportunities/acme/all/", "employer.name": "Acme Bakery",
        "category": "market-research", "skills": "interviewing", "pay.amount": "20", "pay.currency": "EUR",
        "effort.hours": "20", "effort.per_week": "5", "pay.per_hour": "20", "nda": "true", "posted": "2026-11-20",
        "leads_to": "internship; part-time", "location.places": "Porto, Norte, PT", "apply.deadline": "2026-12-14",
        "deliverables": "A table with forty answers, Every answer has a date", "mentor.feedback": "written; live",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert "description" not in row


def test_every_field_of_the_schema_has_a_column_or_a_reason(folder: BoardFolder) -> None:
    folder.add()
    (row,) = read_table(folder)
    tree = read_rules(folder.root).opportunity.tree
    tops = {name.partition(".")[0] for name in row}
    assert {field.name for field in tree.fields} - tops == {"description", "status", "outcome", "formerly"}


@pytest.mark.parametrize("text", ['=HYPERLINK("https://evil.example")', "+1+1 is two", "-2+3 and more", "@SUM(A1) of"])
def test_what_begins_like_a_formula_is_text(folder: BoardFolder, text: str) -> None:
    folder.add(title=f"{text} for a baker", mentor__role=text)
    (row,) = read_table(folder)
    assert row["title"] == f"'{text} for a baker"
    assert row["mentor.role"] == f"'{text}"


def test_quotes_lines_and_commas_stay_in_their_cell(folder: BoardFolder) -> None:
    folder.add(title='Bread, "rolls", and cakes; all of them')
    (row,) = read_table(folder)
    assert row["title"] == 'Bread, "rolls", and cakes; all of them'


def test_fields_of_a_board_s_own_are_columns(folder: BoardFolder) -> None:
    add_fields(folder)
    folder.add("acme/bread", **VALUES)
    (row,) = read_table(folder)
    assert (row["x-campus"], row["x-course-credit"], row["x-languages"], row["x-funded"]) == (
        "north", "3", "pt; en", "true")
