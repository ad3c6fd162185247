"""The shell steps of check.yml, run on scratch repositories with hostile contents."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from boards import ROOT
from microboard.answer.receive import check_comment
from schemas import SCHEMA
from workflow_steps import Done, run_step

FIND, PLACE = "Find the commit that would be changed", "Put the submitted listings in place"
LIST, CHECK = "List what the pull request touches", "Check the listings"


def git(folder: Path, *arguments: str) -> str:
    folder.mkdir(exist_ok=True)
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@acme.example", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def place(workspace: Path) -> Done:
    return run_step("check.yml", "listings", PLACE, workspace, {})


def find(workspace: Path, head: str, group_base: str = "", event: str = "pull_request") -> Done:
    return run_step("check.yml", "listings", FIND, workspace, {
        "github.event.pull_request.head.sha": head, "github.event.merge_group.base_sha": group_base,
        "github.event_name": event, "github.event.repository.default_branch": "main"})


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A board with one listing, and a pull request that adds a second."""
    for name in ("board", "submitted"):
        folder = tmp_path / name
        git(folder, "init", "-q", "-b", "main")
        (folder / "opportunities/acme").mkdir(parents=True)
        (folder / "opportunities/acme/bread.yml").write_text("title: Bread\n")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "before")
    submitted = tmp_path / "submitted"
    git(submitted, "checkout", "-q", "-b", "proposal")
    (submitted / "opportunities/acme/cake.yml").write_text("title: Cake\n")
    commit(submitted)
    git(submitted, "checkout", "-q", "main")
    git(submitted, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    return tmp_path


def commit(folder: Path) -> None:
    git(folder, "add", "-A", "--force")
    git(folder, "commit", "-q", "-m", "$(touch hacked) `touch hacked`")


def test_the_base_is_the_first_parent_of_the_merge(workspace: Path) -> None:
    head = git(workspace / "submitted", "rev-parse", "proposal")
    done = find(workspace, head)
    assert done.code == 0, done.printed
    assert done.outputs == {"sha": git(workspace / "submitted", "rev-parse", "HEAD^1")}


def test_a_merge_of_an_older_commit_is_refused(workspace: Path) -> None:
    done = find(workspace, "0" * 40)
    assert done.code == 1
    assert "Close and reopen the pull request" in done.printed


def test_the_base_of_a_group_in_the_merge_queue_is_what_the_queue_says(workspace: Path) -> None:
    submitted = workspace / "submitted"
    base = git(submitted, "rev-parse", "HEAD^1")
    (submitted / "opportunities/acme/pie.yml").write_text("title: Pie\n")
    commit(submitted)
    done = find(workspace, "", base)
    assert (done.code, done.outputs) == (0, {"sha": base}), done.printed
    done = run_step("check.yml", "listings", LIST, workspace, {"steps.base.outputs.sha": base})
    assert done.code == 0, done.printed
    assert (workspace / "touched").read_text().split("\0")[:-1] == [
        "opportunities/acme/cake.yml", "opportunities/acme/pie.yml"]
    assert find(workspace, "", "$(touch hacked)").code != 0
    assert not list(workspace.rglob("hacked"))


def test_the_base_of_a_branch_that_a_workflow_asks_about_is_where_it_left_the_main_one(workspace: Path) -> None:
    submitted = workspace / "submitted"
    git(submitted, "reset", "-q", "--hard", "HEAD^1")
    base = git(submitted, "rev-parse", "HEAD")
    (submitted / "opportunities/acme/later.yml").write_text("title: Later\n")
    commit(submitted)
    git(submitted, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(submitted, "checkout", "-q", "proposal")
    done = find(workspace, "", event="workflow_dispatch")
    assert (done.code, done.outputs) == (0, {"sha": base}), done.printed
    assert run_step("check.yml", "listings", LIST, workspace, {"steps.base.outputs.sha": base}).code == 0
    assert (workspace / "touched").read_text() == "opportunities/acme/cake.yml\0"


def test_submitted_listings_replace_those_of_the_board(workspace: Path) -> None:
    done = place(workspace)
    assert done.code == 0, done.printed
    assert list_names(workspace / "board/opportunities/acme") == ["bread.yml", "cake.yml"]
    assert git(workspace / "board", "diff", "--cached", "--name-only") == "opportunities/acme/cake.yml"


def test_a_submitted_gitignore_hides_nothing(workspace: Path) -> None:
    (workspace / "submitted/opportunities/.gitignore").write_text("*\n")
    commit(workspace / "submitted")
    assert place(workspace).code == 0
    assert "opportunities/acme/cake.yml" in git(workspace / "board", "diff", "--cached", "--name-only")


def test_a_link_stays_a_link(workspace: Path) -> None:
    (workspace / "submitted/opportunities/acme/secret.yml").symlink_to("/etc/passwd")
    commit(workspace / "submitted")
    assert place(workspace).code == 0
    assert (workspace / "board/opportunities/acme/secret.yml").is_symlink()


def test_a_board_emptied_is_a_board_without_listings(workspace: Path) -> None:
    git(workspace / "submitted", "rm", "-rq", "opportunities")
    git(workspace / "submitted", "commit", "-q", "-m", "all gone")
    assert place(workspace).code == 0
    assert list_names(workspace / "board/opportunities") == []


def test_opportunities_that_is_no_folder_is_refused(workspace: Path) -> None:
    git(workspace / "submitted", "rm", "-rq", "opportunities")
    (workspace / "submitted/opportunities").symlink_to("/etc")
    commit(workspace / "submitted")
    done = place(workspace)
    assert done.code == 1
    assert "opportunities is a folder" in done.printed


def test_names_made_to_be_commands_are_only_names(workspace: Path) -> None:
    folder = workspace / "submitted/opportunities"
    for name in ("$(touch hacked).yml", "-rf", "; touch hacked", "a\nb.yml"):
        (folder / name).write_text("x")
    commit(workspace / "submitted")
    assert place(workspace).code == 0
    assert not list(workspace.rglob("hacked"))
    assert "a\nb.yml" in list_names(workspace / "board/opportunities")


def test_what_a_pull_request_touches_is_known_without_the_files(workspace: Path) -> None:
    whole = workspace / "whole"
    (workspace / "submitted").rename(whole)
    git(whole, "checkout", "-q", "proposal")
    (whole / "$(touch hacked)\nREADME.md").write_text("x")
    (whole / ".github").mkdir()
    (whole / ".github/own.yml").write_text("x")
    commit(whole)
    git(whole, "checkout", "-q", "main")
    git(whole, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    git(whole, "reset", "-q", "--hard", "HEAD^1^1")
    git(whole, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    git(whole, "config", "uploadpack.allowFilter", "true")
    # As actions/checkout does with `sparse-checkout`, and then without a way back to the files.
    git(workspace, "clone", "-q", "--depth=2", "--filter=blob:none", "--no-checkout", f"file://{whole}", "submitted")
    git(workspace / "submitted", "sparse-checkout", "set", "--no-cone", "/opportunities/")
    git(workspace / "submitted", "checkout", "-q", "main")
    git(workspace / "submitted", "remote", "remove", "origin")
    done = run_step("check.yml", "listings", LIST, workspace, {"steps.base.outputs.sha": "HEAD^1"})
    assert done.code == 0, done.printed
    assert list_names(workspace / "submitted") == [".git", "opportunities"]
    names = {".github/own.yml", "$(touch hacked)\nREADME.md", "opportunities/acme/cake.yml", ""}
    assert set((workspace / "touched").read_text().split("\0")) == names


def test_a_board_in_a_folder_is_found_there(tmp_path: Path) -> None:
    where = {"vars.BOARD_FOLDER": "jobs"}
    for name in ("board", "submitted"):
        folder = tmp_path / name
        git(folder, "init", "-q", "-b", "main")
        for place_of_board in ("jobs/opportunities/acme", "opportunities/acme"):
            (folder / place_of_board).mkdir(parents=True)
            (folder / place_of_board / "bread.yml").write_text("title: Bread\n")
        commit(folder)
    submitted = tmp_path / "submitted"
    (submitted / "jobs/opportunities/acme/cake.yml").write_text("title: Cake\n")
    (submitted / "opportunities/acme/other.yml").write_text("title: Other\n")
    commit(submitted)
    done = run_step("check.yml", "listings", LIST, tmp_path, {"steps.base.outputs.sha": "HEAD^1", **where})
    assert done.code == 0, done.printed
    assert (tmp_path / "touched").read_text() == "opportunities/acme/cake.yml\0../opportunities/acme/other.yml\0"
    done = run_step("check.yml", "listings", PLACE, tmp_path, where)
    assert done.code == 0, done.printed
    assert git(tmp_path / "board", "diff", "--cached", "--name-only") == "jobs/opportunities/acme/cake.yml"
    done = check(tmp_path, "stranger", "jobs")
    assert done.code == 1, done.printed
    assert "::error file=jobs/opportunities/acme/survey.yml,line=14," in done.printed


def check(workspace: Path, author: str, folder: str = "") -> Done:
    """Run the check on a pull request of `author` that spoils a listing, and touches a file beside the listings."""
    board = workspace / "board" / folder
    shutil.rmtree(board / "opportunities")
    shutil.copytree(ROOT / "tests/examples/good/plain/opportunities", board / "opportunities")
    shutil.copytree(SCHEMA, board / "schema")
    commit(board)
    survey = board / "opportunities/acme/survey.yml"
    survey.write_text(survey.read_text().replace("amount: 600", "amount: 600 EUR @everyone <b>"))
    git(board, "add", "-A")
    program = board / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    code = f"import sys; sys.path[:0] = {[str(ROOT / 'plugins')]}; from microboard.cli import main; main()"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o755)
    (workspace / "touched").write_bytes(b"opportunities/acme/survey.yml\0README.md\0")
    return run_step("check.yml", "listings", CHECK, workspace, {
        "github.event.pull_request.user.login": author, "github.event.pull_request.number": "12",
        "vars.BOARD_FOLDER": folder})


@pytest.mark.parametrize("author", ["acme-ana", "stranger", "$(touch hacked)", "--format", "a; touch hacked"])
def test_the_check_leaves_an_answer_whoever_asks(workspace: Path, author: str) -> None:
    done = check(workspace, author)
    assert done.code == 1, done.printed
    assert "title=value-type::" in done.printed
    assert "title=elsewhere-changed::" in done.printed
    assert ("title=unknown-author::" in done.printed) == (author != "acme-ana")
    assert not list(workspace.rglob("hacked"))
    assert (workspace / "answer/number").read_text() == "12\n"
    comment = (workspace / "answer/answer.md").read_text(encoding="utf-8")
    check_comment(comment)
    assert "Line 14, `pay.amount`" in comment


def test_a_pull_request_that_a_workflow_opened_has_had_its_author_compared(workspace: Path) -> None:
    done = check(workspace, "github-actions[bot]")
    assert done.code == 1, done.printed
    assert "title=value-type::" in done.printed
    assert "title=unknown-author::" not in done.printed
