"""A proposal is told every new error that it causes in files that it does not touch, and no old one."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from boards import BoardFolder
from microboard.cli import main

TODAY = "2026-11-23"
MAPLE = {"name": "Maple Street Books", "website": "https://maplestreet.example/", "domains": ["maplestreet.example"]}


@pytest.fixture
def board(folder: BoardFolder) -> BoardFolder:
    folder.add_employer("acme")
    folder.add("acme/bread")
    folder.add_employer("maple", **MAPLE)
    folder.add("maple/shelf", title="Sort the shelf of travel books", description="We sell books about travel. " * 15,
               apply__url="https://maplestreet.example/shelf")
    git(folder.root, "init", "-q", "-b", "main")
    return folder


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@acme.example", *arguments],
                   check=True, capture_output=True)


def commit(board: BoardFolder) -> None:
    git(board.root, "add", "-A")
    git(board.root, "commit", "-q", "--allow-empty", "-m", "board")


def run(board: BoardFolder, *options: str) -> list[dict[str, Any]]:
    arguments = ["check", "--board", str(board.root), "--as-of", TODAY, "--format", "json", *options]
    found: list[dict[str, Any]] = json.loads(CliRunner().invoke(main, arguments).stdout)
    return [problem for problem in found if problem["severity"] == "error"]


def find_new(board: BoardFolder) -> list[str]:
    """What the proposal is told of other files, which is what the whole check finds there."""
    changed = subprocess.run(["git", "-C", str(board.root), "status", "--porcelain"], check=True, capture_output=True,
                             text=True).stdout
    told = [one for one in run(board, "--changed-since", "HEAD") if one["path"] not in changed]
    assert all(one in run(board) for one in told)
    return [f"{one['path']} {one['rule']}" for one in told]


def test_a_listing_that_is_another_one_again_makes_both_wrong(board: BoardFolder) -> None:
    commit(board)
    board.add("maple/zoo", title="Ask forty customers about bread: bread", description="Other words. " * 30,
              apply__url="https://acme.example/bread")
    assert find_new(board) == ["opportunities/acme/bread.yml duplicate-listing"]


def test_a_new_domain_that_another_employers_link_looks_like_is_told(board: BoardFolder) -> None:
    board.add("maple/desk", title="Plan a reading desk for children", description="Children read at a desk. " * 15,
              apply__url="https://riverbank-coop.example/desk")
    commit(board)
    assert run(board) == []
    board.add_employer("river", name="Riverbank", website="https://riverbank-c0op.example/",
                       domains=["riverbank-c0op.example"])
    whole = [f"{one['path']} {one['rule']}" for one in run(board) if one["path"].endswith("desk.yml")]
    assert find_new(board) == whole == ["opportunities/maple/desk.yml look-alike-domain"]


def test_a_policy_that_makes_an_error_of_it_is_kept_for_the_rest_of_the_folder(board: BoardFolder) -> None:
    board.write_policy()
    policy = board.root / "schema/policy.yml"
    policy.write_text(policy.read_text().replace("apply-domain: warning", "apply-domain: error"))
    commit(board)
    board.add_employer("maple", **{**MAPLE, "domains": ["books.example"], "website": "https://books.example/"})
    assert find_new(board) == ["opportunities/maple/shelf.yml apply-domain"]


def test_what_was_wrong_before_is_not_told(board: BoardFolder) -> None:
    board.add("maple/zoo", title="Ask forty customers about bread: bread", description="Other words. " * 30,
              apply__url="https://acme.example/bread")
    board.add("acme/old", title="x", description="Old words. " * 40)
    commit(board)
    board.add("acme/bread", openings=2, apply__url="https://acme.example/bread")
    board.add_employer("maple", **{**MAPLE, "about": "We sell books about travel."})
    assert find_new(board) == []


def test_an_employer_without_a_new_domain_reads_no_other_listings(
    board: BoardFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from microboard.check import caused

    commit(board)
    board.add_employer("maple", **{**MAPLE, "about": "We sell books about travel."})
    monkeypatch.setattr(caused, "read_bytes", lambda *_: pytest.fail("another listing was read"))
    assert run(board, "--changed-since", "HEAD") == []


def test_two_proposals_that_are_fine_alone_are_not_together(board: BoardFolder) -> None:
    commit(board)
    names = ("acme/one", "acme/two")
    for alone in (names[:1], names[1:], names):
        for name in alone:
            board.add(name, title="Count the loaves of a market day", description=f"Loaves of {name}. " * 30,
                      apply__url="https://acme.example/loaves")
        assert len(run(board, "--changed-since", "HEAD")) == (2 if len(alone) == 2 else 0)
        for name in alone:
            (board.root / f"opportunities/{name}.yml").unlink()


def test_the_answer_says_that_the_error_stands_in_another_file(board: BoardFolder, tmp_path: Path) -> None:
    commit(board)
    board.add("maple/zoo", title="Ask forty customers about bread: bread", description="Other words. " * 30,
              apply__url="https://acme.example/bread")
    run(board, "--changed-since", "HEAD", "--comment", str(tmp_path / "answer.md"))
    answer = (tmp_path / "answer.md").read_text()
    assert "This pull request does not change `opportunities/acme/bread.yml`. What it does change makes" in answer
    assert answer.count("duplicate") == 0
    assert "### `opportunities/acme/bread.yml`" in answer
