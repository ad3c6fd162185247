"""Schemas that are checked once for all tests."""

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from microboard.check.schema import validator


@cache
def check_once(text: str) -> None:
    Draft202012Validator.check_schema(json.loads(text), format_checker=FormatChecker(formats=()))


@pytest.fixture(autouse=True)
def check_each_schema_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library takes a tenth of a second to check the four schemas, and they are the same in most tests."""

    def check(checked: dict[str, Any], **_: object) -> None:
        check_once(json.dumps(checked))

    monkeypatch.setattr(validator.Validator, "check_schema", check)
