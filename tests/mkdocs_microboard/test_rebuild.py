"""A build is a function of the files: in several processes, after other builds, and after one that was ended midway."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from boards import DAY, PLAIN, BoardFolder, write_site

CONFIG = f"""{PLAIN}\
nav: [{{Home: index.md}}, {{Guide: guide.md}}, {{Opportunities: opportunities/index.md}}]
"""
# Enough for several processes; and enough for a file of more than a megabyte.
LISTINGS, MANY = 100, 320
EMPLOYERS = 20
# What is in a site while its build is not done.
UNFINISHED = "UNFINISHED.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_board(tmp_path / "board")


def write_board(root: Path, listings: int = LISTINGS) -> Path:
    """A board of so many listings, of which few are alike."""
    folder = BoardFolder(root)
    for number in range(listings):
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


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, mkdocs) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The site before and after the change, as a first build in one process makes it."""
    root = write_board(tmp_path_factory.mktemp("plain") / "board")
    before = build_plain(root, mkdocs)
    change(root)
    return before, build_plain(root, mkdocs)


def build_plain(root: Path, mkdocs) -> dict[str, bytes]:
    done = mkdocs(root, "build", "--site-dir", "plain", MICROBOARD_PROCESSES="1", **DAY)
    assert done.returncode == 0, done.stderr
    files = read(root / "plain")
    shutil.rmtree(root / "plain")
    return files


def test_every_way_of_building_makes_the_same_files(root, mkdocs, plain) -> None:
    before, after = plain
    ways = {}
    for name, arguments, processes in (("parallel", (), "2"), ("again", (), "1"), ("dirty", ("--dirty",), "2")):
        done = mkdocs(root, "build", *arguments, MICROBOARD_PROCESSES=processes, **DAY)
        assert done.returncode == 0, done.stderr
        ways[name] = compare(before, read(root / "site"))
    change(root)
    done = mkdocs(root, "build", "--dirty", **DAY)
    assert done.returncode == 0, done.stderr
    assert len(compare(before, after)) > 20
    ways["dirty after a change"] = compare(after, read(root / "site"))
    assert {name: paths for name, paths in ways.items() if paths} == {}


# Kills the build when it is about to write this file, and there are others already.
KILL = """
import os, signal, sys
from microboard.publish.site import write
write_file = write.write_file
def kill(place, output):
    if place.endswith(sys.argv[-1]):
        os.kill(os.getpid(), signal.SIGKILL)
    write_file(place, output)
write.write_file = kill
from mkdocs.__main__ import cli
cli(sys.argv[1:-1])
"""


@pytest.mark.parametrize("place", ["/opportunities/acme-9/no-9/index.html", "/skills/interviewing/feed.xml"])
def test_a_build_that_is_killed_can_be_told_and_harms_no_later_one(root, mkdocs, plain, place: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILL, "build", place], cwd=root, capture_output=True, check=False,
        env={**os.environ, "SITE_URL": "https://org.example/jobs/", "MICROBOARD_PROCESSES": "1", **DAY})
    assert done.returncode == -signal.SIGKILL
    assert (root / "site/index.html").exists()
    assert (root / "site" / UNFINISHED).exists()
    change(root)
    assert mkdocs(root, "build", "--dirty", **DAY).returncode == 0
    site = read(root / "site")
    assert compare(plain[1], site) == []
    assert UNFINISHED not in site


def test_a_disk_that_is_full_ends_the_build_in_words(tmp_path: Path) -> None:
    root = write_board(tmp_path / "board", MANY)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://org.example/jobs/",
             "MICROBOARD_PROCESSES": "2", **DAY},
        # No file may grow beyond this; that of all records does.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_100_000, 1_100_000)))
    assert done.returncode != 0
    assert "the site can't be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site" / UNFINISHED).exists()
