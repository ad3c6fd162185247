"""A board's own fields of employers are on their pages and on those of their listings, in lists, filters and files."""

import csv
import json
from io import StringIO
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from boards import BoardFolder
from hostile_board import get_shell
from microboard.board import Board
from microboard.publish.api.facets import build_facets
from microboard.publish.api.index import build_index
from microboard.publish.api.openapi import build_openapi
from microboard.publish.api.records import RECORD
from microboard.publish.api.table import build_table
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.pages.reference.html import iterate_reference
from microboard.publish.pages.reference.tables import build_fields
from microboard.publish.plan import Plan
from microboard.publish.site.search import add_to_index
from own_fields import ALL_FIELDS, EMPLOYER_VALUES, VALUES, add_fields
from schemas import read_rules
from site_files import iterate_feeds, iterate_outputs

SITE = Site("Jobs", "https://jobs.example/")
EVIL = '<script>window.hit=1</script>"\'&]]>'


@pytest.fixture
def board(folder: BoardFolder) -> Board:
    add_fields(folder, ALL_FIELDS)
    folder.add_employer("acme", **EMPLOYER_VALUES)
    folder.add_employer("other", name="Other Ltd", website="https://other.example/", domains=["other.example"],
                        **{"x-size": "large", "x-alumni": False})
    folder.add("acme/bread", **VALUES)
    folder.add("other/rolls", apply__url="https://other.example/rolls", **{"x-campus": "south"})
    return folder.build()


def read_pages(board: Board) -> dict[str, html.HtmlElement]:
    return {page.path: html.fromstring(page.encode_body().decode()) for page in iterate_pages(board)}


def read(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())


def read_record(folder: BoardFolder, board: Board, name: str = "acme/bread") -> dict[str, Any]:
    plan = Plan(board, read_rules(folder.root), SITE)
    record: dict[str, Any] = json.loads(plan.pieces.get(RECORD, {one.id: one for one in board.opportunities}[name]))
    return record


def test_the_page_of_an_employer_shows_each_field_where_the_board_wants_it(board: Board) -> None:
    page = read_pages(board)["employers/acme/"]
    facts = {read(node): read(node.getnext()) for node in page.xpath("//dl[@class='mb-sums']//dt")}
    assert {name: facts[name] for name in ("Alumni as mentors", "Size", "People", "Motto")} == {
        "Alumni as mentors": "Yes", "Size": "Fewer than 50", "People": "1,200", "Motto": "Bread for all"}
    # Among the facts is enough.
    assert "Alumni" not in read(page.find_class("mb-employer")[0])
    (link,) = page.xpath("//h2[text()='Pledge']/following-sibling::p[1]//a")
    assert (link.get("href"), link.get("rel")) == ("https://acme.example/pledge", "noopener nofollow ugc")


def test_its_listings_say_so_in_the_strip_on_cards_and_about_the_employer(board: Board) -> None:
    pages = read_pages(board)
    listing = pages["opportunities/acme/bread/"]
    strip = read(listing.find_class("mb-strip")[0])
    assert strip.endswith("Alumni as mentors: Yes")
    assert "Size" not in strip
    facts = {read(node): read(node.getnext()) for node in listing.xpath("//h2[@id='employer']/following::dt")}
    assert facts == {"Alumni as mentors": "Yes", "Size": "Fewer than 50", "People": "1,200", "Motto": "Bread for all"}
    (card,) = pages["opportunities/"].xpath("//article[@data-id='other/rolls']")
    assert [read(line) for line in card.find_class("mb-card__own")] == [
        "Campus: South campus Alumni as mentors: No"]
    assert "Alumni as mentors: No" in read(pages["employers/"].xpath("//li[.//a[text()='Other Ltd']]")[0])


def test_what_was_withdrawn_leads_nowhere(folder: BoardFolder) -> None:
    fields = ALL_FIELDS.replace("kind: link\n    shown: [below]", "kind: link\n    shown: [facts, below]")
    add_fields(folder, fields)
    folder.add_employer("acme", **EMPLOYER_VALUES)
    folder.add("acme/bread", **VALUES, status="withdrawn")
    board = folder.build()
    pages = read_pages(board)
    for path in ("opportunities/acme/bread/", "employers/acme/"):
        assert "acme.example" in read(pages[path])
        assert not pages[path].xpath("//a[contains(@href, 'pledge') or contains(@href, 'film')]"), path
    assert "x-film" not in read_record(folder, board)


def test_people_narrow_listings_down_by_what_their_employers_say(board: Board) -> None:
    facets = {facet.name: [(one.id, one.label, one.count) for one in facet.choices] for facet in build_facets(board)}
    assert facets["x-alumni"] == [("yes", "Yes", 1), ("no", "No", 1)]
    assert facets["x-size"] == [("small", "Fewer than 50", 1), ("large", "50 or more", 1)]
    index = json.loads(build_index(board))
    assert sorted(index["numbers"]["own"]["x-people"], key=str) == [1200, None]
    alumni = next(one for one in index["texts"]["own"] if one["label"] == "Alumni as mentors")
    assert sorted(alumni["words"][code] for code in alumni["codes"]) == ["No", "Yes"]
    assert read_pages(board)["opportunities/"].xpath("//input[@name='x-people-from']/@type") == ["number"]


