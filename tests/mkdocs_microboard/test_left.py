"""What earlier builds, killed builds and strangers have left behind does not show in a site, and harms nothing else."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from boards import BARE, DAY, BoardFolder, write_site
from mkdocs_microboard.cache_folder import BusyError, CacheFolder

Change = Callable[[BoardFolder], object]


@pytest.fixture
def folder(tmp_path: Path) -> BoardFolder:
    made = BoardFolder(tmp_path / "board")
    for number in range(4):
        made.add(f"employer-{number % 2}/no-{number}", posted=f"2026-11-{10 + number}")
    write_site(made.root, BARE, index="# Home\n\n<!-- microboard: newest 6 -->\n", guide="# Guide\n\nText.\n",
               other="# Other\n")
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
    cache, aside, plain = folder.root / ".cache", folder.root / ".cache-aside", folder.root / "plain"
    if cache.exists() or cache.is_symlink():
        cache.rename(aside)
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
    (folder.root / ".cache/microboard/site.json").unlink()
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


def build_elsewhere(folder: BoardFolder) -> None:
    """Another site was built with the same cache, and a listing went away."""
    (folder.root / "opportunities/employer-0/no-0.yml").unlink()
    path = folder.root / ".cache/microboard/site.json"
    path.write_bytes(path.read_bytes().replace(b"/site", b"/other"))


LEFT: dict[str, Change] = {
    "a killed build": stop_halfway,
    "an engine's page in the place of the board's": take_place,
    "a page that is gone": lambda folder: (folder.root / "docs/other.md").unlink(),
    "a page that search leaves out": hide_page,
    "half an index": lose_index,
    "another site": build_elsewhere,
    "no cache": lambda folder: shutil.rmtree(folder.root / ".cache"),
    "another name": lambda folder: write(folder, "mkdocs.yml", BARE.replace("Jobs", "Work")),
    "other links": lambda folder: write(folder, "mkdocs.yml", BARE + "repo_url: https://github.com/acme/board\n"),
    "another policy": lambda folder: folder.write_policy(closing_soon_days=30),
}


@pytest.mark.parametrize("name", LEFT)
def test_a_dirty_build_is_a_clean_one(folder, mkdocs, name: str) -> None:
    build(folder, mkdocs)
    LEFT[name](folder)
    build(folder, mkdocs, "--dirty")
    assert compare(folder, mkdocs) == []


def test_a_clean_build_leaves_what_the_engine_has_written(folder, mkdocs) -> None:
    build(folder, mkdocs)
    take_place(folder)
    build(folder, mkdocs)
    assert compare(folder, mkdocs) == []


def link_pieces(folder: BoardFolder) -> None:
    shutil.rmtree(folder.root / ".cache/microboard/fragments")
    (folder.root / ".cache/microboard/fragments").symlink_to(folder.root / "docs")


def link_cache(folder: BoardFolder) -> None:
    shutil.rmtree(folder.root / ".cache")
    (folder.root / ".cache").symlink_to(folder.root / "docs")


def link_files(folder: BoardFolder) -> None:
    cache = folder.root / ".cache/microboard"
    for name in ("checked.ndjson", "site.json", "settings", "lock"):
        for place in (cache / name, cache / f"{name}.microboard-new"):
            place.unlink(missing_ok=True)
            place.symlink_to(folder.root / "docs/guide.md")


def lead_out(folder: BoardFolder) -> None:
    path = folder.root / ".cache/microboard/site.json"
    path.write_bytes(path.read_bytes().replace(b'"employers/index.html"', b'"../docs/guide.md"')
                     .replace(b'"opportunities/feed.xml"', f'"{folder.root}/docs/guide.md"'.encode()))


def put_folders(folder: BoardFolder) -> None:
    cache = folder.root / ".cache/microboard"
    (cache / "checked.ndjson").unlink()
    (cache / "checked.ndjson").mkdir()


@pytest.mark.parametrize("spoil", [link_pieces, link_cache, link_files, lead_out, put_folders])
def test_a_cache_leads_nowhere_else(folder, mkdocs, spoil: Change) -> None:
    docs = read(folder.root / "docs")
    build(folder, mkdocs)
    spoil(folder)
    for arguments in ((), ("--dirty",)):
        build(folder, mkdocs, *arguments)
        assert docs.items() <= read(folder.root / "docs").items()
    if spoil is not link_cache:
        assert compare(folder, mkdocs) == []


def test_a_cache_that_is_in_the_repository_is_not_believed(folder, mkdocs) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(folder.root), *arguments], check=True, capture_output=True)

    git("init")
    build(folder, mkdocs)
    checked = folder.root / ".cache/microboard/checked.ndjson"
    git("add", "--force", ".cache")
    before = checked.read_bytes(), checked.stat().st_mtime_ns
    folder.add("employer-0/no-0", title="Bake something else entirely", posted="2026-11-10")
    said = build(folder, mkdocs)
    assert (checked.read_bytes(), checked.stat().st_mtime_ns) == before
    assert "The folder .cache is in the repository" in said
    assert compare(folder, mkdocs) == []


@pytest.mark.parametrize("limit", [3_000, 300_000])
def test_a_disk_that_is_full_before_the_board_begins_is_told_in_words(folder, limit: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=folder.root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **DAY},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 1
    assert "microboard: the site can't be written (File too large)" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert (folder.root / "site/UNFINISHED.txt").exists()


def test_two_builds_do_not_write_one_site(folder, tmp_path) -> None:
    first = CacheFolder(folder.root, tmp_path / "site")
    with pytest.raises(BusyError):
        CacheFolder(folder.root, tmp_path / "site")
    other = CacheFolder(folder.root, tmp_path / "preview")
    assert other.path is None
    first.close()
    again = CacheFolder(folder.root, tmp_path / "site")
    assert again.path
    again.close()


def test_the_second_of_two_builds_says_so(folder, mkdocs) -> None:
    first = CacheFolder(folder.root, folder.root / "site")
    done = mkdocs(folder.root, "build", **DAY)
    first.close()
    assert done.returncode == 1
    assert f"another build is writing {folder.root}/site. Wait until it is done." in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder.root / "site").exists()
