"""What earlier builds and killed builds have left behind does not show in a site."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from boards import BARE, DAY, PLAIN, BoardFolder, write_site
from microboard.publish.site.site_folder import BusyError, SiteFolder

Change = Callable[[BoardFolder], object]


@pytest.fixture
def folder(tmp_path: Path) -> BoardFolder:
    return write_board(tmp_path / "board")


def write_board(root: Path) -> BoardFolder:
    made = BoardFolder(root)
    for number in range(4):
        made.add(f"employer-{number % 2}/no-{number}", posted=f"2026-11-{10 + number}")
    write_site(made.root, PLAIN, index="# Home\n\n<!-- microboard: newest 6 -->\n", guide="# Guide\n\nText.\n",
               other="# Other\n")
    return made


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory, mkdocs) -> Path:
    folder = write_board(tmp_path_factory.mktemp("left") / "board")
    build(folder, mkdocs)
    return folder.root


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> BoardFolder:
    """The same board, with its site."""
    made = BoardFolder(tmp_path / "board")
    shutil.copytree(built_once, made.root, dirs_exist_ok=True)
    return made


def build(folder: BoardFolder, mkdocs, *arguments: str) -> str:
    done = mkdocs(folder.root, "build", *arguments, MICROBOARD_PROCESSES="1", **DAY)
    assert done.returncode == 0, done.stderr
    return str(done.stderr)


def read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*")
            if path.is_file() and path.name != "sitemap.xml.gz"}


def compare(folder: BoardFolder, mkdocs) -> list[str]:
    """Files of the site that are not those of a first build."""
    plain = folder.root / "plain"
    build(folder, mkdocs, "--site-dir", "plain")
    was, now = read(plain), read(folder.root / "site")
    shutil.rmtree(plain)
    return [path for path in sorted(was.keys() | now.keys()) if was.get(path) != now.get(path)]


def write(folder: BoardFolder, path: str, text: str) -> None:
    place = folder.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def stop_halfway(folder: BoardFolder) -> None:
    """A build was killed while it wrote, and then a listing went away."""
    site = folder.root / "site"
    for name in ("guide/index.html", "search/search_index.json", "UNFINISHED.txt"):
        (site / name).write_text("{", encoding="utf-8")
    (site / "opportunities/employer-0/no-0/index.html.microboard-new").write_text("half", encoding="utf-8")
    (folder.root / "opportunities/employer-0/no-0.yml").unlink()


def take_place(folder: BoardFolder) -> None:
    shutil.rmtree(folder.root / "opportunities/employer-1")
    write(folder, "docs/employers/employer-1/index.md", "# They have left\n")


def hide_page(folder: BoardFolder) -> None:
    write(folder, "docs/guide.md", "---\nsearch: {exclude: true}\n---\n\n# Guide\n")


def lose_index(folder: BoardFolder) -> None:
    (folder.root / "site/search/search_index.json").write_text('{"docs": [', encoding="utf-8")


def link_out(folder: BoardFolder) -> None:
    """A folder of the site leads somewhere else."""
    shutil.rmtree(folder.root / "site/opportunities")
    (folder.root / "site/opportunities").symlink_to(folder.root / "docs")


def fill_folder(folder: BoardFolder) -> None:
    """An older edition kept what it knew of its builds beside the board."""
    write(folder, ".cache/microboard/site.json", "{")
    write(folder, "site/opportunities/gone/away/index.html", "old")


CONFIG = PLAIN.replace("Jobs", "Work") + "repo_url: https://github.com/acme/board\n"
# Everything that has happened between two builds, at once.
LEFT: dict[str, tuple[Change, ...]] = {
    "builds that did not end": (fill_folder, stop_halfway),
    "changes": (
        take_place,  # an engine's page in the place of the board's
        lambda folder: (folder.root / "docs/other.md").unlink(),
        hide_page,
        lose_index,
        lambda folder: write(folder, "mkdocs.yml", CONFIG),
        lambda folder: folder.write_policy(closing_soon_days=30),
    ),
    "a link": (link_out,),
}


@pytest.mark.parametrize("name", LEFT)
def test_a_dirty_build_is_a_clean_one(built, mkdocs, name: str) -> None:
    for change in LEFT[name]:
        change(built)
    docs = read(built.root / "docs")
    build(built, mkdocs, "--dirty")
    assert compare(built, mkdocs) == []
    assert read(built.root / "docs") == docs


def test_a_clean_build_leaves_what_the_engine_has_written(built, mkdocs) -> None:
    take_place(built)
    build(built, mkdocs)
    assert compare(built, mkdocs) == []


@pytest.mark.parametrize("limit", [3_000, 300_000])
def test_a_disk_that_is_full_before_the_board_begins_is_told_in_words(folder, limit: int) -> None:
    write_site(folder.root, BARE)  # whose theme has larger files
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=folder.root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **DAY},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 1
    assert "microboard: the site can't be written (File too large)" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (folder.root / "site/UNFINISHED.txt").exists()


def test_two_builds_do_not_write_one_site(tmp_path) -> None:
    first, second = SiteFolder(tmp_path / "site"), SiteFolder(tmp_path / "site")
    first.open()
    with pytest.raises(BusyError):
        second.open()
    SiteFolder(tmp_path / "preview").open()
    first.close()
    second.open()


def test_the_second_of_two_builds_says_so(folder, mkdocs) -> None:
    first = SiteFolder(folder.root / "site")
    first.open()
    done = mkdocs(folder.root, "build", **DAY)
    assert done.returncode == 1
    assert f"another build is writing {folder.root}/site. Wait until it is done." in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (folder.root / "site").iterdir()] == ["UNFINISHED.txt"]
    first.close()
    build(folder, mkdocs)


def test_a_program_that_loads_the_configuration_first_can_build(folder) -> None:
    """As mike does: it asks the plugins for their configuration, and has another process build."""
    code = """
import subprocess, sys
from mkdocs.config import load_config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
config = config.plugins.on_config(config)
sys.exit(subprocess.run([sys.executable, "-m", "mkdocs", "build"]).returncode)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder.root, capture_output=True, text=True, check=False,
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **DAY})
    assert done.returncode == 0, done.stderr
    assert (folder.root / "site/opportunities/employer-0/no-0/index.html").exists()