def test_each_choice_of_a_listed_field_has_a_page_and_feeds_with_categories(board: Board) -> None:
    titles = [read(node) for node in read_pages(board)["x-size/large/"].find_class("mb-card__title")]
    assert titles == ["Ask forty customers about bread: rolls"]
    lists = [one for one in build_lists(board) if one.path == "x-size/small/"]
    files = {file.path: file.data for file in iterate_feeds(board, SITE, lists)}
    (entry,) = feedparser.parse(files["x-size/small/atom.xml"]).entries
    assert ("small", "Fewer than 50", "https://jobs.example/x-size/") in {
        (tag.term, tag.label, tag.scheme) for tag in entry.tags}
    assert "Size: Fewer than 50" in entry.content[0].value
    assert "Size: Fewer than 50." in json.loads(add_to_index(b'{"docs":[]}', board, (), ()))["docs"][0]["text"]


def test_the_record_has_them_with_the_employer_and_its_description_fits(folder: BoardFolder, board: Board) -> None:
    record = read_record(folder, board)
    assert {name: record["employer"][name] for name in EMPLOYER_VALUES} == EMPLOYER_VALUES
    assert not EMPLOYER_VALUES.keys() & record.keys()
    spec = build_openapi(SITE, "", board.own)
    validator = Draft202012Validator({"components": spec["components"], "$ref": "#/components/schemas/Opportunity"})
    assert list(validator.iter_errors(record)) == []
    wrong = {**record, "employer": {**record["employer"], "x-people": "long ago"}}
    assert [list(error.path) for error in validator.iter_errors(wrong)] == [["employer", "x-people"]]
    assert "x-people" not in build_openapi(SITE, "")["components"]["schemas"]["Employer"]["properties"]


def test_the_table_has_a_column_for_each(folder: BoardFolder, board: Board) -> None:
    data = build_table(board, Plan(board, read_rules(folder.root), SITE).pieces.get).decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(StringIO(data, newline=""))}
    assert (rows["acme/bread"]["employer.x-alumni"], rows["acme/bread"]["employer.x-people"]) == ("true", "1200")
    assert rows["other/rolls"]["employer.x-motto"] == ""


def test_the_reference_explains_them_below_the_employer(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS)
    _, _, of_employers = build_fields(read_rules(folder.root)).partition("`maintainers`")
    assert "| `x-size` (optional) | Whether everybody knows everybody. | `small`, `large` | `small` |" in of_employers


def test_fields_of_listings_and_employers_may_share_a_label(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS.replace("label: Alumni as mentors", "label: Campus"))
    folder.add_employer("acme", **EMPLOYER_VALUES)
    folder.add("acme/bread", **VALUES)
    said = [(one["label"], one["words"]) for one in json.loads(build_index(folder.build()))["texts"]["own"]]
    assert said == [("Campus", ["North campus"]), ("Campus", ["Yes"])]


def test_labels_help_choices_and_values_are_text_everywhere(folder: BoardFolder) -> None:
    fields = ALL_FIELDS
    for old, new in (("label: Size", f"Size {EVIL}"), ("help: Whether everybody knows everybody.", f"Whether {EVIL}"),
                     ("label: Alumni as mentors", f"Alumni {EVIL}"), ("label: Pledge", f"Pledge {EVIL}")):
        key = old.partition(":")[0]
        fields = fields.replace(old, f"{key}: {json.dumps(new)}")
    fields = fields.replace("label: Fewer than 50", f"label: {json.dumps('Few ' + EVIL)}")
    add_fields(folder, fields)
    folder.add_employer("acme", **{**EMPLOYER_VALUES, "x-motto": EVIL, "x-people": 1200})
    folder.add("acme/bread", **VALUES, status="open")
    board = folder.build()
    files = {one.path: one.data for one in iterate_outputs(board, read_rules(folder.root), SITE, get_shell)}
    assert "submit/index.html" in files
    for path, data in files.items():
        if path.endswith((".html", ".xml", ".opml")):
            assert b"<script>window" not in data, path
    for page in iterate_reference(read_rules(folder.root)):
        assert b"<script>" not in page.encode_body(), page.path
    for path in ("employers/acme/", "opportunities/acme/bread/"):
        words = read(read_pages(board)[path])
        for said in (EVIL, f"Size {EVIL}", f"Few {EVIL}", f"Alumni {EVIL}: Yes"):
            assert said in words, (path, said)
    lists = [one for one in build_lists(board) if one.path == "x-size/small/"]
    for file in iterate_feeds(board, SITE, lists):
        if file.path.endswith("atom.xml"):
            (entry,) = feedparser.parse(file.data, sanitize_html=False).entries
            assert "Few " + EVIL in {tag.label for tag in entry.tags}
            assert "<script>" not in entry.content[0].value
    record = read_record(folder, board)
    assert record["employer"]["x-motto"] == EVIL
    data = build_table(board, Plan(board, read_rules(folder.root), SITE).pieces.get).decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(data, newline=""))
    assert row["employer.x-motto"] == EVIL


def test_a_formula_that_an_employer_wrote_is_text_in_the_table(folder: BoardFolder) -> None:
    add_fields(folder, ALL_FIELDS)
    folder.add_employer("acme", **{"x-motto": '=HYPERLINK("https://evil.example")'})
    folder.add("acme/bread", **VALUES)
    board = folder.build()
    data = build_table(board, Plan(board, read_rules(folder.root), SITE).pieces.get).decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(data, newline=""))
    assert row["employer.x-motto"] == '\'=HYPERLINK("https://evil.example")'
