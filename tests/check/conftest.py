"""A valid board to spoil, and schemas that are checked once for all tests."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from microboard.check import schema

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests/examples/good/plain"


@cache
def check_once(text: str) -> None:
    Draft202012Validator.check_schema(json.loads(text), format_checker=FormatChecker(formats=()))


@pytest.fixture(autouse=True)
def _check_each_schema_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library takes a tenth of a second to check the four schemas, and they are the same in most tests."""

    def check(checked: dict[str, Any], **_: object) -> None:
        check_once(json.dumps(checked))

    monkeypatch.setattr(schema.Validator, "check_schema", check)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with one employer and one listing that have no problem."""
    shutil.copytree(GOOD / "opportunities", tmp_path / "opportunities")
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    return tmp_path
