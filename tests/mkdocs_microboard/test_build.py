"""The site, as MkDocs builds it in a folder of its own."""

import gzip
import json
import shutil
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config

from boards import BARE, ROOT, BoardFolder, write_site
from conftest import Run
from microboard.publish.output import Site
from mkdocs_microboard.config import find_root, read_options
from schemas import SCHEMA


def make_site(folder: BoardFolder, config: str = BARE, **pages: str) -> Path:
    """A folder with a board, mkdocs.yml and hand-written pages."""
    return write_site(folder.root, config, **{"index": "# Home", **pages})


def read(root: Path, path: str) -> str:
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def list_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run) -> Path:
    """The folder of a small board that was built once for whoever only looks."""
    folder = BoardFolder(tmp_path_factory.mktemp("built") / "board")
    folder.add_employer("acme")
    folder.add("acme/bread", posted="2026-11-20", updated="2026-11-21",
               summary="Forty <b>short</b> talks at the door of our bakery.")
    folder.add("acme/old", status="filled")
    folder.add("acme/new", posted="2026-11-22", apply__deadline="2026-12-30")
    folder.add("acme/soon", posted="2026-11-01", apply__deadline="2026-11-28")
    guide = "# Now\n\n<!-- microboard: newest 1 -->\n\n<!-- microboard: closing-soon 5 -->\n"
    root = make_site(folder, guide="# Guide", guides__now=guide)
    done = mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    assert "skipped" not in done.stderr
    return root


def test_nothing_but_the_plugin_is_needed(built: Path) -> None:
    root = built
    page = read(root, "opportunities/acme/bread")
    assert "<title>Ask forty customers about bread: bread · Acme Bakery - Jobs</title>" in page
    assert '<link rel="canonical" href="https://org.example/jobs/opportunities/acme/bread/">' in page
    assert '<link rel="alternate" type="application/rss+xml"' in page
    assert "All projects</a>" in page
    assert '"BreadcrumbList"' in page
    assert 'aria-label="Breadcrumb"' in read(root, "categories/market-research")
    assert "noindex" not in page
    assert "noindex" in read(root, "opportunities/acme/old")
    # The menu says what the pages are, not what the shell's marks are.
    assert "MICROBOARD" not in read(root, "")
    assert "Find projects" in read(root, "")
    assert '<link rel="alternate" type="application/atom+xml" title="All open projects (Atom)" ' in read(root, "")
    for path in ("opportunities", "employers", "employers/acme", "categories/design", "skills/sql", "places/remote",
                 "competencies/teamwork", "archive", "archive/2026", "reference/fields", "reference/rules"):
        assert "<h1" in read(root, path)
    assert not (root / "site/opportunities/plain").exists()


def test_the_sitemap_holds_every_page_that_may_be_listed(built: Path) -> None:
    data = (built / "site/sitemap.xml").read_bytes()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    entries = {node.findtext(f"{space}loc"): node.findtext(f"{space}lastmod") for node in ElementTree.fromstring(data)}
    base = "https://org.example/jobs/"
    assert entries[f"{base}opportunities/acme/bread/"] == "2026-11-21"
    assert {base, f"{base}guide/", f"{base}opportunities/", f"{base}skills/sql/"} <= entries.keys()
    assert f"{base}opportunities/acme/old/" not in entries
    assert all(address.count("shell") == 0 and not address.endswith("plain/") for address in entries)
    assert gzip.decompress((built / "site/sitemap.xml.gz").read_bytes()) == data


def test_the_theme_searches_guides_and_lists_and_leaves_projects_to_the_board(built: Path) -> None:
    index = json.loads((built / "site/search/search_index.json").read_bytes())
    found = {entry["location"]: entry for entry in index["docs"]}
    assert {"guide/", "categories/market-research/", "employers/acme/", "submit/"} <= found.keys()
    assert "categories/design/" not in found  # which is empty
    assert not any(place.startswith("opportunities/acme/") for place in found)
    assert not any("MICROBOARD" in entry["title"] for entry in index["docs"])


def test_a_bad_listing_fails_the_build_and_leaves_the_old_site(folder, mkdocs) -> None:
    folder.add("acme/bread")
    root = make_site(folder)
    mkdocs(root, "build")
    before = list_files(root / "site")
    folder.add("acme/bad", pay={"type": "fixed", "amount": "a lot", "currency": "EUR"})
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "opportunities/acme/bad.yml:1:" in done.stderr
    assert 'pay.amount: "a lot" is not a number.' in done.stderr
    assert "Traceback" not in done.stderr
    assert list_files(root / "site") == before


def test_a_page_in_the_way_is_an_error(folder, mkdocs) -> None:
    folder.add("acme/bread")
    root = make_site(folder, opportunities__acme__bread="# Mine")
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert "opportunities/acme/bread.md" in done.stderr
    assert not (root / "site").exists() or not list_files(root / "site")


def test_a_dirty_build_ends_like_a_clean_one(folder, mkdocs) -> None:
    folder.add("acme/bread")
    # MkDocs reads the title of a page that it does not render again from nav alone.
    root = make_site(folder, BARE + "nav: [{Home: index.md}, {Guide: guide.md}]\n", guide="# Guide")
    day = {"SOURCE_DATE_EPOCH": "1795435200"}
    mkdocs(root, "build", **day)
    folder.add("acme/rolls")
    assert mkdocs(root, "build", "--dirty", **day).returncode == 0
    dirty = list_files(root / "site")
    mkdocs(root, "build", **day)
    clean = list_files(root / "site")
    # MkDocs itself writes the search index only of the pages that it has rendered.
    assert {path for path in clean if clean[path] != dirty.get(path)} <= {"search/search_index.json"}


