"""`microboard doctor` says what a board and its repository lack, and never what it is asked with."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boards import ROOT, BoardFolder
from microboard.cli import main
from misbehaving import CERTIFICATE, Misbehaving

TOKEN = "ghp_nobodyMayReadThis"
HERE = "/repos/city/jobs"
MKDOCS = """\
site_name: Jobs
site_url: !ENV [SITE_URL, "https://city.example/jobs/"]
repo_url: https://github.com/city/jobs
edit_uri: edit/main/docs/
plugins:
  - search
  - microboard: {hub: !ENV HUB}
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
"""
WORKFLOWS = [f".github/workflows/{path.name}" for path in sorted((ROOT / ".github/workflows").glob("*.yml"))]
# A repository that lacks nothing.
WHOLE: dict[str, object] = {
    HERE: {"default_branch": "main", "has_issues": True, "has_pages": True, "has_pull_requests": True, "private": False,
           "archived": False, "pull_request_creation_policy": "all"},
    f"{HERE}/interaction-limits": {},
    f"{HERE}/interaction-limits/pulls/creation-cap": {"enabled": True, "max_open_pull_requests": 5},
    f"{HERE}/pages": {"build_type": "workflow"},
    f"{HERE}/actions/permissions": {"enabled": True},
    f"{HERE}/actions/permissions/workflow": {"can_approve_pull_request_reviews": True},
    f"{HERE}/actions/permissions/fork-pr-contributor-approval": {
        "approval_policy": "first_time_contributors_new_to_github"},
    f"{HERE}/actions/workflows?per_page=100": {"workflows": [{"path": path, "state": "active"} for path in WORKFLOWS]},
    f"{HERE}/rules/branches/main?per_page=100": [
        {"type": "required_status_checks", "parameters": {"required_status_checks": [{"context": "Listings"}]}}],
    f"{HERE}/branches/main": {"protection": {"required_status_checks": {"contexts": []}}},
    f"{HERE}/labels?per_page=100": [{"name": "Listing"}, {"name": "report"}],
    f"{HERE}/private-vulnerability-reporting": {"enabled": True},
}


def run(board: BoardFolder, *words: str) -> Result:
    return CliRunner().invoke(main, ["doctor", "--board", str(board.root), *words], catch_exceptions=False)


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


@pytest.fixture
def sound(folder: BoardFolder, monkeypatch: pytest.MonkeyPatch) -> BoardFolder:
    """A board in a repository, with nothing missing."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    root = folder.root
    folder.add()
    folder.write_policy()
    (root / "schema/policy.yml").write_text("people: {board_maintainers: [octocat]}\n")
    (root / "mkdocs.yml").write_text(MKDOCS)
    (root / "SECURITY.md").write_text("Write to <security@city.example>.\n")
    shutil.copytree(ROOT / ".github", root / ".github")
    (root / ".github/CODEOWNERS").write_text("* @octocat\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    who = ("-c", "user.name=a", "-c", "user.email=a@city.example")
    git(root, *who, "commit", "--quiet", "--allow-empty", "-m", "Begin")
    git(root, "remote", "add", "origin", "git@github.com:city/jobs.git")
    return folder


def test_a_board_that_lacks_nothing_is_told_so(sound) -> None:
    result = run(sound)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing is missing.\n", "")


def edit(path: str, old: str = "", new: str = "") -> Callable[[Path], None]:
    """A change of a file: without `old` it is taken away."""

    def change(root: Path) -> None:
        place = root / path
        if not old:
            place.unlink()
            return
        text = place.read_text()
        assert old in text
        place.write_text(text.replace(old, new))

    return change


def rename_branch(root: Path) -> None:
    git(root, "branch", "--move", "main", "master")


def pin_local(root: Path) -> None:
    (root / "requirements.txt").write_text("mkdocs-microboard @ file:///tmp/a.whl --hash=sha256:0\nbabel==2.18.0\n")


def leave_workflows(root: Path) -> None:
    shutil.rmtree(root / ".github/workflows")


@pytest.mark.parametrize(("change", "told", "stops"), [
    (edit("mkdocs.yml", "microboard:", "other:"), ["mkdocs.yml does not name the plugin microboard."], True),
    (edit("mkdocs.yml", '!ENV [SITE_URL, "https://city.example/jobs/"]', '""'), ["mkdocs.yml has no real site_url."],
     True),
    (edit("mkdocs.yml", '!ENV [SITE_URL, "https://city.example/jobs/"]', "https://city.example/jobs/"),
     ["mkdocs.yml has no real site_url."], True),
    (edit("mkdocs.yml", "repo_url", "other"), ["mkdocs.yml has no repo_url."], True),
    (edit("mkdocs.yml", "city/jobs\n", "other/jobs\n"),
     ["mkdocs.yml leads to other/jobs, and this is a clone of city/jobs."], False),
    (edit("mkdocs.yml", "edit_uri", "other"), ["mkdocs.yml has no edit_uri."], False),
    (edit("mkdocs.yml", "edit/main", "edit/trunk"),
     ["edit_uri leads to the branch trunk, and the board is on main."], True),
    (rename_branch, ["edit_uri leads to the branch main, and the board is on master."], True),
    (leave_workflows, ["No workflow reports a check named Listings.", "No workflow runs by a schedule.",
                       "No workflow tells anybody what is new."], True),
    (edit(".github/workflows/announce.yml"), ["No workflow tells anybody what is new."], False),
    (edit(".github/workflows/check.yml", "name: Listings", "name: Check"),
     ["No workflow reports a check named Listings."], True),
    (edit(".github/workflows/check.yml", "name: Check", "name: [Check"),
     ["The workflow check.yml can't be read."], True),
    (edit(".github/workflows/publish.yml", "      - main\n      - master", "      - trunk"),
     ["publish.yml waits for pushes to trunk, and the board is on main."], True),
    (pin_local, ["requirements.txt leads to a file of this machine."], True),
    (edit("SECURITY.md"), ["There is no SECURITY.md."], True),
    (edit("SECURITY.md", "security@city.example", "SECURITY-CONTACT"), ["SECURITY.md still says SECURITY-CONTACT."],
     True),
    (edit(".github/CODEOWNERS", "* @octocat", "# * @octocat"), ["CODEOWNERS names nobody."], False),
    (edit("schema/policy.yml", "octocat", ""), ["schema/policy.yml names no board maintainers."], False),
    (edit("schema/policy.yml", "octocat", "oct o"), ["The rules in schema/ can't be read."], True),
])
def test_what_files_lack_is_one_line_each(sound, change, told: list[str], *, stops: bool) -> None:
    change(sound.root)
    result = run(sound)
    lines = result.stdout.splitlines()[:-1]
    assert [next((text for text in told if text in line), "") for line in lines[:len(told)]] == told
    assert lines[0].startswith("stops  " if stops else "helps  ")
    assert result.exit_code == stops


def test_a_board_in_a_folder_of_its_repository_has_the_workflows_at_the_top(sound) -> None:
    inner = sound.root / "jobs"
    for name in ("opportunities", "schema", "mkdocs.yml"):
        inner.mkdir(exist_ok=True)
        shutil.move(sound.root / name, inner / name)
    result = CliRunner().invoke(main, ["doctor", "--board", str(inner)])
    assert result.stdout == "Nothing is missing.\n"


def test_a_board_without_git_and_another_generator_is_looked_at_all_the_same(sound) -> None:
    for path in (".git", ".github"):
        shutil.rmtree(sound.root / path)
    (sound.root / "mkdocs.yml").unlink()
    (sound.root / "CODEOWNERS").write_text("* @octocat\n")
    assert run(sound).stdout == "Nothing is missing.\n"


def test_settings_that_nobody_can_read_are_said_as_such(sound) -> None:
    (sound.root / "mkdocs.yml").write_text("site_name: [\n")
    result = run(sound)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: mkdocs.yml can't be read: ")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Misbehaving]:
    """A server on this machine that answers as GitHub does."""
    made = Misbehaving()
    made.api = dict(WHOLE)
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **named: look_up(
        "127.0.0.1" if host == "acme.example" else host, *rest, **named))
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("GITHUB_API_URL", made.get_url("").rstrip("/"))
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    yield made
    made.stop()


