"""The shell steps of publish.yml that speak when a build has failed."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from boards import ROOT, BoardFolder
from workflow_steps import run_step

STEP = "Say which change came last to each file with an error"


def git(board: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(board), "-c", "user.name=Ana", "-c", "user.email=a@acme.example", *arguments],
                   check=True, capture_output=True)


def test_a_failed_build_names_the_changes_that_came_last(tmp_path: Path) -> None:
    board = BoardFolder(tmp_path / "board")
    git(board.root, "init", "-q", "-b", "main")
    for name, message in (("acme/one", "::error::first"), ("acme/two", "second"), ("acme/good", "third")):
        board.add(name, title="Good work" if name == "acme/good" else "Short")
        git(board.root, "add", "-A")
        git(board.root, "commit", "-q", "-m", message)
    program = board.root / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    code = f"import sys; sys.path[:0] = {[str(ROOT / 'plugins')]}; from microboard.cli import main; main()"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o755)
    done = run_step("publish.yml", "build", STEP, board.root, {})
    assert done.code == 0, done.printed
    assert "opportunities/acme/one.yml was changed last in:\n" in done.printed
    assert " by Ana: second\n" in done.printed
    assert not [line for line in done.printed.splitlines() if line.strip().startswith("::")]


def test_who_has_no_site_yet_is_told_what_to_switch_on(tmp_path: Path) -> None:
    done = run_step("publish.yml", "build", "Say what to switch on where there is no site yet", tmp_path, {})
    assert done.printed == ("::error::Pages is off. Switch on Settings, Pages, Source, GitHub Actions, and run this "
                            "again.\n")


@pytest.mark.parametrize("name", ["publish.yml", "test.yml"])
def test_a_main_branch_may_be_called_master(name: str) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))
    assert workflow[True]["push"]["branches"] == ["main", "master"]


def test_nothing_is_handed_over_before_it_is_verified() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    steps = [f"{step.get('run', '')} {step.get('uses', '')}" for step in workflow["jobs"]["build"]["steps"]]
    places = [next(at for at, step in enumerate(steps) if word in step)
              for word in ("make site", "microboard verify site", "upload-pages-artifact")]
    assert places == sorted(places)


def test_the_folder_in_which_programs_look_for_keys_is_handed_over() -> None:
    """Its name begins with a dot, and the action leaves such out unless it is told."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    step, = (step for step in workflow["jobs"]["build"]["steps"] if "upload-pages-artifact" in step.get("uses", ""))
    assert step["with"]["include-hidden-files"] is True
