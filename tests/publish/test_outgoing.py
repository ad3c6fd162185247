"""Links that employers give say that they are theirs, and what was withdrawn leads nowhere."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from lxml import html

from boards import EVERYTHING, TODAY
from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.pages.pages import iterate_pages
from microboard.run.clock import read_clock
from site_files import iterate_feeds, iterate_files

SITE = Site("Jobs", "https://city.example/jobs/")
REL = {"noopener", "nofollow", "ugc"}
LINKS = ("[a](https://a.example/) <https://b.example/> https://c.example/x www.d.example ![e](https://e.example/e.png) "
         "[f]: https://f.example/\n\n[f][f]\n\n[f]: https://f.example/\n\n")
WRONG = ("[a](http://a.example/) <http://b.example/> http://c.example/ [d](//d.example/) [e](javascript:alert(1)) "
         "[f](JaVaScRiPt&colon;alert(1)) [g](data:text/html,x) [h](vbscript:x) [i](ftp://i.example/) [j](/j) [k](#k) ")


def read_html(board: Board) -> Iterator[tuple[str, str]]:
    """Every HTML that holds an employer's words: pages, entries of feeds, records of the API."""
    for page in iterate_pages(board):
        yield page.path, page.encode_body().decode()
    for output in iterate_feeds(board, SITE, build_lists(board)[:1]):
        if output.path.endswith("feed.json"):
            yield from ((output.path, item["content_html"]) for item in json.loads(output.data)["items"])
        else:
            texts = (node.text or "" for node in ElementTree.fromstring(output.data).iter())
            yield from ((output.path, text) for text in texts if text.startswith("<"))
    for output in iterate_files(board, SITE):
        if output.path.startswith("api/v1/opportunities/"):
            yield output.path, json.loads(output.data)["description_html"]


def find_outgoing(text: str) -> list[html.HtmlElement]:
    """Links that leave the board, and those to places that no link may lead to."""
    links = html.fragment_fromstring(text, create_parent=True).iter("a")
    return [link for link in links if ":" in link.get("href", "") and not link.get("href").startswith(SITE.url)]


def check_links(board: Board) -> int:
    count = 0
    for path, text in read_html(board):
        for link in find_outgoing(text):
            scheme = link.get("href").partition(":")[0]
            assert scheme in ("https", "mailto"), (path, link.get("href"))
            if scheme == "https":
                count += 1
                assert set(link.get("rel", "").split()) == REL, (path, link.get("href"))
    return count


def test_every_outgoing_link_of_the_samples_says_whose_it_is(sample_board) -> None:
    moment = read_clock(TODAY)
    assert check_links(build_board(check_board(sample_board, moment.date()), moment)) > 50


def test_every_way_to_write_a_link_says_whose_it_is(folder) -> None:
    folder.add("acme/bread", **{**EVERYTHING, "description": LINKS + "We bake bread. " * 20})
    board = folder.build()
    assert check_links(board) > 20
    page = next(page for page in iterate_pages(board) if page.path == "opportunities/acme/bread/")
    found = {link.get("href") for link in find_outgoing(page.encode_body().decode())}
    assert {f"https://{name}.example/" for name in "abf"} <= found
    assert {"https://c.example/x", "https://e.example/e.png", "https://acme.example/go"} <= found


def test_no_other_kind_of_link_is_made(folder) -> None:
    folder.add("acme/bread", description=WRONG + "We bake bread. " * 20)
    for path, text in read_html(folder.build()):
        for link in html.fragment_fromstring(text, create_parent=True).iter("a"):
            where = link.get("href", "https:")
            assert where.startswith(("https:", "mailto:")) or ":" not in where, (path, where)
            assert not where.startswith(("//", "/j", "#k")), (path, where)


@pytest.mark.parametrize("field", ["url", "email"])
def test_what_was_withdrawn_leads_nowhere(folder, field: str) -> None:
    apply = {"url": "https://acme.example/go", "email": "jobs@acme.example"}
    folder.add("acme/bread", status="withdrawn", description=LINKS + "We bake bread. " * 20,
               apply={"deadline": "2026-12-14", field: apply[field]})
    board = folder.build()
    assert {path: [link.get("href") for link in find_outgoing(text)] for path, text in read_html(board)
            if find_outgoing(text)} == {}
    for output in iterate_files(board, SITE):
        assert apply[field] not in output.data.decode()
    for page in iterate_pages(board):
        assert apply[field] not in page.encode_body().decode()
        assert not page.build_data or "acme.example" not in json.dumps(page.build_data(SITE))


def test_an_employer_with_another_listing_keeps_its_link(folder) -> None:
    folder.add("acme/bread", status="withdrawn")
    folder.add("acme/rolls")
    pages = dict(read_html(folder.build()))
    assert [link.get("href") for link in find_outgoing(pages["employers/acme/"])] == ["https://acme.example/"]