def ask(sound: BoardFolder) -> Result:
    result = run(sound, "--github", "city/jobs", "--allow-private")
    assert TOKEN not in result.output + repr(result.exception)
    return result


def test_a_repository_that_lacks_nothing_is_told_so(sound, hub) -> None:
    assert ask(sound).output == "Nothing is missing.\n"
    assert hub.tokens == {f"Bearer {TOKEN}"}
    assert {path for _, _, path in hub.asked} == set(WHOLE)
    assert {method for _, method, _ in hub.asked} == {"GET"}


def vary(path: str, **changes: object) -> tuple[str, object]:
    """One part of GitHub's answers with other values."""
    whole = WHOLE[f"{HERE}{path}"]
    assert isinstance(whole, dict)
    return f"{HERE}{path}", {**whole, **changes}


def require(*names: str) -> tuple[str, object]:
    return f"{HERE}/rules/branches/main?per_page=100", [{"type": "required_status_checks", "parameters": {
        "required_status_checks": [{"context": name} for name in names]}}]


def switch_off(name: str, state: str) -> tuple[str, object]:
    return f"{HERE}/actions/workflows?per_page=100", {"workflows": [
        {"path": path, "state": state if path.endswith(name) else "active"} for path in WORKFLOWS if state or
        not path.endswith(name)]}


