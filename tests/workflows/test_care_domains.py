"""The steps of care.yml that write which domains are confirmed, given lists that no honest job would hand over."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from boards import BoardFolder
from microboard.answer.sayings import build_sayings
from microboard.care.domains import HEAD, Judged, Said, Site, build_file
from microboard.check.values.confirmed_domains import CONFIRMED, Confirmation
from workflow_steps import Done, run_step

ASK, PLACE, PUSH, OPEN, CHECK = (
    "Ask the sites of employers", "Look at the list, and put it in place", "Push the branch",
    "Open the pull request, or renew its text", "Ask for the check")
TODAY = datetime.now(UTC).date()
CONTEXT = {"github.token": "t", "github.repository": "org/jobs", "github.repository_owner": "org",
           "github.event.repository.default_branch": "main", "steps.pages.outputs.base_url": "https://org.example/jobs"}
GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
here = Path(os.environ["GITHUB_WORKSPACE"])
with (here / "calls").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
words = " ".join(sys.argv[1:])
if "pulls?state=open" in words:
    print((here / "open").read_text() if (here / "open").exists() else "")
elif "POST" in words and (here / "forbidden").exists():
    sys.exit(1)
"""


def list_rows(*rows: tuple[str, str, date]) -> str:
    return build_file(Judged(Site(name, host, host), Said(), None, Confirmation(host, day)) for name, host, day in rows)


GOOD = list_rows(("acme", "acme.example", TODAY))


class Repository:
    """A clone of a board with two employers, and what the other job has handed over."""

    def __init__(self, root: Path) -> None:
        self.root = root
        folder = BoardFolder(root)
        folder.add_employer("acme")
        folder.add_employer("zeta", website="https://www.xn--bcher-kva.example/")
        self.taken = root / ".runner/domains"
        self.taken.mkdir(parents=True)
        (self.taken / "complete").touch()
        (self.taken / "sayings.json").write_text(json.dumps(build_sayings()))
        (root / ".git/info").mkdir(parents=True)
        (root / ".git/info/exclude").write_text(".runner\ncalls\norigin.git\n")
        self.git("init", "-q", "-b", "main")
        self.git("init", "-q", "--bare", "origin.git")
        self.git("remote", "add", "origin", str(root / "origin.git"))
        self.commit()

    def git(self, *words: str) -> str:
        command = ["git", "-C", str(self.root), "-c", "user.name=a", "-c", "user.email=a@acme.example", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "board")

    def take(self, text: str) -> Done:
        (self.taken / "confirmed.yml").write_text(text)
        return self.run(PLACE)

    def run(self, step: str) -> Done:
        return run_step("care.yml", "confirm", step, self.root, CONTEXT, {"gh": GH})

    @property
    def calls(self) -> list[str]:
        path = self.root / "calls"
        return [" ".join(json.loads(line)) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "board")


def test_an_honest_list_becomes_a_pull_request_that_is_checked(repository: Repository) -> None:
    text = list_rows(("acme", "acme.example", TODAY - timedelta(days=300)), ("zeta", "xn--bcher-kva.example", TODAY))
    done = repository.take(text)
    assert (done.code, done.outputs) == (0, {"changed": "true"}), done.printed
    for step in (PUSH, OPEN, CHECK):
        assert repository.run(step).code == 0
    assert repository.git("show", "origin/care/domains:schema/confirmed.yml") == text or repository.git(
        "--git-dir", str(repository.root / "origin.git"), "show", "care/domains:schema/confirmed.yml") == text
    assert any("POST" in call and "head=care/domains" in call for call in repository.calls)
    assert repository.calls[-1] == "workflow run check.yml --ref care/domains"


def test_the_same_list_changes_nothing(repository: Repository) -> None:
    repository.take(GOOD)
    repository.commit()
    done = repository.take(GOOD)
    assert (done.code, done.outputs) == (0, {})


def test_a_list_that_is_gone_takes_the_file_away_and_a_job_that_failed_does_not(repository: Repository) -> None:
    repository.take(GOOD)
    repository.commit()
    (repository.taken / "confirmed.yml").unlink()
    (repository.taken / "complete").unlink()
    assert repository.run(PLACE).outputs == {}
    assert (repository.root / CONFIRMED).exists()
    (repository.taken / "complete").touch()
    assert repository.run(PLACE).outputs == {"changed": "true"}
    assert not (repository.root / CONFIRMED).exists()


def test_an_open_pull_request_is_renewed(repository: Repository) -> None:
    (repository.root / "open").write_text("7")
    assert repository.run(OPEN).code == 0
    assert repository.calls[-1].startswith("api --silent --method PATCH repos/org/jobs/pulls/7")


def test_a_repository_that_forbids_it_is_told_what_to_switch_on(repository: Repository) -> None:
    (repository.root / "forbidden").touch()
    done = repository.run(OPEN)
    assert done.code == 1
    assert "Allow GitHub Actions to create and approve pull requests" in done.printed


