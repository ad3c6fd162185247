"""Tests go by rules of their own: whatever a board writes in schema/ and opportunities/, they stay green."""

import re
from pathlib import Path

from boards import ROOT
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_rulebook
from microboard.check.values.shipped import find_schema
from schemas import FILES, SCHEMA, TESTS

# What a board writes for itself, as a path that begins at the root of the repository.
BOARDS_OWN = re.compile(r"\b(?:ROOT|parents\[\d\])\)* / f?[\"'](?:schema|opportunities)\b|read_rule\w+\(ROOT\b")
# The samples, which are skipped where a board has cleared them, and this file.
READERS = {"conftest.py", "test_docs.py", "test_own_rules.py"}


def test_the_rules_of_this_repository_s_board_are_read_by_few_tests() -> None:
    readers = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py")
               if BOARDS_OWN.search(path.read_text(encoding="utf-8"))}
    assert readers <= READERS


def test_a_board_without_rules_has_those_of_the_tests(tmp_path: Path) -> None:
    assert find_schema(tmp_path) == SCHEMA


def test_the_rules_of_this_repository_s_board_are_valid_whatever_they_are() -> None:
    rulebook, problems = read_rulebook(ROOT, get_severities())
    assert (bool(rulebook), problems) == (True, [])


def test_the_program_s_own_part_of_the_rules_is_not_a_copy() -> None:
    assert {name for name in FILES if not (SCHEMA / name).is_symlink()} == {
        "policy.yml", "vocabulary.yml", "red-flags.yml", "roles.yml"}
    assert all((SCHEMA / name).samefile(ROOT / "schema" / name) for name in FILES if (SCHEMA / name).is_symlink())
