"""Says why a listing of another board can't be taken over: everything in it is the text of a stranger."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from microboard.publish.addresses import is_address
from microboard.publish.api import BASE, read_description
from microboard.publish.boards import Source
from microboard.publish.records import Record
from microboard.read.characters import find_unwanted

# As for a file of a listing: 64 KiB, values at most 20 deep. The schema bounds only the fields that it knows.
MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
OPEN = ("open", "closing-soon")
# A board east of here may have tomorrow's date.
AHEAD = timedelta(days=1)
# On the day after, the last place on Earth (UTC-12) begins a new day.
CLOSING = time(12, tzinfo=UTC)
NO_ADDRESS = "is no address on a named host that begins with https://"


def find_fault(source: Source, record: Record, as_of: datetime) -> str:
    """Why the listing can't be taken over, or nothing."""
    return (_find_broken_text(record) or _find_broken_field(record) or _find_foreign_address(source, record)
            or _find_broken_date(record, as_of) or _find_unwanted_state(source, record, as_of))


def _find_broken_text(record: Record) -> str:
    try:
        for text in _iterate_texts(record):
            found = find_unwanted(text)
            if found:
                return f"it holds the invisible character U+{ord(found[0]):04X}"
    except RecursionError:
        return f"its values are nested more than {MAX_DEPTH} deep"
    size = len(json.dumps(record, ensure_ascii=False).encode())
    return f"it has more than {MAX_BYTES // 1024} KiB" if size > MAX_BYTES else ""


def _iterate_texts(value: Any, depth: int = 1) -> Iterator[str]:
    """Every text, and the names of fields too."""
    if depth > MAX_DEPTH:
        raise RecursionError
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for child in value.values():
            yield from _iterate_texts(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _iterate_texts(child, depth + 1)


def _find_broken_field(record: Record) -> str:
    error = next(iter(_get_validator().iter_errors(record)), None)
    if not error:
        return ""
    where = ".".join(str(step) for step in error.absolute_path) or "the listing"
    return f"{where} is not as the API describes it"


@cache
def _get_validator() -> Draft202012Validator:
    """What a listing must be. A newer board may say more, which the schema lets through."""
    components = deepcopy(read_description("openapi")["components"])
    return Draft202012Validator({"components": components, "$ref": "#/components/schemas/Opportunity"},
                                format_checker=Draft202012Validator.FORMAT_CHECKER)


def _find_foreign_address(source: Source, record: Record) -> str:
    """Pages will link to all of these, and the id of a listing is its address."""
    employer, base = record["employer"], source.url
    if record["url"] != f"{base}opportunities/{record['id']}/":
        return "its url is not the address of its board, opportunities/, its id and a slash"
    if record["api"] != f"{base}{BASE}opportunities/{record['id']}.json":
        return "its api is not where its board has it"
    if employer["id"] != record["id"].partition("/")[0] or employer["url"] != f"{base}employers/{employer['id']}/":
        return "the page of its employer is not where its board has it"
    if not is_address(employer["website"]):
        return f"the website of its employer {NO_ADDRESS}"
    return "" if is_address(record["apply"].get("url", base)) else f"the link to apply {NO_ADDRESS}"


def _find_broken_date(record: Record, as_of: datetime) -> str:
    try:
        deadline = date.fromisoformat(record["apply"]["deadline"])
        last_day = date.fromisoformat(record["apply"].get("last_day", record["apply"]["deadline"]))
        is_true = datetime.fromisoformat(record["apply"]["closes"]) == datetime.combine(
            min(last_day, deadline) + timedelta(days=1), CLOSING)
        newest = max(date.fromisoformat(record[name]) for name in ("posted", "updated"))
    except (ValueError, OverflowError):
        return "a date in it cannot be read"
    if not is_true:
        return "apply.closes is not the moment at which the last day is over everywhere on Earth"
    return "it is dated in the future" if newest > as_of.date() + AHEAD else ""


def _find_unwanted_state(source: Source, record: Record, as_of: datetime) -> str:
    if record["employer"].get("sample"):
        return "it is a sample"
    if record["pay"]["type"] == "unpaid" and not source.is_unpaid_allowed:
        return "it is unpaid, and its board says that it takes no unpaid work"
    if record["state"] not in OPEN or datetime.fromisoformat(record["apply"]["closes"]) <= as_of:
        return "it has closed"
    return ""
