"""Files are found, read and refused by name, place, size and encoding."""

import contextlib
import os
import socket
from pathlib import Path

import pytest

from microboard.read import read_document, read_folder
from microboard.read.plain_text import MAX_BYTES
from microboard.read.problem import shorten
from microboard.read.wording import SYNTAX, word_syntax


def write(root: Path, path: str, data: bytes = b"a: 1\n") -> str:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path, data: bytes) -> None:
    document, problems = read_document(tmp_path, write(tmp_path, "x.yml", data))
    assert problems == []
    assert document is not None
    assert document.values == {"a": 1}


@pytest.mark.parametrize(
    ("data", "rule", "line"),
    [
        (b"a: 1\nb: \xff\n", "file-encoding", 2),
        (b"a: 1\nb: \x00\n", "text-control", 2),
        (b"", "file-empty", 1),
        (b"- a\n", "file-empty", 1),
        (b"#" * (MAX_BYTES + 1), "file-size", 1),
        (b"a: [\n", "yaml-syntax", 2),
    ],
)
def test_a_file_that_is_no_listing_gets_one_clear_problem(tmp_path: Path, data: bytes, rule: str, line: int) -> None:
    document, problems = read_document(tmp_path, write(tmp_path, "x.yml", data))
    assert document is None
    assert [(p.path, p.rule, p.line) for p in problems] == [("x.yml", rule, line)]
    assert problems[0].message.endswith(".")
    assert problems[0].hint.endswith(".")


def test_a_file_of_64_kib_is_read(tmp_path: Path) -> None:
    data = b"a: " + b"x" * (MAX_BYTES - 4) + b"\n"
    document, problems = read_document(tmp_path, write(tmp_path, "x.yml", data))
    assert problems == []
    assert document is not None


def test_a_link_or_a_pipe_is_never_opened(tmp_path: Path) -> None:
    write(tmp_path, "real.yml")
    (tmp_path / "link.yml").symlink_to(tmp_path / "real.yml")
    os.mkfifo(tmp_path / "pipe.yml")
    for name in ("link.yml", "pipe.yml"):
        document, problems = read_document(tmp_path, name)
        assert document is None
        assert [p.rule for p in problems] == ["file-place"]


def test_typed_getters_answer_none_for_what_is_missing_or_of_another_type(tmp_path: Path) -> None:
    path = write(tmp_path, "x.yml", b"n: 2\nt: text\nb: true\nl: [{d: 2026-02-03}]\n")
    document, _ = read_document(tmp_path, path)
    assert document is not None
    assert document.get_number("n") == 2
    assert document.get_number("b") is None
    assert document.get_text("t") == "text"
    assert document.get_text("n") is None
    assert str(document.get_date("l", 0, "d")) == "2026-02-03"
    assert document.get("l", 3) is None
    assert document.get_position(("l", 0, "missing")) == (4, 5)
    assert document.get_key_position(("t",)) == (2, 1)


def test_listings_and_employers_are_found_and_the_rest_is_named(tmp_path: Path) -> None:
    for path in ("acme/employer.yml", "acme/survey.yml", "acme/.notes", "acme/README.md", "README.md",
                 "loose.yml", "Acme Inc/employer.yml", "acme/Big Plan.yaml", "acme/page.yml", "acme/Plan.yml",
                 f"acme/{'a' * 61}.yml", "acme/deep/x.yml", "acme/logo",
                 "acme/notes.md", "acme/employer.yaml", "cafe/Employer.yml"):
        write(tmp_path, f"opportunities/{path}")
    (tmp_path / "opportunities/other").symlink_to(tmp_path)
    folder = read_folder(tmp_path)
    assert folder.folders == ("acme", "cafe")
    assert folder.employers == ("acme",)
    assert [listing.path for listing in folder.listings] == ["opportunities/acme/survey.yml"]
    assert [(p.path.removeprefix("opportunities/"), p.hint) for p in folder.problems] == [
        ("Acme Inc", "Rename the folder, for example to acme-inc."),
        ("acme/.notes", "Remove it."),
        ("acme/Big Plan.yaml", "Rename it to big-plan.yml, or remove it."),
        ("acme/Plan.yml", "Rename the file, for example to plan.yml."),
        (f"acme/{'a' * 61}.yml", f"Rename the file, for example to {'a' * 60}.yml."),
        ("acme/deep", "Move its files up to opportunities/<employer>/."),
        ("acme/employer.yaml", "Rename it to employer.yml."),
        ("acme/logo", "Remove it."),
        ("acme/notes.md", "Remove it."),
        ("acme/page.yml", "Rename the file, for example to my-project.yml."),
        ("cafe/Employer.yml", "Rename it to employer.yml."),
        ("loose.yml", "Move it to opportunities/<employer>/loose.yml."),
        ("other", "Put here what the link leads to."),
    ]