@pytest.mark.parametrize(("answer", "told", "stops"), [
    (vary("", archived=True), "The repository is archived.", True),
    (vary("", private=True), "The repository is private.", True),
    (vary("", has_issues=False), "Issues are off, as in every new fork.", True),
    (vary("", has_pull_requests=False), "Only collaborators can open pull requests.", True),
    (vary("", pull_request_creation_policy="collaborators_only"), "Only collaborators can open pull requests.", True),
    (vary("/interaction-limits", limit="collaborators_only"), "Interaction limits keep newcomers out.", True),
    (vary("/interaction-limits/pulls/creation-cap", enabled=False),
     "One person may have any number of open pull requests.", False),
    (vary("/interaction-limits/pulls/creation-cap", max_open_pull_requests=1),
     "One person may have 1 open pull request.", False),
    (vary("", has_pages=False), "Pages is not published by a workflow.", True),
    (vary("/pages", build_type="legacy"), "Pages is not published by a workflow.", True),
    (vary("/actions/permissions", enabled=False), "Actions are off.", True),
    (vary("/actions/permissions", allowed_actions="local_only"), "Only actions of this repository may run.", True),
    (vary("/actions/permissions/workflow", can_approve_pull_request_reviews=False),
     "Workflows may not open pull requests.", True),
    (vary("/actions/permissions/fork-pr-contributor-approval", approval_policy="all_external_contributors"),
     "Workflows wait for your approval at each push of everybody.", False),
    (vary("/actions/permissions/fork-pr-contributor-approval", approval_policy="first_time_contributors"),
     "Workflows of everybody who was never merged here wait for your approval.", False),
    (switch_off("daily.yml", "disabled_inactivity"), "The workflow daily.yml is switched off (disabled inactivity).",
     True),
    (switch_off("check.yml", "disabled_fork"), "The workflow check.yml is switched off (disabled fork).", True),
    (switch_off("intake.yml", ""), "GitHub does not know the workflow intake.yml.", True),
    (require("Check"), "The check Check is required, and nothing reports it: its name is Listings.", True),
    (require("Check / Listings", "cla"), "The check Check / Listings is required, and nothing reports it", True),
    (require("cla"), "The check Listings is not required on main.", False),
    ((f"{HERE}/labels?per_page=100", [{"name": "report"}]), "There is no label listing.", False),
    (vary("/private-vulnerability-reporting", enabled=False), "Private vulnerability reporting is off.", False),
])
def test_what_github_s_settings_lack_is_one_line_each(sound, hub, answer, told: str, *, stops: bool) -> None:
    path, value = answer
    hub.api[path] = value
    result = ask(sound)
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{'stops' if stops else 'helps'}  {told}")
    assert result.exit_code == stops