def test_cards_stand_where_a_page_asks_for_them(built: Path) -> None:
    page = read(built, "guides/now")
    assert page.count('class="mb-card"') == 2
    assert 'href="../../opportunities/acme/new/"' in page
    assert 'datetime="2026-11-28"' in page


def test_without_an_address_there_are_no_feeds_and_a_warning_says_so(folder, mkdocs) -> None:
    folder.add("acme/bread")
    root = make_site(folder, BARE.replace("site_url: https://org.example/jobs/\n", ""))
    done = mkdocs(root, "build")
    assert done.returncode == 0
    assert "set site_url" in done.stderr
    assert not list((root / "site").rglob("feed.xml"))
    assert "canonical" not in read(root, "opportunities/acme/bread")


@pytest.mark.parametrize(("logo", "address"), [
    ("logo.png", "https://org.example/jobs/logo.png"), ("logo.svg", ""),
])
def test_feeds_show_the_logo_that_every_reader_can_show(folder, logo: str, address: str) -> None:
    _, site = read_site(make_site(folder, BARE.replace("font: false", f"font: false, logo: {logo}")))
    assert site.image == address


def test_an_empty_board_is_a_site(folder, mkdocs) -> None:
    root = make_site(folder)
    assert mkdocs(root, "build", "--strict").returncode == 0
    assert "No project is open right now." in read(root, "opportunities")


def read_site(root: Path) -> tuple[datetime, Site]:
    """What the configuration says, without a build."""
    config = load_config(str(root / "mkdocs.yml"))
    options = config.plugins["microboard"].config
    return read_options(config, options, find_root(config, options.board), is_preview=False)[:2]


@pytest.mark.parametrize("day", ["2026-12-15", "'2026-12-15'"])
def test_a_day_can_be_set_with_and_without_quotes(folder, day: str) -> None:
    root = make_site(folder, BARE.replace("[search, microboard]", f"[search, microboard: {{as_of: {day}}}]"))
    moment, _ = read_site(root)
    assert str(moment.date()) == "2026-12-15"


@pytest.mark.parametrize(("option", "words"), [("as_of: soon", "is no date"), ("board: elsewhere", "no folder")])
def test_an_option_that_cannot_be_used_is_explained(folder, mkdocs, option: str, words: str) -> None:
    root = make_site(folder, BARE.replace("[search, microboard]", f"[search, microboard: {{{option}}}]"))
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_long_lists_continue_on_further_pages(folder, mkdocs) -> None:
    for number in range(120):
        folder.add(f"acme/project-{number}", description=f"Work number {number}, word{number}. " * 20)
    root = make_site(folder)
    assert mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200").returncode == 0
    pages = [read(root, path) for path in ("opportunities", "opportunities/page/2", "opportunities/page/3")]
    assert [page.count('class="mb-card" data-id="acme') for page in pages] == [50, 50, 20]
    assert 'href="../../../opportunities/page/3/"' in pages[1]
    assert "page 2 - Jobs</title>" in pages[1]
    assert "employers/acme/page/3/" in read(root, "employers/acme/page/2")
    assert "categories/market-research/page/2" in read(root, "categories/market-research")


def test_properdocs_builds_the_same_tree(folder, mkdocs) -> None:
    folder.add("acme/bread")
    done = mkdocs(make_site(folder), "build", "--strict", "-f", "mkdocs.yml", engine="properdocs")
    assert done.returncode == 0, done.stderr
    assert "Ask forty customers about bread" in read(folder.root, "opportunities/acme/bread")


def test_two_builds_are_the_same_byte_for_byte(mkdocs, sample_board, tmp_path) -> None:
    """Whatever the order of files on disk, the clock, the time zone, the locale and the seed of hashes."""
    source = sample_board / "opportunities"
    sites = []
    for turn, environment in enumerate([
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Etc/GMT+12", "LC_ALL": "C.UTF-8"},
    ]):
        root = tmp_path / f"turn-{turn}"
        shutil.copytree(sample_board, root, ignore=shutil.ignore_patterns("opportunities"))
        for path in sorted(source.rglob("*.yml"), reverse=bool(turn)):
            target = root / "opportunities" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        done = mkdocs(root, "build", "--strict", SOURCE_DATE_EPOCH="1795435200", **environment)
        assert done.returncode == 0, done.stderr
        sites.append(list_files(root / "site"))
    assert sites[0].keys() == sites[1].keys()
    assert [path for path in sites[0] if sites[0][path] != sites[1][path]] == []


def test_real_listings_all_have_their_page(real_listings, mkdocs, tmp_path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(SCHEMA, tmp_path / "schema")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(real_listings / "opportunities", tmp_path / "opportunities")
    done = mkdocs(tmp_path, "build", "--strict", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    for path in (tmp_path / "opportunities").glob("*/*.yml"):
        if path.name != "employer.yml":
            assert (site / "opportunities" / path.parent.name / path.stem / "index.html").is_file()
    assert "174 open of 247 listings" in done.stderr
