"""The outputs that the guides show are those that the command prints."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from microboard.cli import main

ROOT = Path(__file__).parents[2]
COMMANDS, MAINTAINERS, EMPLOYERS = (
    (ROOT / f"docs/{name}.md").read_text(encoding="utf-8")
    for name in ("reference/commands", "guides/maintainers", "guides/employers")
)
SPOILED = {"title:": "titel:", "interviewing": "js", "amount: 600": "amount: negotiable"}


def spoil(path: Path, *olds: str) -> None:
    text = path.read_text(encoding="utf-8")
    for old in olds:
        assert old in text
        text = text.replace(old, SPOILED[old], 1)
    path.write_text(text, encoding="utf-8")


def check(board: Path, *options: str) -> str:
    return CliRunner().invoke(main, ["check", "--as-of", "2026-11-23", "--board", str(board), *options]).stdout


@pytest.mark.parametrize("text", [COMMANDS, MAINTAINERS])
def test_the_text_that_is_shown_is_the_text_that_is_printed(board: Path, text: str) -> None:
    spoil(board / "opportunities/acme/survey.yml", *SPOILED)
    assert f"```text\n{check(board)}```\n" in text


def test_the_json_and_the_annotation_that_are_shown_are_those_that_are_printed(board: Path) -> None:
    spoil(board / "opportunities/acme/survey.yml", "amount: 600")
    shown = re.findall(r"```json\n(.*?)```", COMMANDS, re.DOTALL)
    assert [json.loads(block) for block in shown] == [json.loads(check(board, "--format", "json"))]
    assert f"```text\n{check(board, '--format', 'github').splitlines()[0]}\n```\n" in COMMANDS


def test_the_listing_of_the_guide_is_accepted_and_its_mistakes_are_answered_as_shown(board: Path) -> None:
    folder = board / "opportunities/lantern-bikes"
    folder.mkdir()
    employer, listing = re.findall(r"^```yaml\n(.*?)^```", EMPLOYERS, re.DOTALL | re.MULTILINE)
    (folder / "employer.yml").write_text(employer, encoding="utf-8")
    path = folder / "rider-interviews.yml"
    path.write_text(listing.replace("posted: 2027-01-11", "posted: 2026-11-23"), encoding="utf-8")
    assert check(board) == ""
    path.write_text(path.read_text(encoding="utf-8").replace("amount: 480", "amount: 600"), encoding="utf-8")
    spoil(path, "title:", "amount: 600")
    assert f"```text\n{check(board)}```\n" in EMPLOYERS
