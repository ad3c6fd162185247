"""Where pages are edited: never on a branch that is there by a habit of MkDocs."""

from pathlib import Path

import pytest

from boards import DAY, PLAIN, BoardFolder, write_site
from conftest import Run

REPOSITORY = "https://github.com/org/board"


@pytest.mark.parametrize(("line", "branch", "is_told"), [
    ("", "main", True), ("edit_uri: edit/master/docs/\n", "master", False),
    ("edit_uri: edit/live/docs/\n", "live", False),
])
def test_without_edit_uri_it_is_main_and_somebody_is_told(
    line: str, branch: str, is_told: bool, tmp_path: Path, mkdocs: Run
) -> None:
    folder = BoardFolder(tmp_path / "board")
    folder.add("acme/bread")
    root = write_site(folder.root, f"{PLAIN}repo_url: {REPOSITORY}\n{line}", index="# Home\n")
    template = root / "theme/main.html"
    template.write_text(template.read_text().replace("<body>", "<body><a href='{{ page.edit_url }}'>Edit</a>"))
    done = mkdocs(root, "build", **DAY)
    assert done.returncode == 0, done.stderr
    assert ("Write edit_uri: edit/main/docs/ into mkdocs.yml" in done.stderr) is is_told
    assert f"{REPOSITORY}/edit/{branch}/docs/index.md" in (root / "site/index.html").read_text()
    assert f"{REPOSITORY}/edit/{branch}/opportunities/acme/bread.yml" in (
        root / "site/opportunities/acme/bread/index.html").read_text()
    assert f'data-branch="{branch}"' in (root / "site/submit/index.html").read_text()
