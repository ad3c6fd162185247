"""The wheel and the source distribution: complete, the same bytes wherever they are built, and enough for a board."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from trove_classifiers import classifiers

from boards import ROOT
from dist import ReleaseError, build, check, copy_sources, find_section, main, read_project

LOG = "# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [1.2.0] - 2026-12-15\n\n- New.\n\n## [1.1.0]\n\n- Old.\n"
SOURCE = "https://github.com/org/microboard"
PROJECT = {"version": "1.2.0", "urls": {"Source": SOURCE}}


def test_the_changelog_says_when_and_what() -> None:
    moment, notes = find_section(LOG, "1.2.0")
    assert moment
    assert (moment.isoformat(), notes) == ("2026-12-15T12:00:00+00:00", "- New.")
    assert find_section(LOG, "1.1.0") == (None, "- Old.")
    assert find_section(LOG, "1.0.0") == (None, "")


def test_a_release_that_is_ready_passes() -> None:
    check(PROJECT, LOG, "v1.2.0", SOURCE)


@pytest.mark.parametrize(("changes", "tag", "words"), [
    ({}, "v1.2.1", "The tag is v1.2.1, and pyproject.toml says version 1.2.0"),
    ({}, "1.2.0", "The tag is 1.2.0"),
    ({"version": "1.1.0"}, "v1.1.0", "says nothing of it under"),
    ({"version": "1.3.0"}, "v1.3.0", "says nothing of it under"),
    ({"urls": {}}, "v1.2.0", "does not say where it comes from"),
    ({"urls": {"Source": "https://github.com/other/microboard"}}, "v1.2.0", "does not say where it comes from"),
])
def test_a_release_that_is_not_ready_is_refused(changes: dict[str, object], tag: str, words: str) -> None:
    with pytest.raises(ReleaseError, match=re.escape(words)):
        check({**PROJECT, **changes}, LOG, tag, SOURCE)


def test_a_tag_is_compared_with_this_repository() -> None:
    with pytest.raises(ReleaseError, match=r"The tag is v0\.0\.0"):
        main(["check", "v0.0.0", SOURCE])


def test_the_package_says_what_it_is() -> None:
    project = read_project()
    found = project["classifiers"]
    assert isinstance(found, list)
    assert set(found) <= classifiers
    workflow = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    tried = re.findall(r'"(3\.\d+)"', re.findall(r"python: \[(.*)\]", workflow)[0])
    assert {f"Programming Language :: Python :: {version}" for version in tried} <= set(found)
    assert project["requires-python"] == f">={tried[0]}"


def test_the_text_of_the_package_leads_nowhere_that_is_not_there() -> None:
    """A package index has no other file of the repository."""
    text = (ROOT / "plugins/README.md").read_text(encoding="utf-8")
    assert all(target.startswith("https://") for target in re.findall(r"\]\(([^)]+)\)|(?:src|href)=", text))


@pytest.mark.slow
def test_a_package_index_takes_both(sdist: Path, wheel: Path) -> None:
    tools = Path(sys.executable).parent
    call(tools / "twine", "check", "--strict", sdist, wheel)
    call(tools / "check-wheel-contents", "--config", ROOT / "pyproject.toml", wheel)


@pytest.mark.slow
def test_the_same_files_make_the_same_bytes_anywhere(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    copy_sources(ROOT, elsewhere)
    for path in elsewhere.rglob("*"):
        path.chmod(0o775 if path.is_dir() else 0o664)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = os.umask(0o002)
    try:
        again = build(tmp_path / "again", elsewhere)
    finally:
        os.umask(before)
    assert [hash_file(path) for path in again] == [hash_file(sdist), hash_file(wheel)]


def hash_file(path: Path) -> tuple[str, str]:
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.slow
def test_the_wheel_alone_checks_and_builds_a_board(wheel: Path, tmp_path: Path) -> None:
    """In an environment that has nothing of this repository, but what the program needs."""
    uv, board, fresh = Path(sys.executable).with_name("uv"), tmp_path / "board", tmp_path / "fresh"
    call(uv, "venv", "--quiet", "--offline", "--python", sys.executable, fresh)
    call(uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", fresh / "bin/python", wheel)
    packages, = fresh.glob("lib/python*/site-packages")
    # A path in such a file brings packages, and not the file that leads to the plugins of this repository.
    (packages / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    shutil.copytree(ROOT / "examples/campus", board)
    assert call(fresh / "bin/microboard", "--version").split()[-1] == read_project()["version"]
    code = "import microboard; print(microboard.__file__)"
    assert call(fresh / "bin/python", "-c", code, cwd=board).startswith(str(packages))
    call(fresh / "bin/microboard", "check", cwd=board)
    call(fresh / "bin/python", "-m", "mkdocs", "build", "--strict", "--quiet", cwd=board)
    assert json.loads((board / "site/api/v1/opportunities.json").read_bytes())["version"] == 1


def call(*command: object, cwd: Path | None = None) -> str:
    """What a command prints; it has to end well."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False,
        env={"PATH": os.defpath, "HOME": os.environ.get("HOME", ""), "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
