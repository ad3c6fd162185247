"""On a machine with Python alone, a wheel, three commands and an upgrade are enough for a board."""

import os
import socket
import subprocess
import sys
import time
import zipfile
from difflib import ndiff
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

import pytest

from boards import ROOT
from dist import build, copy_sources
from schemas import SCHEMA

pytestmark = pytest.mark.slow
# What git is told to leave alone.
MADE = (".venv", "site", ".cache")
NAME, VERSION, NEWER = "Galway projects", version("mkdocs-microboard"), "99.0"


def call(*command: object, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """What a command says; it has to end well. Nothing of this environment is there, but a way to packages."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "LANG", "LC_", "HOME"))}
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False,
                          env={**kept, "PATH": os.defpath, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def build_newer(folder: Path) -> Path:
    """The wheel of a repository that is a version further."""
    source = folder / "source"
    copy_sources(ROOT, source)
    news = f"## [{NEWER}]\n\n- A sentence for people.\n\n## [{VERSION}]\n\n## ["
    edit(source / "pyproject.toml", f'version = "{VERSION}"', f'version = "{NEWER}"')
    edit(source / "CHANGELOG.md", "## [", news)
    return build(folder / "newer", source)[1]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def board(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that `microboard init` has begun, from an environment of its own, and that `make site` has built."""
    folder = tmp_path_factory.mktemp("machine")
    call(sys.executable, "-m", "venv", folder / "tool", cwd=folder)
    call(folder / "tool/bin/pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    call(folder / "tool/bin/microboard", "init", "jobs", "--name", NAME, "--url", "https://galway.example/jobs/",
         "--repository", "city/jobs", "--country", "IE", "--language", "en", "--samples", cwd=folder)
    assert len(list_owned(folder / "jobs")) <= 20
    call("make", "site", f"PYTHON={sys.executable}", cwd=folder / "jobs")
    return folder / "jobs"


def list_owned(board: Path) -> dict[str, str]:
    """The files of a board, without its samples."""
    return {path.relative_to(board).as_posix(): path.read_text(encoding="utf-8") for path in board.rglob("*")
            if path.is_file() and path.parent.parent.name != "opportunities"
            and path.relative_to(board).parts[0] not in MADE}


def test_a_wheel_holds_what_a_board_needs_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {
        "microboard", "mkdocs_microboard", f"mkdocs_microboard-{VERSION}.dist-info"}
    top = {name.removeprefix("microboard/top/") for name in names if name.startswith("microboard/top/")}
    assert {name for name in top if not name.startswith(("opportunities/", "schema/"))} == {
        "CHANGELOG.md", "requirements/site.txt", "docs/feeds/index.md", ".vscode/settings.json", ".github/CODEOWNERS",
        *(f"docs/guides/{name}.md" for name in ("index", "students", "employers", "educators")),
        *(f".github/workflows/{name}.yml" for name in (
            "announce", "answer", "care", "check", "daily", "intake", "publish"))}
    assert {f"schema/{path.name}" for path in SCHEMA.iterdir()} <= top
    code = {path.relative_to(ROOT / "plugins").as_posix() for path in (ROOT / "plugins").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts and ".egg-info" not in str(path)}
    assert {name for name in code - set(names) if not name.endswith(".pyc")} == {"README.md"}


def test_make_site_builds_the_board_with_the_answers_in_it(board: Path) -> None:
    home = (board / "site/index.html").read_text(encoding="utf-8")
    assert f">{NAME}<" in home
    assert 'rel="canonical" href="https://galway.example/jobs/"' in home
    assert "https://github.com/city/jobs/edit/main/docs/index.md" in home


def test_what_the_board_did_not_write_comes_from_the_package(board: Path) -> None:
    folders = ("guides/students", "guides/employers", "guides/educators", "feeds", "reference/fields",
               "reference/rules", "reference/vocabulary", "reference/red-flags", "submit", "suspicious",
               "opportunities", "employers", "archive")
    for page in ("404.html", *(f"{folder}/index.html" for folder in folders)):
        assert NAME in (board / "site" / page).read_text(encoding="utf-8"), page


def test_make_serve_shows_it(board: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(["make", "serve", f"ADDRESS={address}"], cwd=board, start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert NAME in wait_for(f"http://{address}/jobs/", process)
    finally:
        os.killpg(process.pid, 15)
        process.wait(30)


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> str:
    """The page at an address, once there is one."""
    for _ in range(240):
        try:
            with urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            assert process.poll() is None
            time.sleep(0.25)
    raise AssertionError(f"nothing at {address}")


def test_a_newer_version_is_one_changed_line(board: Path, tmp_path: Path) -> None:
    before = list_owned(board)
    newer = build_newer(tmp_path)
    call(board / ".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", newer, cwd=board)
    done = call(board / ".venv/bin/microboard", "upgrade", cwd=board)
    assert f"## [{NEWER}]\n\n- A sentence for people.\n" in done.stderr
    assert f"## [{VERSION}]" not in done.stderr
    assert done.stdout == ""
    after = list_owned(board)
    changed = {name for name, text in after.items() if before.get(name) != text}
    assert changed == {"requirements.txt", ".microboard.yml"}
    lines = [line for line in ndiff(before["requirements.txt"].splitlines(), after["requirements.txt"].splitlines())
             if line[:2] in ("- ", "+ ")]
    assert len(lines) == 2
    assert all("mkdocs-microboard @ file:" in line for line in lines)
    call("make", "site", cwd=board)
    assert NEWER in call(board / ".venv/bin/microboard", "--version", cwd=board).stdout
