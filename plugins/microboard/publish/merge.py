"""Makes one directory out of several boards, and keeps who said what."""

import json
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from microboard.publish.addresses import canonicalise
from microboard.publish.api import read_description
from microboard.publish.boards import Source, Unread, clean
from microboard.publish.claims import Claims
from microboard.publish.limits import find_fault
from microboard.publish.output import OutputFile
from microboard.publish.records import Record

Told = tuple[Source, Record]
# Lists are without descriptions, and HTML of a stranger is not handed on.
LEFT_OUT = ("description", "description_html")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A listing that was left out: its address or id, the address of the board that told of it, and why."""

    listing: str
    board: str
    reason: str


def build_directory(boards: Sequence[Source | Unread], as_of: datetime) -> tuple[list[OutputFile], list[Dropped]]:
    """``opportunities.json`` with the open listings of all boards, ``boards.json`` with the boards and what was left
    out and why, and ``openapi.json``, which describes the two."""
    dropped: list[Dropped] = []
    sources = [board for board in boards if isinstance(board, Source)]
    kept = list(_drop_duplicates(_iterate_valid(sources, as_of, dropped), dropped))
    listings = [_credit(source, record) for source, record in kept]
    listings.sort(key=lambda record: (record["posted"], record["url"]), reverse=True)
    about = {"version": 1, "as_of": as_of.date().isoformat()}
    return [
        _write("opportunities.json", {**about, "count": len(listings), "opportunities": listings}),
        _write("boards.json", {**about, "boards": [_describe(board, kept, dropped) for board in boards]}),
        _write("openapi.json", build_description()),
    ], dropped


def build_description() -> dict[str, Any]:
    """What the files of a directory hold (OpenAPI 3.1), with the schemas of a board's own API."""
    description = deepcopy(read_description("directory"))
    schemas = read_description("openapi")["components"]["schemas"]
    description["components"]["schemas"] = {**schemas, **description["components"]["schemas"]}
    return description


def _credit(source: Source, record: Record) -> Record:
    kept = {name: value for name, value in record.items() if name not in LEFT_OUT}
    return {**kept, "board": {"name": source.name, "url": source.url, "licence": source.licence}}


def _describe(board: Source | Unread, kept: Iterable[Told], dropped: Iterable[Dropped]) -> dict[str, Any]:
    if isinstance(board, Unread):
        return {"place": board.place, "error": board.error}
    return {
        "name": board.name, "url": board.url, "licence": board.licence,
        "count": sum(one is board for one, _ in kept),
        "dropped": [{"listing": one.listing, "reason": one.reason} for one in dropped if one.board == board.url],
    }


def _iterate_valid(sources: Sequence[Source], as_of: datetime, dropped: list[Dropped]) -> Iterator[Told]:
    """What each board may say: open listings under its own address, of employers for whom it speaks."""
    valid: list[Told] = []
    for source in sources:
        for record in source.records:
            reason = find_fault(source, record, as_of)
            if reason:
                dropped.append(Dropped(_name(record), source.url, clean(reason, 300)))
            else:
                valid.append((source, record))
    claims = Claims(sources, valid)
    for source, record in valid:
        objection = claims.find_objection(source, record)
        if objection:
            dropped.append(Dropped(record["url"], source.url, objection))
        else:
            yield source, record


def _drop_duplicates(valid: Iterable[Told], dropped: list[Dropped]) -> Iterator[Told]:
    links: dict[str, str] = {}
    seen: set[str] = set()
    for source, record in valid:
        link = record["apply"].get("url", "")
        key = canonicalise(link) if link else record["url"]
        if record["url"] in seen:
            dropped.append(Dropped(record["url"], source.url, "its board tells of it twice"))
        # Two listings of one employer may share a form; two boards may not tell of the same.
        elif links.setdefault(key, source.url) != source.url:
            dropped.append(Dropped(record["url"], source.url, "another board tells of it already"))
        else:
            seen.add(record["url"])
            yield source, record


def _name(record: Record) -> str:
    """The address or the id, whatever they are."""
    names = [value for value in (record.get("url"), record.get("id")) if isinstance(value, str) and value]
    return clean(names[0], 300) if names else "a listing without address"


def _write(path: str, value: dict[str, Any]) -> OutputFile:
    return OutputFile(path, (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode())
