"""Every hostile text, in every field of a listing and an employer, comes out of every file as the text that it is.

Each kind of file is read by a parser that is not ours: pages by libxml2, feeds by feedparser and an XML parser,
calendars by icalendar and vobject, data by json. Whether a browser agrees is in tests/browser/test_hostile.py.
"""

import csv
import io
import json
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
import vobject
from icalendar import Calendar
from lxml import html

from boards import EMPLOYER, LISTING, TODAY
from hostile import ADDRESSES, REFUSED, TEXTS, flatten
from hostile_board import CASES, HARMLESS, SITE, describe, find_page, get_shell, write_board
from microboard.board import build_board
from microboard.check import check_board
from microboard.markdown.html import ATTRIBUTES, TAGS, build_html
from microboard.publish.output import OutputFile
from microboard.publish.plan import Plan
from microboard.publish.site.sitemap import iterate_sitemaps, list_entries
from microboard.read import Document
from microboard.read.yaml import parse_yaml
from microboard.run.clock import read_clock
from schemas import read_rules
from site_files import iterate_outputs

GENERIC = {"rel", "lang", "title", "dir"}  # nh3 lets any element have two of these, and `dir` is on the whole
OPEN = [case for case in CASES if case.is_open]
PLAIN = {case.is_open: case for case in CASES if case.text == HARMLESS}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OutputFile]:
    """Every file of the hostile board."""
    folder = write_board(tmp_path_factory.mktemp("hostile") / "board")
    moment = read_clock(TODAY)
    checked = check_board(folder.root, moment.date())
    assert not checked.has_errors, checked.problems
    assert checked.rulebook
    board = build_board(checked, moment)
    made = [*iterate_outputs(board, checked.rulebook, SITE, get_shell),
            *iterate_sitemaps(list_entries(Plan(board, checked.rulebook, SITE)), SITE, "sitemap.xml")]
    return {output.path: output for output in made}


def test_there_are_a_few_hundred() -> None:
    assert len(TEXTS) > 400
    assert len(ADDRESSES) > 80


def read_page(text: str) -> tuple[html.HtmlElement, html.HtmlElement | None]:
    """A page, and its description apart."""
    page = html.document_fromstring(text)
    found = page.find_class("mb-description")
    for one in found:
        one.getparent().remove(one)
    return page, found[0] if found else None


def list_structure(page: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    """Every element, with the names of its attributes, in order."""
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in page.iter()]


@pytest.mark.parametrize("kind", ["opportunities/{}/p/", "employers/{}/"])
def test_a_page_has_the_structure_of_a_harmless_one(outputs: dict[str, OutputFile], kind: str) -> None:
    wanted = {state: list_structure(read_page(find_page(outputs, kind.format(case.employer)))[0])
              for state, case in PLAIN.items()}
    for case in CASES:
        page, description = read_page(find_page(outputs, kind.format(case.employer)))
        assert list_structure(page) == wanted[case.is_open], case.text
        for element in description.iter() if description is not None else ():
            assert element.tag in TAGS | {"div"}, case.text
            assert set(element.attrib) <= {*GENERIC, "class", *ATTRIBUTES.get(element.tag, ())}, case.text
            assert element.get("href", "https://").startswith(("https://", "mailto:")), case.text


def test_a_page_says_every_text_as_it_is(outputs: dict[str, OutputFile]) -> None:
    for case in CASES:
        page, _ = read_page(find_page(outputs, case.path))
        text = flatten(page.text_content())
        for wanted in case.list_texts():
            assert wanted in text, (case.text, wanted)
        assert flatten(case.title) in flatten(page.findtext(".//title"))
        (summary,) = page.xpath('//meta[@name="description"]/@content')
        assert flatten(summary) == f"€20 an hour, 5 hours a week. {case.list_texts()[1]}"
        employer = html.document_fromstring(find_page(outputs, f"employers/{case.employer}/"))
        assert flatten(employer.findtext(".//h1")) == flatten(case.name)


