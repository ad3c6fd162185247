"""Turns a board into the static JSON API under ``api/v1/``, and the description of it (OpenAPI 3.1)."""

import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import orjson

from microboard.board import Board, Opportunity
from microboard.publish.facets import build_facets
from microboard.publish.index import INDEX, ROW, build_index
from microboard.publish.output import OutputFile, Site
from microboard.publish.pieces import Pieces
from microboard.publish.records import RECORD, complete_record
from microboard.publish.submit import DATA, build_submit_data

BASE = "api/v1/"
LIST = f"{BASE}opportunities.json"
CHANGES = f"{BASE}changes.ndjson"
FACETS = f"{BASE}facets.json"
OPENAPI = f"{BASE}openapi.json"
VERSION = 1


def iterate_api(board: Board, site: Site, pieces: Pieces | None = None) -> Iterator[OutputFile]:
    """Every file of the API."""
    pieces = pieces or Pieces(board, site)
    for opportunity in board.opportunities:
        yield build_single(opportunity, pieces)
    yield from iterate_records(board, pieces)
    yield from iterate_columns(board, pieces)
    yield from iterate_descriptions(board, site)


def build_single(opportunity: Opportunity, pieces: Pieces) -> OutputFile:
    """The file of one listing."""
    data = complete_record(pieces.get(RECORD, opportunity), opportunity)
    return OutputFile(f"{BASE}{opportunity.path.rstrip('/')}.json", data + b"\n")


def iterate_records(board: Board, pieces: Pieces) -> Iterator[OutputFile]:
    """The files that hold the record of every listing, or of every open one."""
    yield OutputFile(LIST, partial(_list_open, board, pieces))
    yield OutputFile(CHANGES, partial(_list_changes, board, pieces))


def _list_open(board: Board, pieces: Pieces) -> Iterator[bytes]:
    yield orjson.dumps({**_describe(board), "count": len(board.open)}).removesuffix(b"}") + b',"opportunities":['
    for number, opportunity in enumerate(board.open):
        yield b"," if number else b""
        yield pieces.get(RECORD, opportunity)
    yield b"]}\n"


def _list_changes(board: Board, pieces: Pieces) -> Iterator[bytes]:
    """One line a listing, open or closed, the latest change first: a program reads until the day it knows."""
    for one in sorted(board.opportunities, key=lambda one: (-one.changed.toordinal(), one.id)):
        yield pieces.get(RECORD, one)
        yield b"\n"


def iterate_columns(board: Board, pieces: Pieces) -> Iterator[OutputFile]:
    """The index, and the choices with their counts."""
    yield OutputFile(INDEX, build_index(board, partial(pieces.get, ROW)))
    yield _write(FACETS, {**_describe(board), "facets": [
        {"name": facet.name, "title": facet.title, "match": facet.match,
         "choices": [{"id": choice.id, "label": choice.label, "count": choice.count} for choice in facet.choices]}
        for facet in build_facets(board)
    ]})


def iterate_descriptions(board: Board, site: Site) -> Iterator[OutputFile]:
    """What the form needs to know, and the description of the API."""
    yield build_submit_data(board, _describe(board))
    yield _write(OPENAPI, build_openapi(site, board.policy.licence))


def _describe(board: Board) -> dict[str, Any]:
    return {"version": VERSION, "as_of": board.as_of.date().isoformat(), "licence": board.policy.licence}


def list_api_paths(board: Board) -> set[str]:
    """Where the files of the API will be."""
    single = {f"{BASE}{opportunity.path.rstrip('/')}.json" for opportunity in board.opportunities}
    return {LIST, CHANGES, FACETS, INDEX, DATA, OPENAPI, *single}


def build_openapi(site: Site, licence: str) -> dict[str, Any]:
    """The description of the API, with the address of this board and of the licence of its listings."""
    described = read_description("openapi")
    info = {name: value for name, value in described["info"].items() if name != "license"}
    if licence:
        info["license"] = {"name": "Licence of the listings", "url": licence}
    return {**described, "info": info, "servers": [{"url": site.url.rstrip("/") or "/"}]}


@cache
def read_description(name: str) -> dict[str, Any]:
    """One of the descriptions of the package (OpenAPI 3.1), shared: do not change it."""
    path = Path(__file__).parents[1] / "templates" / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _write(path: str, value: dict[str, Any]) -> OutputFile:
    return OutputFile(path, orjson.dumps(value) + b"\n")
