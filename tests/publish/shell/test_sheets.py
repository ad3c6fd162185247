"""A page is linked to the style sheets that it needs, and to no others."""

import pytest

from microboard.publish.output import Page, Site
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.sheets import add_sheets, find_sheets
from microboard.publish.shell.shell import Shell

HEAD = '<link rel="stylesheet" href="../assets/microboard/microboard.css"><link rel="stylesheet" href="../own.css">'


@pytest.mark.parametrize(("html", "sheets"), [
    ('<div class="mb-find" data-search-exclude>', ["home"]),
    ('<div id="mb-start" class="mb-page mb-listing" data-id="a/b">', ["listing"]),
    ('<form class="mb-filter" id="mb-filter">', ["filter"]),
    ('<div id="mb-saved">', ["filter", "tools"]),
    ("<section class=mb-part><div id=mb-feeds class=mb-page>", ["home", "filter", "tools"]),
    ('<span class="mb-saved-count"></span><a href="mb-listing/">mb-listing</a>', []),
    ('<p>class="mb-listing" &lt;div class="mb-listing"&gt; &lt;div class=mb-find &gt;</p>', []),
    ('<p title="x class=&#34;mb-listing&#34; ">', []),
])
def test_elements_ask_for_sheets_and_texts_do_not(html: str, sheets: list[str]) -> None:
    assert find_sheets(html.encode()) == sheets


def test_a_boards_own_style_follows_all_sheets_and_paper_has_one_of_its_own() -> None:
    page = add_sheets(f'<head>{HEAD}</head><div class="mb-find">')
    names = ("microboard.css", "look/home.css", 'look/print.css" media="print"', "own.css")
    assert sorted(names, key=page.index) == list(names)
    assert '"../assets/microboard/look/home.css"' in page
    assert add_sheets(page) == page


@pytest.mark.parametrize("head", [HEAD, ""])
def test_a_shell_gets_the_sheets_of_each_page_whether_it_names_ours_or_not(head: str) -> None:
    shell = Shell(f"<html><head><title>MICROBOARD-TITLE</title>{head}</head><body>{BODY}</body></html>")
    page = Page("saved/", "opportunities", "Saved", "", lambda: '<div id="mb-start"><div id="mb-saved"></div></div>')
    html = shell.stamp(page, Site("Jobs", "")).data.decode()
    for name in ("filter", "tools", "print"):
        assert html.count(f'href="../assets/microboard/look/{name}.css"') == 1
    assert "listing.css" not in html
