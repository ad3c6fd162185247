"""Makes one directory out of several boards, and keeps who said what.

An employer is known by the host of its website, and one board speaks for it: the board that lives on that host, else
the first that was named. What other boards say of the employer is left out, so nobody can post in another's name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from jsonschema import Draft202012Validator

from microboard.publish.api import build_openapi
from microboard.publish.boards import Source
from microboard.publish.output import OutputFile, Site
from microboard.publish.records import Record

TRACKING = ("gclid", "fbclid", "mc_cid", "mc_eid", "ref", "source")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A listing that was left out: its address or id, the board that told of it, and why."""

    listing: str
    board: str
    reason: str


def build_directory(sources: Sequence[Source], as_of: datetime) -> tuple[list[OutputFile], list[Dropped]]:
    """``opportunities.json`` with the open listings of all boards, ``boards.json`` with the boards and what was left
    out and why."""
    dropped: list[Dropped] = []
    kept = list(_drop_duplicates(_iterate_valid(sources, as_of, dropped), dropped))
    listings = [{**record, "board": {"name": source.name, "url": source.url, "licence": source.licence}}
                for source, record in kept]
    listings.sort(key=lambda record: (record["posted"], record["url"]), reverse=True)
    boards = [
        {"name": source.name, "url": source.url, "licence": source.licence,
         "count": sum(one is source for one, _ in kept),
         "dropped": [{"listing": d.listing, "reason": d.reason} for d in dropped if d.board == source.url]}
        for source in sources
    ]
    about = {"version": 1, "as_of": as_of.date().isoformat()}
    return [
        _write("opportunities.json", {**about, "count": len(listings), "opportunities": listings}),
        _write("boards.json", {**about, "boards": boards}),
    ], dropped


def canonicalise(url: str) -> str:
    """The address without what only counts visits: two spellings of one link become the same text."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
             if not name.lower().startswith("utm_") and name.lower() not in TRACKING]
    return urlunsplit(("https", (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"),
                       urlencode(sorted(query)), ""))


def _iterate_valid(
    sources: Sequence[Source], as_of: datetime, dropped: list[Dropped]
) -> Iterator[tuple[Source, Record]]:
    """What each board may say: listings under its own address, of employers for whom it speaks, that are open."""
    validator = _build_validator()
    valid: list[tuple[Source, Record]] = []
    for source in sources:
        for record in source.records:
            reason = _find_fault(source, record, as_of, validator)
            if reason:
                dropped.append(Dropped(str(record.get("url") or record.get("id"))[:300], source.url, reason))
            else:
                valid.append((source, record))
    homes = _find_homes(valid)
    for source, record in valid:
        home = homes[_get_host(record)]
        if home is source:
            yield source, record
        else:
            dropped.append(Dropped(record["url"], source.url, f"{home.name} speaks for this employer"))


def _find_fault(source: Source, record: Record, as_of: datetime, validator: Draft202012Validator) -> str:
    """Why the listing can't be taken over, or nothing."""
    error = next(iter(validator.iter_errors(record)), None)
    if error:
        where = ".".join(str(step) for step in error.absolute_path) or "the listing"
        return f"{where} is not as the API describes it"
    if not record["url"].startswith(f"{source.url}opportunities/"):
        return "it is not under the address of its board"
    link = record["apply"].get("url", "")
    if link and not link.startswith("https://"):
        return "the link to apply does not begin with https://"
    if record["employer"].get("sample"):
        return "it is a sample"
    try:
        _get_host(record)
        canonicalise(link)
        closes = datetime.fromisoformat(record["apply"]["closes"]).astimezone(UTC)
    except (ValueError, OverflowError):
        return "an address or a date in it cannot be read"
    return "it has closed" if closes <= as_of or record["state"] not in ("open", "closing-soon") else ""


def _find_homes(valid: Iterable[tuple[Source, Record]]) -> dict[str, Source]:
    """The board that speaks for each employer, by the host of its website."""
    homes: dict[str, Source] = {}
    own: set[str] = set()
    for source, record in valid:
        host = _get_host(record)
        board = (urlsplit(source.url).hostname or "").removeprefix("www.")
        if board == host or board.endswith(f".{host}"):
            if host not in own:
                homes[host] = source
                own.add(host)
        else:
            homes.setdefault(host, source)
    return homes


def _get_host(record: Record) -> str:
    return (urlsplit(record["employer"]["website"]).hostname or "").removeprefix("www.")


def _drop_duplicates(
    valid: Iterable[tuple[Source, Record]], dropped: list[Dropped]
) -> Iterator[tuple[Source, Record]]:
    seen: dict[str, str] = {}
    for source, record in valid:
        link = record["apply"].get("url", "")
        key = canonicalise(link) if link else record["url"]
        # Two listings of one employer may share a form; two boards may not tell of the same.
        if key in seen and seen[key] != source.url:
            dropped.append(Dropped(record["url"], source.url, "another board tells of it already"))
            continue
        seen.setdefault(key, source.url)
        yield source, record


def _build_validator() -> Draft202012Validator:
    """What a listing must be. A newer board may say more, so unknown fields are let through."""
    components = deepcopy(build_openapi(Site("", ""))["components"])
    _allow_more(components)
    return Draft202012Validator({"components": components, "$ref": "#/components/schemas/Opportunity"},
                                format_checker=Draft202012Validator.FORMAT_CHECKER)


def _allow_more(schema: Any) -> None:
    if isinstance(schema, dict):
        schema.pop("additionalProperties", None)
        for value in schema.values():
            _allow_more(value)
    elif isinstance(schema, list):
        for value in schema:
            _allow_more(value)


def _write(path: str, value: dict[str, Any]) -> OutputFile:
    return OutputFile(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
