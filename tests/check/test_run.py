"""The answer is the same for any number of batches, in this process or another, and for a part of the board alone."""

import pickle
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from boards import LISTING, BoardFolder
from microboard.check import Checked, Scope, check_board
from microboard.check.board.batch import check_batch
from microboard.check.board.begin import begin
from microboard.check.board.join import join
from microboard.check.board.others import SamePage
from microboard.read import Document, read_document
from mixed_board import write_mixed_board
from tries import IS_THOROUGH

TODAY = date(2026, 11, 23)
T = TypeVar("T")


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mixed") / "board"
    write_mixed_board(root, every=3)
    return root


@pytest.fixture(scope="module")
def whole(mixed: Path) -> Checked:
    checked = check_board(mixed, TODAY)
    assert len(checked.problems) > 100
    assert len({problem.rule for problem in checked.problems}) > 40
    return checked


def travel(value: T) -> T:
    """What happens on the way to another process."""
    copy: T = pickle.loads(pickle.dumps(value))
    return copy


@pytest.mark.slow
@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_batches_find_what_one_process_finds(mixed: Path, whole: Checked, size: int) -> None:
    begun = begin(mixed, TODAY)
    assert begun.setting
    batches = [begun.folders[at : at + size] for at in range(0, len(begun.folders), size)]
    checked = join(begun, [travel(check_batch(begun.setting, batch)) for batch in batches])
    assert checked.problems == whole.problems
    assert (checked.employers, checked.listings) == (whole.employers, whole.listings)


def test_an_empty_board_holds_nothing(tmp_path: Path) -> None:
    BoardFolder(tmp_path)
    checked = check_board(tmp_path, TODAY)
    assert (checked.listings, checked.problems) == ((), ())


def test_no_position_travels(mixed: Path) -> None:
    begun = begin(mixed, TODAY)
    assert begun.setting
    outcome = check_batch(begun.setting, begun.folders[:5])
    assert outcome.listings
    assert b"Parsed" not in pickle.dumps(outcome)


def test_a_document_that_is_made_again_finds_its_places(mixed: Path, whole: Checked) -> None:
    for listing in whole.listings[::10]:
        read, _ = read_document(mixed, listing.file.path)
        assert read
        again = Document(listing.file.path, read.values, mixed)
        assert again == read
        assert again.parsed == pickle.loads(pickle.dumps(again)).parsed == read.parsed


def test_a_document_whose_file_is_gone_begins_at_the_beginning(tmp_path: Path) -> None:
    document = Document("gone.yml", {"title": "x"}, tmp_path)
    assert (document.get_position(("title",)), document.get_place(("title",), 1)) == ((1, 1), (1, 1))


def choose(checked: Checked, paths: set[str]) -> set[object]:
    return {problem for problem in checked.problems if problem.path in paths}


@pytest.mark.slow
def test_a_part_of_the_board_gets_the_same_answer(mixed: Path, whole: Checked) -> None:
    paths = sorted({*whole.documents, *(problem.path for problem in whole.problems)})
    for path in paths[:: 4 if IS_THOROUGH else 12]:
        part = check_board(mixed, TODAY, Scope([path]))
        assert choose(part, {path}) == choose(whole, {path})
        assert [one.file for one in part.listings] == [one.file for one in whole.listings if one.file.path == path]
    some = set(paths[1::40])
    assert choose(check_board(mixed, TODAY, Scope(some)), some) == choose(whole, some)


def test_a_large_part_is_checked_like_the_whole(
    mixed: Path, whole: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("microboard.check.run.MANY", 3)
    paths = set(sorted(whole.documents)[::9])
    assert choose(check_board(mixed, TODAY, Scope(paths)), paths) == choose(whole, paths)


def test_a_part_of_nothing_says_what_is_out_of_place(mixed: Path) -> None:
    part = check_board(mixed, TODAY, Scope([]))
    assert part.listings == ()
    assert {problem.rule for problem in part.problems} <= {"file-place", "missing-employer"}


LINK = "https://acme.example/go/it's?a=b&c=d"
SPELT = {
    "plain": f"url: {LINK}", "in capitals": f"url: {LINK.replace('acme.example', 'ACME.Example')}",
    "with a fragment": f"url: {LINK}#form", "with a port": f"url: {LINK.replace('/go', ':443/go')}",
    "in quotes": f'url: "{LINK}"', "in single quotes": f"url: '{LINK.replace(chr(39), chr(39) * 2)}'",
    "with an escape": f'url: "{LINK.replace("acme", "acm" + chr(92) + "u0065")}"',
    "folded": 'url: "https://acme.example/go/\\\n      it\'s?a=b&c=d"',
    "on two lines": "url: |\n    https://acme.ex\n    ample/go/it's?a=b&c=d",
    "with a line end of its own": "url: |\n    https://acme.ex\u0085    ample/go/it's?a=b&c=d",
}


@pytest.mark.parametrize("name", SPELT)
def test_a_link_is_found_however_it_is_written(name: str, tmp_path: Path) -> None:
    folder = BoardFolder(tmp_path)
    folder.add("acme/bread", apply__url=LINK)
    folder.add_employer("other", website="https://other.example/", domains=["other.example"])
    values = {**LISTING, "title": "Something else entirely"}
    fields = "".join(f"{field}: {value!r}\n" for field, value in values.items() if field != "apply")
    path = tmp_path / "opportunities/other/page.yml"
    path.write_text(f"apply:\n  deadline: 2026-12-14\n  {SPELT[name]}\n{fields}", encoding="utf-8", newline="")
    mine = "opportunities/acme/bread.yml"
    found = choose(check_board(tmp_path, TODAY, Scope([mine])), {mine})
    assert found == choose(check_board(tmp_path, TODAY), {mine})
    assert len(found) == 1, "the link has to be found, or nothing is tested"


@pytest.mark.parametrize(("url", "data", "may_be"), [
    ("https://acme.example/go", b"url: https://acme.example/b", False), ("https://[", b"https://[", False),
    ("https://mark.example/", "url: https://mar\u212a.example/".encode(), True), ("", b"https://acme.example/", False),
    ("https://b\u00fccher.example/", b"anything", True),
])
def test_bytes_that_may_hold_a_link(url: str, data: bytes, may_be: bool) -> None:
    same = SamePage([url])
    assert (same.is_looking and same.may_be_in(data)) is may_be


def write_paid(folder: BoardFolder, name: str, amount: int, text: str) -> None:
    folder.add(f"{name}/job", pay__amount=amount, apply__url=f"https://{name}.example/", description=f"{text} " * 20)


@pytest.mark.parametrize("text", ["We bake bread.", "We bake bread. No experience needed."])
def test_pay_is_compared_with_all_that_others_pay(tmp_path: Path, text: str) -> None:
    folder = BoardFolder(tmp_path)
    for number in range(12):
        folder.add_employer(f"acme-{number}", name=f"Acme {number}", domains=[f"acme-{number}.example"],
                            website=f"https://acme-{number}.example/")
        write_paid(folder, f"acme-{number}", 3_000 if number == 3 else 400, text)
    path = "opportunities/acme-3/job.yml"
    found = choose(check_board(tmp_path, TODAY, Scope([path])), {path})
    assert found == choose(check_board(tmp_path, TODAY), {path})
    rules = {problem.rule for problem in check_board(tmp_path, TODAY, Scope([path])).problems}
    assert ("pay-too-good" in rules) is ("experience" in text)
