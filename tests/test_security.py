"""SECURITY.md names files and tests that exist, and the fuzzer that it names runs."""

import re
from pathlib import Path

import pytest

from boards import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:\.github|tests|schema|docs|plugins|requirements)/[^`]*)`", TEXT)))
LINKED = sorted(set(re.findall(r"\]\((?!https:)([^)#]+)", TEXT)))


def test_there_is_proof_for_every_threat() -> None:
    threats = re.findall(r"^### (A hostile \w+|A compromised \w+)", TEXT, re.MULTILINE)
    assert threats == ["A hostile contributor", "A hostile listing", "A hostile address", "A compromised action",
                       "A hostile fork"]
    for section in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]:
        assert "tests/" in section, section.splitlines()[0]


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_exists(name: str) -> None:
    path, _, test = name.partition("::")
    assert (ROOT / path).exists()
    if test:
        assert re.search(rf"^def {test}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", LINKED)
def test_what_is_linked_exists(name: str) -> None:
    assert (ROOT / name).is_file()


def test_a_fork_is_told_what_to_fill_in() -> None:
    assert TEXT.count("SECURITY-CONTACT") == 2
    assert len(NAMED) > 25
    assert Path(ROOT / "SECURITY.md").stat().st_size < 16_000
