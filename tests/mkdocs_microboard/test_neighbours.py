"""What a theme, a hook or another plugin says of a page is said of each page of the board, and not of its shell."""

import re
import subprocess
from pathlib import Path

import pytest
from lxml import html

from boards import BARE, DAY, BoardFolder, write_site

FEATURES = "custom_dir: over, features: [content.action.edit, content.action.view]"
CONFIG = BARE.replace("font: false", f"font: false, {FEATURES}") + """\
hooks: [neighbours.py]
repo_url: https://forge.example/org/jobs
edit_uri: edit/main/docs/
extra:
  analytics:
    feedback: {title: Useful, ratings: [{icon: material/heart, name: Yes, data: 1, note: 'At {url}: {title}'}]}
"""
MAIN = """\
{% extends "base.html" %}
{% block extrahead %}{% if page and page.title %}
<meta property="og:title" content="{{ page.title }}">
<meta property="og:url" content="{{ config.site_url }}{{ page.url }}">
<meta name="short" content="{{ page.title | truncate(10, true) }}">
<script type="application/ld+json">{"url": "{{ page.canonical_url }}", "name": {{ page.title | tojson }}}</script>
{% endif %}{% endblock %}
{% block content %}{{ super() }}
<div id="talk" data-id="{{ page.url | replace("/", "-") }}" data-file="{{ page.file.src_uri }}">
{{ page.meta.git_revision_date_localized }}{{ git_info }}</div>{% endblock %}
"""
HOOKS = """\
from urllib.parse import quote

def on_page_markdown(markdown, *, page, config, files):
    page.meta["git_revision_date_localized"] = "changed on the day of the shell"
    return markdown + f"\\n\\n[Share](https://x.example/?t={quote(page.title or '')}&u={config.site_url}{page.url})\\n"

def on_page_context(context, *, page, config, nav):
    context["git_info"] = "changed by the writer of the shell"
    return context
"""
TITLE = """Ask about "bread" onmouseover=alert(1) 'x' <b>"""


def build(root: Path, mkdocs) -> "subprocess.CompletedProcess[str]":
    return mkdocs(root, "build", "--strict", **DAY)


@pytest.fixture(scope="module")
def site(tmp_path_factory, mkdocs) -> Path:
    """A site in which everything around a page speaks of its title and its address."""
    folder = BoardFolder(tmp_path_factory.mktemp("neighbours") / "board")
    folder.add("acme/bread", title=TITLE)
    root = write_site(folder.root, CONFIG, index="# Home")
    (root / "over").mkdir()
    (root / "over/main.html").write_text(MAIN, encoding="utf-8")
    (root / "neighbours.py").write_text(HOOKS, encoding="utf-8")
    done = build(root, mkdocs)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def page(site) -> str:
    return (site / "opportunities/acme/bread/index.html").read_text(encoding="utf-8")


def test_a_template_says_the_title_and_the_address_of_each_listing(page) -> None:
    address = "https://org.example/jobs/opportunities/acme/bread/"
    title = f"{TITLE} · Acme Bakery"
    tree = html.fromstring(page)
    values = {tag.get("property") or tag.get("name"): tag.get("content") for tag in tree.iter("meta")}
    assert (values["og:url"], values["og:title"], values["short"]) == (address, title, title)
    assert page.count('"og:title"') == page.count('"og:url"') == 1
    talk = tree.get_element_by_id("talk")
    assert talk.get("data-id") == "opportunities-acme-bread-"
    assert talk.get("data-file") == "opportunities/acme/bread.yml"
    assert f'{{"url": "{address}", "name": "Ask about \\u0022bread' in page


def test_a_title_stays_within_a_link_that_a_hook_made_of_it(page) -> None:
    (share,) = html.fromstring(page).xpath("//a[starts-with(@href, 'https://x.example/')]")
    assert list(share.attrib) == ["href"]
    assert share.get("href").startswith("https://x.example/?t=Ask%20about%20%22bread%22%20onmouseover%3Dalert%281%29")
    assert share.get("href").endswith("&u=https://org.example/jobs/opportunities/acme/bread/")


def test_the_source_can_be_seen_where_it_can_be_edited(page) -> None:
    links = set(html.fromstring(page).xpath("//a/@href"))
    base = "https://forge.example/org/jobs"
    assert {f"{base}/{way}/main/opportunities/acme/bread.yml" for way in ("edit", "raw")} <= links


def test_the_edit_link_of_an_employer_leads_to_its_file_and_a_list_has_none(site) -> None:
    employer, skill = ((site / path / "index.html").read_text() for path in ("employers/acme", "skills/sql"))
    assert "https://forge.example/org/jobs/edit/main/opportunities/acme/employer.yml" in employer
    assert "/edit/" not in skill


def test_nobody_is_told_when_the_shell_was_changed(page, site) -> None:
    assert "of the shell" not in page
    assert "changed on the day of the shell" in (site / "index.html").read_text(encoding="utf-8")


def test_no_page_holds_a_mark_or_the_address_of_a_shell(site) -> None:
    mark = re.compile("MICROBO[A-Z]*|[\U0010e100-\U0010e3ff]|%F4%8E|udbf8", re.IGNORECASE)
    found = {path.relative_to(site).as_posix(): mark.findall(path.read_text(encoding="utf-8"))
             for path in site.rglob("*.html")}
    assert {path: set(marks) for path, marks in found.items() if set(marks) - {"microbo", "microboard"}} == {}


def test_the_menu_leads_to_the_list_from_pages_of_the_same_depth(site) -> None:
    archive = html.fromstring((site / "archive/index.html").read_text(encoding="utf-8"))
    assert "../opportunities/" in archive.xpath("//a[contains(@class, 'md-nav__link')]/@href")


@pytest.mark.parametrize(("name", "template", "words"), [
    ("partials/content.html", "<p>Nothing here.</p>", "this one has it 0 times"),
    ("main.html", '{% extends "base.html" %}{% block content %}<a {{ page.title }}>{{ super() }}{% endblock %}',
     "in the name of a tag or an attribute"),
    ("main.html", '{% extends "base.html" %}{% block content %}{{ page.content }}{{ page.content }}{% endblock %}',
     "this one has it 2 times"),
])
def test_a_template_that_takes_no_page_is_told_in_one_line(folder, mkdocs, name, template, words) -> None:
    root = write_site(folder.root, BARE.replace("font: false", "font: false, custom_dir: over"), index="# Home")
    (root / "over/partials").mkdir(parents=True)
    (root / "over" / name).write_text(template, encoding="utf-8")
    done = build(root, mkdocs)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "microboard: " in done.stderr
    assert words in done.stderr
    assert "custom_dir" in done.stderr
