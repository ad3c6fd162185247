"""Every folder in examples/bad gives exactly the text of its expected.txt, and every folder in examples/good none."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from cases import copy_case
from microboard.check.board.catalogue import iterate_rules
from microboard.check.problems.report import build_text
from microboard.cli import main
from microboard.read import Problem

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests/examples"
BAD = sorted(path.name for path in (EXAMPLES / "bad").iterdir())
GOOD = sorted(path.name for path in (EXAMPLES / "good").iterdir())

# What git or an editor would spoil: the bytes of a listing, and the line that answers it.
MADE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "file-encoding--latin-1": (
        lambda data: data.decode().encode("latin-1"),
        "31:1  The file is not UTF-8 text. Save the file as UTF-8 (in most editors: Save with encoding).",
    ),
    "file-size--over-64-kib": (
        lambda data: data + b"  " + b"x" * 65_536 + b"\n",
        "1:1  The file has more than 64 KiB. Shorten the description, and link to what is long.",
    ),
    "text-control--nul": (
        lambda data: data.replace(b"Shop", b"Sh\0p"),
        "23:11  The text holds the invisible character U+0000. Remove it, or type the text again.",
    ),
    "text-control--raw-direction-override": (
        lambda data: data.replace(b"Shop", "Sh\u202ep".encode()),
        "23:11  The text holds the invisible character U+202E. Remove it, or type the text again.",
    ),
    "yaml-depth--ten-thousand-brackets": (
        lambda data: b"x-deep: " + b"[" * 10_000 + b"\n" + data,
        "1:28  Values are nested more than 20 deep. Close the brackets, or follow a sample listing.",
    ),
}


def run(board: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[str, int, list[Problem]]:
    """What the command prints, its exit code, and the problems behind the text."""
    seen: list[Problem] = []
    command = import_module("microboard.cli.check")
    monkeypatch.setattr(command, "build_text", lambda problems: seen.extend(problems) or build_text(problems))
    result = CliRunner().invoke(main, ["check", "--as-of", "2026-11-23", "--board", str(board), *options])
    return result.stdout, result.exit_code, seen


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_gets_exactly_its_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = EXAMPLES / "bad" / name
    stdout, code, problems = run(tmp_path, monkeypatch, *copy_case(case, tmp_path))
    assert stdout == (case / "expected.txt").read_text(encoding="utf-8")
    assert {problem.rule for problem in problems} == {name.partition("--")[0]}
    assert code == (1 if any(problem.severity == "error" for problem in problems) else 0)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_gets_no_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdout, code, _ = run(tmp_path, monkeypatch, *copy_case(EXAMPLES / "good" / name, tmp_path))
    assert (stdout, code) == ("", 0)


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_git_would_spoil_gets_exactly_its_message(
    name: str, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, line = MADE[name]
    listing = board / "opportunities/acme/survey.yml"
    listing.write_bytes(spoil(listing.read_bytes()))
    stdout, code, problems = run(board, monkeypatch)
    assert stdout == f"opportunities/acme/survey.yml:{line}\n1 problem in 1 file.\n"
    assert [problem.rule for problem in problems] == [name.partition("--")[0]]
    assert code == 1


def test_every_rule_has_a_bad_example() -> None:
    shown = {name.partition("--")[0] for name in (*BAD, *MADE)}
    assert shown == {rule.id for rule in iterate_rules()}
