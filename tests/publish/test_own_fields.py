"""A board's own fields are on pages and cards, in the API, in feeds, lists, filters and searches."""

import json
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from boards import BoardFolder
from microboard.board import Board
from microboard.publish.api.facets import build_facets
from microboard.publish.api.index import build_index
from microboard.publish.api.openapi import build_openapi
from microboard.publish.api.records import RecordWriter
from microboard.publish.feeds.opml import build_opml
from microboard.publish.lists import build_lists
from microboard.publish.output import Site
from microboard.publish.pages.pages import iterate_pages
from microboard.publish.pages.reference.tables import build_fields
from microboard.publish.site.search import add_to_index
from own_fields import FIELDS, VALUES, add_fields
from schemas import read_rules
from site_files import iterate_feeds

SITE = Site("Jobs", "https://jobs.example/")
EVIL = '<script>window.hit=1</script>"\'&]]>'


@pytest.fixture
def board(folder: BoardFolder) -> Board:
    add_fields(folder)
    folder.add("acme/bread", **VALUES)
    folder.add("acme/rolls", **{"x-campus": "south"})
    return folder.build()


def read_pages(board: Board) -> dict[str, html.HtmlElement]:
    return {page.path: html.fromstring(page.encode_body().decode()) for page in iterate_pages(board)}


def read_record(board: Board) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(RecordWriter(board.tree, SITE).build(board.opportunities[0]))
    return record


def read(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())


def test_a_listing_shows_each_field_where_the_board_wants_it(board: Board) -> None:
    page = read_pages(board)["opportunities/acme/bread/"]
    facts = {read(node): read(node.getnext()) for node in page.xpath("//dl[@class='mb-facts']//dt")}
    assert facts["Campus"] == "North campus"
    assert facts["Course credit"] == "3 points"
    assert facts["Room"] == "Building 4, room 12"
    assert facts["Languages spoken"] == "Portuguese and English"
    assert facts["Fair"] == "1 December 2026"
    assert facts["Funded by the union"] == "Yes"
    assert "Film" not in facts
    (link,) = page.xpath("//h2[text()='Film']/following-sibling::p[1]//a")
    assert (link.get("href"), link.get("rel"), read(link)) == (
        "https://acme.example/film", "noopener nofollow ugc", "acme.example")


def test_the_page_of_what_was_withdrawn_leads_nowhere(folder: BoardFolder) -> None:
    add_fields(folder)
    folder.add("acme/bread", **VALUES, status="withdrawn")
    page = read_pages(folder.build())["opportunities/acme/bread/"]
    assert not page.xpath("//a[contains(@href, 'film')]")


def test_a_card_shows_what_cards_should_in_the_page_and_in_the_index(board: Board) -> None:
    (card,) = read_pages(board)["opportunities/"].xpath("//article[@data-id='acme/bread']")
    assert [read(line) for line in card.find_class("mb-card__own")] == ["Campus: North campus"]
    index = json.loads(build_index(board))
    (campus,) = index["texts"]["own"]
    assert campus["label"] == "Campus"
    assert [campus["words"][code] for code in campus["codes"]] == ["North campus", "South campus"]


def test_choices_are_facets_with_counts_and_numbers_and_days_are_ranges(board: Board) -> None:
    facets = {facet.name: [(one.id, one.label, one.count) for one in facet.choices] for facet in build_facets(board)}
    assert facets["x-campus"] == [("north", "North campus", 1), ("south", "South campus", 1)]
    assert facets["x-languages"] == [("pt", "Portuguese", 1), ("en", "English", 1)]
    assert facets["x-funded"] == [("yes", "Yes", 1), ("no", "No", 0)]
    assert facets["x-room"] == [("building-4-room-12", "Building 4, room 12", 1)]
    assert not {"x-course-credit", "x-fair", "x-film"} & facets.keys()
    assert json.loads(build_index(board))["numbers"]["own"] == {"x-course-credit": [3, None], "x-fair": [20788, None]}
    form = read_pages(board)["opportunities/"]
    assert form.xpath("//input[@name='x-course-credit-from']/@type") == ["number"]
    assert form.xpath("//input[@name='x-fair-to']/@type") == ["date"]
    assert form.xpath("//details[@data-facet='x-campus']//input/@value") == ["north", "south"]


