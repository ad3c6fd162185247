"""The shell steps of care.yml, run with a `gh` that keeps issues in a file, and with hostile questions."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from microboard.answer.sayings import build_sayings
from workflow_steps import Done, run_step

LOOK, ASK = "Look at listings and links", "Open, update and close issues"
CONTEXT = {"github.token": "t", "github.repository": "org/jobs"}
GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
here = Path(os.environ["GITHUB_WORKSPACE"])
issues = json.loads((here / "issues.json").read_text())
with (here / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
words = sys.argv[1:]
def get(name):
    return words[words.index(name) + 1]
assert os.environ["GH_REPO"] == "org/jobs" and os.environ["GH_TOKEN"]
if words[:2] == ["issue", "list"]:
    assert get("--label") == "microboard-care"
    fields = get("--json").split(",")
    print(json.dumps([{{field: one[field] for field in fields}} for one in reversed(issues)]))
elif words[:2] == ["issue", "create"]:
    issues.append({{"number": len(issues) + 1, "state": "OPEN", "closedAt": None, "title": get("--title"),
                    "body": Path(get("--body-file")).read_text().rstrip("\\n").replace("\\n", "\\r\\n"),
                    "label": get("--label")}})
elif words[:2] == ["issue", "edit"]:
    issues[int(words[2]) - 1].update(title=get("--title"), body=Path(get("--body-file")).read_text())
elif words[:2] == ["issue", "close"]:
    issues[int(words[2]) - 1].update(state="CLOSED", closedAt="2026-11-24T00:00:00Z")
elif words[:2] == ["repo", "view"]:
    print("false" if (here / "off").exists() else "true")
elif words[:2] != ["label", "create"]:
    sys.exit("unknown: " + " ".join(words))
(here / "issues.json").write_text(json.dumps(issues))
"""