def test_what_a_person_has_added_to_the_branch_stays(repository: Repository) -> None:
    repository.git("push", "-q", "origin", "main:care/domains")
    repository.take(GOOD)
    done = repository.run(PUSH)
    assert done.code == 1
    assert "Somebody has changed care/domains by hand." in done.printed


ROW = f'  - {{employer: "acme", host: "acme.example", day: "{TODAY}"}}\n'


@pytest.mark.parametrize(("text", "why"), [
    ("", "The list is empty."), (HEAD, "The list is empty."), (ROW, "begins in another way"),
    (HEAD.replace("confirmed:", "removed:") + ROW, "begins in another way"),
    (f"confirmed:\n{ROW}", "begins in another way"),
    (f"{HEAD}{ROW}\n", "Line 4 names no employer"), (f"{HEAD}{ROW}x: 1\n", "Line 4 names no employer"),
    (HEAD + ROW + ROW, "Line 4 is not in its place"),
    (HEAD + ROW.replace("acme.example", "evil.example"), "is not in the employer's file"),
    (HEAD + ROW.replace('"acme"', '"nobody"'), "an employer who is not here"),
    (HEAD + ROW.replace('"acme"', '"../acme"'), "Line 3 names no employer"),
    (HEAD + ROW.replace('"acme"', '"ACME"'), "Line 3 names no employer"),
    (HEAD + ROW.replace("acme.example", "acme.example\\nx"), "Line 3 names no employer"),
    (HEAD + ROW.replace("acme.example", "a" * 300), "Line 3 names no employer"),
    (HEAD + ROW.replace(str(TODAY), str(TODAY + timedelta(days=2))), "a day that can't be"),
    (HEAD + ROW.replace(str(TODAY), str(TODAY - timedelta(days=400))), "a day that can't be"),
    (HEAD + ROW.replace(str(TODAY), f"{TODAY.year - (TODAY.month < 3)}-02-30"), "a day that can't be"),
    (HEAD + ROW.replace("acme.example", ".example"), "Line 3 names no employer"),
    (HEAD + ROW.replace("acme.example", f"{'a.' * 150}example"), "a host that can't be"),
    (HEAD + ROW.replace("}", ", evil: yes}"), "Line 3 names no employer"),
    (HEAD + ROW.rstrip() + "\r\n", "Line 3 names no employer"),
    (HEAD + "#" * 300_000, "That is no list."), ("# a\nconfirmed:\n$(touch evil)\n", "Line 3 names no employer"),
])
def test_any_other_list_is_refused(repository: Repository, text: str, why: str) -> None:
    done = repository.take(text)
    assert done.code == 1
    assert why in done.printed
    assert done.outputs == {}
    assert not (repository.root / CONFIRMED).exists()
    assert not (repository.root / "evil").exists()


@pytest.mark.parametrize("place", ["list", "schema", "employer"])
def test_no_link_is_followed(repository: Repository, place: str) -> None:
    (repository.root / "other.yml").write_text(GOOD)
    if place == "list":
        (repository.taken / "confirmed.yml").symlink_to(repository.root / "other.yml")
    else:
        (repository.taken / "confirmed.yml").write_text(GOOD)
    if place == "schema":
        (repository.root / "schema").symlink_to(repository.root / "opportunities")
    if place == "employer":
        (repository.root / "opportunities/acme/employer.yml").rename(repository.root / "aside.yml")
        (repository.root / "opportunities/acme/employer.yml").symlink_to(repository.root / "aside.yml")
    assert repository.run(PLACE).code == 1


@pytest.mark.parametrize(("code", "files"), [
    (0, {"complete", "confirmed.yml", "sayings.json"}), (1, {"sayings.json"}),
])
def test_the_job_that_asks_hands_over_a_list_or_says_that_there_is_none(
    tmp_path: Path, code: int, files: set[str]
) -> None:
    program = tmp_path / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    (tmp_path / "schema").mkdir()
    program.write_text(f'#!/bin/sh\nif [ "$1" = sayings ]; then echo "{{}}"; exit; fi\necho "$@" > asked\n'
                       f'echo "$SITE_URL" >> asked\nprintf "%s" "::error::hello"\n'
                       f'echo x > schema/confirmed.yml\nexit {code}\n')
    program.chmod(0o755)
    done = run_step("care.yml", "visit", ASK, tmp_path, CONTEXT)
    assert done.code == 0, done.printed
    assert {path.name for path in (tmp_path / "domains").iterdir()} == files
    assert (tmp_path / "asked").read_text() == "confirm-domains --write\nhttps://org.example/jobs\n"
    assert done.printed.startswith("::stop-commands::")
    assert ("could not be asked" in done.printed) is bool(code)
