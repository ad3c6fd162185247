"""However many processes write: the files are the same."""

import gc
import threading
import weakref
from datetime import date
from pathlib import Path

import pytest

from boards import TODAY, BoardFolder
from microboard.check import check_board
from microboard.publish.output import OutputFile, Site
from microboard.publish.pieces import PieceStore
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site.links import Addresses
from microboard.publish.site.write import write_file, write_site
from microboard.run import parallel, progress
from site_files import iterate_outputs

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


def make_plan(folder: BoardFolder) -> Plan:
    rulebook = check_board(folder.root, date.fromisoformat(TODAY)).rulebook
    assert rulebook
    return Plan(folder.build(), rulebook, SITE)


def build(folder: BoardFolder) -> dict[str, bytes]:
    plan = make_plan(folder)
    return {output.path: output.data for output in iterate_outputs(plan.board, plan.rulebook, SITE, lambda _: SHELL)}


def read(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("processes", ["1", "2"])
def test_every_file_is_written_once(folder, tmp_path, monkeypatch, processes: str) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(progress, "WORTH_COPIES", 1)
    monkeypatch.setattr("microboard.publish.site.write.EMPLOYERS_IN_SHARE", 1)
    monkeypatch.setenv(parallel.VARIABLE, processes)
    site, plan = tmp_path / "site", make_plan(folder)
    count = write_site(plan, lambda _: SHELL, site)
    files = read(site)
    assert files == build(folder)
    assert count == len(files)
    assert Addresses(plan).find_taken(files.keys()) == files.keys()


def test_nothing_is_left_beside_a_site(folder, tmp_path, monkeypatch) -> None:
    beside = tmp_path / "beside"
    beside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(beside))
    write_site(make_plan(folder), lambda _: SHELL, tmp_path / "site")
    assert list(beside.iterdir()) == []


def test_a_board_that_was_written_is_forgotten(folder, tmp_path) -> None:
    """Nothing of it stays, or the memory of a preview would grow with every change."""
    plans = []
    for turn in range(3):
        plan = make_plan(folder)
        write_site(plan, lambda _: SHELL, tmp_path / f"site-{turn}")
        plans.append(weakref.ref(plan))
    del plan
    gc.collect()
    assert [plan() for plan in plans] == [None] * 3


def test_a_piece_is_the_one_that_was_stored(tmp_path) -> None:
    store = PieceStore(tmp_path, ("a", "b"))
    store.add(store.write([("one", {"a": b"1", "b": b"22"}), ("two", {"b": b"333"})]))
    store.add(store.write([("three", {"a": b"4444"})]))
    found = {key: [store.get(kind, key) for kind in ("a", "b")] for key in ("one", "two", "three", "four")}
    store.close()
    assert found == {"one": [b"1", b"22"], "two": [None, b"333"], "three": [b"4444", None], "four": [None, None]}


@pytest.mark.parametrize("content", [b"new", lambda: iter([b"n", b"ew"])])
def test_a_file_is_replaced_at_once(tmp_path, content) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_file(str(path), OutputFile("file", content))
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
