"""Moves the dates of an example so that they fit those that a file has already."""

import re
from datetime import timedelta
from typing import Any

from microboard.check.values.fields import get_example, iterate_fields
from microboard.read import Document
from microboard.read.days import parse_date

DATE = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
# The first of these that a listing has says when it is.
ANCHORS = (("posted",), ("apply", "deadline"))


def fit_dates(example: str, document: Document, schema: dict[str, Any]) -> str:
    """The example with its dates as far from those of the document as the examples of the `schema` are from each other:
    a deadline that has passed, or lies before the day of posting, would be no example."""
    days = _find_distance(document, schema) if DATE.search(example) else 0
    moved = DATE.sub(lambda found: _move(found[0], days), example)
    return moved if all(map(parse_date, DATE.findall(moved))) else example


def _find_distance(document: Document, schema: dict[str, Any]) -> int:
    """Days from the schema's own example to the document."""
    examples = {location: parse_date(get_example(field)) for location, field in iterate_fields(schema)
                if location in ANCHORS}
    for location in ANCHORS:
        day, example = document.get_date(*location), examples.get(location)
        if day and example:
            return (day - example).days
    return 0


def _move(text: str, days: int) -> str:
    day = parse_date(text)
    return str(day + timedelta(days)) if day else text
