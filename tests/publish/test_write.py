"""Whatever is remembered and however many processes write: the files are the same."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from boards import TODAY, BoardFolder
from microboard.check import check_board
from microboard.publish.fragment_store import INDEX, FragmentStore
from microboard.publish.ledger import Ledger
from microboard.publish.marks import BODY
from microboard.publish.output import OutputFile, Site
from microboard.publish.plan import Plan
from microboard.publish.shell import Shell
from microboard.publish.site import iterate_outputs
from microboard.publish.write import write_file, write_site

SITE = Site("Board", "https://board.example/")
SHELL = Shell(f"<html><head></head><body>{BODY}</body></html>")
LISTINGS = 8


@pytest.fixture
def folder(tmp_path: Path) -> BoardFolder:
    """A board of two employers."""
    made = BoardFolder(tmp_path / "board")
    for number in range(LISTINGS):
        made.add(f"{'acme' if number % 2 else 'zebra'}/no-{number}", title=f"Bake the bread of table {number}",
                 posted=f"2026-11-{10 + number}")
    made.add("acme/over", status="filled")
    return made


def write(folder: BoardFolder, site: Path, cache: Path | None, shells: str = "") -> int:
    return write_site(_plan(folder), lambda _: SHELL, shells, site, cache)


def build(folder: BoardFolder) -> dict[str, bytes]:
    plan = _plan(folder)
    return {output.path: output.data for output in iterate_outputs(plan.board, plan.rulebook, SITE, lambda _: SHELL)}


def _plan(folder: BoardFolder) -> Plan:
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    return Plan(folder.build(), rulebook, SITE)


def read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("has_cache", [True, False])
def test_every_file_is_written_once(folder, tmp_path, has_cache: bool) -> None:
    site = tmp_path / "site"
    count = write(folder, site, tmp_path / "cache" if has_cache else None)
    assert read(site) == build(folder)
    assert count == len(read(site))


def test_what_has_not_changed_is_left_alone(folder, tmp_path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    folder.add("acme/no-1", title="Bake other bread for table 1", posted="2026-11-11")
    write(folder, site, cache)
    assert read(site) == build(folder)
    written = {path.relative_to(site).as_posix() for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert "opportunities/acme/no-1/index.html" in written
    assert "opportunities/acme/feed.xml" not in written
    assert not any(path.startswith("opportunities/zebra/") for path in written)


def test_what_is_no_more_is_removed(folder, tmp_path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache)
    (folder.root / "opportunities/acme/no-1.yml").unlink()
    write(folder, site, cache)
    assert read(site) == build(folder)
    assert not (site / "opportunities/acme/no-1").exists()


def test_a_file_that_was_deleted_comes_back(folder, tmp_path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache)
    (site / "opportunities/acme/no-1/index.html").unlink()
    shutil.rmtree(site / "skills")
    write(folder, site, cache)
    assert read(site) == build(folder)


def test_other_shells_make_every_page_anew(folder, tmp_path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache, "one")
    (site / "opportunities/acme/no-1/index.html").write_text("old", encoding="utf-8")
    write(folder, site, cache, "two")
    assert read(site) == build(folder)


def spoil_nothing(cache: Path) -> None:
    """The cache as it was written."""


def truncate(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(cache: Path) -> None:
    for path in (cache / "fragments").glob("*.pieces"):
        data = bytearray(path.read_bytes())
        data[::50] = bytes(byte ^ 1 for byte in data[::50])
        path.write_bytes(data)


def empty(cache: Path) -> None:
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"")


def lie(cache: Path) -> None:
    """Places that lead out of the folder, or nowhere."""
    index = cache / "fragments" / INDEX
    found = json.loads(index.read_bytes())
    for key in found["blocks"]:
        found["blocks"][key] = ["../site.json", 0, 10]
    index.write_text(json.dumps(found), encoding="utf-8")
    (cache / "site.json").write_text('{"about": 1, "parts": [["../../x"]]}', encoding="utf-8")


def misplace(cache: Path) -> None:
    index = cache / "fragments" / INDEX
    found = json.loads(index.read_bytes())
    for number, place in enumerate(found["blocks"].values()):
        place[1:] = [number * 7, number * 7 + 90]
    index.write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize("spoil", [spoil_nothing, truncate, flip, empty, lie, misplace, shutil.rmtree])
@pytest.mark.parametrize("keeps_site", [True, False])
def test_a_spoilt_cache_costs_time_alone(folder, tmp_path, spoil, keeps_site: bool) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache)
    spoil(cache)
    if not keeps_site:
        shutil.rmtree(site)
    folder.add("zebra/no-0", title="Bake other bread for table 0", posted="2026-11-10")
    write(folder, site, cache)
    assert read(site) == build(folder)


def test_the_ledger_counts_after_a_build_that_ended(folder, tmp_path, monkeypatch) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    write(folder, site, cache)
    folder.add("acme/no-1", title="Bake other bread for table 1", posted="2026-11-11")

    def fail(_: Ledger) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "close", fail)
        with pytest.raises(KeyboardInterrupt):
            write(folder, site, cache)
    assert not (cache / "site.json").exists()
    write(folder, site, cache)
    assert read(site) == build(folder)


def test_pieces_that_no_listing_needs_are_forgotten(folder, tmp_path) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    for turn in range(12):
        for number in range(LISTINGS):
            folder.add(f"{'acme' if number % 2 else 'zebra'}/no-{number}", title=f"Bake bread {turn} for {number}",
                       posted=f"2026-11-{10 + number}")
        write(folder, site, cache)
    sizes = [path.stat().st_size for path in (cache / "fragments").glob("*.pieces")]
    assert len(sizes) <= 2
    assert read(site) == build(folder)


def test_a_piece_is_the_one_that_was_stored(tmp_path) -> None:
    store = FragmentStore(tmp_path, ("a", "b"), "key")
    store.add(store.write([("one", {"a": b"1", "b": b""}), ("two", {"b": b"22"})]))
    store.close(["one", "two"])
    again = FragmentStore(tmp_path, ("a", "b"), "key")
    assert [again.get(kind, key) for key in ("one", "two", "three") for kind in ("a", "b")] == [
        b"1", b"", None, b"22", None, None]
    again.close(["one", "two"])
    assert FragmentStore(tmp_path, ("a", "b"), "another key").get("a", "one") is None
    assert list(tmp_path.glob("*.pieces")) == []


def test_a_store_of_many_files_keeps_few_open(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("microboard.publish.fragment_store.MAX_OPEN", 3)
    store = FragmentStore(tmp_path, ("a",), "key")
    for number in range(9):
        store.add(store.write([(f"{number}", {"a": b"%d" % number})]))
    assert [store.get("a", f"{number}") for number in (*range(9), *range(9))] == [b"%d" % n for n in range(9)] * 2
    opened = [link for link in Path("/proc/self/fd").glob("*") if link.exists() and link.resolve().parent == tmp_path]
    assert len(opened) == 3 or not Path("/proc/self/fd").exists()
    store.close([])


@pytest.mark.parametrize("place", [[0, 10**15], [0, 2**63], [2**63, 2**63], [2**70, 2**70 + 1], [-1, 4], [0, 64],
                                   ["0", 4], []])
def test_an_index_that_leads_nowhere_finds_nothing(tmp_path, place) -> None:
    store = FragmentStore(tmp_path, ("a",), "key")
    store.add(store.write([("one", {"a": b"1"})]))
    store.close(["one"])
    index = json.loads((tmp_path / INDEX).read_text())
    index["blocks"]["one"][1:] = place
    (tmp_path / INDEX).write_text(json.dumps(index))
    again = FragmentStore(tmp_path, ("a",), "key")
    assert again.get("a", "one") is None
    again.close([])


@pytest.mark.parametrize("content", [b"new", lambda: iter([b"n", b"ew"])])
def test_a_file_is_replaced_at_once_or_not_at_all(tmp_path, content) -> None:
    path = tmp_path / "file"
    output = OutputFile("file", content)
    write_file(str(path), output)
    number = path.stat().st_ino
    write_file(str(path), output)
    assert path.stat().st_ino == number
    path.write_bytes(b"old")
    write_file(str(path), output)
    assert path.read_bytes() == b"new"
    assert path.stat().st_ino != number
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
