"""A person who asks for it leaves the board: every published text, and with a word of what git keeps."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boards import BoardFolder
from microboard.board.build import read_board
from microboard.care.erase import find_traces
from microboard.cli import main
from microboard.publish.output import Site
from microboard.publish.plan import Plan
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site.parts import iterate_part, list_parts
from microboard.run.clock import read_clock
from schemas import read_rules

DAY = "2026-11-23"
PERSON = {"name": "Aoife Byrne", "kind": "individual", "website": "https://byrne-pottery.example/",
          "domains": ["byrne-pottery.example"], "maintainers": ["aoife-b"]}
SITE = Site("Jobs", "https://jobs.example/")
SHELL = Shell(f"<html><head></head><body>{BODY}</body></html>")


@pytest.fixture
def board(folder: BoardFolder) -> BoardFolder:
    folder.add("acme/bread")
    folder.add_employer("aoife", **PERSON)
    folder.add("aoife/bowls", title="Photograph forty tea bowls", apply__url="https://byrne-pottery.example/bowls")
    folder.add("aoife/old", title="Throw sixty small cups", status="withdrawn",
               apply__url="https://byrne-pottery.example/cups")
    return folder


def erase(folder: BoardFolder, *options: str) -> Result:
    return CliRunner().invoke(main, ["erase", "--board", str(folder.root), *options])


def publish(root: Path) -> dict[str, str]:
    board, rulebook = read_board(root, read_clock(DAY))
    plan = Plan(board, rulebook, SITE)
    return {output.path: b"".join(output.iterate()).decode("utf-8", "replace")
            for part in list_parts(plan) for output in iterate_part(plan, part, lambda _: SHELL)
            if not output.path.startswith(("assets/", "schema/"))}


def test_nothing_of_a_person_is_published_any_more_and_the_pages_say_that_it_was_removed(board: BoardFolder) -> None:
    before = publish(board.root)
    assert any("Aoife" in text for text in before.values())
    assert erase(board, "aoife").exit_code == 0
    assert not (board.root / "opportunities/aoife").exists()
    after = publish(board.root)
    for path in ("opportunities/aoife/bowls/index.html", "opportunities/aoife/old/index.html",
                 "employers/aoife/index.html"):
        assert "What stood here was removed" in after[path]
        assert 'content="noindex' in after[path]
    words = ("Aoife", "byrne-pottery", "tea bowls", "small cups", "aoife-b")
    assert [path for path, text in after.items() if any(word in text for word in words)] == []
    # The address itself is on its own pages alone.
    assert {path.split("/")[1] for path, text in after.items() if "aoife" in text} == {"aoife"}
    assert "Acme Bakery" in after["opportunities/acme/bread/index.html"]


def test_without_pages_there_is_nothing_at_the_old_addresses(board: BoardFolder) -> None:
    assert erase(board, "aoife", "--without-pages").exit_code == 0
    after = publish(board.root)
    assert [path for path in after if "aoife" in path] == []
    assert not (board.root / "schema/removed.yml").exists()


def test_the_addresses_of_several_are_remembered_once_each(board: BoardFolder) -> None:
    erase(board, "aoife")
    erase(board, "acme")
    assert read_rules(board.root).removed == ("aoife", "aoife/bowls", "aoife/old", "acme", "acme/bread")


def test_whoever_comes_back_has_a_page_again(board: BoardFolder) -> None:
    erase(board, "aoife")
    board.add_employer("aoife", **PERSON)
    board.add("aoife/bowls", apply__url="https://byrne-pottery.example/bowls")
    after = publish(board.root)
    assert "Aoife Byrne" in after["opportunities/aoife/bowls/index.html"]
    assert "What stood here was removed" in after["opportunities/aoife/old/index.html"]


def test_what_still_names_them_is_told_with_its_line(board: BoardFolder) -> None:
    (board.root / "docs").mkdir()
    (board.root / "docs/index.md").write_text("# Board\n\nThank you, AOIFE BYRNE and aoife-b!\n", encoding="utf-8")
    (board.root / "docs/other.md").write_text("Rebyrne-pottery.examples\n", encoding="utf-8")
    told = erase(board, "aoife").stdout
    assert told == "docs/index.md:3  still holds AOIFE BYRNE\n"


@pytest.mark.parametrize("name", ["nobody", "../acme", "", "acme/bread", "."])
def test_whoever_is_not_there_is_told_so_and_nothing_goes(board: BoardFolder, name: str) -> None:
    done = erase(board, name)
    assert (done.exit_code, "No employer on this board" in done.stderr) == (2, True)
    assert (board.root / "opportunities/acme/bread.yml").exists()


def test_a_link_in_place_of_a_folder_is_left_alone(board: BoardFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (board.root / "opportunities/aoife").rename(elsewhere)
    (board.root / "opportunities/aoife").symlink_to(elsewhere)
    assert erase(board, "aoife").exit_code == 2
    assert (elsewhere / "employer.yml").exists()


@pytest.mark.parametrize("text", ["removed: []\n", "removed: [A/b]\n", "removed: [a/b, a/b]\n", "removed: acme\n",
                                  "removed: [../x]\n"])
def test_a_broken_list_of_addresses_is_a_problem_with_its_line(board: BoardFolder, text: str) -> None:
    (board.root / "schema").mkdir()
    (board.root / "schema/removed.yml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--board", str(board.root), "--format", "json"])
    assert done.exit_code == 1
    assert {problem["path"] for problem in json.loads(done.stdout)} == {"schema/removed.yml"}


def test_words_are_found_whole_and_in_any_letters(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("By Ann. Annals. ANN\n", encoding="utf-8")
    assert [(one.line, one.word) for one in find_traces(tmp_path, ["ann"])] == [(1, "Ann")]
