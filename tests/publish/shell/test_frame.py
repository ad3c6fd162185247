"""The menu and the foot are the board's on every page, with the names and the pages that a theme's menu has."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from microboard.publish.output import Page, Site
from microboard.publish.shell.frame import calm, fill_frame
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.shell import Shell

PAGES = frozenset(("", "guides/students/", "about/", "reference/rules/"))
SITE = Site("Jobs", "https://org.example/jobs/", pages=PAGES)
HEADER = '<header><nav class="md-header__inner"><div data-md-component="header-title">Jobs</div></nav></header>'
MATERIAL = """<html><head></head><body>{header}<nav class="md-tabs"><ul>
<li><a href="{up}." class="md-tabs__link">Home</a></li>
<li><a href="{up}opportunities/" class="md-tabs__link">
  <svg/> Praktika &amp; mehr
</a></li>
<li><a href="{up}guides/students/" class="md-tabs__link">Rat</a></li>
<li><a href="{up}about/" class="md-tabs__link">Wir</a></li>
<li><a href="{up}reference/fields/" class="md-tabs__link">Felder</a></li>
<li><a href="https://shop.example/" class="md-tabs__link">Shop</a></li></ul></nav>
{body}<footer class="md-footer">
<div class="md-footer-meta md-typeset"><div class="md-footer-meta__inner md-grid"><div class="md-copyright"> </div>
</div></div></footer></body></html>"""
PLAIN = f"<html><head></head><body>{BODY}</body></html>"


def material(up: str, body: str = "") -> str:
    return MATERIAL.format(header=HEADER, up=up, body=body)


def read_menu(html: str) -> list[tuple[str, str, bool]]:
    return [(link.text_content().strip(), link.get("href"), link.get("aria-current") == "true")
            for link in lxml_html.document_fromstring(html).xpath("//nav[@class='mb-menu']//a")]


def stamp(text: str, path: str, address: str = "", site: Site = SITE) -> str:
    page = Page(path, path.partition("/")[0], "Bread", "About bread", lambda: "<h1>Bread</h1>")
    return Shell(text, address, site).stamp(page, site).data.decode()


def test_a_menu_has_the_names_of_the_theme_and_the_pages_that_only_it_leads_to() -> None:
    assert read_menu(fill_frame(material("../"), "about/", SITE)) == [
        ("Praktika & mehr", "../opportunities/", False), ("Saved", "../saved/", False),
        ("Employers", "../employers/", False), ("Rat", "../guides/students/", False),
        ("Offer a project", "../submit/", False), ("Wir", "../about/", True),
        ("Shop", "https://shop.example/", False),
    ]


@pytest.mark.parametrize(("path", "lit"), [
    ("opportunities/acme/bread/", "Praktika & mehr"), ("skills/sql/", "Praktika & mehr"),
    ("archive/", "Praktika & mehr"),
    ("saved/", "Saved"), ("employers/acme/", "Employers"), ("submit/", "Offer a project"), ("suspicious/", None),
])
def test_the_entry_of_a_page_is_lit(path: str, lit: str | None) -> None:
    html = stamp(material("../", BODY), path, "x/")
    assert [name for name, _, is_here in read_menu(html) if is_here] == [lit] * bool(lit)
    up = "../" * path.count("/")
    assert read_menu(html)[0][1] == f"{up}opportunities/"


def test_the_menu_of_the_theme_goes_and_what_is_in_its_foot_stays() -> None:
    html = fill_frame(material("").replace('md-copyright"> <', 'md-copyright">By us<'), "", SITE)
    assert "md-tabs" not in html
    assert html.index("mb-foot") < html.index("By us")
    assert "md-footer-meta" not in fill_frame(material(""), "", SITE)


def test_a_page_of_another_theme_has_a_foot_and_a_menu_where_it_asks_for_one() -> None:
    assert stamp(PLAIN, "saved/").endswith("</div></footer></body></html>")
    assert "mb-menu" not in stamp(PLAIN, "saved/")
    asked = stamp(PLAIN.replace("<body>", '<body><nav id="MICROBOARD-MENU"></nav>'), "saved/")
    assert ("Saved", "../saved/", True) in read_menu(asked)


def test_the_foot_leads_to_what_is_there() -> None:
    def list_links(site: Site) -> set[str]:
        return {href for _, _, href, _ in lxml_html.document_fromstring(fill_frame(PLAIN, "about/", site)).iterlinks()}

    assert {"../feeds/", "../guides/students/", "../reference/rules/"} <= list_links(SITE)
    assert not {"../guides/employers/", "../architecture/"} & list_links(SITE)
    assert "../feeds/" not in list_links(replace(SITE, url=""))
    flat = replace(SITE, pages=frozenset(("guides/students.html", "reference/rules.html")), index="index.html")
    links = {"../guides/students.html", "../reference/rules.html", "../opportunities/index.html"}
    assert links <= list_links(flat)


def test_the_facts_of_the_board_are_in_its_foot() -> None:
    site = replace(SITE, licence="https://creativecommons.org/publicdomain/zero/1.0/", repo_url="https://forge.example/x",
                   report_url="mailto:board@org.example")
    foot = fill_frame(PLAIN, "", site)
    for words in (">CC0 1.0</a>", 'href="mailto:board@org.example"', 'href="https://forge.example/x"'):
        assert words in foot


def test_a_frame_in_another_language_says_what_is_english() -> None:
    html = fill_frame(material("../"), "about/", replace(SITE, language="de"))
    links = lxml_html.document_fromstring(html).xpath("//nav[@class='mb-menu']//a[@lang='en']")
    assert [link.text_content() for link in links] == ["Saved", "Employers", "Offer a project"]
    assert '<div class="mb-foot" data-here="about" lang="en" dir="ltr">' in html


def test_a_page_that_is_shown_at_any_address_leads_from_the_root() -> None:
    html = fill_frame(material("/jobs/"), "404.html", SITE, "/jobs/")
    assert [href for _, href, _ in read_menu(html)][::5] == ["/jobs/opportunities/", "/jobs/about/"]
    assert 'href="/jobs/feeds/"' in html


def test_a_second_time_changes_nothing() -> None:
    once = fill_frame(material("../"), "about/", SITE)
    assert fill_frame(once, "about/", SITE) == once


def test_names_are_texts() -> None:
    html = fill_frame(material("").replace("Wir", "&lt;b&gt;"), "", replace(SITE, name="<i>"))
    assert "<b>" not in html
    assert "<i>" not in html


def test_nobody_is_asked_for_the_stars_of_a_repository() -> None:
    page = '<a href="https://github.com/org/jobs" class="md-source" data-md-component="source">org/jobs</a>'
    assert calm(page) == '<a href="https://github.com/org/jobs" class="md-source">org/jobs</a>'


def test_the_theme_does_not_switch_colours_the_board_does() -> None:
    page = '<form class="md-header__option" data-md-component="palette"><input name="__palette"></form>'
    assert calm(page) == '<form class="md-header__option"><input name="__palette"></form>'