@pytest.mark.parametrize("path", [
    ".gitattributes", ".git", "acme/.gitattributes", "acme/.survey.yml", "acme/.gitkeep", "acme/.hidden/x.yml",
    ".github/workflows/x.yml", ".DS_Store", "acme/.yml",
])
def test_what_is_hidden_is_named(tmp_path: Path, path: str) -> None:
    write(tmp_path, "opportunities/acme/employer.yml")
    write(tmp_path, f"opportunities/{path}")
    (problem,) = read_folder(tmp_path).problems
    assert f"opportunities/{path}".startswith(problem.path)
    assert "begins with a dot" in problem.message


def test_an_empty_board_may_keep_its_folder_in_git(tmp_path: Path) -> None:
    write(tmp_path, "opportunities/.gitkeep", b"")
    assert read_folder(tmp_path).problems == ()


@pytest.mark.parametrize("place", ["", "acme/"])
@pytest.mark.parametrize("name", ["README.md", "LICENSE", "survey.yml", "notes"])
@pytest.mark.parametrize("kind", ["link", "pipe", "socket", "folder"])
def test_whatever_its_name_only_an_ordinary_file_is_a_file(tmp_path: Path, kind: str, name: str, place: str) -> None:
    write(tmp_path, "opportunities/acme/employer.yml")
    path = tmp_path / f"opportunities/{place}{name}"
    if kind == "link":
        path.symlink_to("acme/employer.yml")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
    else:
        path.mkdir()
    folder = read_folder(tmp_path)
    is_employer = kind == "folder" and name == "notes" and not place
    assert [problem.path for problem in folder.problems] == ([] if is_employer else [f"opportunities/{place}{name}"])
    assert folder.listings == ()


@pytest.mark.parametrize("kind", ["file", "link", "nowhere"])
def test_the_folder_of_the_board_is_a_folder(tmp_path: Path, kind: str) -> None:
    (tmp_path / "else").mkdir()
    if kind == "file":
        write(tmp_path, "opportunities")
    else:
        (tmp_path / "opportunities").symlink_to("else" if kind == "link" else "nowhere")
    assert [problem.path for problem in read_folder(tmp_path).problems] == ["opportunities"]


@pytest.mark.parametrize(("path", "hint"), [
    ("acme/con.yml", "Rename the file, for example to my-project.yml."),
    ("acme/NUL.yml", "Rename the file, for example to my-project.yml."),
    ("aux/employer.yml", "Rename the folder, for example to my-organisation."),
    ("lpt9.jobs/employer.yml", "Rename the folder, for example to lpt9-jobs."),
    ("acme/com1.draft.yml", "Rename the file, for example to com1-draft.yml."),
    ("acme/survey.yml.", "Rename it to survey.yml, or remove it."),
    ("acme/survey.yml ", "Rename it to survey.yml, or remove it."),
    ("acme /employer.yml", "Rename the folder, for example to acme."),
    ("acme./employer.yml", "Rename the folder, for example to acme."),
    ("acme/readme.md", "Remove it."),
    ("license", "Remove it."),
    ("Acme/employer.yml", "Rename the folder, for example to acme."),
])
def test_a_name_that_windows_would_not_hold_or_confuse_is_refused(tmp_path: Path, path: str, hint: str) -> None:
    write(tmp_path, "opportunities/acme/employer.yml")
    write(tmp_path, f"opportunities/{path}")
    assert [problem.hint for problem in read_folder(tmp_path).problems] == [hint]


def test_a_board_without_the_folder_is_empty(tmp_path: Path) -> None:
    assert read_folder(tmp_path).listings == ()


def test_a_value_in_a_message_is_one_short_visible_line() -> None:
    assert shorten("a\n::error::b\u202e") == '"a ::error::bU+202E"'
    assert shorten("x" * 99) == f'"{"x" * 60}…"'
    assert [shorten(v) for v in (True, None, 2, 2.5, [], {})] == [
        "true", "nothing", "2", "2.5", "a list", "a group of fields",
    ]


def test_every_syntax_wording_is_two_sentences_and_the_unknown_has_one_too() -> None:
    wordings = [(message, hint) for _, message, hint in SYNTAX] + [word_syntax("something new")]
    assert all(message.endswith(".") and hint.endswith((".", "...")) for message, hint in wordings)
