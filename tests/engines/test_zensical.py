"""This very board, built with Zensical and with MkDocs: the pages that matter say the same."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from lxml import etree, html

from boards import DAY, ROOT
from conftest import Run
from microboard.cli import main

URL = "https://org.example/jobs/"
# What an engine makes for itself.
ITS_OWN = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "search", ".microboard/", "sitemap.xml")


class Sites(NamedTuple):
    """The same board by two engines, and what was said of one that Zensical had built alone."""

    mkdocs: Path
    zensical: Path
    alone: str


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner(env=DAY).invoke(main, arguments)
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, mkdocs: Run) -> Sites:
    root = tmp_path_factory.mktemp("engines")
    for name in ("docs", "schema", "opportunities"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = mkdocs(root, "build", "--strict", "--site-dir", "plain", **DAY)
    assert done.returncode == 0, done.stderr
    done = mkdocs(root, "build", engine="zensical", **DAY)
    assert done.returncode == 0, done.stderr
    code, alone = run("verify", str(root / "site"), "--board", str(root))
    assert code == 1
    code, said = run("publish", "--site", str(root / "site"), "--site-name", "Microboard", "--board", str(root))
    assert code == 0, said
    return Sites(root / "plain", root / "site", alone)


def list_files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
            if not path.relative_to(site).as_posix().startswith(ITS_OWN)}


def read(data: bytes) -> html.HtmlElement:
    return html.fromstring(data.decode())


def test_a_site_by_zensical_alone_is_refused(sites: Sites) -> None:
    assert "no board was published into it" in sites.alone
    code, said = run("verify", str(sites.zensical), "--board", str(sites.zensical.parent))
    assert code == 0, said


def test_both_sites_have_the_same_files_and_feeds(sites: Sites) -> None:
    plain, other = list_files(sites.mkdocs), list_files(sites.zensical)
    assert plain.keys() ^ other.keys() == set()
    differing = {path for path in plain if plain[path] != other[path] and not path.endswith(".html")}
    assert differing == set()


def test_every_page_has_its_title_its_address_and_its_feeds(sites: Sites) -> None:
    plain, other = list_files(sites.mkdocs), list_files(sites.zensical)
    for path in (path for path in plain if path.endswith("/index.html")):
        one, two = read(plain[path]), read(other[path])
        for what in ("//title/text()", "//link[@rel='canonical']/@href", "//meta[@name='description']/@content",
                     "//link[@rel='alternate']/@href", "//script[@type='application/ld+json']/text()",
                     "//meta[@name='robots']/@content"):
            assert one.xpath(what) == two.xpath(what), (path, what)
        assert two.xpath("//meta[@http-equiv='Content-Security-Policy']"), path


def test_lists_listings_and_forms_are_the_same_to_the_byte(sites: Sites) -> None:
    plain, other = list_files(sites.mkdocs), list_files(sites.zensical)
    compared = 0
    for path in (path for path in plain if path.endswith(".html") and not path.startswith("reference/")):
        bodies = [[etree.tostring(part, with_tail=False) for part in read(site[path]).xpath(
            "//div[@id='mb-start'] | //*[contains(@class, 'mb-cards')] | //div[@id='mb-feeds']")]
            for site in (plain, other)]
        assert bodies[0] == bodies[1], path
        compared += len(bodies[0])
    assert compared > 200


def test_the_reference_has_the_anchors_that_messages_lead_to(sites: Sites) -> None:
    for name in ("rules", "fields", "red-flags", "vocabulary"):
        anchors = [read((site / "reference" / name / "index.html").read_bytes()).xpath("//h2/@id | //h3/@id")
                   for site in (sites.mkdocs, sites.zensical)]
        assert anchors[0] == anchors[1] != []


def test_the_entry_of_the_menu_is_lit(sites: Sites) -> None:
    for path, name in (("opportunities/tidepool-maps/first-edit-tutorial", "Find projects"),
                       ("archive", "Find projects"), ("employers/tidepool-maps", "Employers"),
                       ("saved", "Saved"), ("guides/students", "Guides")):
        for site in (sites.mkdocs, sites.zensical):
            page = read((site / path / "index.html").read_bytes())
            (lit,) = page.xpath("//nav[@class='mb-menu']//a[@aria-current]")
            assert lit.text_content().strip() == name
            assert page.xpath("//div[@class='mb-foot']//a[text()='Architecture']")


def test_the_search_and_the_sitemap_know_the_board(sites: Sites) -> None:
    entries = {one["location"]: (one["title"], one["text"]) for one in json.loads(
        (sites.mkdocs / "search/search_index.json").read_bytes())["docs"]}
    items = {one["location"]: (one["title"], one["text"]) for one in json.loads(
        (sites.zensical / "search.json").read_bytes())["items"]}
    ours = {place: text for place, text in entries.items()
            if place.startswith(("opportunities/", "skills/", "submit/"))}
    assert len(ours) > 20
    # In both searches our script finds the projects.
    assert not any(place.startswith("opportunities/") and place.count("/") == 3 for place in (*ours, *items))
    assert ours.items() <= items.items()
    assert not any("MICROBOARD-BODY" in title for title, _ in items.values())
    addresses = [set(etree.parse(site / "sitemap.xml").xpath("//*[local-name()='loc']/text()"))
                 for site in (sites.mkdocs, sites.zensical)]
    assert addresses[0] == addresses[1]
