"""The files of a whole site, without an engine."""

import json
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from microboard.cli import main
from microboard.publish.output import Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell
from microboard.publish.site.search import MAX_LISTINGS, add_to_index
from schemas import read_rules
from site_files import iterate_outputs

SITE = Site("Jobs", "https://org.example/jobs/")
SHELL = ('<html><head><title>MICROBOARD-TITLE</title></head><body><a href="MICROBOARD-EDIT">Edit</a>'
         f"{BODY}</body></html>")


@pytest.fixture
def site(folder):
    """A site that some generator has built, with one shell page in it."""
    root = folder.root / "public"
    (root / "shell").mkdir(parents=True)
    (root / "index.html").write_text("<h1>Welcome</h1>")
    (root / "shell/index.html").write_text(SHELL)
    return root


def publish(folder, *options: str) -> Result:
    arguments = ["--board", str(folder.root), "--site", str(folder.root / "public"), "--as-of", "2026-11-23"]
    return CliRunner().invoke(main, ["publish", *arguments, "--site-url", "https://org.example/jobs", *options])


def test_robots_find_the_sitemap_of_the_generator_too(folder, site) -> None:
    folder.add("acme/bread")
    (site / "sitemap.xml").write_text("<urlset/>")
    assert publish(folder).exit_code == 0
    lines = (site / "robots.txt").read_text().splitlines()
    assert lines[-2:] == ["Sitemap: https://org.example/jobs/sitemap.xml",
                          "Sitemap: https://org.example/jobs/opportunities/sitemap.xml"]


def test_the_published_schema_lists_the_words_of_this_board(folder) -> None:
    folder.add("acme/bread")
    rulebook = read_rules(folder.root)
    files = {o.path: o.data for o in iterate_outputs(folder.build(), rulebook, SITE, lambda _: Shell(SHELL))}
    schema = json.loads(files["schema/opportunity.schema.json"])
    assert "market-research" in schema["properties"]["category"]["enum"]


def test_publish_stamps_into_one_shell_of_any_generator(folder, site) -> None:
    folder.add("acme/bread")
    result = publish(folder, "--edit-url", "https://forge.example/edit/main")
    assert result.exit_code == 0, result.output
    page = (site / "opportunities/acme/bread/index.html").read_text()
    assert page.startswith('<html><head>\n<meta http-equiv="Content-Security-Policy" content="')
    assert "<title>Ask forty customers about bread: bread" in page
    assert 'href="https://forge.example/edit/main/opportunities/acme/bread.yml"' in page
    assert (site / "index.html").read_text() == "<h1>Welcome</h1>"
    addresses = etree.parse(site / "opportunities/sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert "https://org.example/jobs/opportunities/acme/bread/" in addresses
    assert "1 open listing" in result.stderr
    assert "Sitemap: https://org.example/jobs/opportunities/sitemap.xml\n" in (site / "robots.txt").read_text()
    # A second time, over what the first has written.
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert publish(folder, "--edit-url", "https://forge.example/edit/main").exit_code == 0
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_what_a_generator_says_of_the_address_of_the_shell_is_said_of_each_page(folder, site) -> None:
    folder.add("acme/bread")
    own = "https://org.example/jobs/shell/"
    head = f'<head><link rel="canonical" href="{own}"><meta property="og:url" content="{own}">'
    share = f'<body><a href="https://x.example/?u={quote(own, safe="")}">Share</a>'
    (site / "shell/index.html").write_text(SHELL.replace("<head>", head).replace("<body>", share))
    assert publish(folder).exit_code == 0
    page = (site / "opportunities/acme/bread/index.html").read_text()
    public = "https://org.example/jobs/opportunities/acme/bread/"
    assert f'<link rel="canonical" href="{public}"><meta property="og:url" content="{public}">' in page
    assert f'href="https://x.example/?u={quote(public, safe="")}"' in page


def test_publish_keeps_the_ids_of_a_board_that_has_moved(folder, site) -> None:
    folder.add("acme/bread")
    assert publish(folder, "--id-base", "https://first.example/board").exit_code == 0
    feed = (site / "opportunities/feed.xml").read_text(encoding="utf-8")
    assert '<guid isPermaLink="false">https://first.example/board/opportunities/acme/bread/</guid>' in feed
    result = publish(folder, "--id-base", "first.example")
    assert result.exit_code == 2
    assert "--id-base: write the whole address at which the board was first" in result.output


def test_publish_takes_the_shell_that_is_as_deep_as_the_page(folder, site) -> None:
    folder.add("acme/bread")
    for name in ("2", "2/3", "2/3/4"):
        (site / "shell" / name).mkdir()
        (site / "shell" / name / "index.html").write_text(SHELL.replace("<body>", f"<body>shell {name}"))
    assert publish(folder).exit_code == 0
    assert "shell 2/3<" in (site / "opportunities/acme/bread/index.html").read_text()
    assert "shell 2<" in (site / "employers/acme/index.html").read_text()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda site: (site / "shell/index.html").unlink(), "No page in"),
        (lambda site: (site / "shell/index.html").write_text(SHELL + BODY), "has it 2 times"),
        (lambda site: (site / "shell/index.html").write_bytes(SHELL.encode() + b"\xff"), "shell/index.html"),
        (lambda site: (site / "employers").mkdir() or (site / "employers/index.html").write_text("Mine"),
         "would overwrite employers/index.html"),
        (lambda site: (site / "shell/index.html").write_text(SHELL.replace("<body>", '<body><a href="/jobs/shell/">')),
         "The page holds its own address, /jobs/shell/"),
    ],
)
def test_publish_leaves_a_site_that_it_cannot_stamp(folder, site, spoil, words: str) -> None:
    folder.add("acme/bread")
    spoil(site)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    result = publish(folder)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert before == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_publish_refuses_a_board_with_errors(folder, site) -> None:
    folder.add("acme/bread", title="Short")
    result = publish(folder)
    assert result.exit_code == 1
    assert "opportunities/acme/bread.yml:1:" in result.stdout
    assert not (site / "opportunities").exists()


@pytest.mark.usefixtures("site")
def test_publish_needs_a_public_address(folder) -> None:
    result = publish(folder, "--site-url", "org.example")
    assert result.exit_code == 2
    assert "begins with https://" in result.stderr


def test_a_large_board_adds_its_newest_to_the_header_search(folder) -> None:
    for number in range(MAX_LISTINGS + 3):
        folder.add(f"acme/no-{number}", description=f"Work number {number}, word{number}. " * 20,
                   title=f"<b>Project</b> of number {number}")
    index = {"config": {}, "docs": [{"location": "guide/", "title": "Guide", "text": ""},
                                    {"location": "employers/shell/#x", "title": "Shell", "text": ""},
                                    {"location": "employers/shell/", "title": "Shell", "text": ""}]}
    board = folder.build()
    made = json.loads(add_to_index(json.dumps(index).encode(), board, iterate_pages(board), {"guide/"}))
    places = [entry["location"] for entry in made["docs"]]
    assert sum(place.startswith("opportunities/acme/") for place in places) == MAX_LISTINGS
    assert places[0] == "guide/"
    assert "skills/interviewing/" in places
    assert "skills/sql/" not in places
    assert not any("shell" in place or "page" in place for place in places)
    assert made["docs"][-1]["title"].startswith("&lt;b&gt;Project")
    assert "Interviewing" in made["docs"][-1]["text"]
    lists = json.loads(add_to_index(json.dumps(index).encode(), board, iterate_pages(board), {"guide/"},
                                    finds_projects=True))
    assert made["docs"][:-MAX_LISTINGS] == lists["docs"]
