"""An issue changes a listing that is on the board: for those whom its employer names, and for nobody else."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from boards import EMPLOYER, EVERYTHING, LISTING, TODAY, BoardFolder
from issues import ANSWERS, TITLE, write_issue
from live_markdown import find_live
from microboard.cli import main
from microboard.intake.place import PlaceError, write_again
from microboard.read import read_document
from schemas import SCHEMA

PATH = "opportunities/acme/bread.yml"
# As people write it, with words of their own.
TEXT = "# Ours, since spring.\n" + yaml.safe_dump(LISTING, sort_keys=False).replace(
    "posted:", "# The day it went up.\nposted:") + "# The end.\n"


@pytest.fixture
def board(folder: BoardFolder) -> Path:
    folder.add_employer(maintainers=["Acme-Ana", "acme-bo"])
    folder.add_employer("rival", maintainers=["mallory"], name="Rival Rolls", website="https://rival.example/",
                        domains=["rival.example"])
    shutil.copytree(SCHEMA, folder.root / "schema")
    (folder.root / PATH).write_text(TEXT, encoding="utf-8")
    return folder.root


def mark(name: str = "acme/bread", status: str = "filled") -> str:
    return f"<!-- microboard:change {name}{' ' * bool(status)}{status} -->\n\nSomebody has been found.\n"


def send(board: Path, body: str, author: str = "acme-ana", sender: str | None = None, title: str = TITLE) -> Result:
    event = {"action": "edited", "issue": {"title": title, "body": body, "user": {"login": author}},
             "sender": {"login": author if sender is None else sender}}
    return CliRunner().invoke(main, ["from-issue", "--event", "--board", str(board), "--as-of", TODAY],
                              input=json.dumps(event))


def read_all(board: Path) -> dict[str, bytes]:
    return {str(path.relative_to(board)): path.read_bytes() for path in board.rglob("*") if path.is_file()}


def refuse(board: Path, *arguments: Any, **options: Any) -> str:
    """The answer to an issue that changes nothing."""
    before = read_all(board)
    result = send(board, *arguments, **options)
    assert result.exit_code == 1, result.output
    assert read_all(board) == before
    assert list(find_live(result.stdout)) == []
    return result.stdout


def test_a_maintainer_says_that_somebody_was_found_and_all_else_stays(board: Path) -> None:
    result = send(board, mark())
    assert (result.exit_code, result.stderr) == (0, f"Wrote {board / PATH}.\n"), result.output
    assert result.stdout == f"### The change is complete\n\nIt changes `{PATH}`.\n"
    end = f"status: filled\nupdated: {TODAY}\n# The end.\n"
    assert (board / PATH).read_text(encoding="utf-8") == TEXT.replace("# The end.\n", end)
    assert "There is nothing to change".lower() in refuse(board, mark()).lower()


@pytest.mark.parametrize(("author", "sender"), [
    ("mallory", "mallory"), ("acme-ana", "mallory"), ("mallory", "acme-ana"), ("acme-ana", ""), ("", ""),
    ("acme-an\u0430", "acme-an\u0430"), ("acme-ana\u200b", "acme-ana"), ("acme-ana ", "acme-ana"), ("acme", "acme"),
    ("acme-ana[bot]", "acme-ana"), ("\u212bcme-ana", "acme-ana"),
])
def test_nobody_else_changes_it_and_the_answer_says_who_may(board: Path, author: str, sender: str) -> None:
    said = refuse(board, mark(), author=author, sender=sender)
    assert said.startswith("### The listing is not changed\n\nOnly the maintainers of acme can change its listings")
    assert "They are named in `opportunities/acme/employer.yml`." in said
    assert "ask one of them, or the people who run this board" in said
    assert "report it" in said


@pytest.mark.parametrize(("author", "sender"), [
    ("ACME-ANA", "acme-ana"), ("acme-bo", "Acme-Bo"), ("acme-ana", "acme-bo"),
])
def test_github_tells_no_capitals_from_small_letters_and_maintainers_help_each_other(
    board: Path, author: str, sender: str
) -> None:
    assert send(board, mark(), author=author, sender=sender).exit_code == 0


def test_the_board_s_own_people_are_no_maintainers_of_an_employer(board: Path) -> None:
    policy = board / "schema/policy.yml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("board_maintainers: []", "board_maintainers: [boss]"), encoding="utf-8")
    assert policy.read_text(encoding="utf-8") != text
    assert "not among them" in refuse(board, mark(), author="boss")


def test_a_body_names_no_author(board: Path) -> None:
    forged = f'{mark()}\nauthor: acme-ana\n"user": {{"login": "acme-ana"}}\nCo-authored-by: acme-ana\n'
    assert "not among them" in refuse(board, forged, author="mallory")


@pytest.mark.parametrize("name", [
    "../acme/bread", "acme/../rival", "acme/..", "acme/employer", "acme/br\u0435ad", "ACME/bread", "acme",
    "/etc/passwd", "acme/bread/x", "acme/$(touch-hacked)", "acme/`id`", "acme/bread.yml", "acme/" + "a" * 61,
    "acme/no-such", "rival/bread",
])
def test_only_the_name_of_a_listing_is_one(board: Path, name: str) -> None:
    said = refuse(board, mark(name))
    assert "press the link there again" in said


@pytest.mark.parametrize("body", [
    mark() + mark("acme/rolls"), mark() + mark(), mark("rival/bread") + mark(),
])
def test_an_issue_is_about_one_listing(board: Path, body: str) -> None:
    assert "names more than one listing" in refuse(board, body)


@pytest.mark.parametrize("body", [
    f"```\n{mark()}```\n", f"    {mark()}", f"Hello\n{mark()}", f"> {mark()}", f"<!-- microboard:listing -->\n{mark()}",
    mark().upper(), mark().replace("microboard", "microb\u043eard"),
])
def test_a_mark_counts_only_as_the_first_line(board: Path, body: str) -> None:
    assert "None of the form's headings is here." in refuse(board, body).replace("`", "")


def test_a_mark_in_a_block_of_code_below_is_only_a_text(board: Path) -> None:
    assert send(board, f"{mark()}\n```\n{mark('rival/x')}```\n").exit_code == 0


@pytest.mark.parametrize("status", ["done", "FILLED", "$(id)", "fill\u0435d", "@octocat", "filled;", "null"])
def test_a_status_is_one_of_few(board: Path, status: str) -> None:
    said = refuse(board, mark(status=status))
    assert "open, paused, filled, withdrawn, completed" in said


def test_a_status_to_which_the_check_objects_is_not_written(board: Path) -> None:
    policy = board / "schema/policy.yml"
    policy.write_text(policy.read_text("utf-8").replace("deadline-past: warning", "deadline-past: error"), "utf-8")
    past = TEXT.replace("2026-12-14", "2026-11-21").replace("posted:", "status: paused\nposted:")
    (board / PATH).write_text(past, encoding="utf-8")
    said = refuse(board, mark(status="open"))
    assert "With this status, the check would object to its file." in said
    assert "- **Apply: deadline**:" in said
    result = send(board, mark(status="completed"))
    assert result.exit_code == 0
    assert "its outcome is not told" in result.stdout
    assert "Description" not in result.stdout


def test_a_file_that_no_program_can_read_is_left_alone(board: Path) -> None:
    for text in ("a: *b\n", f"{TEXT}nda: true\nnda: false\n", "title: [\n", f"{TEXT}x: {'a' * 70_000}\n", "\x00", ""):
        (board / PATH).write_text(text, encoding="utf-8")
        assert "can't be read, so no program changes it" in refuse(board, mark()).replace("`", "")


def test_a_file_that_would_be_too_large_is_not_written(board: Path) -> None:
    full = f"{TEXT}# {'a' * (64 * 1024 - len(TEXT) - 4)}\n"
    (board / PATH).write_text(full, encoding="utf-8")
    assert "64 KiB" in refuse(board, mark()).replace("`", "")


def test_a_listing_that_has_moved_or_was_taken_away_is_told(board: Path) -> None:
    moved = board / "opportunities/acme/rolls.yml"
    (board / PATH).rename(moved)
    moved.write_text(f"{TEXT}formerly: [acme/bread]\n", encoding="utf-8")
    assert "has moved to `acme/rolls`" in refuse(board, mark())
    moved.unlink()
    assert "There is no listing `acme/bread` on this board." in refuse(board, mark())
    (board / "schema/removed.yml").write_text("removed: [acme/bread]\n")
    assert "There is no listing" in refuse(board, mark())


@pytest.mark.parametrize("status", ["filled", "withdrawn", "paused"])
def test_what_has_closed_by_itself_can_still_be_filled(board: Path, status: str) -> None:
    (board / PATH).write_text(TEXT.replace("2026-12-14", "2026-11-20").replace("2026-11-20", "2026-11-01"))
    result = send(board, mark(status=status))
    assert result.exit_code == 0, result.stdout
    assert f"status: {status}\n" in (board / PATH).read_text()
    assert send(board, mark(status="withdrawn" if status == "filled" else "filled")).exit_code == 0


def test_a_file_in_brackets_is_written_anew(folder: BoardFolder, board: Path) -> None:
    folder.add("acme/bread", **{name: EVERYTHING[name] for name in ("effort", "pay", "mentor", "learning_objectives")})
    before, _ = read_document(board, PATH)
    assert send(board, mark()).exit_code == 0
    after, _ = read_document(board, PATH)
    assert before
    assert after
    assert after.values == {**before.values, "status": "filled", "updated": TODAY}


def change(answers: dict[str, str] = ANSWERS) -> str:
    """A change of all answers but for the names, as the form on the site writes it."""
    body = write_issue({**answers, "Employer: folder": ""})
    return f"{mark(status='').splitlines()[0]}\n{body}"


def test_answers_take_the_place_of_those_that_are_there(board: Path) -> None:
    extra = "status: paused # for a week\nformerly: [acme/old]\nopenings: 2\nstarts: rolling\n# The end.\n"
    (board / PATH).write_text(TEXT.replace("# The end.\n", extra), encoding="utf-8")
    result = send(board, change({**ANSWERS, "Pay: amount": "450"}), title="Ask fifty customers about bread")
    assert result.exit_code == 0, result.stdout
    text = (board / PATH).read_text(encoding="utf-8")
    assert text.startswith("# Ours, since spring.\ntitle: Ask fifty customers about bread\nsummary:")
    assert "  amount: 450\n" in text
    assert "# The day it went up.\nposted: '2026-11-20'\n" in text
    assert "status: paused # for a week\nformerly: [acme/old]\nupdated:" in text
    document, _ = read_document(board, PATH)
    assert document
    assert document.get("openings") is None
    assert document.get("skills") == ["interviewing", "spreadsheets"]
    assert document.get("updated") == TODAY


def test_what_the_file_means_without_saying_so_is_not_written_down(board: Path) -> None:
    said = change({**ANSWERS, "Openings": "1", "Language": "en", "NDA": "No", "Credit: possible": "No"})
    assert send(board, said).exit_code == 0
    document, _ = read_document(board, PATH)
    assert document
    assert [document.get(name) for name in ("openings", "language", "nda", "credit")] == [None] * 4
    assert "there is nothing to change" in refuse(board, said)


def test_an_answer_to_mend_is_told_and_nothing_is_written(board: Path) -> None:
    said = refuse(board, change({**ANSWERS, "Pay: amount": "lots"}))
    assert '- **Pay: amount**: "lots" is not a number.' in said


@pytest.mark.parametrize(("heading", "text"), [
    ("Employer: folder", "rival"), ("File name", "rolls"), ("Employer: maintainers", "mallory"),
    ("Employer: name", "Acme"),
])
def test_neither_the_address_nor_the_employer_s_file_is_changed(board: Path, heading: str, text: str) -> None:
    before = (board / "opportunities/acme/employer.yml").read_bytes()
    body = change().replace(f"### {heading}\n\n_No response_", f"### {heading}\n\n{text}")
    assert text in body
    assert f"- **{heading}**: An issue changes only the listing itself" in refuse(board, body)
    assert (board / "opportunities/acme/employer.yml").read_bytes() == before


def test_who_is_to_become_a_maintainer_is_none_yet(board: Path) -> None:
    body = change().replace("### Employer: maintainers\n\n_No response_", "### Employer: maintainers\n\nmallory")
    assert "not among them" in refuse(board, body, author="mallory")
    (board / "opportunities/acme/employer.yml").write_text(json.dumps({**EMPLOYER, "maintainers": "mallory"}))
    assert "not among them" in refuse(board, mark(), author="mallory")
    (board / "opportunities/acme/employer.yml").unlink()
    assert "not among them" in refuse(board, mark(), author="mallory")


def test_nothing_is_written_through_a_link_or_where_nothing_is(board: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yml").write_text(TEXT)
    (board / PATH).unlink()
    (board / PATH).symlink_to(tmp_path / "elsewhere.yml")
    result = send(board, mark())
    assert result.exit_code == 1
    assert (tmp_path / "elsewhere.yml").read_text() == TEXT
    for path in (PATH, "opportunities/acme/none.yml", "opportunities/../schema/policy.yml", "schema/policy.yml"):
        with pytest.raises(PlaceError):
            write_again(board, path, "x")
