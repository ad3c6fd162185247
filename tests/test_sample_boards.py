"""The boards in examples/ are whole: they are checked, and built by an engine."""

from pathlib import Path

import pytest

from boards import DAY, ROOT
from conftest import Run


@pytest.mark.slow
def test_the_board_of_a_university_shows_its_own_fields(tmp_path: Path, mkdocs: Run) -> None:
    site = tmp_path / "site"
    done = mkdocs(ROOT / "examples/campus", "build", "--strict", "--site-dir", str(site), **DAY)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (site / "x-campus").iterdir() if path.is_dir()} == {"lake", "hill", "harbour"}
    browse = (site / "opportunities/index.html").read_text(encoding="utf-8")
    assert 'data-facet="x-campus"' in browse
    assert 'name="x-course-credit-from"' in browse
    assert "Campus: <bdi>Lake campus</bdi>" in browse
    assert (site / "x-campus/lake/feed.xml").is_file()
    view = (site / "views/lake-campus-with-credit/index.html").read_text(encoding="utf-8")
    assert view.count('class="mb-card"') == 1
    assert (site / "views/lake-campus-with-credit/deadlines.ics").is_file()
    assert 'data-facet="x-alumni"' in browse
    employer = (site / "employers/riverside-library/index.html").read_text(encoding="utf-8")
    assert "<dt>Alumni as mentors</dt><dd>No</dd>" in employer
