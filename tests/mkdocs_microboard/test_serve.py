"""What `mkdocs serve` shows after any number of changes is what it shows when it has just begun."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from boards import DAY, PLAIN, BoardFolder, write_site

PATIENCE = 60


class Preview:
    """A running `mkdocs serve`: its folder, and what it has said."""

    def __init__(self, root: Path, folder: Path, port: int, *arguments: str) -> None:
        folder.mkdir()
        self._folder, self._log = folder, folder.with_suffix(".log")
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--livereload", f"--dev-addr=127.0.0.1:{port}", *arguments],
                cwd=root, stderr=log, stdout=log,
                env={**os.environ, "TMPDIR": str(folder), "MICROBOARD_PROCESSES": "1", "NO_MKDOCS_2_WARNING": "1",
                     **DAY})
        self.builds = 0

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait(self) -> None:
        """Until it has built once more, or has failed to."""
        self.builds += 1
        until = time.monotonic() + PATIENCE
        while sum(map(self.said.count, ("Serving on", "Reloading browsers", "An error happened"))) < self.builds:
            assert time.monotonic() < until, self.said
            assert self._process.poll() is None, self.said
            time.sleep(0.1)

    def read(self) -> dict[str, bytes]:
        (site,) = self._folder.glob("mkdocs_*")
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*")
                if path.is_file() and path.name != "sitemap.xml.gz"}

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)


@contextmanager
def preview(root: Path, folder: Path, port: int, *arguments: str) -> Iterator[Preview]:
    made = Preview(root, folder, port, *arguments)
    try:
        made.wait()
        yield made
    finally:
        made.end()


def find_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def folder(tmp_path: Path) -> BoardFolder:
    made = BoardFolder(tmp_path / "board")
    for number in range(6):
        made.add(f"employer-{number % 3}/no-{number}", posted=f"2026-11-{10 + number}")
    write_site(made.root, PLAIN, index="# Home\n\n<!-- microboard: newest 6 -->\n", guide="# Guide\n\nText.\n")
    return made


def break_listing(folder: BoardFolder) -> None:
    (folder.root / "opportunities/employer-0/no-0.yml").write_text("title: [", encoding="utf-8")


def remove(folder: BoardFolder, path: str) -> None:
    place = folder.root / path
    shutil.rmtree(place) if place.is_dir() else place.unlink()


def write(folder: BoardFolder, path: str, text: str) -> None:
    place = folder.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


# Each does one thing that MkDocs sees, so that there is one build.
EDITS = {
    "a listing is added": lambda folder: folder.add("employer-1/new", posted="2026-11-22"),
    "a listing is broken": break_listing,
    "and mended": lambda folder: folder.add("employer-0/no-0", posted="2026-11-21"),
    "a page is added": lambda folder: write(folder, "docs/extra.md", "# Extra\n"),
    "a listing is removed": lambda folder: remove(folder, "opportunities/employer-1/no-1.yml"),
    "an employer is renamed": lambda folder: folder.add_employer("employer-2", name="Acme & Sons"),
    "a page is broken": lambda folder: write(folder, "docs/guide.md", "<!-- microboard: newest -->\n"),
    "the page is mended": lambda folder: write(folder, "docs/guide.md", "# Another guide\n"),
    "a page is removed": lambda folder: remove(folder, "docs/extra.md"),
    "a page takes a place of the board": lambda folder: write(folder, "docs/skills/index.md", "# Mine\n"),
    "and leaves it": lambda folder: remove(folder, "docs/skills/index.md"),
}


@pytest.mark.parametrize("arguments", [(), ("--dirty",)])
def test_a_preview_shows_what_is_there(folder, tmp_path, arguments, mkdocs) -> None:
    port = find_port()
    with preview(folder.root, tmp_path / "first", port, *arguments) as first:
        for number, edit in enumerate(EDITS.values()):
            edit(folder)
            first.wait()
            if number == 5:
                # Somebody builds the site meanwhile.
                assert mkdocs(folder.root, "build", "--site-dir", str(tmp_path / "built"), **DAY).returncode == 0
        served, said = first.read(), first.said
    assert not (folder.root / ".cache").exists()
    with preview(folder.root, tmp_path / "second", port) as second:
        fresh = second.read()
    assert [path for path in sorted(served.keys() | fresh.keys()) if served.get(path) != fresh.get(path)] == []
    assert "Traceback" not in said
