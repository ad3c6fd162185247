"""Turns the listings of a board into a table that `rows` reads back: CSV (RFC 4180), a column a field."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from microboard.check.schema.rulebook import Rulebook
from microboard.intake.question import Question, list_questions
from microboard.intake.table.cells import write_cell
from microboard.intake.table.targets import ID, name_target
from microboard.read import Document
from microboard.read.address import read_id


def build_table(rulebook: Rulebook, listings: Iterable[Document], employers: Mapping[str, Document]) -> bytes:
    """The table, in UTF-8 with the mark by which spreadsheets know it: the listings in their order, each with all that
    its employer's file says. `employers` are by the names of their folders. Fields that the schema does not describe
    are left out."""
    questions = sorted(list_questions(rulebook), key=lambda question: question.file == "employer")
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([ID, *map(name_target, questions)])
    for listing in listings:
        name = read_id(listing.path)
        employer = employers.get(name.partition("/")[0])
        writer.writerow([name, *(_write(question, listing, employer) for question in questions)])
    return text.getvalue().encode("utf-8-sig")


def _write(question: Question, listing: Document, employer: Document | None) -> str:
    document = employer if question.file == "employer" else listing
    value = document.get(*question.location) if document else None
    if document and question.is_whole:
        value = document.get_text(*question.group.path) or value
    return "" if value is None else write_cell(question, value)
