"""A board beside pages, files, plugins and settings of all kinds, in one site of which each test looks at a part."""

import json
import os
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html

from boards import BARE, DAY, BoardFolder, write_site
from microboard.publish.site.links import resolve_redirects

SPELLINGS = ("opportunities/acme/bread/", "opportunities/acme/bread.md", "opportunities/acme/bread/index.md",
             "./opportunities/acme/bread/#apply", "opportunities/acme/bread.yml")
NAME = 'Jobs & "Play" <em>'
CONFIG = f"""\
site_name: '{NAME}'
site_description: 'For "all" <here>'
site_url: https://org.example/jobs/
use_directory_urls: false
theme: {{name: material, font: false, language: ar}}
plugins: [search, microboard]
hooks: [neighbours.py]
nav:
  - index.md
  - guides/more.md
  - opportunities/acme/bread/
  - Everything: opportunities/index.md
validation:
  nav: {{not_found: warn}}
  links: {{not_found: warn, unrecognized_links: warn, anchors: warn}}
"""
MORE = "# More\n\n[Bread](../opportunities/acme/bread/)\n\n### Deep\n\n<!-- microboard: newest 3 -->\n"
# What plugins do that read where a page comes from, that ask for all names, and that write files of their own.
HOOKS = """\
from pathlib import Path

names = []

def on_files(files, config):
    names.extend(files.src_uris)
    return files

def on_page_content(html, page, config, files):
    assert Path(page.file.abs_src_path).is_file()
    if page.meta.get("draft") is not True:
        names.append(f"read: {page.file.src_uri}")

def on_post_build(config):
    site = Path(config.site_dir)
    (site / "llms.txt").write_text("# Ours\\n")
    (site / "opportunities/index.md").write_text("beside the page")
    (site / "names.txt").write_text("\\n".join(names))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory, mkdocs):
    """The site, and what was said."""
    folder = BoardFolder(tmp_path_factory.mktemp("other") / "board")
    folder.add("acme/bread", title="اسأل أربعين زبونًا عن <select> MICROBOARD-BODY", language="ar")
    links = " ".join(f"[{at}]({one})" for at, one in enumerate((*SPELLINGS, "skills/sql/feed.xml", "employers/acme/")))
    root = write_site(folder.root, CONFIG, index=f"# Home\n\n{links}\n\n<!-- microboard: newest 3 -->\n",
                      guides__more=MORE)
    (root / "docs/robots.txt").write_text("User-agent: SomeBot\nDisallow: /\n", encoding="utf-8")
    (root / "neighbours.py").write_text(HOOKS, encoding="utf-8")
    done = mkdocs(root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    return root / "site", done.stderr


@pytest.fixture(scope="module")
def site(built) -> Path:
    return built[0]


def read(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["guides/more.html", "opportunities/acme/bread/index.html"])
def test_a_theme_writes_the_name_of_the_site_as_text(site, path: str) -> None:
    page = read(site, path)
    assert page.xpath("//title")[0].text_content().endswith(f" - {NAME}")
    assert page.xpath("//*[@class='md-header__button md-logo']/@aria-label") == [NAME]
    assert page.xpath("//*[@class='md-header__button md-logo']/@title") == [NAME]
    assert "<em>" not in (site / path).read_text(encoding="utf-8")


def test_a_theme_writes_what_describes_the_site_as_text(site) -> None:
    assert read(site, "guides/more.html").xpath("//meta[@name='description']/@content") == ['For "all" <here>']


def test_links_of_hand_written_pages_lead_to_pages_and_files_of_the_board(site) -> None:
    hrefs = read(site, "index.html").xpath("//article/p/a/@href")
    page = "opportunities/acme/bread/index.html"
    assert hrefs[:7] == [page, page, page, f"{page}#apply", page, "skills/sql/feed.xml", "employers/acme/index.html"]
    assert "../opportunities/acme/bread/index.html" in read(site, "guides/more.html").xpath("//article/p/a/@href")


def test_the_menu_may_name_a_page_of_the_board(site) -> None:
    (entry,) = read(site, "index.html").xpath("//a[contains(@class, 'md-nav__link')][contains(@href, 'acme/bread')]")
    text = entry.text_content().replace("\u2060", "")
    assert "اسأل أربعين زبونًا عن <select> MICROBOARD-BODY" in text


def test_every_link_within_a_site_without_a_server_leads_to_a_file(site) -> None:
    dead = set()
    for path in site.rglob("*.html"):
        for href in read(site, path.relative_to(site).as_posix()).xpath("//a/@href"):
            place = os.path.normpath(path.parent / href.partition("#")[0].partition("?")[0])
            if ":" not in href and not href.startswith("#") and path.name != "404.html" and not Path(place).is_file():
                dead.add((path.relative_to(site).as_posix(), href))
    assert dead == set()


def test_the_header_search_leads_to_files_too(site) -> None:
    index = json.loads((site / "search/search_index.json").read_bytes())
    assert {"employers/acme/index.html", "guides/more.html"} <= {one["location"] for one in index["docs"]}


def test_what_is_in_english_says_so_on_a_site_in_another_language(site) -> None:
    for path in ("opportunities/acme/bread/index.html", "opportunities/index.html", "index.html",
                 "reference/rules.html", "feeds/index.html"):
        page = read(site, path)
        assert page.get("lang") == "ar"
        (part, *_) = page.xpath("//div[@lang='en'][@dir='ltr']")
        assert part.xpath(".//h1 | .//h2 | .//article")


def test_text_of_strangers_has_a_direction_of_its_own(site) -> None:
    page = read(site, "opportunities/acme/bread/index.html")
    (title,) = page.xpath("//h1")
    assert (title.get("dir"), title.get("lang")) == ("auto", "ar")
    assert page.xpath("//div[@class='mb-description']/@dir") == ["auto"]
    assert set(read(site, "opportunities/index.html").xpath("//*[@class='mb-card__title']/@dir")) == {"auto"}


def test_no_page_skips_a_level_of_headings(site) -> None:
    skipped = {}
    for path in site.rglob("*.html"):
        levels = [int(tag.tag[1]) for tag in read(site, path.relative_to(site).as_posix()).xpath(
            "//article//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")]
        for before, after in pairwise(levels):
            if after > before + 1:
                skipped[path.relative_to(site).as_posix()] = (before, after)
    # The page that somebody has written skips one.
    assert skipped == {"guides/more.html": (1, 3)}


def test_files_of_the_docs_folder_and_of_plugins_stay_and_the_log_names_those_that_are_a_surprise(built) -> None:
    site, said = built
    assert (site / "robots.txt").read_text(encoding="utf-8") == "User-agent: SomeBot\nDisallow: /\n"
    assert (site / "llms.txt").read_text(encoding="utf-8") == "# Ours\n"
    assert (site / "opportunities/index.md").is_file()
    assert "llms.txt is that of another plugin" in said
    assert "robots.txt is that" not in said


def test_plugins_see_pages_of_the_site_and_no_shells(site) -> None:
    names = (site / "names.txt").read_text(encoding="utf-8").splitlines()
    assert {"index.md", "reference/rules.md", "read: guides/more.md"} <= set(names)
    assert [name for name in names if not name.isascii() or name.startswith(("opportunities", "read: opp"))] == []


def test_anchors_need_no_extension_of_markdown(site) -> None:
    rules = (site / "reference/rules.html").read_text(encoding="utf-8")
    assert rules.count('<a id="') > 50
    assert "{ #" not in rules


def test_a_board_without_a_page_of_feeds_has_one(site) -> None:
    page = read(site, "feeds/index.html")
    assert "../skills/sql/feed.xml" in page.xpath("//a/@href") or page.xpath("//a[contains(@href, 'feed.xml')]")
    assert page.xpath("//h1")[0].text_content() == "Feeds"


def test_a_dead_link_to_the_board_is_reported(folder, mkdocs) -> None:
    folder.add("acme/bread")
    links = "[Rolls](opportunities/acme/rolls/) [Elsewhere](else/where/)"
    root = write_site(folder.root, BARE, index=f"# Home\n\n{links}\n",
                      guide='# Guide\n\n<a href="../skills/knitting/">Knitting</a>\n')
    done = mkdocs(root, "build", "--strict", **DAY)
    assert done.returncode == 1
    assert "'index.md' contains a link 'opportunities/acme/rolls/', but the board has no such page" in done.stderr
    assert "'guide.md' contains a link '../skills/knitting/', but the board has no such page" in done.stderr
    assert "else/where" not in "".join(line for line in done.stderr.splitlines() if line.startswith("WARNING"))


def test_redirects_lead_to_pages_of_the_board() -> None:
    redirects = {"old.md": "opportunities/acme/bread.md#apply", "gone.md": "opportunities/acme/rolls.md",
                 "far.md": "https://elsewhere.example/", "top.md": "/opportunities/acme/bread.md"}
    known = {"opportunities/acme/bread.md": "opportunities/acme/bread/"}
    addresses = SimpleNamespace(find=known.get)
    assert resolve_redirects(redirects, addresses, "") == redirects
    assert resolve_redirects(redirects, addresses, "https://org.example/") == {"old.md": "https://org.example/opportunities/acme/bread/#apply",
                         "gone.md": "opportunities/acme/rolls.md", "far.md": "https://elsewhere.example/",
                         "top.md": "https://org.example/opportunities/acme/bread/"}


@pytest.mark.parametrize(("config", "words"), [
    ("hooks: [neighbours.py]\n", "A plugin that takes files of the docs folder alone can't be used beside this one"),
    ("exclude_docs: /opportunities/\n", "exclude_docs"),
])
def test_whoever_takes_the_shells_away_is_told_in_one_line(folder, mkdocs, config: str, words: str) -> None:
    root = write_site(folder.root, BARE + config, index="# Home")
    (root / "neighbours.py").write_text(
        "from mkdocs.plugins import event_priority\nfrom mkdocs.structure.files import Files\n\n"
        "@event_priority(-100)\ndef on_files(files, config):\n"
        "    return Files([file for file in files if not file.generated_by])\n", encoding="utf-8")
    done = mkdocs(root, "build", **DAY)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert words in done.stderr


def test_a_fault_of_the_board_itself_is_one_line(folder, mkdocs) -> None:
    root = write_site(folder.root, BARE + "hooks: [broken.py]\n", index="# Home")
    (root / "broken.py").write_text(
        "from microboard.publish.site import build\n\n"
        "def fail(*_):\n    raise KeyError('oops')\n\nbuild.fill_embeds = fail\n",
        encoding="utf-8")
    done = mkdocs(root, "build", **DAY)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "microboard: the board's own program has a fault (KeyError: 'oops')" in done.stderr


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_what_a_theme_loads_from_elsewhere_is_said_and_icons_are_drawn(folder, mkdocs, theme: str) -> None:
    folder.add("acme/bread")
    root = write_site(folder.root, BARE.replace("{name: material, font: false}", theme), index="# Home")
    done = mkdocs(root, "build", "--strict", **DAY)
    assert done.returncode == 0, done.stderr
    assert "The theme loads highlight.js from another host" in done.stderr
    style = (root / "site/assets/microboard/microboard.css").read_text(encoding="utf-8")
    assert "--mb-icon-save: " in style
    assert 'mask: url("data:image/svg+xml,' in style
    assert ", none)" not in style