def test_a_check_that_branch_protection_requires_counts_too(sound, hub) -> None:
    hub.api[f"{HERE}/rules/branches/main?per_page=100"] = []
    hub.api[f"{HERE}/branches/main"] = {"protection": {"required_status_checks": {"contexts": ["Listings"]}}}
    assert ask(sound).stdout == "Nothing is missing.\n"


def test_the_branch_is_the_one_that_github_names(sound, hub) -> None:
    path, value = vary("", default_branch="trunk")
    hub.api |= {path: value, f"{HERE}/rules/branches/trunk?per_page=100": [], f"{HERE}/branches/trunk": {}}
    assert [line.partition(",")[0] for line in ask(sound).stdout.splitlines()[:2]] == [
        "stops  edit_uri leads to the branch main", "stops  publish.yml waits for pushes to main or master"]


@pytest.mark.parametrize("status", [403, 404, 429])
def test_what_a_token_may_not_see_is_not_taken_for_missing(sound, hub, status: int) -> None:
    hub.api = {HERE: WHOLE[HERE], **dict.fromkeys(list(WHOLE)[1:], status)}
    result = ask(sound)
    assert result.exit_code == 0
    assert result.stdout.startswith("Not seen, since GitHub shows it only to a token that may read it: interaction")
    assert "who waits for an approval" in result.stdout


def test_without_a_token_github_is_asked_for_what_all_may_see(sound, hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    assert run(sound, "--github", "city/jobs", "--allow-private").exit_code == 0
    assert hub.tokens == {""}


@pytest.mark.parametrize(("answer", "said"), [
    (401, "GitHub does not accept the token in GITHUB_TOKEN."), (404, "GitHub shows no repository city/jobs"),
    (301, "city/jobs has another name now."), (500, "GitHub answers with 500."),
    (b"<html>", "GitHub's answer is no JSON."), ([], "GitHub shows no repository city/jobs"),
])
def test_an_answer_that_is_none_is_said_without_the_token(sound, hub, answer: object, said: str) -> None:
    hub.api[HERE] = answer
    result = ask(sound)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {said}")
    assert len(hub.asked) == 1  # and nobody else learns the token


def test_a_github_that_cannot_be_reached_is_said(sound, hub) -> None:
    hub.stop()
    assert ask(sound).stderr == "Error: GitHub can't be asked: the site cannot be reached.\n"


def test_no_machine_in_a_private_network_is_asked(sound, hub) -> None:
    result = run(sound, "--github", "city/jobs")
    assert result.stderr == "Error: GitHub can't be asked: it leads into a private network.\n"
    assert hub.asked == []


@pytest.mark.parametrize("words", [["--github", "jobs"], ["--github", "../x/y"], ["--github", "city/jobs?a"]])
def test_wrong_use_is_2(sound, words: list[str]) -> None:
    assert run(sound, *words).exit_code == 2


def test_a_token_with_a_line_break_is_refused_unsaid(sound, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", f"{TOKEN}\r\nX-Other: 1")
    result = run(sound, "--github", "city/jobs")
    assert result.exit_code == 2
    assert TOKEN not in result.output


def test_a_folder_that_is_no_board_is_wrong_use(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["doctor", "--board", str(tmp_path)]).exit_code == 2
