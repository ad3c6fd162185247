"""The shell steps of intake.yml, on scratch repositories, with hostile issues and a `gh` that keeps what it is told."""

import base64
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from boards import EMPLOYER, LISTING
from issues import ANSWERS, EMPLOYER_ANSWERS, TITLE, write_issue
from microboard.answer.sayings import build_sayings
from microboard.check.fields.headings import PROMISES
from microboard.intake.forms.form import LABEL
from microboard.words.catalogue import list_languages, read_catalogue
from microboard.words.speech import speak
from schemas import SCHEMA
from workflow_steps import WORKFLOWS, Done, run_step

READ, PLACE, PUSH = "Turn the answers into files", "Put the files in place", "Push the branch"
CHECK = "Ask for the check"
PULL, COMMENT = "Open the pull request, or renew its text", "Write the comment, or renew it"
# Whether the first line of the issue names the listing that the other job has handed over.
IS_CHANGE = ("startsWith(github.event.issue.body, format('<!-- microboard:change {0}/{1} ', "
             "needs.read.outputs.employer, needs.read.outputs.listing))")
HOSTILE = [
    "$(touch hacked)", "`touch hacked`", "'; touch hacked; \"; touch hacked; '", "--help", "a\nstate=ready", "a" * 4000,
    "::set-output name=state::ready", "${{ secrets.GITHUB_TOKEN }}", "%0Astate=ready", "../../x", "@/etc/passwd", "*",
]
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
# Writes down its arguments, with the files they name, and answers from what the test has laid beside it.
GH = f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parents[1]
said = sys.argv[1:]
bodies = [pathlib.Path(one.removeprefix("body=@")).read_text() for one in said if one.startswith("body=@")]
with (here / "gh.jsonl").open("a") as log:
    log.write(json.dumps([said, bodies]) + "\\n")
method = said[said.index("--method") + 1] if "--method" in said else "GET"
place = next((one for one in said if one.startswith("repos/")), "none").partition("?")[0].rsplit("/", 1)[-1]
if (here / "off").exists():
    sys.exit("Workflow does not have 'workflow_dispatch' trigger")
answer = here / f"answers/{{method}}-{{place}}"
if answer.exists():
    print(answer.read_text(), end="")
    sys.exit("GitHub Actions is not permitted" if answer.name == "POST-pulls" and not answer.read_text() else 0)
