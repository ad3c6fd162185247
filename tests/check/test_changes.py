"""Git says what a change touches, and the maintainers are those from before it."""

import subprocess
from pathlib import Path

import pytest

from microboard.check import changes
from microboard.check.changes import GitError, check_changes, read_changed

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


def find(board: Path, author: str = "", ref: str = "HEAD") -> list[tuple[str, str]]:
    return [(p.path, p.rule) for p in check_changes(board, ref, author, read_changed(board, ref))]


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
    assert find(repository) == [(SURVEY, "listing-removed")]


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
    assert find(repository, "stranger") == [(EMPLOYER, "unknown-author")]
    assert find(repository, "acme-ana") == []


def test_whoever_brings_a_new_employer_may_do_so(repository: Path) -> None:
    folder = repository / "opportunities/harbour"
    folder.mkdir()
    (folder / "employer.yml").write_text("maintainers: [lia]\n")
    assert find(repository, "stranger") == []


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
    monkeypatch.setattr(changes.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(GitError, match="nothing"):
        read_changed(board, "HEAD")
