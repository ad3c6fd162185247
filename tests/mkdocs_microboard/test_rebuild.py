"""Builds that use several processes or what an earlier build has left, and builds that are ended midway."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from boards import BARE, DAY, BoardFolder, write_site

CONFIG = f"""{BARE}\
nav: [{{Home: index.md}}, {{Guide: guide.md}}, {{Opportunities: opportunities/index.md}}]
"""
# Enough for several processes.
LISTINGS, EMPLOYERS = 320, 40
# What is in a site while its build is not done.
UNFINISHED = "UNFINISHED.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A board of some hundred listings, of which few are alike."""
    folder = BoardFolder(tmp_path / "board")
    for number in range(LISTINGS):
        employer = f"acme-{number % EMPLOYERS}"
        if number < EMPLOYERS:
            folder.add_employer(employer, name=f"Acme {number}")
        add(folder, number)
    home = "# Home\n\n<!-- microboard: newest 6 -->\n"
    return write_site(folder.root, CONFIG, index=home, guide="# Guide\n\nText.\n")


def add(folder: BoardFolder, number: int, **changes: object) -> None:
    employer = f"acme-{number % EMPLOYERS}"
    folder.add(f"{employer}/no-{number}", **{
        "title": f"Bake the bread of table {number}", "apply__url": f"https://acme.example/{number}",
        "posted": f"2026-11-{1 + number % 22:02}", "description": f"Bread number{number} word{number}. " * 20,
        **changes})


def change(root: Path) -> None:
    """One listing is changed, one added and one removed."""
    folder = BoardFolder.__new__(BoardFolder)
    folder.root = root
    add(folder, 7, title="Bake other bread for table 7")
    add(folder, 1000, posted="2026-11-23")
    (root / "opportunities/acme-9/no-9.yml").unlink()


def read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def compare(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Files that are not the same. The archive of the sitemap holds the time at which it was made."""
    return [path for path in sorted(one.keys() | other.keys())
            if one.get(path) != other.get(path) and path != "sitemap.xml.gz"]


def build_plain(root: Path, mkdocs) -> dict[str, bytes]:
    """The site as a first build in one process makes it."""
    shutil.rmtree(root / ".cache", ignore_errors=True)
    done = mkdocs(root, "build", "--site-dir", "plain", MICROBOARD_PROCESSES="1", **DAY)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(root / ".cache")
    return read(root / "plain")


def test_every_way_of_building_makes_the_same_files(root, mkdocs) -> None:
    before = build_plain(root, mkdocs)
    ways = {}
    for name, arguments, processes in (("parallel", (), "2"), ("cached", (), "1"), ("dirty", ("--dirty",), "2")):
        done = mkdocs(root, "build", *arguments, MICROBOARD_PROCESSES=processes, **DAY)
        assert done.returncode == 0, done.stderr
        ways[name] = compare(before, read(root / "site"))
    change(root)
    for name, arguments in (("dirty after a change", ("--dirty",)), ("cached after a change", ())):
        done = mkdocs(root, "build", *arguments, **DAY)
        assert done.returncode == 0, done.stderr
        ways[name] = read(root / "site")
    after = build_plain(root, mkdocs)
    assert len(compare(before, after)) > 20
    for name in ("dirty after a change", "cached after a change"):
        ways[name] = compare(after, ways[name])
    assert {name: paths for name, paths in ways.items() if paths} == {}


def test_a_build_that_is_killed_can_be_told_and_harms_no_later_one(root, mkdocs) -> None:
    plain = build_plain(root, mkdocs)
    start = time.monotonic()
    assert mkdocs(root, "build", **DAY).returncode == 0
    whole = time.monotonic() - start
    for turn in range(8):
        arguments = ["build", *(["--dirty"] if turn % 2 else [])]
        change(root) if turn == 4 else None
        build = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", *arguments], cwd=root, stderr=subprocess.DEVNULL,
            env={**os.environ, "SITE_URL": "https://org.example/jobs/", "MICROBOARD_PROCESSES": "2", **DAY})
        try:
            build.wait(whole * (turn + 1) / 9)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
        is_killed = build.wait() != 0
        if is_killed and (root / "site" / UNFINISHED).exists():
            # A dirty build after it finds half a site, and makes it whole.
            assert mkdocs(root, "build", "--dirty", **DAY).returncode == 0
            expected = plain if turn < 4 else None
            assert expected is None or compare(expected, read(root / "site")) == []
    assert mkdocs(root, "build", "--dirty", **DAY).returncode == 0
    site = read(root / "site")
    assert compare(build_plain(root, mkdocs), site) == []
    assert UNFINISHED not in site


def test_a_disk_that_is_full_ends_the_build_in_words(root, mkdocs) -> None:
    plain = build_plain(root, mkdocs)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://org.example/jobs/",
             "MICROBOARD_PROCESSES": "2", **DAY},
        # No file may grow beyond what the theme needs; that of all records does.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_100_000, 1_100_000)))
    assert done.returncode != 0
    assert "the site can't be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site" / UNFINISHED).exists()
    assert mkdocs(root, "build", "--dirty", **DAY).returncode == 0
    assert compare(plain, read(root / "site")) == []


def test_a_board_that_cannot_keep_anything_is_built_all_the_same(root, mkdocs) -> None:
    plain = build_plain(root, mkdocs)
    (root / ".cache").write_text("no folder", encoding="utf-8")
    for _ in range(2):
        done = mkdocs(root, "build", **DAY)
        assert done.returncode == 0, done.stderr
    assert compare(plain, read(root / "site")) == []
