"""A site that lacks what its board has is refused, in words."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from boards import BoardFolder
from microboard.cli import main
from microboard.publish.shell.marks import BODY

SHELL = f"<html><head><title>MICROBOARD-TITLE</title></head><body>{BODY}</body></html>"
DAY = "2026-11-23"


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> BoardFolder:
    """A board of two listings, and its site as some engine has built it and the board has stamped it."""
    folder = BoardFolder(tmp_path_factory.mktemp("stamped") / "board")
    folder.add("acme/bread")
    folder.add("acme/old", status="filled")
    site = folder.root / "public"
    (site / "shell").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Welcome</h1>")
    (site / "shell/index.html").write_text(SHELL)
    done = run(folder, "publish", "--site", str(site), "--as-of", DAY, "--site-url", "https://org.example/jobs/")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def board(stamped: BoardFolder, tmp_path: Path) -> BoardFolder:
    """A copy of it, to be spoilt."""
    copy = BoardFolder.__new__(BoardFolder)
    copy.root = shutil.copytree(stamped.root, tmp_path / "copy")
    return copy


def run(folder: BoardFolder, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--board", str(folder.root)])


def verify(folder: BoardFolder) -> Result:
    return run(folder, "verify", str(folder.root / "public"))


def test_a_site_that_has_everything_is_let_through(stamped) -> None:
    done = verify(stamped)
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"holds what the board has, as of {DAY}" in done.stderr


def test_a_site_that_an_engine_has_built_alone_is_refused(folder) -> None:
    folder.add("acme/bread")
    (folder.root / "public").mkdir()
    done = verify(folder)
    assert done.exit_code == 1
    assert "holds no board.json, so no board was published into it" in done.stdout


def remove(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def write(path: str, text: str) -> Callable[[Path], None]:
    return lambda site: void((site / path).write_text(text))


def void(_: object) -> None:
    """Drop a result: only what was done counts."""


def say_less(site: Path) -> None:
    said = json.loads((site / "board.json").read_bytes())
    (site / "board.json").write_text(json.dumps({**said, "open": 7}))


@pytest.mark.parametrize(("spoil", "words"), [
    (remove("opportunities/acme/bread/index.html"), "1 file is missing from the site, or empty: opportunities/acme/b"),
    (remove("opportunities/feed.xml"), "opportunities/feed.xml"),
    (write("skills/sql/atom.xml", ""), "skills/sql/atom.xml"),
    (remove("assets/microboard/microboard.css"), "assets/microboard/microboard.css"),
    (remove("reference/rules/index.html"), "reference/rules.md"),
    (remove("board.json"), "no board.json"),
    (write("board.json", "[]"), "does not say as of which day"),
    (write("board.json", "{"), "is no JSON"),
    (say_less, "board.json and the board do not agree on 'open': 7 there, 1 here."),
    (write("UNFINISHED.txt", "wait"), "its build was ended"),
    (write("guide.html", SHELL), "1 file is still with a mark in which the board's text should be: guide.html"),
    (write("guide.html", "<p><!-- microboard: newest 6 --></p>"), "guide.html"),
    (write("opportunities/index.html", "<h1>Mine</h1>"), "somebody else's page in the place of the board's: opp"),
])
def test_what_is_wrong_with_a_site_is_said(board, spoil: Callable[[Path], None], words: str) -> None:
    spoil(board.root / "public")
    done = verify(board)
    assert done.exit_code == 1
    assert words in done.stdout
    assert "Traceback" not in done.output


def test_a_listing_that_came_after_the_build_is_missed(board) -> None:
    board.add("acme/rolls", posted="2026-11-20")
    done = verify(board)
    assert done.exit_code == 1
    assert "opportunities/acme/rolls/index.html" in done.stdout
    assert "do not agree on 'open': 1 there, 2 here" in done.stdout


def test_a_guide_may_explain_a_mark(board) -> None:
    (board.root / "public/guide.html").write_text("<code>&lt;!-- microboard: newest 6 --&gt;</code> MICROBOARD-TITLE")
    assert verify(board).exit_code == 0