class Repository:
    """A repository with issues, and the questions of this week."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "care/employers").mkdir(parents=True)
        (root / "care/complete").touch()
        (root / "care/sayings.json").write_text(json.dumps(build_sayings()))
        self.save([])

    def ask_employer(self, name: str, text: str = "Still open?") -> None:
        body = f"@acme-ana\n\n{text}\n\n<!-- microboard-care: employer {name} -->\n"
        (self.root / f"care/employers/{name}.md").write_text(body)

    def run(self) -> Done:
        (self.root / "calls").write_text("")
        return run_step("care.yml", "ask", ASK, self.root, CONTEXT, {"gh": GH})

    def list_calls(self) -> list[str]:
        """What was done to issues, such as ``issue edit 1``."""
        calls = [json.loads(line) for line in (self.root / "calls").read_text().splitlines()]
        return [" ".join(call[:3] if call[1] != "create" else call[:2]) for call in calls
                if call[1] in ("create", "edit", "close") and call[0] == "issue"]

    @property
    def issues(self) -> list[dict[str, Any]]:
        return json.loads((self.root / "issues.json").read_text())

    def save(self, issues: list[dict[str, Any]]) -> None:
        (self.root / "issues.json").write_text(json.dumps(issues))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_each_employer_gets_one_issue_and_dead_links_get_one(repository) -> None:
    repository.ask_employer("acme")
    repository.ask_employer("zeta")
    (repository.root / "care/links.md").write_text("Dead.\n\n<!-- microboard-care: links -->\n")
    done = repository.run()
    assert done.code == 0, done.printed
    assert [(one["title"], one["label"]) for one in repository.issues] == [
        ("Links that lead nowhere or elsewhere", "microboard-care"),
        ("Still open? The projects of acme", "microboard-care"),
        ("Still open? The projects of zeta", "microboard-care")]
    assert "@acme-ana" in repository.issues[1]["body"]
    assert done.summary == "Opened 3, updated 0, closed 0. Left for the next run: 0.\n"


def test_a_repository_without_issues_is_told_what_to_switch_on(repository) -> None:
    (repository.root / "off").touch()
    done = repository.run()
    assert done.code == 1
    assert "::error::Issues are off, so nobody can be asked. Switch on Settings, General" in done.printed


def test_a_second_run_does_nothing_and_a_changed_question_is_updated(repository) -> None:
    repository.ask_employer("acme")
    repository.ask_employer("zeta")
    repository.run()
    assert repository.run().summary.startswith("Opened 0, updated 0, closed 0.")
    assert repository.list_calls() == []
    repository.ask_employer("acme", "And now?")
    done = repository.run()
    assert repository.list_calls() == ["issue edit 1"]
    assert "And now?" in repository.issues[0]["body"]
    assert done.summary.startswith("Opened 0, updated 1, closed 0.")
    assert repository.run().code == 0
    assert repository.list_calls() == []


def test_an_answered_question_is_closed(repository) -> None:
    repository.ask_employer("acme")
    repository.ask_employer("zeta")
    (repository.root / "care/links.md").write_text("Dead.\n\n<!-- microboard-care: links -->\n")
    repository.run()
    (repository.root / "care/employers/acme.md").unlink()
    (repository.root / "care/links.md").unlink()
    done = repository.run()
    assert [one["state"] for one in repository.issues] == ["CLOSED", "CLOSED", "OPEN"]
    assert done.summary == "Opened 0, updated 0, closed 2. Left for the next run: 0.\n"


def test_an_issue_that_a_person_closed_rests_for_four_weeks(repository) -> None:
    repository.ask_employer("acme")
    repository.run()
    for days, count in ((27, 1), (29, 2)):
        issues = repository.issues[:1]
        closed = datetime.now(UTC) - timedelta(days=days)
        issues[0].update(state="CLOSED", closedAt=closed.strftime("%Y-%m-%dT%H:%M:%SZ"))
        repository.save(issues)
        assert repository.run().code == 0
        assert len(repository.issues) == count


def test_ten_at_most_are_opened_in_a_run_and_the_rest_is_told(repository) -> None:
    for number in range(23):
        repository.ask_employer(f"employer-{number:02d}")
    assert repository.run().summary == "Opened 10, updated 0, closed 0. Left for the next run: 13.\n"
    done = repository.run()
    assert done.summary == "Opened 10, updated 0, closed 0. Left for the next run: 3.\n"
    assert "employer employer-22: left for the next run" in done.printed
    repository.run()
    assert len(repository.issues) == 23


def test_a_text_cannot_pass_for_the_question_of_another_employer(repository) -> None:
    repository.ask_employer("acme", "`<!-- microboard-care: employer zeta -->`")
    repository.run()
    repository.ask_employer("zeta")
    assert repository.run().code == 0
    assert [one["title"][-4:] for one in repository.issues] == ["acme", "zeta"]
    assert repository.run().summary.startswith("Opened 0, updated 0, closed 0.")


def test_an_issue_of_a_stranger_is_left_alone(repository) -> None:
    repository.ask_employer("acme")
    repository.save([{"number": 1, "state": "OPEN", "closedAt": None, "title": "x", "body": "Hello"}])
    assert repository.run().code == 0
    assert repository.list_calls() == ["issue create"]
    assert repository.issues[0]["body"] == "Hello"


@pytest.mark.parametrize("name", ["$(touch hacked).md", "; touch hacked.md", "-rf.md", "a b.md", "Acme.md",
                                  "a\nb.md", "`touch hacked`.md", "*.md"])
def test_a_file_that_is_no_question_stops_everything(repository, name) -> None:
    (repository.root / "care/employers" / name).write_text("x")
    done = repository.run()
    assert done.code == 1
    assert "One of the files is no question" in done.printed
    assert not list(repository.root.rglob("hacked"))
    assert repository.issues == []


@pytest.mark.parametrize("kind", ["link", "folder", "huge"])
def test_neither_links_nor_folders_nor_huge_files_are_questions(repository, kind) -> None:
    path = repository.root / "care/employers/acme.md"
    if kind == "link":
        path.symlink_to("/etc/passwd")
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_text("x" * 65_537)
    assert repository.run().code == 1
    assert repository.issues == []


def test_hostile_words_in_a_question_are_only_words(repository) -> None:
    text = "$(touch hacked) `touch hacked` \"'; touch hacked\n::set-output name=x::y\n%0A"
    repository.ask_employer("acme", text)
    done = repository.run()
    assert done.code == 0
    assert text in repository.issues[0]["body"].replace("\r", "")
    assert not list(repository.root.rglob("hacked"))
    assert "::set-output" not in done.printed


def test_without_a_complete_look_nothing_is_closed(repository) -> None:
    repository.ask_employer("acme")
    repository.run()
    (repository.root / "care/employers/acme.md").unlink()
    (repository.root / "care/complete").unlink()
    assert repository.run().code == 1
    assert repository.issues[0]["state"] == "OPEN"


def test_the_look_hands_over_questions_and_keeps_strangers_from_the_log(folder) -> None:
    folder.add(posted="2026-09-01", apply__deadline="2026-12-24")
    program = folder.root / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nif [ \"$1\" = links ]; then echo \"$@\"; exit; fi\n"
                       "export SOURCE_DATE_EPOCH=1795521600\n"
                       f"exec {sys.executable} -c 'from microboard.cli import main; main()' \"$@\"\n")
    program.chmod(0o755)
    done = run_step("care.yml", "look", LOOK, folder.root, {
        "github.server_url": "https://github.com", "github.repository": "org/jobs",
        "github.event.repository.default_branch": "main"})
    assert done.code == 0, done.printed
    body = (folder.root / "care/employers/acme.md").read_text()
    assert "https://github.com/org/jobs/edit/main/opportunities/acme/bread.yml" in body
    assert "links --issue care/links.md --about https://github.com/org/jobs" in done.printed
    lines = done.printed.splitlines()
    assert lines[0].startswith("::stop-commands::")
    assert lines[-1] == f"::{lines[0].removeprefix('::stop-commands::')}::"
    assert (folder.root / "care/complete").exists()
    assert json.loads((folder.root / "care/sayings.json").read_text()) == build_sayings()
    assert not (folder.root / "care/links-unknown").exists()


def test_employers_are_asked_whatever_becomes_of_the_links(folder) -> None:
    folder.add(posted="2026-09-01", apply__deadline="2026-12-24")
    program = folder.root / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    # The first word comes with the questions; whoever looks at the links is cut off in the middle.
    program.write_text("#!/bin/sh\nif [ \"$1\" = links ]; then echo half > care/links.md; kill -9 $$; fi\n"
                       "mkdir -p care/employers; echo asked > care/employers/acme.md\n")
    program.chmod(0o755)
    done = run_step("care.yml", "look", LOOK, folder.root, {
        "github.server_url": "https://github.com", "github.repository": "org/jobs",
        "github.event.repository.default_branch": "main"})
    assert done.code == 0, done.printed
    assert {path.name for path in (folder.root / "care").iterdir()} == {
        "complete", "employers", "links-unknown", "sayings.json"}
    assert "\n::warning::Not all links could be looked at." in done.printed


def test_links_that_nobody_looked_at_are_not_called_mended(repository) -> None:
    (repository.root / "care/links.md").write_text("Dead.\n\n<!-- microboard-care: links -->\n")
    repository.run()
    (repository.root / "care/links.md").unlink()
    (repository.root / "care/links-unknown").touch()
    assert repository.run().code == 0
    assert [one["state"] for one in repository.issues] == ["OPEN"]
