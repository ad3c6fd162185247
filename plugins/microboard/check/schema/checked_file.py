"""Reads one file of a board and says what a schema finds in it."""

from itertools import islice
from pathlib import Path

from microboard.check.schema.cut_text import find_cut_texts
from microboard.check.schema.proof import Judge
from microboard.check.schema.schema_check import MAX_FINDINGS, SchemaCheck, accept_all
from microboard.read import Document, Problem, read_document


def read_checked(
    root: Path, path: str, schema: SchemaCheck, problems: list[Problem], judge: Judge = accept_all
) -> Document | None:
    """Read a file and check it with a schema; what is wrong is added to `problems`."""
    document, faults = read_document(root, path)
    problems += faults
    if document:
        document, found = check_document(document, schema, judge)
        problems += found
    return document


def check_document(
    document: Document, schema: SchemaCheck, judge: Judge = accept_all
) -> tuple[Document, list[Problem]]:
    """What a schema says of a file, and what of its text is lost before the schema sees it. `judge` has a word on what
    the hints say to write."""
    checked, problems = schema.check(document, judge)
    lost = islice(find_cut_texts(document, schema.schema), MAX_FINDINGS)
    return checked, [*problems, *(one.place(document) for one in lost)]
