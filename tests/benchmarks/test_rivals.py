"""The rivals are given the same board, and Microboard can be held to their outputs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from boards import ROOT
from build import AS_OF
from contents import Contents, find_differences
from measured import TooSlowError, measure
from microboard.markdown.html import build_html
from node import NODE
from rivals import blog, eleventy, hugo, pages
from rivals.frame import MARKS, read_frame
from rivals.source import Source, list_places, read_source
from workshop import build_sample, list_variables, write_sized_board

SIZE = 40


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("board") / "one"
    write_sized_board(folder, SIZE, AS_OF.date())
    return folder


@pytest.fixture(scope="module")
def source(board: Path) -> Source:
    return read_source(board, AS_OF)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample"), AS_OF)


def test_norway_is_a_country(board: Path) -> None:
    path = next(board.glob("opportunities/*/project-1.yml"))
    before = path.read_text(encoding="utf-8")
    start, end = before.index("location:"), before.index("eligibility:")
    path.write_text(f"{before[:start]}location:\n  mode: remote\n  applicants_from: [NO]\n{before[end:]}",
                    encoding="utf-8")
    found = read_source(board, AS_OF)
    path.write_text(before, encoding="utf-8")
    assert found.countries["NO"]["name"] == "Norway"
    assert any("no" in list_places(one) for one in found.listings)


def test_every_listing_is_there_and_some_have_closed(source: Source) -> None:
    assert len(source.listings) == SIZE
    assert 0 < len(source.open) < SIZE


def test_what_has_closed_is_in_no_list_of_hugo(
    source: Source, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hugo, "find_program", lambda _: Path("hugo"))
    hugo.prepare(source, sample, tmp_path / "hugo", tmp_path)
    for one in source.listings:
        text = (tmp_path / f"hugo/content/opportunities/{one['id']}.md").read_text(encoding="utf-8")
        values, end = json.JSONDecoder().raw_decode(text)
        assert ("categories" in values) == one["is_open"]
        assert text[end:].strip() == one["description"].strip()


def test_pages_of_a_rival_weigh_what_ours_do(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eleventy, "_find_programs", lambda _: (str(NODE), Path("cmd.cjs")))
    source = read_source(sample.parent / "board", AS_OF)
    eleventy.prepare(source, sample, tmp_path / "eleventy", tmp_path)
    listings = [{**eleventy.choose_values(one), "content": build_html(one["description"])} for one in source.listings]
    (tmp_path / "listings.json").write_text(json.dumps(listings), encoding="utf-8")
    command = NODE, Path(__file__).with_name("listing_pages.mjs"), tmp_path / "eleventy", tmp_path / "listings.json"
    theirs = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    for name, page in theirs.items():
        ours = (sample / f"opportunities/{name}/index.html").read_bytes()
        assert len(page.encode()) == pytest.approx(len(ours), rel=0.03)


@pytest.mark.parametrize("rival", [pages, blog], ids=["pages", "blog"])
def test_every_listing_is_a_page_of_markdown(
    rival: object, source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rival, "find_command", lambda *_: ("mkdocs",))
    rival.prepare(source, tmp_path, tmp_path / "project", tmp_path)  # type: ignore[attr-defined]
    assert len([*tmp_path.glob("project/docs/**/project-*.md")]) == SIZE


def test_the_frame_has_room_for_everything_and_no_listing(sample: Path) -> None:
    frame = read_frame(sample)
    page = frame.fill({name: f"({name})" for name in MARKS})
    assert {f"({name})" for name in MARKS if f"({name})" in page} == {f"({name})" for name in MARKS}
    assert "mb-listing" not in page
    assert "../" not in page.partition("<body")[2]


def test_microboard_can_be_held_to_the_outputs_of_a_theme(board: Path, tmp_path: Path) -> None:
    command = sys.executable, str(ROOT / "benchmarks/same_outputs.py"), "build", "--quiet", "--site-dir", str(tmp_path)
    subprocess.run(command, cwd=board, check=True, capture_output=True, env={**os.environ, **list_variables(AS_OF)})
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert len([name for name in names if name.count("/") == 3 and "/project-" in name]) == SIZE
    assert {"opportunities/feed.xml", "categories/web/feed.xml", "employers/index.html"} <= names
    assert not [name for name in names if name.endswith((".ics", "atom.xml", "feed.json", "feed-2.xml"))]
    assert not [name for name in names if name.startswith(("api/", "archive/", "submit/", "feeds/new"))]


def test_what_a_rival_did_not_write_is_told() -> None:
    full = Contents(100, 10, 40, 1, 1, 5, 30)
    assert not find_differences(full, 40, 30)
    assert find_differences(full, 41, 30) == ["40 pages of listings, not 41"]
    assert find_differences(full, 40, 300) == ["30 entries in the feed, not 50"]


def test_a_command_is_measured_with_its_children(tmp_path: Path) -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**7))'])"
    run = measure([sys.executable, "-c", code], tmp_path, {}, 60)
    assert run.cpu > 0.05
    assert run.largest > 1_000_000


def test_a_command_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(TooSlowError, match="stopped after 1 s"):
        measure([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, {}, 1)
