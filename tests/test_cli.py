"""The command answers with 0, 1 or 2, problems on stdout, notices on stderr, and writes only what it is asked for."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from microboard.cli import main
from schemas import SCHEMA

ROOT = Path(__file__).parents[1]
SURVEY = "opportunities/acme/survey.yml"
KEYS = {"path", "line", "column", "field", "rule", "severity", "message", "hint", "write"}


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board below a folder of its own, so that a test can stand outside."""
    board = tmp_path / "board"
    shutil.copytree(ROOT / "tests/examples/good/plain", board)
    shutil.copytree(SCHEMA, board / "schema")
    return board


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def check(board: Path, *arguments: object) -> Result:
    return run("check", "--as-of", "2026-11-23", "--board", board, *arguments)


def edit(board: Path, old: str, new: str, path: str = SURVEY) -> None:
    text = (board / path).read_text(encoding="utf-8")
    assert old in text
    (board / path).write_text(text.replace(old, new), encoding="utf-8")


def git(board: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@acme.example")
    subprocess.run(["git", "-C", str(board), *names, *arguments], check=True, capture_output=True)


def test_a_board_without_problems_is_0_and_says_so_on_stderr(board: Path) -> None:
    result = check(board)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 listing checked, no problems.\n")


def test_an_error_is_1_on_stdout(board: Path) -> None:
    edit(board, "amount: 600", "amount: negotiable")
    result = check(board)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(f'{SURVEY}:14:11  pay.amount: "negotiable" is not a number. ')


def test_a_warning_alone_is_0(board: Path) -> None:
    edit(board, "not-needed", "not-specified")
    result = check(board)
    assert result.exit_code == 0
    assert result.stdout.endswith("1 problem in 1 file, a warning.\n")


@pytest.mark.parametrize("arguments", [
    ["--as-of", "soon"], ["--format", "xml"], ["--unknown"], ["--author", "acme-ana"], ["no-such-file.yml"],
    ["--changed-since", "no-such-branch"], ["--changed-since", "--output=x"], ["/"], ["--board", "no-such-folder"],
    ["README.md"], ["docs"],
])
def test_wrong_use_is_2_with_nothing_on_stdout(board: Path, arguments: list[str]) -> None:
    git(board, "init", "-q")
    (board / "README.md").write_text("# Ours\n")
    (board / "docs").mkdir()
    result = check(board, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_a_folder_that_is_no_board_is_2(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "There is no folder opportunities/ here." in result.stderr


def test_a_broken_schema_is_1(board: Path) -> None:
    (board / "schema/policy.yml").write_text("a: [\n")
    assert check(board, SURVEY).exit_code == 1
    result = run("new", "acme/pictures", "--board", board)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "1 problem in 1 file.")


@pytest.mark.parametrize("place", ["file", "folder", "board", "relative to the board"])
def test_a_path_is_reported_on_and_the_rest_is_not(
    board: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(board.parent)
    shutil.copytree(board / "opportunities/acme", board / "opportunities/acme-two")
    for name in ("acme", "acme-two"):
        edit(board, "amount: 600", "amount: negotiable", f"opportunities/{name}/survey.yml")
    path = {"file": f"board/{SURVEY}", "folder": "board/opportunities/acme/", "board": "board",
            "relative to the board": SURVEY}[place]
    result = check(board, path, "--format", "json")
    found = {problem["path"] for problem in json.loads(result.stdout) if problem["severity"] == "error"}
    assert found == ({SURVEY, "opportunities/acme-two/survey.yml"} if place == "board" else {SURVEY})


def test_a_path_can_be_relative_to_the_current_folder(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(board, "amount: 600", "amount: negotiable")
    monkeypatch.chdir(board / "opportunities/acme")
    assert check(board, "survey.yml").exit_code == 1
    assert check(board, "employer.yml").exit_code == 0
    assert run("check", "--as-of", "2026-11-23", "--board", "../..", ".").exit_code == 1


def test_a_path_outside_the_board_is_2(board: Path) -> None:
    outside = board.parent / "outside.yml"
    outside.write_text("a: 1\n")
    result = check(board, outside)
    assert result.exit_code == 2
    assert "is not in" in result.stderr
    assert "Use --board DIR for another board." in " ".join(result.stderr.split())


def test_a_path_in_another_board_is_2(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(board, board / "other")
    monkeypatch.chdir(board)
    assert run("check", f"other/{SURVEY}").exit_code == 2
    assert run("check", "--as-of", "2026-11-23", "--board", "other", f"other/{SURVEY}").exit_code == 0
    assert run("check", "--as-of", "2026-11-23", "--board", "other", SURVEY).exit_code == 0


def test_only_the_listings_of_a_path_are_counted(board: Path) -> None:
    text = (board / SURVEY).read_text(encoding="utf-8").replace("projects/cups", "projects/harbour")
    shutil.copytree(board / "opportunities/acme", board / "opportunities/harbour")
    (board / "opportunities/harbour/survey.yml").write_text(text, encoding="utf-8")
    assert check(board).stderr.startswith("2 listings checked")
    assert check(board, "opportunities/harbour").stderr.startswith("1 listing checked")


def test_a_link_is_reported_at_its_own_place(board: Path) -> None:
    (board / "opportunities/acme/link.yml").symlink_to(board.parent)
    result = check(board, board / "opportunities/acme/link.yml")
    assert result.stdout.startswith("opportunities/acme/link.yml:1:1  Links are not followed. ")


def test_json_is_one_array_with_nine_keys(board: Path) -> None:
    assert check(board, "--format", "json").stdout == "[]\n"
    edit(board, "amount: 600", "amount: negotiable")
    (problem,) = json.loads(check(board, "--format", "json").stdout)
    assert problem.keys() == KEYS
    assert (problem["line"], problem["column"], problem["field"]) == (14, 11, "pay.amount")


def test_github_gets_annotations_and_a_summary_that_is_added_to(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = board.parent / "summary.md"
    summary.write_text("Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    edit(board, "amount: 600", "amount: negotiable")
    result = check(board, "--format", "github")
    place = f"file={SURVEY},line=14,col=11,title=value-type"
    assert result.stdout.startswith(f"::error {place}::pay.amount: ")
    assert summary.read_text(encoding="utf-8").startswith("Before\n### 1 problem in 1 file.\n")


def test_github_without_a_summary_writes_none(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert check(board, "--format", "github").stdout == "No problems.\n"


def test_only_what_changed_is_reported(board: Path) -> None:
    shutil.copytree(board / "opportunities/acme", board / "opportunities/harbour")
    for name in ("acme", "harbour"):
        edit(board, "amount: 600", "amount: negotiable", f"opportunities/{name}/survey.yml")
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    assert check(board, "--changed-since", "HEAD").exit_code == 0
    edit(board, "weeks: 5", "weeks: 10")
    found = json.loads(check(board, "--changed-since", "HEAD", "--format", "json").stdout)
    assert {problem["path"] for problem in found} == {SURVEY}


def test_a_listing_added_without_an_employer_is_reported(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    (board / "opportunities/harbour").mkdir()
    text = (board / SURVEY).read_text(encoding="utf-8").replace("projects/cups", "projects/harbour")
    (board / "opportunities/harbour/survey.yml").write_text(text, encoding="utf-8")
    result = check(board, "--changed-since", "HEAD")
    assert result.exit_code == 1
    assert result.stdout.startswith("opportunities/harbour/employer.yml:1:1  This file is missing. ")


def test_a_broken_policy_is_reported_whatever_changed(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    (board / "schema/policy.yml").write_text("a: [\n")
    assert check(board, "--changed-since", "HEAD").exit_code == 1


def test_a_deep_folder_that_changed_is_reported(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    (board / "opportunities/acme/2026").mkdir()
    (board / "opportunities/acme/2026/cups.yml").write_text("a: 1\n")
    assert check(board, "--changed-since", "HEAD").stdout.startswith("opportunities/acme/2026:1:1  ")


def test_a_file_of_60_kib_is_checked_like_any_other(board: Path) -> None:
    edit(board, "posted:", "# a long note\n" * 4_300 + "posted:")
    assert (board / SURVEY).stat().st_size > 60 * 1024
    assert check(board).exit_code == 0


def test_the_day_comes_from_the_environment_when_no_option_names_it(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "is in the future" in run("check", "--board", board).stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run("check", "--board", board).exit_code == 2


def test_new_writes_a_listing_and_an_employer_dated_by_the_environment(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    result = run("new", "harbour/pictures", "--board", board)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.count("Wrote ") == 2
    text = (board / "opportunities/harbour/pictures.yml").read_bytes()
    assert b"\nposted: 2027-01-15\n" in text
    assert b"\r" not in text
    assert check(board, "opportunities/harbour").exit_code == 1  # nothing is filled in yet


def test_new_leaves_an_employer_that_exists_alone(board: Path) -> None:
    before = (board / "opportunities/acme/employer.yml").read_bytes()
    result = run("new", "opportunities/acme/pictures.yml", "--board", board)
    assert result.exit_code == 0
    assert (board / "opportunities/acme/pictures.yml").exists()
    assert (board / "opportunities/acme/employer.yml").read_bytes() == before
    assert result.stderr.count("Wrote ") == 1


def test_new_writes_an_employer_that_is_missing_beside_a_listing_that_is_not(board: Path) -> None:
    (board / "opportunities/acme/employer.yml").unlink()
    before = (board / SURVEY).read_bytes()
    (problem,) = json.loads(check(board, "--format", "json").stdout)
    assert "`microboard new acme/survey`" in problem["hint"]
    result = run("new", "acme/survey", "--board", board)
    assert result.exit_code == 0
    assert (board / "opportunities/acme/employer.yml").exists()
    assert (board / SURVEY).read_bytes() == before


@pytest.mark.parametrize("called", [".venv/bin/microboard", "/a board/microboard"])
def test_new_names_the_command_that_was_called_and_its_board(
    board: Path, called: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(board)
    monkeypatch.setattr(sys, "argv", [called])
    said = run("new", "acme/pictures").stderr.splitlines()[-1]
    assert shlex.split(said.partition("run: ")[2]) == [called, "check", "opportunities/acme"]
    monkeypatch.chdir(board.parent)
    said = run("new", "acme/tables", "--board", "board").stderr.splitlines()[-1]
    words = shlex.split(said.partition("run: ")[2])
    assert words == [called, "check", "--board", "board", "board/opportunities/acme"]
    assert run(*words[1:]).exit_code == 1


def test_new_names_a_command_on_the_path_by_its_name(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = board.parent / "microboard"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(board.parent))
    monkeypatch.setattr(sys, "argv", [str(command)])
    assert "run: microboard check " in run("new", "acme/pictures", "--board", board).stderr


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout.split()[-1] == version("mkdocs-microboard")


def test_a_closed_listing_may_be_changed_and_an_open_one_with_a_past_deadline_is_asked_about(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    later = ("--as-of", "2026-12-20", "--format", "json")
    assert json.loads(check(board, *later).stdout) == []
    edit(board, "weeks: 5", "weeks: 4")
    edit(board, "posted:", "updated: 2026-12-20\nposted:")
    (problem,) = json.loads(check(board, "--changed-since", "HEAD", *later).stdout)
    assert (problem["rule"], problem["severity"]) == ("deadline-past", "warning")
    edit(board, "posted:", "status: filled\nposted:")
    assert json.loads(check(board, "--changed-since", "HEAD", *later).stdout) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("acme", "Name the employer and the listing, for example acme/first-project."),
        ("acme/survey", "exists already. Choose another name."),
        ("Bäckerei/survey", "Write for example baeckerei."),
        ("Acme Inc/survey", "Write for example acme-inc."),
        ("nul/prn", 'Windows can hold no file or folder called "nul". Write for example my-organisation.'),
        ("acme/com1", 'Windows can hold no file or folder called "com1". Write for example my-project.'),
        ("acme/index", 'The name "index" is used by the site itself.'),
        ("../acme", 'The name ".." is not made of'),
        ("acme/a/b", 'The name "a/b" is not made of'),
        ("/survey", 'The name "" is not made of'),
        (f"acme/{'a' * 61}", "at most 60 are allowed"),
    ],
)
def test_new_refuses_a_name_and_writes_nothing(board: Path, name: str, said: str) -> None:
    before = sorted(board.rglob("*"))
    result = run("new", name, "--board", board)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert sorted(board.rglob("*")) == before


def test_new_does_not_write_through_a_link(board: Path) -> None:
    (board / "opportunities/acme/link.yml").symlink_to(board.parent / "elsewhere.yml")
    assert run("new", "acme/link", "--board", board).exit_code == 2
    assert not (board.parent / "elsewhere.yml").exists()


def test_clear_samples_removes_samples_and_nothing_else(board: Path) -> None:
    for name, line in (("shown", "sample: true\n"), ("real", "sample: false\n"), ("broken", "sample: [\n")):
        shutil.copytree(board / "opportunities/acme", board / "opportunities" / name)
        edit(board, "country: PT\n", f"country: PT\n{line}", f"opportunities/{name}/employer.yml")
    result = run("clear-samples", "--board", board)
    assert (result.exit_code, result.stderr) == (0, "Removed 1 sample employer.\n")
    assert sorted(path.name for path in (board / "opportunities").iterdir()) == ["acme", "broken", "real"]
    assert run("clear-samples", "--board", board).stderr == "Removed 0 sample employers.\n"


def test_clear_samples_does_not_follow_a_link(board: Path) -> None:
    edit(board, "country: PT\n", "country: PT\nsample: true\n", "opportunities/acme/employer.yml")
    outside = board.parent / "outside"
    (board / "opportunities/acme").rename(outside)
    (board / "opportunities/linked").symlink_to(outside)
    assert run("clear-samples", "--board", board).stderr == "Removed 0 sample employers.\n"
    assert (outside / "survey.yml").exists()


def test_a_terminal_without_utf8_shows_escapes(board: Path) -> None:
    edit(board, "category: market-research", "category: čaj")
    command = [sys.executable, "-c", "from microboard.cli import main; main()", "check", "--board", str(board)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "SOURCE_DATE_EPOCH": "1795000000"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert b'"\\u010daj" is no category' in done.stdout
    assert b"Traceback" not in done.stderr


def test_real_listings_have_no_errors() -> None:
    folder = os.environ.get("MICROBOARD_REAL_LISTINGS", "")
    if not Path(folder, "opportunities").is_dir():
        pytest.skip("MICROBOARD_REAL_LISTINGS names no folder with real listings")
    found = json.loads(check(Path(folder), "--format", "json").stdout)
    assert [problem for problem in found if problem["severity"] == "error"] == []


def test_a_shallow_copy_says_what_it_cannot_know(board: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    git(board, "commit", "-q", "--allow-empty", "-m", "after")
    copy = tmp_path_factory.mktemp("shallow") / "board"
    git(board, "clone", "-q", "--depth", "1", f"file://{board}", str(copy))
    assert "git fetch --unshallow" not in check(copy, "--changed-since", "HEAD").stderr
    (copy / "opportunities/harbour").mkdir()
    (copy / "opportunities/harbour/employer.yml").write_text("name: Harbour\n")
    assert "git fetch --unshallow" in check(copy, "--changed-since", "HEAD").stderr


def test_what_a_change_touches_can_be_told(board: Path) -> None:
    git(board, "init", "-q")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    edit(board, "tell us in four pages", "tell us in five pages")
    touched = board.parent / "touched"
    touched.write_bytes(f"{SURVEY}\0Makefile\0".encode())
    options = ("--changed-since", "HEAD", "--author", "acme-ana", "--format", "json")
    assert json.loads(check(board, *options).stdout) == []
    (problem,) = json.loads(check(board, *options, "--touched", touched).stdout)
    assert (problem["path"], problem["rule"]) == ("Makefile", "elsewhere-changed")
    assert check(board, "--touched", touched).exit_code == 2
