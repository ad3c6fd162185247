"""Says why a listing of another board can't be taken over: everything in it is the text of a stranger."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from microboard.check.red_flags.flags import BoardFlags
from microboard.check.schema.rulebook import read_shipped_flags
from microboard.federate.addresses import is_address
from microboard.federate.boards import Source
from microboard.publish.api.files import BASE
from microboard.publish.api.openapi import read_schemas
from microboard.publish.api.records import Record
from microboard.read import Document
from microboard.read.characters import LINE_ENDS, find_unwanted
from microboard.read.days import YEARS, is_near
from microboard.read.unseen import find_unseen
from microboard.read.yaml import Parsed

# As for a file of a listing: 64 KiB, values at most 20 deep. The schema bounds only the fields that it knows.
MAX_BYTES = 64 * 1024
MAX_DEPTH = 20
OPEN = ("open", "closing-soon")
PAST = ("posted", "updated", "last_confirmed")
# A board east of here may have tomorrow's date.
AHEAD = timedelta(days=1)
# Nobody waits longer than this to apply, to begin or for an answer.
FAR = timedelta(days=366)
NO_DAYS = ("flexible", "rolling")
# On the day after, the last place on Earth (UTC-12) begins a new day.
CLOSING = time(12, tzinfo=UTC)
NO_ADDRESS = "is no address on a named host that begins with https://"


def read_foreign(source: Source, record: Record | None, as_of: datetime) -> tuple[Record, str]:
    """The listing as far as it is known here, and why it can't be taken over, or nothing."""
    broken = _find_broken_text(record)
    if record is None or broken:
        return {}, broken
    known = keep_known(record)
    return known, (_find_broken_field(known) or _find_foreign_address(source, known)
                   or _find_broken_date(known, as_of) or _find_unwanted_state(source, known, as_of)
                   or _find_red_flag(_add_description(known, record)))


def _add_description(known: Record, record: Record) -> Record:
    """A list is without descriptions; where one has them, what they say counts."""
    description = record.get("description")
    return {**known, "description": description} if isinstance(description, str) else known


def _find_broken_text(record: Record | None) -> str:
    try:
        for text in _iterate_texts(record):
            found = find_unwanted(text) or next(find_unseen(text), None) or LINE_ENDS.search(text)
            if found:
                return f"it holds the invisible character U+{ord(found[0]):04X}"
    except RecursionError:
        return f"its values are nested more than {MAX_DEPTH} deep"
    size = len(json.dumps(record, ensure_ascii=False).encode()) if record is not None else MAX_BYTES + 1
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
    """The validator for a listing of the API."""
    components = {"schemas": deepcopy(read_schemas())}
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
        past = [date.fromisoformat(record[name]) for name in PAST if name in record]
        ahead = [date.fromisoformat(day) for day in _list_days_ahead(record)]
    except (ValueError, OverflowError):
        return "a date in it cannot be read"
    if not is_true:
        return "apply.closes is not the moment at which the last day is over everywhere on Earth"
    if max(past) > as_of.date() + AHEAD:
        return "it is dated in the future"
    if not is_near(min(*past, *ahead)):
        return f"a date in it lies outside {YEARS}"
    return "a date in it lies more than a year ahead" if max(ahead) > as_of.date() + FAR else ""


def _list_days_ahead(record: Record) -> Iterator[str]:
    apply, starts = record["apply"], record.get("starts", NO_DAYS[0])
    yield from (apply[name] for name in ("deadline", "last_day", "decision_by") if name in apply)
    yield from () if starts in NO_DAYS else (starts,)


def _find_unwanted_state(source: Source, record: Record, as_of: datetime) -> str:
    if record["employer"].get("sample"):
        return "it is a sample"
    if record["pay"]["type"] == "unpaid" and not source.is_unpaid_allowed:
        return "it is unpaid, and its board says that it takes no unpaid work"
    if record["state"] not in OPEN or datetime.fromisoformat(record["apply"]["closes"]) <= as_of:
        return "it has closed"
    return ""


def keep_known(record: Record) -> Record:
    """The listing without fields that nobody here knows: whatever they say, no directory passes it on."""
    kept = _keep(record, {"$ref": "#/components/schemas/Opportunity"})
    return kept if isinstance(kept, dict) else {}


def _keep(value: Any, schema: dict[str, Any]) -> Any:
    schema = _resolve(schema)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return {name: _keep(child, properties[name]) for name, child in value.items() if name in properties}
    if isinstance(value, list):
        items: dict[str, Any] = next((one["items"] for one in (schema, *schema.get("anyOf", ())) if "items" in one), {})
        return [_keep(child, items) for child in value]
    return value


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema that a ``$ref`` stands for."""
    while "$ref" in schema:
        schema = read_schemas()[schema["$ref"].rpartition("/")[2]]
    return schema


def _find_red_flag(record: Record) -> str:
    """Why nobody should apply, in words of our own, or nothing. Warnings are for the reviewers of the board itself."""
    flags, titles = _read_red_flags()
    rules = (finding.rule for finding in flags.find_in_listing(Document("", dict(record), Parsed()), "", None))
    found = next((rule for rule in rules if rule in titles), "")
    return f"it raises the red flag {found} ({titles[found]})" if found else ""


@cache
def _read_red_flags() -> tuple[BoardFlags, dict[str, str]]:
    """The red flags, and the titles of those that are errors as shipped."""
    red_flags = read_shipped_flags()
    return BoardFlags(red_flags, {}, {}), {flag.id: flag.title for flag in red_flags.flags if flag.severity == "error"}
