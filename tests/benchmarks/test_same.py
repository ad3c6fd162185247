"""Two sites are compared to the byte, and what differs is said in few lines."""

from pathlib import Path

import pytest

from differences import MAX_LINES, SHOWN_GROUPS, compare_folders, diff, write_comparison
from same import Program, iterate_failed

PAGE = '<ul><li class="{}">Bread</li><li>{}</li></ul>'


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("old", "new"):
        (tmp_path / name / "pages").mkdir(parents=True)
    return tmp_path / "old", tmp_path / "new"


def write(folder: Path, **pages: str) -> None:
    for name, text in pages.items():
        (folder / f"pages/{name}.html").write_text(text, encoding="utf-8")


def test_folders_with_the_same_bytes_are_the_same(folders: tuple[Path, Path]) -> None:
    for folder in folders:
        write(folder, a="<p>A", b="<p>B")
    found = compare_folders(*folders)
    assert found.is_same
    assert found.count == 2
    assert [*write_comparison(found)] == []


def test_files_of_which_the_same_is_changed_are_said_once(folders: tuple[Path, Path]) -> None:
    old, new = folders
    for name in "abc":
        write(old, **{name: PAGE.format("old", name)})
        write(new, **{name: PAGE.format("new", name)})
    write(old, d=PAGE.format("old", "d"))
    write(new, d=PAGE.format("old", "e"))
    assert [*write_comparison(compare_folders(old, new))] == [
        "  3 files like pages/a.html:",
        "    @@ -1,3 +1,3 @@", "     <ul>", '    -<li class="old">Bread', '    +<li class="new">Bread', "     </li>",
        "  pages/d.html:",
        "    @@ -3,3 +3,3 @@", "     </li>", "    -<li>d", "    +<li>e", "     </li>",
    ]


def test_one_attribute_of_pages_with_other_texts_is_said_once_and_other_texts_are_not(
    folders: tuple[Path, Path]
) -> None:
    old, new = folders
    for name in "abc":
        write(old, **{name: f"<h1>{name}</h1>"})
        write(new, **{name: f"<h1 dir=auto>{name}</h1>"})
    for name in "de":
        write(old, **{name: "<h1>Bread</h1>"})
        write(new, **{name: f"<h1>{name}</h1>"})
    assert [group.paths for group in compare_folders(old, new).groups] == [
        ("pages/a.html", "pages/b.html", "pages/c.html"), ("pages/d.html",), ("pages/e.html",)]


def test_many_differences_are_counted_and_all_can_be_seen(folders: tuple[Path, Path]) -> None:
    old, new = folders
    for number in range(SHOWN_GROUPS + 5):
        write(old, **{f"a{number}": "<p>"})
        write(new, **{f"a{number}": f"<p>{number}"})
    found = compare_folders(old, new)
    assert [*write_comparison(found)][-1] == "  … and 5 differences more, which --all shows"
    assert sum(line.startswith("  pages/") for line in write_comparison(found, is_all=True)) == SHOWN_GROUPS + 5


def test_a_file_on_one_side_alone_is_named(folders: tuple[Path, Path]) -> None:
    old, new = folders
    write(old, a="<p>", b="<p>")
    write(new, b="<p>", c="<p>", d="<p>")
    found = compare_folders(old, new)
    assert not found.is_same
    assert [*write_comparison(found)] == [
        "  only before: pages/a.html", "  only now: 2 files like pages/c.html"]
    assert [*write_comparison(found, is_all=True)][1] == "  only now: pages/c.html pages/d.html"


@pytest.mark.parametrize(("path", "old", "new", "expected"), [
    ("a.json", '{"a":1,"b":[2,3]}', '{"a":1,"b":[2,4]}', [" 2,", "-  3", "+  4"]),
    ("a.ndjson", '{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":3}\n', ['- "a": 2', '+ "a": 3']),
    ("feed.xml", "<a><b>1</b></a>", "<a><b>2</b></a>", ["-<b>1", "+<b>2"]),
    ("a.html", '<script>{"a":1,"b":2}</script>', '<script>{"a":1,"b":3}</script>', ['-"b":2}', '+"b":3}']),
    ("a.ics", "A\r\nB\r\n", "A\r\nC\r\n", ["-B\r", "+C\r"]),
])
def test_the_line_that_differs_is_shown(path: str, old: str, new: str, expected: list[str]) -> None:
    lines = [line.replace("   2", " 2") for line in diff(path, old.encode(), new.encode())]
    assert [line for line in lines if line in expected] == expected
    assert sum(line[:1] in "+-" for line in lines) == 2


@pytest.mark.parametrize(("path", "old", "new", "expected"), [
    ("a.png", b"\x89PNG\xff", b"\x89PNG\xfe", "bytes alone: 5 and 5, the first that differs is number 4"),
    ("a.png", b"\xff", b"\xff\x00", "bytes alone: 1 and 2, the first that differs is number 1"),
    ("a.json", b'{"a":1}', b'{"a": 1}', "bytes alone: 7 and 8, the first that differs is number 5"),
])
def test_bytes_that_differ_in_no_line_differ_all_the_same(path: str, old: bytes, new: bytes, expected: str) -> None:
    assert [*diff(path, old, new)] == [expected]


def test_the_end_of_a_long_file_is_found() -> None:
    text = "line\n" * 5 * MAX_LINES
    assert [*diff("a.txt", f"{text}one".encode(), f"{text}two".encode())] == ["@@ -1 +1 @@", "-one", "+two"]


def test_a_large_difference_is_cut_unless_all_is_asked_for(folders: tuple[Path, Path]) -> None:
    old, new = folders
    write(old, a="<p>")
    write(new, a="<p>" * 100 + "x" * 1000)
    few, every = ([*write_comparison(compare_folders(old, new), is_all=is_all)] for is_all in (False, True))
    assert few[-1].endswith("lines more")
    assert len(few) < 50 < 100 < len(every)
    assert every[-1].endswith("x" * 1000)


def test_a_long_line_is_shown_where_it_has_changed(folders: tuple[Path, Path]) -> None:
    for folder, word in zip(folders, ("bread", "cake"), strict=True):
        write(folder, a=f"{'x' * 1000} {word} {'y' * 1000}")
    _, _, before, after = write_comparison(compare_folders(*folders))
    assert before.startswith("    -…xxx")
    assert " bread yyy" in before
    assert " cake yyy" in after
    assert len(before) == len(after) == 4 + 242


def test_two_builds_that_fail_alike_are_not_taken_for_the_same(tmp_path: Path) -> None:
    (tmp_path / "check.said.txt").write_text("exit 0\n[]", encoding="utf-8")
    (tmp_path / "build.said.txt").write_text("exit 1\nthe board has errors", encoding="utf-8")
    assert [*iterate_failed(tmp_path)] == ["  build fails: exit 1\nthe board has errors"]


def test_what_a_program_says_of_its_own_place_is_no_difference(tmp_path: Path) -> None:
    code = "import os, sys; print(sys.argv[1] + '/a.py', os.getcwd() + '/b'); sys.exit(3)"
    said = []
    for name in ("one", "other"):
        folder = tmp_path / name / "board"
        folder.mkdir(parents=True)
        said.append(Program(name, tmp_path / f"program-{name}").run(code, folder))
    assert said == ["exit 3\n/a.py /board/b\n"] * 2
