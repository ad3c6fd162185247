"""Every kind of output of one small board is a file here, so that a change of any shows as a diff that people read."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from golden.outputs import build_outputs, read_golden

GOLDEN = read_golden()
ADVICE = "If this change is meant, run `make golden`, and read what git diff says of tests/golden/."


@cache
def make_outputs() -> dict[str, str]:
    with TemporaryDirectory() as name:
        return build_outputs(Path(name))


@pytest.mark.parametrize("path", sorted(GOLDEN))
def test_an_output_is_its_golden_file(path: str) -> None:
    made = make_outputs().get(path)
    assert made is not None, f"{path} is not made any more. {ADVICE}"
    assert made.split("\n") == GOLDEN[path].split("\n"), ADVICE


def test_every_output_has_a_golden_file() -> None:
    assert sorted(make_outputs().keys() - GOLDEN.keys()) == [], ADVICE
