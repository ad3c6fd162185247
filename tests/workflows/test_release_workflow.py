"""release.yml refuses what is no release, and only jobs that run no code of the repository may sign and publish."""

import re
import sys
from pathlib import Path

import pytest
import yaml

from boards import ROOT
from workflow_steps import WORKFLOWS, Done, run_step

JOBS = yaml.safe_load((WORKFLOWS / "release.yml").read_text(encoding="utf-8"))["jobs"]
REFUSE, BUILD = "Refuse a tag that is no release", "Build, and look at what was built"
# Makes what it made before, unless DIFFERS is there: then each time something else.
MAKE = """#!/bin/sh
test "$1" = dist && mkdir -p dist && echo wheel > dist/one.whl
if [ -e differs ]; then date +%s%N >> dist/one.whl; fi
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout of version 1.2.0."""
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks/dist.py").write_bytes((ROOT / "benchmarks/dist.py").read_bytes())
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\nurls.Source = "https://github.com/org/jobs"\n')
    (tmp_path / "CHANGELOG.md").write_text("## [Unreleased]\n\n## [1.2.0] - 2026-12-15\n\n- New.\n")
    return tmp_path


def refuse(workspace: Path, tag: str, repository: str = "org/jobs") -> Done:
    return run_step("release.yml", "build", REFUSE, workspace, {
        "github.ref_name": tag, "github.server_url": "https://github.com", "github.repository": repository})


def test_a_tag_of_this_version_is_a_release(workspace: Path) -> None:
    done = refuse(workspace, "v1.2.0")
    assert (done.code, done.printed) == (0, "")


@pytest.mark.parametrize(("tag", "repository", "words"), [
    ("v1.3.0", "org/jobs", "The tag is v1.3.0, and pyproject.toml says version 1.2.0."),
    ("v1.2.0", "fork/jobs", 'Source = "https://github.com/fork/jobs"'),
    ("$(touch hacked)", "org/jobs", "The tag is $(touch hacked)"),
])
def test_any_other_is_none(workspace: Path, tag: str, repository: str, words: str) -> None:
    done = refuse(workspace, tag, repository)
    assert done.code == 1
    assert words in done.printed
    assert not (workspace / "hacked").exists()


def test_two_builds_have_to_be_the_same(workspace: Path) -> None:
    done = run_step("release.yml", "build", BUILD, workspace, {}, {"make": MAKE})
    assert done.code == 0, done.printed
    assert (workspace / "notes/notes.md").read_text() == "- New.\n"


def test_two_builds_that_differ_are_no_release(workspace: Path) -> None:
    (workspace / "differs").touch()
    done = run_step("release.yml", "build", BUILD, workspace, {}, {"make": MAKE})
    assert done.code == 1
    assert "dist/one.whl: FAILED" in done.printed


def test_who_may_sign_or_publish_runs_no_code_of_the_repository() -> None:
    for name, job in JOBS.items():
        text = yaml.safe_dump(job)
        if "write" in job["permissions"].values():
            assert "actions/checkout@" not in text, name
            assert not re.search(r"make |\.venv", text), name
        else:
            assert job["permissions"] == {"contents": "read"}
    assert JOBS["publish"]["environment"] == "pypi"
    assert "secrets." not in (WORKFLOWS / "release.yml").read_text(encoding="utf-8")


def test_nothing_is_published_that_was_not_attested() -> None:
    assert [JOBS[name]["needs"] for name in ("attest", "publish", "announce")] == ["build", "attest", "publish"]