def test_lists_hold_every_title_and_no_more_elements(outputs: dict[str, OutputFile]) -> None:
    cards = Counter()
    titles = set()
    for path in outputs:
        if re.fullmatch(r"opportunities/(page/\d+/)?index\.html", path):
            page = html.document_fromstring(outputs[path].data.decode())
            for card in page.xpath('//article[@class="mb-card"]')[: None if "page" in path else -1]:
                titles.add(flatten(card.find_class("mb-card__title")[0].text_content()))
                cards[tuple(list_structure(card))] += 1
    assert {flatten(case.title) for case in OPEN} <= titles
    assert len(cards) == 1
    assert sum(cards.values()) >= len(OPEN) - 1


def test_data_in_pages_is_json_that_says_the_same(outputs: dict[str, OutputFile]) -> None:
    for case in CASES:
        page = html.document_fromstring(find_page(outputs, case.path))
        (script,) = page.xpath('//script[@type="application/ld+json"]')
        data = json.loads(script.text)
        nodes = {node["@type"]: node for node in (data if isinstance(data, list) else [data])}
        steps = [item["name"] for item in nodes["BreadcrumbList"]["itemListElement"]]
        title, name = flatten(case.title), flatten(case.name)
        assert [flatten(step) for step in steps[1:]] == [name, f"{title} · {name}"]
        assert ("JobPosting" in nodes) == case.is_open
        if case.is_open:
            posting = nodes["JobPosting"]
            assert flatten(posting["title"]) == title
            assert flatten(posting["hiringOrganization"]["name"]) == name
            assert {element.tag for element in html.fragment_fromstring(posting["description"], "div").iter()} <= (
                TAGS | {"div"})


def find_entry_titles(outputs: dict[str, OutputFile], path: str) -> list[str]:
    root = ElementTree.fromstring(outputs[path].data)
    entries = [node for node in root.iter() if node.tag.rpartition("}")[2] in ("item", "entry")]
    return [flatten(next(node.text or "" for node in entry if node.tag.rpartition("}")[2] == "title"))
            for entry in entries]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["feed.xml", "atom.xml"])
def test_feeds_hold_titles_as_text_and_content_that_is_clean(outputs: dict[str, OutputFile], form: str) -> None:
    for case in OPEN:
        path = f"employers/{case.employer}/{form}"
        assert find_entry_titles(outputs, path) == [flatten(case.title)]
        feed = feedparser.parse(outputs[path].data)
        assert not feed.bozo, case.text
        (entry,) = feed.entries
        assert entry.link == SITE.url + case.path
        content = ElementTree.fromstring(outputs[path].data)
        texts = [node.text for node in content.iter() if (node.text or "").lstrip().startswith("<p>")]
        assert texts
        for text in texts:
            for element in html.fragment_fromstring(text, "div").iter():
                assert element.tag in TAGS | {"div"}
                assert set(element.attrib) <= {*GENERIC, *ATTRIBUTES.get(element.tag, ())}
    # Each other of the newest is closed, and leaves a gap.
    assert 10 < len(find_entry_titles(outputs, f"opportunities/{form}")) < 50


def test_no_description_of_rss_is_more_than_text(outputs: dict[str, OutputFile]) -> None:
    """Readers take it for HTML, of the channel as of an item."""
    for case in OPEN:
        root = ElementTree.fromstring(outputs[f"employers/{case.employer}/feed.xml"].data)
        shown = [html.fragment_fromstring(node.text or "", "div") for node in root.iter("description")]
        assert [[element.tag for element in one.iter()] for one in shown] == [["div"], ["div"]], case.text
        assert [flatten(one.text_content()) for one in shown] == [flatten(case.text[:500]), case.list_texts()[1]]


def test_json_feeds_and_the_api_say_the_same(outputs: dict[str, OutputFile]) -> None:
    for case in CASES:
        record = json.loads(outputs[f"api/v1/opportunities/{case.employer}/p.json"].data)
        assert flatten(record["title"]) == flatten(case.title)
        assert flatten(record["employer"]["name"]) == flatten(case.name)
        assert flatten(record["description"]) == flatten(describe(case.text))
        (item,) = json.loads(outputs[f"employers/{case.employer}/feed.json"].data)["items"] if case.is_open else ({},)
        assert not item or flatten(item["title"]) == flatten(case.title)
    lines = outputs["api/v1/changes.ndjson"].data.decode().removesuffix("\n").split("\n")
    assert {flatten(json.loads(line)["title"]) for line in lines} == {flatten(case.title) for case in CASES}
    listed = json.loads(outputs["api/v1/opportunities.json"].data)["opportunities"]
    assert {flatten(record["title"]) for record in listed} == {flatten(case.title) for case in OPEN}
    index = json.dumps(json.loads(outputs["api/v1/index.json"].data), ensure_ascii=False)
    for case in OPEN:
        assert json.dumps(flatten(case.title), ensure_ascii=False)[1:-1] in flatten(index)


