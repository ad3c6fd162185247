"""Every page says where the feeds are, a hand-written one too."""

from urllib.parse import urljoin

import pytest
from lxml import html

from microboard.publish.output import Page, Site
from microboard.publish.shell.announce import add_feeds
from microboard.publish.shell.shell import build_head

SITE = Site("Jobs", "https://org.example/jobs/")
FORMS = ["feed.xml", "atom.xml", "feed.json", "deadlines.ics"]


def find_feeds(text: str, path: str) -> list[str]:
    """The addresses of what is announced, as a reader resolves them; the relation is compared exactly."""
    return [urljoin(SITE.url + path, str(address))
            for address in html.document_fromstring(text).xpath('/html/head/link[@rel="alternate"]/@href')]


@pytest.mark.parametrize("path", ["", "guide/", "a/b/c/", "guide.html", "a/guide.html"])
def test_a_hand_written_page_announces_the_feeds_of_everything(path: str) -> None:
    page = "<!doctype html><html><head><title>x</title></HEAD><body><p>&lt;/head&gt;</p></body></html>"
    added = add_feeds(page, path, SITE)
    assert find_feeds(added, path) == [f"{SITE.url}opportunities/{form}" for form in FORMS]
    start = added.index('<link rel="alternate"')
    assert added[:start] + added[added.rindex("deadlines.ics\">\n") + len("deadlines.ics\">\n"):] == page


def test_what_is_no_whole_page_stays_as_it_is() -> None:
    assert add_feeds("<p>No head</p>", "x/", SITE) == "<p>No head</p>"


def test_feeds_that_a_theme_announces_are_not_announced_twice() -> None:
    page = f'<html><head><link rel="alternate" href="{SITE.url}opportunities/feed.xml"></head></html>'
    assert add_feeds(page, "x/", SITE) == page


def test_a_site_without_an_address_has_no_feeds_to_announce() -> None:
    page = "<html><head></head></html>"
    assert add_feeds(page, "x/", Site("Jobs", "")) == page


@pytest.mark.parametrize("path", ["saved/", "categories/", "archive/2026/"])
def test_a_page_of_the_board_without_a_list_announces_them_too(path: str) -> None:
    page = Page(path, "opportunities", "Saved projects", "What you keep.", lambda: "")
    head = f"<html><head>{build_head(page, SITE, has_assets=True)}</head><body></body></html>"
    assert find_feeds(head, path) == [f"{SITE.url}opportunities/{form}" for form in FORMS]
