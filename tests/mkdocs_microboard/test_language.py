"""A board speaks the language of its policy, and is told when its theme speaks another."""

import re
import shutil
from pathlib import Path

import pytest

from boards import BARE, DAY, BoardFolder, write_site
from conftest import Run
from schemas import SCHEMA


def lay(root: Path, board: str, theme: str) -> Path:
    folder = BoardFolder(root)
    folder.add("acme/bread")
    shutil.copytree(SCHEMA, root / "schema")
    policy = root / "schema/policy.yml"
    policy.write_text(re.sub("^language: .*$", f"language: {board}", policy.read_text(encoding="utf-8"),
                             flags=re.MULTILINE), encoding="utf-8")
    return write_site(root, BARE.replace("font: false", f"font: false, language: {theme}"), index="# Home\n")


@pytest.mark.slow
def test_a_spanish_board_is_spanish_and_has_the_guides(tmp_path: Path, mkdocs: Run) -> None:
    root = lay(tmp_path / "board", "es", "es")
    done = mkdocs(root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    page = (root / "site/opportunities/acme/bread/index.html").read_text(encoding="utf-8")
    assert "14 de diciembre de 2026" in page
    assert '<div lang="en"' not in page
    guide = (root / "site/guides/students/index.html").read_text(encoding="utf-8")
    assert 'id="under-18"' in guide
    script = (root / "site/assets/microboard/words/browse.js").read_text(encoding="utf-8")
    assert 'add("es", ' in script


@pytest.mark.parametrize(("board", "theme", "is_told"), [("en", "es", True), ("de", "en", True), ("en", "ar", False)])
def test_a_theme_in_another_language_is_told(
    board: str, theme: str, is_told: bool, tmp_path: Path, mkdocs: Run
) -> None:
    root = lay(tmp_path / "board", board, theme)
    done = mkdocs(root, "build", **DAY)
    assert done.returncode == 0, done.stderr
    assert (f"The theme speaks {theme}, and the board {board}." in done.stderr) is is_told
