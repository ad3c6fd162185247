"""Makes one directory out of several boards, and keeps who said what."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from microboard.federate.boards import Source, Unread
from microboard.federate.foreign_listing import read_foreign
from microboard.federate.speakers import Speakers, Told, tell
from microboard.publish.api.openapi import read_description, read_schemas
from microboard.publish.api.records import Record
from microboard.publish.output import OutputFile

# What comes after the address of a board in that of a listing.
OWN = re.compile(r"opportunities/[a-z0-9-]{1,60}/[a-z0-9-]{1,60}/")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A listing that was left out: its address or number, the address of the board that told of it, and why. None of it
    is in the words of a stranger."""

    listing: str
    board: str
    reason: str


def build_directory(boards: Sequence[Source | Unread], as_of: datetime) -> tuple[list[OutputFile], list[Dropped]]:
    """``opportunities.json`` with the open listings of all boards, ``boards.json`` with the boards and what was left
    out and why, and ``openapi.json``, which describes the two."""
    dropped: list[Dropped] = []
    sources = [board for board in boards if isinstance(board, Source)]
    kept = list(_drop_duplicates(_iterate_valid(sources, as_of, dropped), dropped))
    kept.sort(key=lambda one: (one.posted, one.url), reverse=True)
    about = {"version": 1, "as_of": as_of.date().isoformat()}
    return [
        OutputFile("opportunities.json", partial(_iterate_listings, {**about, "count": len(kept)}, kept)),
        _write("boards.json", {**about, "boards": [_describe(board, kept, dropped) for board in boards]}),
        _write("openapi.json", build_description()),
    ], dropped


def build_description() -> dict[str, Any]:
    """The description of a directory's files (OpenAPI 3.1), with the schemas of a board's own API."""
    description = deepcopy(read_description("directory"))
    description["components"]["schemas"] = {**read_schemas(), **description["components"]["schemas"]}
    return description


def _describe(board: Source | Unread, kept: Iterable[Told], dropped: Iterable[Dropped]) -> dict[str, Any]:
    if isinstance(board, Unread):
        return {"place": board.place, "error": board.error}
    return {
        "name": board.name, "url": board.url, "licence": board.licence,
        "count": sum(one.source is board for one in kept),
        "dropped": [{"listing": one.listing, "reason": one.reason} for one in dropped if one.board == board.url],
    }


def _iterate_valid(sources: Sequence[Source], as_of: datetime, dropped: list[Dropped]) -> Iterator[Told]:
    """What each board may say: open listings under its own address, of employers for whom it speaks."""
    valid: list[Told] = []
    for source in sources:
        for number, record in enumerate(source.records, 1):
            if record is not None and not isinstance(record, dict):
                continue
            known, reason = read_foreign(source, record, as_of)
            if reason:
                dropped.append(Dropped(_name(known, source, number), source.url, reason))
            else:
                valid.append(tell(source, known))
    speakers = Speakers(sources, valid)
    for one in valid:
        objection = speakers.find_objection(one)
        if objection:
            dropped.append(Dropped(one.url, one.source.url, objection))
        else:
            yield one


def _drop_duplicates(valid: Iterable[Told], dropped: list[Dropped]) -> Iterator[Told]:
    links: dict[str, str] = {}
    seen: set[str] = set()
    for one in valid:
        if one.url in seen:
            dropped.append(Dropped(one.url, one.source.url, "its board tells of it twice"))
        # Two listings of one employer may share a form; two boards may not tell of the same.
        elif links.setdefault(one.link, one.source.url) != one.source.url:
            dropped.append(Dropped(one.url, one.source.url, "another board tells of it already"))
        else:
            seen.add(one.url)
            yield one


def _name(record: Record, source: Source, number: int) -> str:
    """Its address, where it is one that its board can have; else the number that it has in the list."""
    url = record.get("url")
    is_own = isinstance(url, str) and url.startswith(source.url) and OWN.fullmatch(url, len(source.url))
    return str(url) if is_own else f"listing number {number}"


def _write(path: str, value: dict[str, Any]) -> OutputFile:
    return OutputFile(path, (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode())


def _iterate_listings(about: dict[str, Any], listings: Iterable[Told]) -> Iterator[bytes]:
    """The open listings, one on a line, in pieces."""
    yield json.dumps(about).removesuffix("}").encode() + b', "opportunities": ['
    for number, one in enumerate(listings):
        yield (b",\n" if number else b"\n") + one.text
    yield b"\n]}\n"
