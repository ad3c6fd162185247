"""The file for GitLab in the guide for maintainers: its scripts run on a board that was just begun."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from boards import ROOT
from microboard.cli import main

GUIDE = ROOT / "docs/guides/maintainers.md"
BIN = Path(sys.executable).parent
CHECK, PAGES = "check", "pages"


def read_pipeline() -> dict[str, Any]:
    """The file as the guide has it."""
    section = GUIDE.read_text(encoding="utf-8").partition("### GitLab\n")[2]
    found = re.search(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert found
    loaded: dict[str, Any] = yaml.safe_load(found[1])
    return loaded


def git(board: Path, *words: str) -> str:
    command = ["git", "-C", str(board), "-c", "user.name=a", "-c", "user.email=a@city.example", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def run(board: Path, job: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a job as GitLab's runner does, line after line in one shell; the program is there already."""
    script = "\n".join(read_pipeline()[job]["script"])
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    env |= {"PATH": f"{BIN}{os.pathsep}{env['PATH']}", "NO_MKDOCS_2_WARNING": "1", **variables}
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=board, env=env, capture_output=True, text=True,
                          check=False)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board in a repository on GitLab, with samples."""
    wheel = tmp_path / f"mkdocs_microboard-{version('mkdocs-microboard')}-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    words = ["--name", "Jobs", "--url", "https://city.example/jobs/", "--repository", "https://gitlab.com/city/jobs",
             "--country", "IE", "--language", "en", "--contact", "board@city.example", "--samples"]
    done = CliRunner().invoke(main, ["init", str(tmp_path / "board"), *words, "--wheel", str(wheel)])
    assert done.exit_code == 0, done.output
    made = tmp_path / "board"
    git(made, "init", "-q", "-b", "main")
    git(made, "add", "-A")
    git(made, "commit", "-q", "-m", "Begin")
    return made


def test_each_job_installs_what_is_pinned_and_has_its_stage(board: Path) -> None:
    pipeline = read_pipeline()
    (install,) = pipeline[".board"]["before_script"]
    assert install == "pip install --quiet --require-hashes --requirement requirements.txt"
    assert (board / "requirements.txt").read_text().count("--hash=sha256:") > 20
    for job in (CHECK, PAGES):
        assert pipeline[job]["extends"] == ".board"
        assert pipeline[job]["stage"] in pipeline["stages"]
    assert pipeline[CHECK]["variables"]["GIT_DEPTH"] == "0"  # what stood at an address before is asked of git


def test_a_merge_request_is_checked_by_what_it_changes(board: Path) -> None:
    base = git(board, "rev-parse", "HEAD")
    employer = min((board / "opportunities").glob("*/employer.yml")).parent
    listing = min(path for path in employer.glob("*.yml") if path.name != "employer.yml")
    text = listing.read_text()
    for spoilt, code in ((text.replace("title:", "titel:"), 1), (text, 0)):
        listing.write_text(spoilt)
        git(board, "add", "-A")
        git(board, "commit", "-q", "--allow-empty", "-m", "Change")
        done = run(board, CHECK, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert done.returncode == code, done.stdout + done.stderr
        assert ('Did you mean "title"?' in done.stdout) == bool(code)


@pytest.mark.slow
def test_the_site_is_built_where_gitlab_looks_for_it(board: Path) -> None:
    done = run(board, PAGES)
    assert done.returncode == 0, done.stdout + done.stderr
    (folder,) = read_pipeline()[PAGES]["artifacts"]["paths"]
    assert list((board / folder / "opportunities").glob("*/*/index.html"))
    shutil.rmtree(board / folder / "opportunities")
    assert subprocess.run([BIN / "microboard", "verify", folder], cwd=board, check=False).returncode == 1