def test_fields_of_the_board_s_own_say_what_they_say(outputs: dict[str, OutputFile]) -> None:
    rows = csv.DictReader(io.StringIO(outputs["api/v1/opportunities.csv"].data.decode("utf-8-sig"), newline=""))
    cells = {row["id"].partition("/")[0]: (row["x-note"], row["employer.x-motto"]) for row in rows}
    for case in CASES:
        said = flatten(case.text[:500])
        record = json.loads(outputs[f"api/v1/opportunities/{case.employer}/p.json"].data)
        assert [flatten(text) for text in (record["x-note"], record["employer"]["x-motto"])] == [said, said]
        for path in (case.path, f"employers/{case.employer}/"):
            page, _ = read_page(find_page(outputs, path))
            (fact,) = page.xpath("//dt[text()='Motto']/following-sibling::dd[1]")
            assert flatten(fact.text_content()) == said
        for cell in cells.get(case.employer, ()):
            assert flatten(cell) in (said, f"'{said}")
            assert cell[:1] not in "=+-@"


@pytest.mark.slow
def test_calendars_hold_one_event_a_listing_and_its_title(outputs: dict[str, OutputFile]) -> None:
    names = set()
    for case in OPEN:
        data = outputs[f"employers/{case.employer}/deadlines.ics"].data
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        names.add(tuple(event))
        assert str(event["URL"]) == SITE.url + case.path
        said = flatten(str(event["SUMMARY"]))
        assert said == f"Last day to apply: {flatten(case.title)} ({flatten(case.name)})"
        other = vobject.readOne(data.decode())
        other.validate(raiseException=True)
        assert [flatten(one.summary.value) for one in other.vevent_list] == [said]
    assert len(names) == 1
    whole = Calendar.from_ical(outputs["opportunities/deadlines.ics"].data).walk("VEVENT")
    assert {tuple(event) for event in whole} == names


def test_sitemap_and_opml_are_sound(outputs: dict[str, OutputFile]) -> None:
    sitemaps = [output.data for path, output in outputs.items() if re.fullmatch(r"sitemap.*\.xml", path)]
    addresses = {node.text for data in sitemaps for node in ElementTree.fromstring(data).iter() if "loc" in node.tag}
    assert {SITE.url + case.path for case in OPEN} <= addresses
    opml = ElementTree.fromstring(outputs["feeds/microboard.opml"].data)
    names = {flatten(node.get("text", "")) for node in opml.iter("outline")}
    for case in OPEN:
        assert any(flatten(case.name) in name for name in names), case.name


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_characters_that_break_files_are_turned_away(text: str) -> None:
    escaped = json.dumps({"title": text})  # \\u escapes, and surrogates as JSON writes them
    assert [problem.rule for problem in parse_yaml(escaped).problems] in (["text-control"], ["yaml-syntax"])


def test_no_address_but_https_and_mail_is_a_link() -> None:
    for address in ADDRESSES:
        for markdown in (f"[x]({address})", f"[x](<{address}>)", f"<{address}>", f"![x]({address})", address,
                         f"[x]: {address}\n\n[x]"):
            for link in html.fragment_fromstring(build_html(markdown), "div").iter("a"):
                assert link.get("href", "https://").startswith(("https://", "mailto:")), markdown
                assert link.get("rel") == "noopener nofollow ugc"


def test_no_such_address_is_accepted() -> None:
    rulebook = read_rules()
    for address in ADDRESSES:
        apply = {**LISTING["apply"], "url": address}
        assert rulebook.employer.check(read({**EMPLOYER, "website": address}))[1], address
        assert rulebook.opportunity.check(read({**LISTING, "apply": apply}))[1], address


def read(values: dict[str, Any]) -> Document:
    parsed = parse_yaml(json.dumps(values))
    assert isinstance(parsed.values, dict)
    return Document("listing.yml", parsed.values, parsed)
