"""Every path that a proposal touches counts, and its own rules never judge it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microboard.cli import main


def git(board: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(board), "-c", "user.name=a", "-c", "user.email=a@acme.example", *arguments],
                   check=True, capture_output=True)


@pytest.fixture
def repository(board: Path) -> Path:
    (board / "opportunities/acme/README.md").write_text("# Acme\n")
    git(board, "init", "-q", "-b", "main")
    git(board, "add", "-A", "-f")
    git(board, "commit", "-q", "-m", "board")
    return board


def put(board: Path, path: str, text: str = "new\n") -> None:
    (board / path).parent.mkdir(parents=True, exist_ok=True)
    (board / path).write_text(text)
    git(board, "add", "-A", "-f")


def change_policy(board: Path) -> None:
    policy = (board / "schema/policy.yml").read_text()
    put(board, "schema/policy.yml", policy.replace("board_maintainers: []", "board_maintainers: [mallory]")
        .replace("asks-for-fee: error", "asks-for-fee: off"))


def check(board: Path, author: str = "mallory", *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--board", str(board), "--as-of", "2026-11-23", "--changed-since", "HEAD",
                                     "--author", author, "--comment", str(board.parent / "answer.md"), *options])


def read_answer(board: Path) -> str:
    return (board.parent / "answer.md").read_text()


@pytest.mark.parametrize("path", ["README.md", ".gitattributes", ".hidden/x.yml", "notes/a.yml", "logo.svg", "x.yaml"])
def test_whatever_a_stranger_puts_into_a_folder_is_a_change_of_it(repository: Path, path: str) -> None:
    put(repository, f"opportunities/acme/{path}")
    result = check(repository)
    assert result.exit_code == 1
    assert '"mallory" is not among the maintainers of acme.' in result.stdout
    assert '"acme-ana"' not in check(repository, "acme-ana").stdout


def test_a_file_that_a_stranger_deletes_is_a_change_of_the_folder(repository: Path) -> None:
    git(repository, "rm", "-q", "opportunities/acme/README.md")
    assert '"mallory" is not among the maintainers of acme.' in check(repository).stdout


@pytest.mark.parametrize("path", ["README.md", "survey.yml", ".gitattributes"])
def test_a_change_of_the_rules_does_not_come_with_any_file_of_an_employer(repository: Path, path: str) -> None:
    put(repository, f"opportunities/acme/{path}")
    change_policy(repository)
    for author in ("mallory", "acme-ana"):
        result = check(repository, author)
        assert result.exit_code == 1
        assert 'so do files outside of those folders: "schema/policy.yml".' in result.stdout


def test_a_file_that_lies_with_no_employer_is_outside_of_their_folders(repository: Path) -> None:
    put(repository, "opportunities/acme/README.md")
    put(repository, "opportunities/.gitattributes")
    assert 'outside of those folders: "opportunities/.gitattributes".' in check(repository, "acme-ana").stdout


@pytest.mark.parametrize("is_committed", [True, False])
def test_a_proposal_does_not_choose_its_judge(repository: Path, is_committed: bool) -> None:
    survey = repository / "opportunities/acme/survey.yml"
    text = survey.read_text()
    change_policy(repository)
    survey.write_text(f"{text}\n  You pay a registration fee of 20 EUR before you begin.\n")
    if is_committed:
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "mine")
    result = check(repository, "mallory", "--changed-since", "HEAD~1" if is_committed else "HEAD")
    assert result.exit_code == 1
    assert '"mallory" is not among the maintainers of acme.' in result.stdout
    assert "asks people to pay for work." in result.stdout
    assert "This answer follows the rules of the branch that the pull request goes to" in read_answer(repository)


@pytest.mark.parametrize("rules", ["deleted", "added", "ignored"])
def test_rules_that_were_there_before_judge_also_where_all_of_them_change(repository: Path, rules: str) -> None:
    if rules != "deleted":
        git(repository, "rm", "-q", "-r", "--cached", "schema")
        (repository / ".gitignore").write_text("schema/\n" if rules == "ignored" else "")
        git(repository, "add", ".gitignore")
        git(repository, "commit", "-q", "-m", "no rules of our own")
        policy = (repository / "schema/policy.yml").read_text()
        (repository / "schema/policy.yml").write_text(policy.replace("board_maintainers: []",
                                                                     "board_maintainers: [mallory]"))
    else:
        shutil.rmtree(repository / "schema")
    put(repository, "opportunities/acme/README.md") if rules == "deleted" else (
        repository / "opportunities/acme/README.md").write_text("mine\n")
    result = check(repository)
    assert (result.exit_code, result.stderr) == (1, "")
    assert '"mallory" is not among the maintainers of acme.' in result.stdout


def test_the_answer_names_what_was_not_read(repository: Path) -> None:
    put(repository, "opportunities/acme/README.md")
    put(repository, "opportunities/acme/survey.yml",
        (repository / "opportunities/acme/survey.yml").read_text().replace("forty", "sixty"))
    check(repository, "acme-ana")
    answer = read_answer(repository)
    assert "**Nothing else has been read:** `opportunities/acme/README.md`." in answer
    assert "Every line of this pull request has been read" not in answer
    assert "**Nothing is in the way" not in answer
    assert "**Read yourself:** no check has read `opportunities/acme/README.md`." in answer
    assert "Rules change here" not in answer


@pytest.mark.parametrize("path", ["opportunities/acme/con.yml", "opportunities/ACME/survey.yml",
                                  "opportunities/acme/Survey_2.yml"])
def test_a_listing_whose_name_is_refused_was_not_read(repository: Path, path: str) -> None:
    put(repository, path, "title: Whatever\n")
    check(repository, "acme-ana")
    assert f"**Nothing else has been read:** `{path}`." in read_answer(repository)


def test_a_link_was_not_read(repository: Path) -> None:
    (repository / "opportunities/acme/link.yml").symlink_to("survey.yml")
    git(repository, "add", "-A")
    check(repository, "acme-ana")
    assert "**Nothing else has been read:** `opportunities/acme/link.yml`." in read_answer(repository)


def test_the_answer_to_listings_alone_says_that_all_of_it_was_read(repository: Path) -> None:
    put(repository, "opportunities/acme/survey.yml",
        (repository / "opportunities/acme/survey.yml").read_text().replace("forty", "sixty"))
    check(repository, "acme-ana")
    assert "Every line of this pull request has been read" in read_answer(repository)
    assert "Read yourself" not in read_answer(repository)


def test_of_many_unread_files_the_first_are_named(repository: Path) -> None:
    for number in range(30):
        put(repository, f"opportunities/acme/{number:02}`@x.md")
    check(repository, "acme-ana")
    assert "and 20 more." in read_answer(repository)
