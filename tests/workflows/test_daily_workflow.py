"""The shell step of daily.yml, with a `gh` that keeps issues in a file."""

import json
import sys
from pathlib import Path

import pytest
import yaml

from workflow_steps import WORKFLOWS, Done, run_step

TELL = "Open an issue when it fails, and close it when it works again"
GH = f"""#!{sys.executable}
import json, os, subprocess, sys
from pathlib import Path
here = Path(os.environ["GITHUB_WORKSPACE"])
issues = json.loads((here / "issues.json").read_text())
words = sys.argv[1:]
def get(name):
    return words[words.index(name) + 1]
assert os.environ["GH_REPO"] == "org/jobs" and os.environ["GH_TOKEN"]
if words[:2] == ["repo", "view"]:
    print("false" if (here / "off").exists() else "true")
elif words[:2] == ["issue", "list"]:
    found = [one for one in issues if one["state"] == "OPEN" and one["label"] == get("--label")]
    subprocess.run(["jq", "-r", get("--jq")], input=json.dumps(found), text=True, check=True)
elif words[:2] == ["issue", "create"]:
    issues.append({{"number": len(issues) + 1, "state": "OPEN", "label": get("--label"), "title": get("--title"),
                    "body": get("--body")}})
elif words[:2] == ["issue", "close"]:
    issues[int(words[2]) - 1].update(state="CLOSED", said=get("--comment"))
elif words[:2] != ["label", "create"]:
    sys.exit("unknown: " + " ".join(words))
(here / "issues.json").write_text(json.dumps(issues))
"""


def run(folder: Path, result: str) -> Done:
    if not (folder / "issues.json").exists():
        (folder / "issues.json").write_text("[]")
    return run_step("daily.yml", "tell", TELL, folder, {
        "github.token": "t", "github.repository": "org/jobs", "github.server_url": "https://forge.example",
        "github.run_id": "5", "needs.publish.result": result}, {"gh": GH})


def list_issues(folder: Path) -> list[tuple[str, str]]:
    return [(one["state"], one["label"]) for one in json.loads((folder / "issues.json").read_text())]


def test_an_issue_is_opened_once_and_closed_when_it_works_again(tmp_path: Path) -> None:
    assert run(tmp_path, "success").code == 0
    assert list_issues(tmp_path) == []
    for _ in range(2):
        done = run(tmp_path, "failure")
        assert done.code == 0, done.printed
        assert list_issues(tmp_path) == [("OPEN", "microboard-daily")]
    (issue,) = json.loads((tmp_path / "issues.json").read_text())
    assert issue["title"] == "The daily build has failed"
    assert issue["body"].startswith("What went wrong: https://forge.example/org/jobs/actions/runs/5\n\nUntil it works")
    run(tmp_path, "success")
    assert list_issues(tmp_path) == [("CLOSED", "microboard-daily")]
    run(tmp_path, "failure")
    assert [state for state, _ in list_issues(tmp_path)] == ["CLOSED", "OPEN"]


@pytest.mark.parametrize("result", ["cancelled", "skipped"])
def test_what_was_stopped_says_nothing(result: str, tmp_path: Path) -> None:
    run(tmp_path, "failure")
    assert run(tmp_path, result).code == 0
    assert list_issues(tmp_path) == [("OPEN", "microboard-daily")]


def test_a_repository_without_issues_is_told_what_to_switch_on(tmp_path: Path) -> None:
    (tmp_path / "off").touch()
    done = run(tmp_path, "failure")
    assert done.code == 0
    assert "::warning::Issues are off, so nobody is told. Switch on Settings, General, Features" in done.printed
    assert list_issues(tmp_path) == []


def test_the_job_that_tells_runs_after_a_failure_and_can_only_write_issues() -> None:
    job = yaml.safe_load((WORKFLOWS / "daily.yml").read_text(encoding="utf-8"))["jobs"]["tell"]
    assert (job["needs"], job["permissions"]) == ("publish", {"issues": "write"})
    assert "!cancelled()" in job["if"]
    assert all("uses" not in step for step in job["steps"])
