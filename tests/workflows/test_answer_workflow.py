"""The shell steps of answer.yml, run against a GitHub that is a file, with artifacts that strangers have made."""

import json
import shutil
import stat
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from artifacts import MARKER, TEXT, pack, pack_answer
from boards import ROOT
from workflow_steps import Done, run_step

if not shutil.which("jq"):
    pytest.skip("jq is not installed, and gh filters with its language", allow_module_level=True)

FETCH, READ = "Fetch the answer", "Read it as what it is, the text of a stranger"
TAKE = "Take the reader, out of the package where the board has the program as one"
READER = "plugins/microboard/answer/receive.py"
ASK, WRITE = "Ask GitHub whether that pull request was checked", "Write the comment, or write it anew"
BOT = {"login": "github-actions[bot]"}
SHA = "5" * 40
PROGRAM = f"#!{sys.executable}\n" + (ROOT / "tests/workflows/gh.py").read_text(encoding="utf-8")


class GitHub:
    """A workspace and the GitHub that its steps talk to."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        pull = {"state": "open", "head": {"sha": SHA, "repo": {"id": 99}}, "changed_files": 1}
        self.state: dict[str, Any] = {
            "get": {
                "repos/o/b/actions/runs/5/artifacts": {
                    "artifacts": [{"id": 3, "name": "answer", "expired": False, "size_in_bytes": 900}]},
                "repos/o/b/pulls/7": pull,
                "repos/o/b/pulls/7/files": [[{"filename": "opportunities/acme/survey.yml"}]],
            },
            "zip": pack_answer(), "comments": [], "calls": [],
        }
        script = workspace / "board/plugins/microboard/answer/receive.py"
        script.parent.mkdir(parents=True)
        shutil.copy(ROOT / "plugins/microboard/answer/receive.py", script)

    @property
    def pull(self) -> dict[str, Any]:
        return dict(self.state["get"])["repos/o/b/pulls/7"]

    def run(self) -> Done:
        """Run the steps as their conditions say; the last that ran is the result."""
        path = self.workspace / ".runner/bin/github.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.state), encoding="utf-8")
        outputs: dict[str, str] = {}
        for step, needed in ((TAKE, ""), (FETCH, ""), (READ, "found"), (ASK, "found"), (WRITE, "believed")):
            if needed and outputs.get(needed) != "true":
                break
            done = run_step("answer.yml", "comment", step, self.workspace, {
                "github.token": "secret", "github.repository": "o/b", "github.event.workflow_run.id": "5",
                "github.event.workflow_run.head_sha": SHA, "github.event.workflow_run.head_repository.id": "99",
                "steps.read.outputs.number": outputs.get("number", ""),
            }, {"gh": PROGRAM})
            outputs |= done.outputs
            if done.code:
                break
        self.state = json.loads(path.read_text(encoding="utf-8"))
        assert not list(self.workspace.rglob("hacked"))
        return done

    @property
    def bodies(self) -> list[str]:
        return [comment["body"] for comment in self.state["comments"]]


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path)


def test_a_comment_is_written_once_and_then_anew(github: GitHub) -> None:
    done = github.run()
    assert done.code == 0, done.printed
    assert github.bodies == [TEXT]
    github.state["zip"] = pack_answer(f"{MARKER}\n\nAll is well.\n")
    assert github.run().code == 0
    assert github.bodies == [f"{MARKER}\n\nAll is well.\n"]
    assert github.state["calls"][-1] == "PATCH repos/o/b/issues/comments/1"


def test_only_the_comment_of_the_bot_is_written_anew(github: GitHub) -> None:
    forged = [{"id": 1, "user": {"login": "stranger"}, "body": f"{MARKER}\nApproved!"},
              {"id": 2, "user": BOT, "body": f"About {MARKER}"},
              {"id": 3, "user": {"login": "github-actions"}, "body": MARKER}]
    github.state["comments"] = [dict(comment) for comment in forged]
    assert github.run().code == 0
    assert github.state["comments"][:3] == forged
    assert github.bodies[3:] == [TEXT]


def test_a_run_without_an_answer_writes_nothing(github: GitHub) -> None:
    github.state["get"]["repos/o/b/actions/runs/5/artifacts"] = {"artifacts": []}
    done = github.run()
    assert (done.code, done.outputs, github.bodies) == (0, {}, [])
    assert "left no answer" in done.printed


def test_an_artifact_that_is_too_large_is_not_even_fetched(github: GitHub) -> None:
    github.state["get"]["repos/o/b/actions/runs/5/artifacts"]["artifacts"][0]["size_in_bytes"] = 100_001
    assert github.run().code == 1
    assert not [call for call in github.state["calls"] if call.endswith("/zip")]


@pytest.mark.parametrize(("change", "code"), [
    ({"state": "closed"}, 0), ({"head": {"sha": "6" * 40, "repo": {"id": 99}}}, 0),
    ({"head": {"sha": SHA, "repo": {"id": 1}}}, 1), ({"head": {"sha": SHA, "repo": None}}, 1),
    ({"changed_files": 3001}, 1),
])
def test_a_pull_request_that_was_not_checked_gets_no_comment(github: GitHub, change: dict[str, Any], code: int) -> None:
    github.state["get"]["repos/o/b/pulls/7"] = {**github.pull, **change}
    assert github.run().code == code
    assert github.bodies == []


def test_the_number_of_somebody_elses_pull_request_is_not_believed(github: GitHub) -> None:
    github.state["zip"] = pack_answer(number="8")
    github.state["get"]["repos/o/b/pulls/8"] = {**github.pull, "head": {"sha": "6" * 40, "repo": {"id": 12}}}
    assert github.run().code == 1
    assert github.bodies == []


@pytest.mark.parametrize("files", [
    [[{"filename": "opportunities/a/b.yml"}], [{"filename": ".github/workflows/check.yml"}]],
    [[{"filename": "x.yml", "previous_filename": ".github/workflows/check.yml"}]],
    [[{"filename": ".GitHub/workflows/check.yml"}]],
])
def test_a_pull_request_that_brings_its_own_check_is_not_believed(github: GitHub, files: list[Any]) -> None:
    github.state["get"]["repos/o/b/pulls/7/files"] = files
    done = github.run()
    assert (done.code, github.bodies) == (0, [])
    assert "is not believed" in done.printed


def test_a_name_with_a_line_feed_is_one_name(github: GitHub) -> None:
    github.state["get"]["repos/o/b/pulls/7/files"] = [[{"filename": 'a\n".github/x'}]]
    assert github.run().code == 0
    assert github.bodies == [TEXT]


@pytest.mark.parametrize("archive", [
    "00ff", pack(("../answer.md", TEXT.encode()), ("number", b"7")),
    pack(("answer.md", TEXT.encode()), ("number", b"7"), ("run.sh", b"x")),
    pack(("answer.md", b"/etc/passwd"), ("number", b"7"), kind=stat.S_IFLNK),
    pack(("answer.md", b"0" * 50_000_000), ("number", b"7")),
    pack_answer(number="7; touch hacked"), pack_answer(number="7\nfound=true"), pack_answer(f"{MARKER}\n@stranger"),
])
def test_what_microboard_did_not_write_is_refused(github: GitHub, archive: str) -> None:
    github.state["zip"] = archive
    done = github.run()
    assert done.code == 1
    assert done.printed.startswith("::error::")
    assert "Traceback" not in done.printed
    assert [call for call in github.state["calls"] if not call.startswith("GET ")] == []
    assert sorted(path.name for path in github.workspace.iterdir() if path.name != ".runner") == [
        "answer.zip", "artifacts", "board", "read", "receive.py"]


@pytest.mark.parametrize(("is_whole", "folder"), [(True, ""), (True, "jobs"), (False, "")])
def test_a_board_without_the_program_takes_the_reader_out_of_the_package_that_it_pins(
    is_whole: bool, folder: str, tmp_path: Path
) -> None:
    wheel = tmp_path / "mkdocs_microboard-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(ROOT / READER, "microboard/answer/receive.py")
        about = "mkdocs_microboard-1.0.dist-info"
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: mkdocs-microboard\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    digest = sha256(wheel.read_bytes()).hexdigest() if is_whole else "0" * 64
    (tmp_path / "board" / folder).mkdir(parents=True)
    (tmp_path / "board" / folder / "requirements.txt").write_text(
        f"mkdocs-microboard @ {wheel.as_uri()} --hash=sha256:{digest}\n# What it needs\nnothing==1.0\n")
    done = run_step("answer.yml", "comment", TAKE, tmp_path, {"vars.BOARD_FOLDER": folder})
    assert (done.code == 0) is is_whole, done.printed
    assert (tmp_path / "receive.py").exists() is is_whole


def test_the_repository_of_the_program_has_the_reader_already(github: GitHub) -> None:
    assert run_step("answer.yml", "comment", TAKE, github.workspace, {}).code == 0
    assert (github.workspace / "receive.py").read_bytes() == (ROOT / READER).read_bytes()
