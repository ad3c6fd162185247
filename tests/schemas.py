"""The rules that tests go by. They are those in tests/schema, whatever a board makes of its own in schema/."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from microboard.check.board import begin
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import Rulebook, read_rulebook
from microboard.check.values import shipped
from microboard.cli import options
from microboard.read import Problem
from microboard.words.speech import speak

Schema = dict[str, Any]
TESTS = Path(__file__).parent
SCHEMA = TESTS / "schema"
FILES = {path.name: path.read_bytes() for path in SCHEMA.iterdir()}


def read_rules(board: Path = TESTS) -> Rulebook:
    """The rulebook of a board that has one."""
    return take(*read_once(board, get_severities()))


def take(found: Rulebook | None, problems: list[Problem]) -> Rulebook:
    assert found, problems
    return found


def read_once(root: Path, known_rules: Mapping[str, str]) -> tuple[Rulebook | None, list[Problem]]:
    """The rules of a board. They take a while to read, and nearly every board of tests has the very same."""
    folder = shipped.find_schema(root)
    is_same = {path.name for path in folder.iterdir()} == set(FILES)
    if folder == SCHEMA or (is_same and all(is_file(folder / name, data) for name, data in FILES.items())):
        speak(RULEBOOK.policy.language)
        return RULEBOOK, []
    return read_rulebook(root, known_rules)


def is_file(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


# A board without a schema/ has these, and not those that this repository's board has changed.
shipped.FOLDER = SCHEMA
RULEBOOK = take(*read_rulebook(TESTS, get_severities()))
begin.read_rulebook = options.read_rulebook = read_once


def iterate_fields(schema: Schema, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Schema]]:
    """Every field that a schema names, with its place (``*`` for the items of a list): a walk of the tests' own."""
    definitions = schema.get("$defs", {})
    for name, below in schema.get("properties", {}).items():
        meant = definitions.get(below.get("$ref", "").removeprefix("#/$defs/"), {})
        yield (*at, name), {**meant, **below}
        yield from iterate_fields({**below, "$defs": definitions}, (*at, name))
    if isinstance(schema.get("items"), dict):
        yield from iterate_fields({**schema["items"], "$defs": definitions}, (*at, "*"))


def write_language(board: Path, language: str) -> None:
    """The rules of these tests for a board that speaks a language."""
    shutil.copytree(SCHEMA, board / "schema")
    policy = board / "schema/policy.yml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(re.sub("^language: .*$", f"language: {language}", text, flags=re.MULTILINE), encoding="utf-8")
