"""Turns a board into the static JSON API under ``api/v1/``, and the description of it (OpenAPI 3.1)."""

from collections.abc import Iterator
from typing import Any

import orjson

from microboard.board import Board, Opportunity
from microboard.publish.api.facets import build_facets
from microboard.publish.api.openapi import build_openapi
from microboard.publish.api.records import RECORD, complete_record
from microboard.publish.output import GetPiece, OutputFile, Site

BASE = "api/v1/"
LIST = f"{BASE}opportunities.json"
CHANGES = f"{BASE}changes.ndjson"
FACETS = f"{BASE}facets.json"
OPENAPI = f"{BASE}openapi.json"
VERSION = 1


def get_record_file(opportunity: Opportunity) -> str:
    """The path of the file of one listing."""
    return f"{BASE}{opportunity.path.rstrip('/')}.json"


def build_record_file(opportunity: Opportunity, get_piece: GetPiece) -> OutputFile:
    """The file of one listing."""
    data = complete_record(get_piece(RECORD, opportunity), opportunity)
    return OutputFile(get_record_file(opportunity), data + b"\n")


def iterate_open(board: Board, get_piece: GetPiece) -> Iterator[bytes]:
    """The record of every open listing, in pieces of one JSON document."""
    yield orjson.dumps({**describe_file(board), "count": len(board.open)}).removesuffix(b"}") + b',"opportunities":['
    for number, opportunity in enumerate(board.open):
        yield b"," if number else b""
        yield get_piece(RECORD, opportunity)
    yield b"]}\n"


def iterate_changes(board: Board, get_piece: GetPiece) -> Iterator[bytes]:
    """One line a listing, open or closed, the latest change first: a program reads until the day it knows."""
    for one in sorted(board.opportunities, key=lambda one: (-one.changed.toordinal(), one.id)):
        yield get_piece(RECORD, one)
        yield b"\n"


def build_facets_file(board: Board) -> bytes:
    """The choices of the filter with their counts."""
    return _dump({**describe_file(board), "facets": [
        {"name": facet.name, "title": facet.title, "match": facet.match,
         "choices": [{"id": choice.id, "label": choice.label, "count": choice.count} for choice in facet.choices]}
        for facet in build_facets(board)
    ]})


def build_openapi_file(board: Board, site: Site) -> bytes:
    """The description of the API."""
    return _dump(build_openapi(site, board.policy.licence, board.own))


def describe_file(board: Board) -> dict[str, Any]:
    """The first fields of every file of the API."""
    return {"version": VERSION, "as_of": board.as_of.date().isoformat(), "licence": board.policy.licence}


def _dump(value: dict[str, Any]) -> bytes:
    return orjson.dumps(value) + b"\n"
