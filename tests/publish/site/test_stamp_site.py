"""What the MkDocs plugin does, `microboard publish` does for the finished site of any engine."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from boards import BoardFolder
from microboard.cli import main
from microboard.publish.shell.marks import BODY

URL = "https://org.example/jobs/"
OPTIONS = ("--edit-url", "https://forge.example/edit/main/", "--hub", "https://hub.example/")
MENU = ('<nav><a href="{0}opportunities/">All</a><a href="{0}employers/">Who</a>'
        '<a href="{0}reference/rules.md">Rules</a></nav>')
HEAD = ('<head><meta charset="utf-8"><title>MICROBOARD-TITLE</title><link rel="next" href="../guides/now/">'
        '<link rel="canonical" href="{1}"><link rel="stylesheet" href="{0}style.css"></head>')


def build_shell(section: str) -> str:
    menu = MENU.format("../").replace(f'"../{section}/"', '"./" class="lit"')
    edit = f'<a href="https://forge.example/edit/main/docs/{section}/index.md">Edit</a>'
    return f"<html>{HEAD.format('../', f'{URL}{section}/')}<body>{menu}{edit}{BODY}</body></html>"


def build_page(text: str, up: str = "") -> str:
    return f'<html><head><meta charset="utf-8"></head><body>{MENU.format(up)}<h1>Page</h1>{text}</body></html>'


def make_site(folder: BoardFolder) -> Path:
    """A board, and a site with a shell in the place of three of its pages, as an engine builds it from Markdown."""
    folder.add("acme/bread", posted="2026-11-20")
    folder.add("acme/old", status="filled")
    root = folder.root / "public"
    for section in ("opportunities", "employers", "submit"):
        write(root, f"{section}/index.html", build_shell(section))
    write(root, "index.html", build_page("<!-- microboard: newest 3 --><script>ours()</script>").replace(
        "</head>", f'<link rel="canonical" href="{URL}"></head>'))
    write(root, "guides/now/index.html", build_page('<a href="../../opportunities/acme/bread.md#apply">Bread</a>'
                                                    '<a href="../../opportunities/acme/rolls.md">Rolls</a>', "../../"))
    write(root, "404.html", build_page("<p>Nothing</p>", "/jobs/"))
    urls = "".join(f"<url>\n<loc>{URL}{path}</loc>\n</url>\n" for path in ("", "guides/now/", "opportunities/"))
    write(root, "sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n')
    entry = {"level": 1, "title": "Now", "text": "", "path": ["Guides"], "tags": []}
    write(root, "search.json", json.dumps({"config": {}, "items": [
        {"location": "guides/now/#a", **entry}, {"location": "opportunities/", **entry}]}))
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def publish(folder: BoardFolder, *options: str) -> Result:
    return CliRunner().invoke(main, ["publish", "--board", str(folder.root), "--site", str(folder.root / "public"),
                                     "--as-of", "2026-11-23", *options])


def read(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_bytes())


@pytest.fixture
def site(folder: BoardFolder) -> Path:
    return make_site(folder)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site once it is stamped, for whoever only looks."""
    folder = BoardFolder(tmp_path_factory.mktemp("stamped") / "board")
    site = make_site(folder)
    result = publish(folder, *OPTIONS)
    assert result.exit_code == 0, result.output
    assert "guides/now/ contains a link '../../opportunities/acme/rolls.md', but the board has no such page" in (
        result.stderr)
    return site


def test_every_page_lights_its_own_entry_and_its_links_lead_somewhere(done) -> None:
    for path, lit in (("opportunities/acme/bread/index.html", "../../../opportunities/"),
                      ("archive/index.html", "../opportunities/"), ("employers/acme/index.html", "../../employers/"),
                      ("opportunities/index.html", "./")):
        page = read(done, path)
        assert page.xpath("//nav/a[@class='lit']/@href") == [lit], path
        up = "../" * path.count("/")
        assert f"{up}style.css" in page.xpath("//link/@href")
        assert bool(page.xpath("//link[@rel='next']")) == (path == "opportunities/index.html")
        assert page.xpath("//link[@rel='canonical']/@href") == [URL + path.removesuffix("index.html")]


def test_the_edit_link_of_the_engine_leads_to_the_listing(done) -> None:
    links = read(done, "opportunities/acme/bread/index.html").xpath("//a/@href")
    assert "https://forge.example/edit/main/opportunities/acme/bread.yml" in links


def test_a_hand_written_page_gets_cards_feeds_style_and_a_policy_for_what_it_held(done) -> None:
    page = read(done, "index.html")
    assert page.xpath("//article//a/@href")[0] == "opportunities/acme/bread/"
    assert {"assets/microboard/microboard.css", "opportunities/feed.xml"} <= set(page.xpath("//link/@href"))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.count("'sha256-") == 1
    assert "../../assets/microboard/microboard.css" in read(done, "guides/now/index.html").xpath("//link/@href")


