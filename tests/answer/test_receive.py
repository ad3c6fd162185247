"""An artifact is read, or refused, and nothing of it reaches the disk."""

import json
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artifacts import MARKER, TEXT, pack, pack_answer
from microboard.answer.receive import RefusedError, check_comment, main, read_answer
from rendered import find_live, render

PIECES = st.lists(st.one_of(st.text(max_size=4), st.sampled_from([
    "@octocat", "`", "``", "```", "```yaml", "~~~", "\n", "\n\n", "<b>", "[a](b)", "https://a.example", "\\", "#1",
    "&#64;octocat", "&commat;octocat",
    "    ", "- ", "> ", "**",
    "| a |\n|---|\n", "`code`", "a@b.example", "<!-- x -->", "&lt;", "![a][b]", "[b]: c", "1. ",
])), max_size=10).map("".join)


def read(tmp_path: Path, archive: str) -> tuple[str, str]:
    path = tmp_path / "answer.zip"
    path.write_bytes(bytes.fromhex(archive))
    return read_answer(path)


def test_an_answer_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(tmp_path, pack_answer()) == ("7", TEXT)
    assert main(tmp_path / "answer.zip", tmp_path / "body.json") == 0
    assert capsys.readouterr() == ("number=7\n", "")
    assert json.loads((tmp_path / "body.json").read_text(encoding="utf-8")) == {"body": TEXT}


def test_what_is_refused_is_said_and_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answer.zip").write_bytes(b"PK")
    assert main(tmp_path / "answer.zip", tmp_path / "body.json") == 1
    assert capsys.readouterr() == ("", "::error::The artifact can't be read.\n")
    assert not (tmp_path / "body.json").exists()


def encrypt(archive: str) -> str:
    """The archive with the flag of encryption set in both places (PKWARE application note, 4.3.7 and 4.3.12)."""
    data = bytearray.fromhex(archive)
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(sign) + offset] |= 1
    return data.hex()


@pytest.mark.parametrize("archive", [
    "", "00ff", pack_answer()[:-60], encrypt(pack_answer()), encrypt(pack(("answer.md", b"a"), ("number", b"7"))),
    pack_answer()[:90] + "ff" * 20 + pack_answer()[130:],
])
def test_an_archive_that_is_broken_is_refused(tmp_path: Path, archive: str) -> None:
    with pytest.raises(RefusedError, match="The artifact can't be read"):
        read(tmp_path, archive)


@pytest.mark.parametrize("files", [
    (), (("answer.md", b"x"),), (("../answer.md", b"x"), ("number", b"7")), (("/answer.md", b"x"), ("number", b"7")),
    (("answer.md", b"x"), ("number", b"7"), ("run.sh", b"x")), (("answer.md", b"x"), ("number/", b"")),
    (("answer.md\0", b"x"), ("number", b"7")),
])
def test_other_files_are_refused(tmp_path: Path, files: tuple[tuple[str, bytes], ...]) -> None:
    with pytest.raises(RefusedError):
        read(tmp_path, pack(*files))


@pytest.mark.parametrize(("archive", "said"), [
    (pack(("answer.md", b"/etc/passwd"), ("number", b"7"), kind=stat.S_IFLNK), "does not begin with its mark"),
    (pack(("answer.md", b"\xff\xfe"), ("number", b"7")), "is not UTF-8"),
    (pack(("answer.md", b"0" * 9_000_000), ("number", b"7")), "is too long"),
    (pack(("answer.md", TEXT.encode()), ("number", b"9" * 900_000), method=zipfile.ZIP_LZMA), "is too long"),
])
def test_what_is_in_the_files_is_refused(tmp_path: Path, archive: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read(tmp_path, archive)


@pytest.mark.parametrize("number", ["", "x", "-1", "0", "7;ls", "$(ls)", "7\nfound=1", "../8", "٧", "1e3", "7\n\n"])
def test_a_number_is_a_number(tmp_path: Path, number: str) -> None:
    with pytest.raises(RefusedError, match="is no number"):
        read(tmp_path, pack_answer(number=number))


@pytest.mark.parametrize(("text", "said"), [
    ("", "its mark"), ("Hello", "its mark"), (f" {MARKER}\n", "its mark"), (f"{MARKER}\r\n", "its mark"),
    (f"{MARKER}\n{MARKER}", "a link or HTML"), (f"{MARKER}\n<img src=x>", "a link or HTML"),
    (f"{MARKER}\n[a](https://a.example)", "a link or HTML"), (f"{MARKER}\nhttps://a.example", "a link or HTML"),
    (f"{MARKER}\nwww.a.example", "a link or HTML"), (f"{MARKER}\n![a][b]", "a link or HTML"),
    (f"{MARKER}\n[b]: x", "a link or HTML"), (f"{MARKER}\n&commat;a", "a link or HTML"),
    (f"{MARKER}\n```html\n<b>\n```", "odd place"),
    (f"{MARKER}\n@stranger", "mentions"), (f"{MARKER}\n\\@stranger", "mentions"), (f"{MARKER}\nsee #12", "mentions"),
    (f"{MARKER}\n`a` @b", "mentions"), (f"{MARKER}\n\\`@b\\`", "mentions"), (f"{MARKER}\n``@b`", "mentions"),
    (f"{MARKER}\na\0b", "control characters"), (f"{MARKER}\nab\u202ecd", "control characters"),
    (f"{MARKER}\n```yaml\n@a", "ends within a block"), (f"{MARKER}\n- ```yaml\n@a", "odd place"),
    (f"{MARKER}\n~~~\n```yaml\n~~~\n@a\n```", "odd place"), (f"{MARKER}\n  ```\n@a\n  ```", "odd place"),
])
def test_a_comment_that_microboard_does_not_write_is_refused(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        check_comment(text)


@given(PIECES)
def test_a_comment_that_is_not_refused_is_only_text(text: str) -> None:
    try:
        check_comment(f"{MARKER}\n\n{text}")
    except RefusedError:
        return
    page = render(text)
    assert [found for found in find_live(page) if not found.startswith(("<hr", "<br", "<blockquote", "</blockquote",
                                                                       "<ol", "<del", "</del"))] == []


def test_the_reader_needs_nothing_but_python() -> None:
    text = (Path(__file__).parents[2] / "plugins/microboard/answer/receive.py").read_text(encoding="utf-8")
    names = {line.split()[1].partition(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert names <= sys.stdlib_module_names
