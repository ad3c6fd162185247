"""Git says what a change touches, and the maintainers are those from before it."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from microboard.check import check_board
from microboard.check.change import history
from microboard.check.change.changes import check_changes
from microboard.check.change.history import GitError, is_shallow, read_before, read_changed, read_elsewhere, read_used
from microboard.check.change.proposal import Proposal, read_proposal

TODAY = date(2026, 11, 23)

SURVEY = "opportunities/acme/survey.yml"
EMPLOYER = "opportunities/acme/employer.yml"


def git(board: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(board), *arguments], check=True, capture_output=True)


def commit(board: Path) -> None:
    git(board, "add", "-A")
    git(board, "-c", "user.name=a", "-c", "user.email=a@acme.example", "commit", "-q", "-m", "change")


def append(board: Path, path: str, text: str = "# a word more\n") -> None:
    (board / path).write_bytes((board / path).read_bytes() + text.encode())


@pytest.fixture
def repository(board: Path) -> Path:
    git(board, "init", "-q", "-b", "main")
    commit(board)
    return board


def propose(board: Path, author: str = "", ref: str = "HEAD") -> Proposal:
    checked = check_board(board, TODAY)
    assert checked.rulebook
    changed = read_changed(board, ref)
    return read_proposal(board, ref, author, changed, checked.documents, checked.rulebook.policy, TODAY)


def find(board: Path, author: str = "", ref: str = "HEAD") -> list[tuple[str, str]]:
    return [(p.path, p.rule) for p in check_changes(propose(board, author, ref))]


def test_nothing_changed_is_nothing_to_say(repository: Path) -> None:
    assert read_changed(repository, "HEAD") == frozenset()
    assert find(repository, "stranger") == []


def test_untracked_modified_staged_and_deleted_files_are_changes(repository: Path) -> None:
    (repository / "opportunities/acme/new.yml").write_text("a: 1\n")
    append(repository, EMPLOYER)
    append(repository, "schema/policy.yml")
    (repository / "opportunities/acme/staged.yml").write_text("a: 1\n")
    git(repository, "add", "opportunities/acme/staged.yml")
    (repository / SURVEY).unlink()
    names = ("employer", "new", "staged", "survey")
    assert read_changed(repository, "HEAD") == {f"opportunities/acme/{name}.yml" for name in names}
    assert (SURVEY, "listing-removed") in find(repository)


def test_commits_since_a_branch_are_changes(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "cups")
    append(repository, SURVEY)
    commit(repository)
    assert read_changed(repository, "main") == {SURVEY}
    assert read_changed(repository, "cups") == frozenset()


def test_a_board_in_a_subfolder_of_a_repository_has_its_own_paths(board: Path, tmp_path: Path) -> None:
    inner = tmp_path / "boards/city"
    inner.mkdir(parents=True)
    (board / "opportunities").rename(inner / "opportunities")
    (board / "schema").rename(inner / "schema")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    append(inner, SURVEY)
    assert read_changed(inner, "HEAD") == {SURVEY}
    assert find(inner, "stranger") == [(SURVEY, "unknown-author")]


def test_a_file_that_is_no_listing_may_go(repository: Path) -> None:
    (repository / "opportunities/acme/README.md").write_text("About us\n")
    commit(repository)
    (repository / "opportunities/acme/README.md").unlink()
    assert find(repository) == []


@pytest.mark.parametrize("author", ["acme-ana", "ACME-Rui"])
def test_a_maintainer_may_change_the_folder_whatever_the_case(repository: Path, author: str) -> None:
    append(repository, SURVEY)
    assert find(repository, author) == []


def test_one_who_adds_himself_is_not_a_maintainer_yet(repository: Path) -> None:
    path = repository / EMPLOYER
    path.write_text(path.read_text(encoding="utf-8").replace("[acme-ana,", "[stranger,"), encoding="utf-8")
    assert find(repository, "stranger") == [(EMPLOYER, "unknown-author"), (EMPLOYER, "maintainers-replaced")]
    assert find(repository, "acme-ana") == []


def test_whoever_brings_a_new_employer_may_do_so(repository: Path) -> None:
    folder = repository / "opportunities/harbour"
    folder.mkdir()
    (folder / "employer.yml").write_text("maintainers: [lia]\n")
    assert find(repository, "stranger") == [("opportunities/harbour/employer.yml", "new-employer")]


@pytest.mark.parametrize("text", ["- a list\n", "maintainers: acme-ana\n", "maintainers: [1, [a]]\n", "a: [\n"])
def test_an_employer_that_was_broken_before_keeps_nobody_out(repository: Path, text: str) -> None:
    (repository / EMPLOYER).write_text(text)
    commit(repository)
    append(repository, SURVEY)
    assert find(repository, "stranger") == []


@pytest.mark.parametrize("ref", ["--output=stolen", "-", "no-such-branch"])
def test_a_reference_that_git_does_not_know_is_said(repository: Path, ref: str) -> None:
    with pytest.raises(GitError) as caught:
        read_changed(repository, ref)
    assert str(caught.value).endswith(".")
    assert not (repository / "stolen").exists()


def test_a_folder_without_git_is_said(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(board.parent))
    with pytest.raises(GitError, match="Git says: "):
        read_changed(board, "HEAD")


def test_a_computer_without_git_is_said(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(board))
    with pytest.raises(GitError, match="Git is not installed"):
        read_changed(board, "HEAD")


def test_git_may_fail_without_a_word(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess(["git"], 1, b"", b"")
    monkeypatch.setattr(history.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(GitError, match="nothing"):
        read_changed(board, "HEAD")


def test_files_that_git_does_not_know_are_not_part_of_a_change(repository: Path) -> None:
    (repository / "notes.txt").write_text("mine\n")
    assert read_elsewhere(repository, "HEAD") == frozenset()
    git(repository, "add", "notes.txt")
    append(repository, "schema/policy.yml")
    append(repository, SURVEY)
    assert read_elsewhere(repository, "HEAD") == {"notes.txt", "schema/policy.yml"}


def test_files_beside_a_board_in_a_subfolder_are_elsewhere(board: Path, tmp_path: Path) -> None:
    inner = tmp_path / "boards/city"
    inner.mkdir(parents=True)
    (board / "opportunities").rename(inner / "opportunities")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    (tmp_path / "opportunities").mkdir()
    (tmp_path / "opportunities/own.yml").write_text("a: 1\n")
    append(inner, SURVEY)
    git(tmp_path, "add", "-A")
    assert read_elsewhere(inner, "HEAD") == {"opportunities/own.yml"}


def test_what_was_there_before_is_read_from_the_commit(repository: Path) -> None:
    odd = ["opportunities/acme/line\nfeed.yml", "opportunities/acme/\udcff.yml", "opportunities/acme/none.yml"]
    (repository / "opportunities/acme/list.yml").write_text("- a\n")
    (repository / "opportunities/acme/long.yml").write_text("a: b\n" * 20_000)
    (repository / "opportunities/acme/folder.yml").mkdir()
    (repository / "opportunities/acme/folder.yml/x").write_text("a\n")
    commit(repository)
    (repository / SURVEY).unlink()
    names = [f"opportunities/acme/{name}.yml" for name in ("list", "long", "folder")]
    found = read_before(repository, "HEAD", [SURVEY, *odd, *names])
    assert sorted(found) == sorted([SURVEY, *names])
    survey = found[SURVEY]
    assert survey
    assert survey.get("pay", "amount") == 600
    assert [found[name] for name in names] == [None, None, None]


def remove(board: Path, path: str, text: str = "a: 1\n") -> None:
    """Let a file appear and go, each in a commit of its own."""
    (board / path).parent.mkdir(parents=True, exist_ok=True)
    (board / path).write_text(text)
    commit(board)
    (board / path).unlink()
    commit(board)


@pytest.mark.parametrize("many", [0, 150])
def test_a_path_that_was_on_the_branch_is_known(repository: Path, many: int) -> None:
    remove(repository, "opportunities/acme/old.yml")
    new = [f"opportunities/acme/new-{n}.yml" for n in range(many)]
    assert read_used(repository, "HEAD", ["opportunities/acme/old.yml", *new]) == {"opportunities/acme/old.yml"}
    assert read_used(repository, "HEAD", []) == frozenset()


def test_a_name_that_was_tried_within_a_pull_request_is_free(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "proposal")
    remove(repository, "opportunities/acme/tried.yml")
    git(repository, "checkout", "-q", "main")
    names = ("-c", "user.name=a", "-c", "user.email=a@acme.example")
    git(repository, *names, "merge", "-q", "--no-ff", "-m", "merge", "proposal")
    assert read_used(repository, "HEAD", ["opportunities/acme/tried.yml"]) == frozenset()


def test_a_copy_without_blobs_knows_what_was_deleted_and_a_shallow_one_says_so(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    remove(repository, "opportunities/acme/old.yml")
    git(repository, "config", "uploadpack.allowFilter", "true")
    copy, shallow = (tmp_path_factory.mktemp("copies") / name for name in ("copy", "shallow"))
    git(repository, "clone", "-q", "--filter=blob:none", f"file://{repository}", str(copy))
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    git(copy, "remote", "remove", "origin")
    append(copy, SURVEY)
    assert read_used(copy, "HEAD", ["opportunities/acme/old.yml"]) == {"opportunities/acme/old.yml"}
    assert find(copy, "stranger") == [(SURVEY, "unknown-author")]
    assert (is_shallow(copy), is_shallow(shallow)) == (False, True)


def test_an_employer_that_could_not_be_read_loses_no_maintainer(repository: Path) -> None:
    text = (repository / EMPLOYER).read_text(encoding="utf-8")
    (repository / EMPLOYER).write_text("a: [\n")
    commit(repository)
    (repository / EMPLOYER).write_text(text, encoding="utf-8")
    assert find(repository, "stranger") == []


def test_a_listing_without_a_link_before_has_not_moved(repository: Path) -> None:
    text = (repository / SURVEY).read_text(encoding="utf-8")
    (repository / SURVEY).write_text(text.replace("  url:", "  note:"), encoding="utf-8")
    commit(repository)
    (repository / SURVEY).write_text(text, encoding="utf-8")
    assert find(repository) == []