def test_links_in_the_spelling_of_a_source_lead_to_pages_of_the_board(done) -> None:
    assert "../../opportunities/acme/bread/#apply" in read(done, "guides/now/index.html").xpath("//a/@href")
    assert "../../reference/rules/" in read(done, "guides/now/index.html").xpath("//a/@href")


def test_the_reference_of_the_rules_is_there(done) -> None:
    page = read(done, "reference/rules/index.html")
    assert page.xpath("//h1/text()") == ["Rules"]
    assert page.xpath("//h3[@id='apply-domain']")
    assert page.xpath("//h2[@id='the-strength-of-a-listing']")
    assert "../../reference/vocabulary/#skills" in read(done, "reference/fields/index.html").xpath("//a/@href")
    assert "../../suspicious/" in read(done, "reference/red-flags/index.html").xpath("//a/@href")


def test_a_page_that_is_shown_everywhere_names_nothing_from_where_it_lies(done) -> None:
    text = (done / "404.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "feed.xml" not in text


def test_the_sitemap_of_the_engine_has_the_pages_of_the_board(done) -> None:
    found = etree.parse(done / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert len(found) == len(set(found))
    assert {URL, f"{URL}guides/now/", f"{URL}opportunities/", f"{URL}opportunities/acme/bread/"} <= set(found)
    assert f"{URL}opportunities/acme/old/" not in found
    assert "Sitemap: https://org.example/jobs/sitemap.xml\n" in (done / "robots.txt").read_text()
    assert not (done / "opportunities/sitemap.xml").exists()


def test_a_sitemap_of_another_form_is_left_alone(folder, site) -> None:
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></sitemapindex>'
    write(site, "sitemap.xml", index)
    assert publish(folder).exit_code == 0
    assert (site / "sitemap.xml").read_text(encoding="utf-8") == index
    assert (site / "opportunities/sitemap.xml").is_file()


def test_the_search_of_the_engine_finds_listings(done) -> None:
    items = {one["location"]: one for one in json.loads((done / "search.json").read_bytes())["items"]}
    assert items["guides/now/#a"]["title"] == "Now"
    assert items["opportunities/acme/bread/"]["path"] == ["Projects"]
    assert items["opportunities/acme/bread/"].keys() == items["guides/now/#a"].keys()
    assert "opportunities/acme/old/" not in items
    assert {"reference/rules/", "categories/market-research/", "submit/"} <= items.keys()


def test_feeds_name_the_hub(done) -> None:
    assert 'rel="hub" href="https://hub.example/"' in (done / "opportunities/feed.xml").read_text(encoding="utf-8")


def test_a_second_time_changes_nothing(folder, site) -> None:
    assert publish(folder, *OPTIONS).exit_code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert publish(folder, *OPTIONS).exit_code == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_shells_are_no_pages_of_the_site(folder, site) -> None:
    write(site, "shell/index.html", build_shell("shell"))
    assert publish(folder).exit_code == 0
    assert not (site / "shell/index.html").exists()
    assert CliRunner().invoke(main, ["verify", str(site), "--board", str(folder.root)]).exit_code == 0


def test_a_style_sheet_within_a_script_of_the_engine_is_allowed_by_its_hash(folder, site) -> None:
    style = ".search{position:fixed;width:100%;height:100%;color:rgb(0 0 0)}"
    write(site, "assets/javascripts/bundle.js", f"var a=`https://x/${{b}}/${{c(d)}}/0123456789012345678901}}`,T='{style}';")
    assert publish(folder).exit_code == 0
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    for path in ("index.html", "opportunities/acme/bread/index.html"):
        (policy,) = read(site, path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert f"style-src 'self' 'sha256-{digest}'" in policy
        assert policy.partition("style-src")[2].count("sha256-") == 1


@pytest.mark.parametrize(("option", "policy"), [
    ("script-src https://stats.example", "script-src 'self' https://stats.example;"), ("false", ""),
])
def test_a_board_says_what_pages_may_load(folder, site, option: str, policy: str) -> None:
    assert publish(folder, "--csp", option).exit_code == 0
    pages = [(site / path).read_text(encoding="utf-8") for path in ("404.html", "opportunities/acme/bread/index.html")]
    assert all(policy in page and ("Content-Security-Policy" in page) == bool(policy) for page in pages)


def test_a_menu_that_is_named_after_a_shell_is_refused(folder, site) -> None:
    write(site, "about.html", '<a href="opportunities/">\n<span>\n MICROBOARD-TITLE\n</span></a>')
    done = publish(folder)
    assert done.exit_code == 2
    assert "A link of about.html has the title of a shell page" in done.stderr
    write(site, "about.html", "<p>Write <code>MICROBOARD-TITLE</code>, as <a href='x'>here</a> MICROBOARD-TITLE</p>")
    assert publish(folder).exit_code == 0


def test_what_is_no_directive_is_said(folder, site) -> None:
    done = publish(folder, "--csp", "42")
    assert done.exit_code == 2
    assert "csp: '42' is no directive" in done.stderr
    assert (site / "opportunities/index.html").read_text(encoding="utf-8") == build_shell("opportunities")
