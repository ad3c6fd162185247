"""What a check remembers changes its time, and never its answer."""

import os
from datetime import date
from pathlib import Path

import pytest

from boards import BoardFolder
from microboard.check import Checked, check_board
from microboard.checked_cache import GRAIN
from microboard.checking import check_whole

TODAY = date(2026, 11, 23)


@pytest.fixture(params=[0, GRAIN])
def folder(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> BoardFolder:
    """A board with warnings, whose files are told apart by their times, or are too new for that."""
    monkeypatch.setattr("microboard.checked_cache.GRAIN", request.param)
    made = BoardFolder(tmp_path / "board")
    for number in range(6):
        made.add(f"{'acme' if number % 2 else 'zebra'}/no-{number}", title=f"Bake the bread of table {number}")
    made.add("acme/vague", eligibility__work_authorization="not-specified")
    return made


def check(folder: BoardFolder, cache: Path) -> Checked:
    found = check_whole(folder.root, TODAY, cache=cache)
    whole = check_board(folder.root, TODAY)
    assert found.problems == whole.problems
    assert [(one.file, one.document.values) for one in found.listings] == [
        (one.file, one.document.values) for one in whole.listings]
    assert found.employers == whole.employers
    return found


def test_errors_alone_are_the_errors_of_all(folder, tmp_path) -> None:
    folder.add("acme/late", posted="2026-11-20", apply={"url": "https://acme.example/late", "deadline": "2026-11-01"})
    cache = tmp_path / "checked"
    for _ in range(2):
        every = check_whole(folder.root, TODAY)
        errors = check_whole(folder.root, TODAY, cache=cache, has_warnings=False)
        assert errors.problems == tuple(one for one in every.problems if one.severity == "error") != ()
        assert len(every.problems) > len(errors.problems)
        assert errors.rulebook.policy == every.rulebook.policy


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that were checked anew."""
    checked: list[str] = []
    from microboard import checking

    original = checking.check_share

    def watch(share, *others):
        checked.extend(folder.name for folder in share.folders)
        return original(share, *others)

    monkeypatch.setattr(checking, "check_share", watch)
    return checked


def test_only_what_has_changed_is_checked_again(folder, tmp_path, watched) -> None:
    cache = tmp_path / "checked"
    assert check(folder, cache).problems
    assert watched == ["acme", "zebra"]
    check(folder, cache)
    assert watched == ["acme", "zebra"]
    folder.add("zebra/no-0", title="Bake the bread of another table")
    check(folder, cache)
    assert watched[2:] == ["zebra"]


@pytest.mark.parametrize("change", [
    lambda folder: folder.add("acme/no-1", title="Bake the bread of table 7"),
    lambda folder: folder.add("acme/new", title="Sell the bread of the morning"),
    lambda folder: (folder.root / "opportunities/acme/no-1.yml").unlink(),
    lambda folder: (folder.root / "opportunities/acme/no-1.yml").write_text("title: [", encoding="utf-8"),
    lambda folder: folder.add_employer("acme", name="Acme & Sons"),
    lambda folder: folder.add_employer("acme", domains=["other.example"]),
    lambda folder: (folder.root / "opportunities/acme/employer.yml").unlink(),
    lambda folder: folder.write_policy(closing_soon_days=3),
])
def test_a_change_is_seen(folder, tmp_path, change) -> None:
    cache = tmp_path / "checked"
    check(folder, cache)
    change(folder)
    check(folder, cache)
    check(folder, cache)


def test_a_change_that_keeps_size_and_time_is_seen(folder, tmp_path) -> None:
    cache, path = tmp_path / "checked", folder.root / "opportunities/acme/no-1.yml"
    check(folder, cache)
    was = path.stat()
    path.write_bytes(path.read_bytes().replace(b"table 1", b"table 9"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert path.stat().st_size == was.st_size
    titles = [one.document.get_text("title") for one in check(folder, cache).listings]
    assert "Bake the bread of table 9" in titles


def test_a_fresh_copy_is_known_by_its_bytes(folder, tmp_path, watched) -> None:
    cache = tmp_path / "checked"
    check(folder, cache)
    for path in folder.root.rglob("*.yml"):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    check(folder, cache)
    assert watched == ["acme", "zebra"]


def test_a_file_that_becomes_a_link_is_refused(folder, tmp_path) -> None:
    cache, path = tmp_path / "checked", folder.root / "opportunities/acme/no-1.yml"
    check(folder, cache)
    path.rename(tmp_path / "elsewhere.yml")
    path.symlink_to(tmp_path / "elsewhere.yml")
    assert any(problem.rule == "file-place" for problem in check(folder, cache).problems)


def test_another_day_is_another_check(folder, tmp_path, watched) -> None:
    cache = tmp_path / "checked"
    check_whole(folder.root, TODAY, cache=cache)
    check_whole(folder.root, date(2026, 12, 30), cache=cache)
    assert watched == ["acme", "zebra"] * 2


@pytest.mark.parametrize("spoil", [
    lambda _: b"", lambda data: data[:-40], lambda data: data.replace(b"bread", b"money"), lambda data: data[40:],
    lambda data: b"00000000 []\n" + data, lambda _: b"\xff\n", lambda data: data.replace(b"\n", b""),
])
def test_a_spoilt_cache_is_not_believed(folder, tmp_path, spoil) -> None:
    cache = tmp_path / "checked"
    check(folder, cache)
    cache.write_bytes(spoil(cache.read_bytes()))
    check(folder, cache)
    check(folder, cache)


def test_a_line_that_was_cut_short_costs_only_itself(folder, tmp_path, watched) -> None:
    cache = tmp_path / "checked"
    check(folder, cache)
    with cache.open("ab") as file:
        file.write(b'12345678 ["acme","half a li')
    folder.add("zebra/no-0", title="Bake the bread of another table")
    check(folder, cache)
    check(folder, cache)
    assert watched == ["acme", "zebra", "zebra"]


def test_what_no_longer_counts_does_not_pile_up(folder, tmp_path) -> None:
    cache = tmp_path / "checked"
    check(folder, cache)
    size = cache.stat().st_size
    for number in range(20):
        folder.add("acme/no-1", title=f"Bake the bread of table {number}")
        check(folder, cache)
        assert not cache.exists() or cache.stat().st_size < 5 * size


def test_a_cache_that_cannot_be_written_is_done_without(folder, tmp_path) -> None:
    blocked = tmp_path / "folder"
    blocked.mkdir()
    check(folder, blocked)
    check(folder, blocked)


@pytest.mark.parametrize(("hours", "weeks", "amount"), [
    (1e308, 4, 400), (20, 1e-300, 400), (1e-300, 4, 1e308), (1e-300, 1e308, 1e308), (10**30, 4, 400)])
def test_a_number_beyond_all_sense_is_refused_and_remembered(folder, tmp_path, hours, weeks, amount) -> None:
    folder.add("acme/huge", effort={"hours": hours, "weeks": weeks},
               pay={"type": "fixed", "amount": amount, "currency": "EUR"})
    for _ in range(2):
        assert check(folder, tmp_path / "checked").has_errors