def test_each_choice_of_a_listed_field_has_a_page_and_feeds(board: Board) -> None:
    pages = read_pages(board)
    assert read(pages["x-campus/"].xpath("//h1")[0]) == "Campus"
    assert "Where the team sits." in read(pages["x-campus/"])
    titles = [read(node) for node in pages["x-campus/north/"].find_class("mb-card__title")]
    assert titles == ["Ask forty customers about bread: bread"]
    assert read(pages["x-campus/north/"].xpath("//h1")[0]) == "North campus: open projects"
    assert "x-languages/" not in pages
    lists = {one.path: one for one in build_lists(board)}
    assert [one.id for one in lists["x-campus/south/"].members] == ["acme/rolls"]
    assert b'text="Campus"' in build_opml(lists.values(), SITE)


def test_feeds_have_the_choices_as_categories(board: Board) -> None:
    lists = [one for one in build_lists(board) if one.path == "x-campus/north/"]
    files = {file.path: file.data for file in iterate_feeds(board, SITE, lists)}
    (entry,) = feedparser.parse(files["x-campus/north/atom.xml"]).entries
    tags = {(tag.term, tag.label, tag.scheme) for tag in entry.tags}
    assert ("north", "North campus", "https://jobs.example/x-campus/") in tags
    assert ("building-4-room-12", "Building 4, room 12", "https://jobs.example/x-room/") in tags
    assert "Course credit: 3 points" in entry.content[0].value


def test_the_api_has_the_fields_as_the_file_does_and_its_description_fits(board: Board) -> None:
    record = read_record(board)
    assert {name: record[name] for name in VALUES} == VALUES
    spec = build_openapi(SITE, "", board.own)
    schema = {"components": spec["components"], "$ref": "#/components/schemas/Opportunity"}
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(record)) == []
    assert [error.path[0] for error in validator.iter_errors({**record, "x-fair": 3})] == ["x-fair"]
    described = spec["components"]["schemas"]["Opportunity"]["properties"]["x-campus"]
    assert described["description"] == "Where the team sits."
    assert "x-campus" not in build_openapi(SITE, "")["components"]["schemas"]["Opportunity"]["properties"]


def test_the_search_of_the_site_finds_what_the_fields_say(board: Board) -> None:
    index = json.loads(add_to_index(b'{"docs":[]}', board, (), ()))
    assert "Campus: North campus." in index["docs"][0]["text"]


def test_the_reference_explains_the_fields(folder: BoardFolder) -> None:
    add_fields(folder)
    text = build_fields(read_rules(folder.root))
    assert "| `x-campus` | Where the team sits. | `north`, `south` | `north` |" in text
    assert "How many points a course gives for the project. | a number from 1 to 12 |" in text


def test_a_field_that_somebody_added_to_the_schema_is_published_too(folder: BoardFolder) -> None:
    add_fields(folder)
    path = folder.root / "schema/opportunity.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text())
    schema["properties"]["timezone"] = {"title": "Time zone", "description": "Where the clock is.", "type": "string",
                                        "minLength": 1, "maxLength": 60, "x-shown": ["facts"], "x-filter": True}
    path.write_text(json.dumps(schema))
    folder.add("acme/bread", **VALUES, timezone="Europe/Lisbon")
    board = folder.build()
    assert read_record(board)["timezone"] == "Europe/Lisbon"
    assert "Time zone" in read(read_pages(board)["opportunities/acme/bread/"])
    facets = {facet.name: facet.choices for facet in build_facets(board)}
    assert [one.id for one in facets["timezone"]] == ["europe-lisbon"]


def test_labels_and_values_are_text_everywhere(folder: BoardFolder) -> None:
    fields = FIELDS.replace("label: Campus", f"label: {json.dumps('Campus ' + EVIL)}").replace(
        "help: Where the team sits.", f"help: {json.dumps('Where ' + EVIL)}").replace(
        "label: North campus", f"label: {json.dumps('North ' + EVIL)}").replace(
        "unit: points", f"unit: {json.dumps('<b>x</b>')}")
    add_fields(folder, fields)
    folder.add("acme/bread", **{**VALUES, "x-room": EVIL})
    board = folder.build()
    for path, page in read_pages(board).items():
        assert not page.xpath("//script | //b[text()='x']"), path
    listing = read(read_pages(board)["opportunities/acme/bread/"])
    assert EVIL in listing
    assert "3 <b>x</b>" in listing
    lists = [one for one in build_lists(board) if one.path == "x-campus/north/"]
    for file in iterate_feeds(board, SITE, lists):
        if file.path.endswith("atom.xml"):
            (entry,) = feedparser.parse(file.data, sanitize_html=False).entries
            assert "North " + EVIL in {tag.label for tag in entry.tags}
            assert "<script>" not in entry.content[0].value