"""


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@acme.example", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checked-out board, its origin, and the board's own checker."""
    board = tmp_path / "work"
    (board / "opportunities/acme").mkdir(parents=True)
    (board / "opportunities/acme/employer.yml").write_text(json.dumps(EMPLOYER))
    shutil.copytree(SCHEMA, board / "schema")
    (board / ".gitignore").write_text("/.venv/\n/.runner/\n")
    git(board, "init", "-q", "-b", "main")
    git(board, "add", "-A")
    git(board, "commit", "-q", "-m", "before")
    git(tmp_path, "init", "-q", "--bare", "origin.git")
    git(board, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(board, "push", "-q", "origin", "main")
    program = board / ".venv/bin/microboard"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from microboard.cli import main; main()' \"$@\"\n")
    program.chmod(0o755)
    return board


def read(workspace: Path, body: str, title: str = TITLE, login: str = "acme-ana", sender: str = "") -> Done:
    event = workspace / ".runner/event.json"
    event.parent.mkdir(exist_ok=True)
    event.write_text(json.dumps({"issue": {"body": body, "title": title, "user": {"login": login}},
                                 "sender": {"login": sender or login}}))
    return run_step("intake.yml", "read", READ, workspace,
                    {"github.event_path": str(event), "github.event.issue.user.login": login})


def name_outputs(outputs: Mapping[str, str]) -> dict[str, str]:
    """What a step handed over, as the next job finds it; what was not handed over is empty there."""
    names = ("state", "reply", "review", "employer", "listing", "employer-file", "listing-file", "sayings")
    return {f"needs.read.outputs.{name}": outputs.get(name, "") for name in names}


def propose(
    workspace: Path, step: str, outputs: Mapping[str, str], is_change: bool = False, kind: str = "", **context: str
) -> Done:
    given = {
        IS_CHANGE: str(is_change).lower(), "github.event.sender.login": "acme-ana", "steps.place.outputs.kind": kind,
        **name_outputs(outputs), "github.token": "secret-token", "github.event.issue.number": "7",
        "github.event.issue.user.login": "acme-ana", "github.event.issue.user.id": "123",
        "github.repository": "org/board", "github.repository_owner": "org",
        "github.event.repository.default_branch": "main",
        **{key.replace("__", "."): value for key, value in context.items()},
    }
    return run_step("intake.yml", "propose", step, workspace, given, {"gh": GH})


def comment(workspace: Path, outputs: Mapping[str, str], pull: str = "", problem: str = "") -> Done:
    given = {**name_outputs(outputs), "github.token": "secret-token", "github.event.issue.number": "7",
             "github.repository": "org/board", "needs.propose.outputs.pull": pull,
             "needs.propose.outputs.problem": problem}
    return run_step("intake.yml", "answer", COMMENT, workspace, given, {"gh": GH})


def set_answer(workspace: Path, name: str, text: str) -> None:
    path = workspace / f".runner/answers/{name}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def list_calls(workspace: Path) -> list[tuple[list[str], list[str]]]:
    log = workspace / ".runner/gh.jsonl"
    return [tuple(json.loads(line)) for line in log.read_text().splitlines()] if log.exists() else []


def decode(text: str) -> str:
    return base64.b64decode(text).decode()


def encode(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def clean(workspace: Path) -> None:
    """A job begins with a fresh checkout."""
    git(workspace, "switch", "-q", "main")
    git(workspace, "clean", "-qfd", "opportunities")


def write_future(answers: Mapping[str, str]) -> str:
    """The issue with a deadline that is in time whenever the test runs."""
    return write_issue({**answers, "Apply: deadline": str(datetime.now(UTC).date() + timedelta(days=20))})


# What the first job hands over for a good issue.
SAYINGS = encode(json.dumps(build_sayings()))
READY = {
    "state": "ready", "sayings": SAYINGS, "reply": encode("### The listing is complete\n"), "review": "",
    "employer": "new-bakery", "listing": "bread", "listing-file": encode("title: Bread\namount: 400\n"),
    "employer-file": encode("name: New\n"),
}


def push(workspace: Path, outputs: Mapping[str, str], **context: str) -> Done:
    placed = propose(workspace, PLACE, outputs)
    assert placed.code == 0, placed.printed
    return propose(workspace, PUSH, outputs, **context)


def test_a_good_issue_hands_over_names_files_and_a_reply(workspace: Path) -> None:
    own = {"Employer: website": "https://new.example/", "Employer: domains": "new.example",
           "Apply: URL": "https://new.example/apply"}
    done = read(workspace, write_future({**ANSWERS, **EMPLOYER_ANSWERS, **own}))
    assert done.code == 0, done.printed
    outputs = done.outputs
    assert outputs.keys() == READY.keys()
    assert (outputs["state"], outputs["employer"], outputs["listing"]) == (
        "ready", "new-bakery", "ask-forty-customers-about-bread")
    assert "title: Ask forty customers about bread\n" in decode(outputs["listing-file"])
    assert "name: New Acme Bakery\n" in decode(outputs["employer-file"])
    assert decode(outputs["reply"]).startswith("### The listing is complete")
    clean(workspace)
    assert push(workspace, outputs).code == 0
    origin = workspace.parent / "origin.git"
    assert len(git(origin, "diff", "--name-only", "main", "intake/issue-7").splitlines()) == 2


def test_a_broken_issue_hands_over_only_what_to_mend(workspace: Path) -> None:
    done = read(workspace, write_future({**ANSWERS, "Pay: amount": "lots"}))
    assert (done.code, done.outputs.keys()) == (0, {"state", "reply", "sayings"})
    assert done.outputs["state"] == "mend"
    assert '- **Pay: amount**: "lots" is not a number.' in decode(done.outputs["reply"])


def test_what_only_the_whole_board_shows_is_told_too(workspace: Path) -> None:
    done = read(workspace, write_future(ANSWERS), login="mallory")
    assert (done.code, done.outputs["state"]) == (0, "mend")
    lines = decode(done.outputs["reply"]).splitlines()
    assert lines[0] == "### The check has objections"
    assert any(line.startswith('    opportunities/acme/') and "mallory" in line for line in lines)
    assert "listing-file" not in done.outputs


def test_a_board_in_another_language_answers_in_it(workspace: Path) -> None:
    policy = workspace / "schema/policy.yml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("language: en", "language: es"), encoding="utf-8")
    sayings = read(workspace, "").outputs["sayings"]
    speak("en")
    set_answer(workspace, "GET-pulls", "")
    set_answer(workspace, "POST-pulls", "12\n")
    outputs = {**READY, "sayings": sayings, "review": encode("Ay.")}
    assert propose(workspace, PULL, outputs).code == 0
    assert comment(workspace, outputs, "12").code == 0
    calls = list_calls(workspace)
    assert "title=Anuncio nuevo: new-bakery/bread" in calls[1][0]
    said = [text for _, bodies in calls for text in bodies]
    assert said[0].startswith("Esto viene del formulario de #7. Closes #7.\n\nSi se edita el issue,")
    assert "\n### Lo que la comprobación te pide mirar\n\n    Ay." in said[0]
    assert "\nAhora está en el pull request #12, " in said[1]


def test_every_saying_is_said_by_a_workflow_and_each_of_theirs_is_one() -> None:
    texts = "".join((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8") for name in ("intake", "care"))
    used = re.findall(r"\$\(say ([a-z-]+)\)|jq --raw-output \.([a-z-]+)", texts)
    assert {"".join(pair) for pair in used} == build_sayings().keys()


def test_a_broken_board_is_no_fault_of_the_issue(workspace: Path) -> None:
    (workspace / ".runner").mkdir(exist_ok=True)
    broken = workspace / ".runner/event.json"
    broken.write_text("{}")
    done = run_step("intake.yml", "read", READ, workspace,
                    {"github.event_path": str(broken), "github.event.issue.user.login": "acme-ana"})
    assert done.code == 2
    assert "no event of an issue" in done.printed


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_an_issue_is_run(workspace: Path, hostile: str) -> None:
    fields = ("Employer: folder", "File name", "Summary", "Skills", "Deliverables", "Pay: amount", "Apply: URL")
    answers = {**ANSWERS, **EMPLOYER_ANSWERS, **dict.fromkeys(fields, hostile)}
    done = read(workspace, write_future(answers), title=hostile)
    assert done.code == 0, done.printed
    assert done.outputs.keys() == {"state", "reply", "sayings"}
    assert done.outputs["state"] == "mend"
    assert decode(done.outputs["reply"]).count("\n- **") >= 5
    assert not list(workspace.parent.rglob("hacked"))
    assert git(workspace, "status", "--porcelain") == ""


@pytest.mark.parametrize("part", range(3))
def test_title_and_description_are_carried_as_they_are(workspace: Path, part: int) -> None:
    hostile = HOSTILE[part::3]
    text = "\n\n".join((ANSWERS["Description"], *hostile)).replace("\r\n", "\n").rstrip()
    title = f"Ask about bread: {' '.join(hostile)}"[:90]
    done = read(workspace, write_future({**ANSWERS, "Description": text, "File name": "bread"}), title=title)
    assert done.outputs["state"] == "ready", decode(done.outputs["reply"])
    listing = yaml.safe_load(decode(done.outputs["listing-file"]))
    assert (listing["description"], listing["title"]) == (text, " ".join(title.split()))
    assert not list(workspace.parent.rglob("hacked"))


def test_the_files_are_pushed_as_one_commit_that_credits_the_author(workspace: Path) -> None:
    done = push(workspace, READY)
    assert done.code == 0, done.printed
    origin = workspace.parent / "origin.git"
    assert git(origin, "diff", "--name-only", "main", "intake/issue-7").splitlines() == [
        "opportunities/new-bakery/bread.yml", "opportunities/new-bakery/employer.yml"]
    assert git(origin, "log", "-1", "--format=%B", "intake/issue-7") == (
        "New listing: new-bakery/bread\n\nCloses #7\n\n"
        "Co-authored-by: acme-ana <123+acme-ana@users.noreply.github.com>")
    assert git(origin, "log", "-1", "--format=%ce", "intake/issue-7") == BOT
    assert list_calls(workspace) == [(["auth", "setup-git"], [])]
    assert "secret-token" not in done.printed


def test_an_edit_renews_the_branch_and_a_person_s_change_is_kept(workspace: Path) -> None:
    outputs = READY
    assert push(workspace, outputs).code == 0
    clean(workspace)
    git(workspace, "branch", "-q", "-D", "intake/issue-7")
    changed = {**outputs, "listing-file": encode(decode(outputs["listing-file"]).replace("amount: 400", "amount: 500"))}
    assert push(workspace, changed).code == 0
    origin = workspace.parent / "origin.git"
    path = "opportunities/new-bakery/bread.yml"
    assert "amount: 500" in git(origin, "show", f"intake/issue-7:{path}")
    assert git(origin, "rev-list", "--count", "main..intake/issue-7") == "1"
    git(workspace, "commit", "-q", "--allow-empty", "-m", "a person's")
    git(workspace, "push", "-q", "origin", "intake/issue-7")
    before = git(origin, "rev-parse", "intake/issue-7")
    clean(workspace)
    git(workspace, "branch", "-q", "-D", "intake/issue-7")
    done = push(workspace, outputs)
    assert (done.code, done.outputs) == (1, {"problem": "by-hand"})
    assert git(origin, "rev-parse", "intake/issue-7") == before


@pytest.mark.parametrize(("login", "user"), [
    ("a\nEvil: x", "1"), ("$(touch hacked)", "1"), ("a", "1>\nEvil: <x"), ("helper[bot]", "1"), ("a" * 40, "1"),
])
def test_only_a_login_is_credited(workspace: Path, login: str, user: str) -> None:
    done = push(workspace, READY, github__event__issue__user__login=login, github__event__issue__user__id=user)
    assert done.code == 0, done.printed
    message = git(workspace.parent / "origin.git", "log", "-1", "--format=%B", "intake/issue-7")
    assert message == "New listing: new-bakery/bread\n\nCloses #7"
    assert not list(workspace.parent.rglob("hacked"))


@pytest.mark.parametrize("changes", [
    *({"employer": name} for name in ("", "..", "../x", "/etc", "a/b", "A", "a b", "a\nb", "-a", "a" * 61, "é")),
    *({"listing": name} for name in ("", "employer", "index", "../x", "x.yml", "a\n", ".git", "*", "`touch hacked`")),
    {"listing-file": ""}, {"listing-file": "no base64!"}, {"listing-file": encode("a" * 65_537)},
    {"employer-file": encode("a" * 65_537)}, {"employer-file": ""}, {"employer": "acme"},
])
def test_what_the_first_job_says_is_looked_at_again(workspace: Path, changes: dict[str, str]) -> None:
    outputs = {**READY, **changes}
    done = propose(workspace, PLACE, outputs)
    assert done.code == 1, done.printed
    assert "::error::" in done.printed
    assert not list(workspace.parent.rglob("hacked"))
    assert (workspace / "opportunities/acme/employer.yml").read_text() == json.dumps(EMPLOYER)
    assert git(workspace, "status", "--porcelain", "--", ":!opportunities") == ""


@pytest.fixture
def changing(workspace: Path) -> Path:
    """A board with a listing that is changed."""
    listing = {**LISTING, "apply": {**LISTING["apply"], "deadline": str(datetime.now(UTC).date() + timedelta(days=9))},
               "posted": str(datetime.now(UTC).date())}
    (workspace / "opportunities/acme/bread.yml").write_text(yaml.safe_dump(listing, sort_keys=False))
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "bread")
    git(workspace, "push", "-q", "origin", "main")
    return workspace


FILLED = "<!-- microboard:change acme/bread filled -->\n\nSomebody has been found.\n"


def test_a_listing_is_marked_as_filled_by_an_issue(changing: Path) -> None:
    done = read(changing, FILLED, title="Filled: acme/bread")
    assert done.code == 0, done.printed
    assert (done.outputs["state"], done.outputs["employer"], done.outputs["listing"]) == ("ready", "acme", "bread")
    assert "employer-file" not in done.outputs
    git(changing, "restore", "opportunities")
    placed = propose(changing, PLACE, done.outputs, is_change=True, github__event__sender__login="Acme-Ana")
    assert (placed.code, placed.outputs) == (0, {"kind": "change"}), placed.printed
    pushed = propose(changing, PUSH, done.outputs, kind="change")
    assert pushed.code == 0, pushed.printed
    origin = changing.parent / "origin.git"
    assert git(origin, "diff", "--name-only", "main", "intake/issue-7") == "opportunities/acme/bread.yml"
    changed = git(origin, "diff", "-U0", "main", "intake/issue-7").splitlines()
    assert [line for line in changed if line.startswith(("+", "-"))][2:] == [
        "+status: filled", f"+updated: '{datetime.now(UTC).date()}'".replace("'", "")]
    assert git(origin, "log", "-1", "--format=%s", "intake/issue-7") == "Change: acme/bread"
    set_answer(changing, "POST-pulls", "12\n")
    opened = propose(changing, PULL, done.outputs, kind="change")
    assert opened.code == 0
    assert "title=Change: acme/bread" in list_calls(changing)[-1][0]


@pytest.mark.parametrize(("login", "sender"), [
    ("mallory", "mallory"), ("acme-ana", "mallory"), ("mallory", "acme-ana"),
])
def test_an_issue_of_somebody_else_changes_nothing(changing: Path, login: str, sender: str) -> None:
    done = read(changing, FILLED, login=login, sender=sender)
    assert (done.code, done.outputs.keys(), done.outputs["state"]) == (
        0, {"state", "reply", "sayings"}, "mend"), done.printed
    assert decode(done.outputs["reply"]).startswith("### The listing is not changed")
    assert git(changing, "status", "--porcelain") == ""


@pytest.mark.parametrize("hostile", HOSTILE[:6])
def test_nothing_of_an_issue_that_asks_for_a_change_is_run(changing: Path, hostile: str) -> None:
    for word in ("filled", "bread", " filled"):
        body = FILLED.replace(word, hostile)
        done = read(changing, f"{body}\n{hostile}", title=hostile)
        assert (done.code, done.outputs["state"]) == (0, "mend"), done.printed
    assert not list(changing.parent.rglob("hacked"))
    assert git(changing, "status", "--porcelain") == ""


@pytest.mark.parametrize("changes", [
    {"github__event__issue__user__login": "mallory"}, {"github__event__sender__login": "mallory"},
    *({"github__event__sender__login": name} for name in ("", "ana", "acme-an", ".*", "a\nb", "$(touch hacked)")),
    {"is_change": False}, {"listing": "none"}, {"employer": "none"}, {"listing": "employer"},
    {"employer-file": encode("name: New")}, {"listing-file": ""},
])
def test_a_file_that_is_there_is_changed_for_its_maintainers_alone(changing: Path, changes: dict[str, Any]) -> None:
    outputs = {**READY, "employer": "acme", "listing": "bread", "employer-file": "",
               **{name: value for name, value in changes.items() if name in READY}}
    context = {name: value for name, value in changes.items() if name not in READY}
    done = propose(changing, PLACE, outputs, **{"is_change": True, **context})
    assert done.code == 1, done.printed
    assert "::error::" in done.printed
    assert (changing / "opportunities/acme/employer.yml").read_text() == json.dumps(EMPLOYER)
    assert not list(changing.parent.rglob("hacked"))


def test_links_are_not_changed(changing: Path) -> None:
    listing = changing / "opportunities/acme/bread.yml"
    listing.rename(changing / "elsewhere.yml")
    listing.symlink_to(changing / "elsewhere.yml")
    before = (changing / "elsewhere.yml").read_text()
    outputs = {**READY, "employer": "acme", "listing": "bread", "employer-file": ""}
    assert propose(changing, PLACE, outputs, is_change=True).code == 1
    assert (changing / "elsewhere.yml").read_text() == before


def test_a_listing_of_the_largest_size_passes_from_job_to_job(workspace: Path) -> None:
    outputs = {**READY, "listing-file": encode("a" * 65_536)}
    assert propose(workspace, PLACE, outputs).code == 0


@pytest.mark.parametrize("link", ["opportunities", "opportunities/new-bakery"])
def test_no_file_is_put_behind_a_link(workspace: Path, tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    if (workspace / link).exists():
        shutil.rmtree(workspace / link)
    (workspace / link).symlink_to(tmp_path / "elsewhere")
    assert propose(workspace, PLACE, READY).code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_pull_request_is_opened(workspace: Path) -> None:
    set_answer(workspace, "GET-pulls", "")
    set_answer(workspace, "POST-pulls", "12\n")
    review = "opportunities/x.yml:1:1  a: @octocat ``` <img> [x](y).\n1 problem."
    done = propose(workspace, PULL, {**READY, "review": encode(review)})
    assert (done.code, done.outputs) == (0, {"number": "12"}), done.printed
    (asked, _), (created, bodies) = list_calls(workspace)
    assert asked[1] == "repos/org/board/pulls?state=open&head=org:intake/issue-7"
    assert "title=New listing: new-bakery/bread" in created
    assert {"head=intake/issue-7", "base=main"} < set(created)
    assert bodies[0].startswith("This comes from the form in #7. Closes #7.\n\nAn edit of the issue")
    assert "\n    opportunities/x.yml:1:1  a: @octocat ``` <img> [x](y).\n    1 problem." in bodies[0]


def test_a_pull_request_that_is_open_is_renewed(workspace: Path) -> None:
    set_answer(workspace, "GET-pulls", "12\n")
    done = propose(workspace, PULL, READY)
    assert (done.code, done.outputs) == (0, {"number": "12"}), done.printed
    renewed = list_calls(workspace)[1][0]
    assert renewed[2:5] == ["--method", "PATCH", "repos/org/board/pulls/12"]


def test_a_setting_that_is_off_is_named(workspace: Path) -> None:
    set_answer(workspace, "GET-pulls", "")
    set_answer(workspace, "POST-pulls", "")
    done = propose(workspace, PULL, READY)
    assert (done.code, done.outputs) == (1, {"problem": "not-allowed"})
    assert "Allow GitHub Actions to create and approve pull requests" in done.printed


@pytest.mark.parametrize(("state", "pull", "problem", "said"), [
    ("mend", "", "", ""),
    ("ready", "12", "", "It is in pull request #12 now"),
    ("ready", "", "not-allowed", "Allow GitHub Actions to create and approve pull requests"),
    ("ready", "", "by-hand", "Somebody has changed the pull request by hand"),
    ("ready", "", "", "could not be opened"),
    ("ready", "12; touch hacked", "", "could not be opened"),
])
def test_one_comment_says_how_it_stands(workspace: Path, state: str, pull: str, problem: str, said: str) -> None:
    reply = "### Reply\n\n$(touch hacked) `x`\n"
    done = comment(workspace, {"state": state, "reply": encode(reply), "sayings": SAYINGS}, pull, problem)
    assert done.code == 0, done.printed
    (asked, _), (written, bodies) = list_calls(workspace)
    assert "repos/org/board/issues/7/comments" in asked
    assert written[2:5] == ["--method", "POST", "repos/org/board/issues/7/comments"]
    assert bodies[0].startswith(f"<!-- microboard:intake -->\n{reply}")
    assert said in bodies[0]
    assert bool(said) == (bodies[0] != f"<!-- microboard:intake -->\n{reply}")
    assert not list(workspace.parent.rglob("hacked"))


def test_the_comment_is_renewed_and_not_repeated(workspace: Path) -> None:
    set_answer(workspace, "GET-comments", "31\n32\n")
    assert comment(workspace, {"state": "mend", "reply": encode("x\n")}).code == 0
    assert [call[0][2:5] for call in list_calls(workspace)][1] == [
        "--method", "PATCH", "repos/org/board/issues/comments/31"]


def test_the_comment_that_is_renewed_is_our_own() -> None:
    jq = shutil.which("jq")
    if not jq:
        pytest.skip("jq is not installed, so the filter can't be tried")
    step = (WORKFLOWS / "intake.yml").read_text()
    text = next(line for line in step.splitlines() if "startswith" in line and "select" in line).strip()
    marker = "<!-- microboard:intake -->"
    wanted = text.removesuffix('")"').removeprefix('"').replace('\\"', '"').replace("$marker", marker)
    comments = [{"id": number, "body": body, "user": {"login": login}} for number, (login, body) in enumerate([
        ("mallory", f"{marker} mine"), ("github-actions[bot]", "hello"), ("github-actions[bot]", f"{marker}\nours"),
    ])]
    found = subprocess.run([jq, wanted], input=json.dumps(comments), capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["2"]


def get_jobs() -> dict[str, Any]:
    return dict(yaml.safe_load((WORKFLOWS / "intake.yml").read_text())["jobs"])


def test_the_check_is_asked_for_on_the_branch_and_belongs_to_its_newest_commit(workspace: Path) -> None:
    done = propose(workspace, CHECK, READY)
    assert done.code == 0, done.printed
    assert list_calls(workspace) == [(["workflow", "run", "check.yml", "--ref", "intake/issue-7"], [])]
    check = yaml.safe_load((WORKFLOWS / "check.yml").read_text(encoding="utf-8"))
    assert "workflow_dispatch" in check[True]  # or GitHub refuses the call
    assert [job["name"] for job in check["jobs"].values()] == ["Listings"]
    names = [step.get("name") for step in get_jobs()["propose"]["steps"]]
    assert names.index(PUSH) < names.index(PULL) < names.index(CHECK)


def test_a_check_that_does_not_start_is_said_and_spoils_nothing(workspace: Path) -> None:
    (workspace / ".runner").mkdir()
    (workspace / ".runner/off").touch()
    done = propose(workspace, CHECK, READY)
    assert done.code == 0
    assert "::warning::The check can't be started. Close and reopen the pull request" in done.printed


def test_each_job_may_do_only_its_own_work() -> None:
    jobs = get_jobs()
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "read": {"contents": "read"},
        "propose": {"actions": "write", "contents": "write", "pull-requests": "write"},
        "answer": {"issues": "write"},
    }
    for name, job in jobs.items():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), f"an expression stands in the shell text of {step['name']!r}"
            assert "github.token" not in str(step) or name != "read"
            assert "persist-credentials" in str(step) or "checkout" not in step.get("uses", "")


def test_the_workflow_knows_the_form_by_its_label_and_its_first_heading() -> None:
    condition = get_jobs()["read"]["if"]
    assert f"'{LABEL}'" in condition
    for language in list_languages():
        messages = read_catalogue(language).messages
        assert f"'### {messages.get(PROMISES, (PROMISES,))[0]}'" in condition
    assert write_issue(ANSWERS).startswith(f"### {PROMISES}\n")
