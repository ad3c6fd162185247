"""A valid board to spoil."""

import shutil
from pathlib import Path

import pytest

from schemas import SCHEMA

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests/examples/good/plain"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board with one employer and one listing that have no problem."""
    shutil.copytree(GOOD / "opportunities", tmp_path / "opportunities")
    shutil.copytree(SCHEMA, tmp_path / "schema")
    return tmp_path
