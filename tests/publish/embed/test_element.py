"""The script for other pages is one file without imports, and pages say which one it is."""

import json
import re
from base64 import b64encode
from hashlib import sha384

import pytest
from lxml import html

from boards import BoardFolder
from microboard.publish.embed.element import build_element, build_sheet, get_integrity, get_version_file, read_parts
from microboard.publish.embed.snippets import build_frame, build_script, iterate_oembed
from microboard.publish.output import Site
from microboard.publish.site.parts import iterate_paths
from microboard.words.speech import speak
from published import read_plan
from views import VIEWS, add_views

SITE = Site('Jobs "&" more', "https://jobs.example/board/")


@pytest.fixture
def spoken():
    yield speak
    speak("en")


def test_the_script_imports_nothing_and_makes_no_elements_of_text() -> None:
    script = build_element().decode()
    assert not re.search(r"^(import|export)\b|\bimport\(", script, re.MULTILINE)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|parseFromString", script)
    assert "MICROBOARD-" not in script


def test_its_name_changes_with_what_is_in_it_and_its_hash_is_true(spoken) -> None:
    first = get_version_file()
    assert re.fullmatch(r"assets/microboard/embed/microboard-list-[0-9a-f]{12}\.js", first)
    assert get_integrity() == f"sha384-{b64encode(sha384(build_element()).digest()).decode()}"
    spoken("de")
    assert get_version_file() != first
    assert "offene Projekte" in build_element().decode()


def test_its_sheet_asks_for_no_picture_and_speaks_of_no_page() -> None:
    sheet = build_sheet()
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert ":host { --mb-brand" in sheet
    assert not re.search(r"(^|[\s,}])body \{|:root\b", sheet)


def test_a_part_has_its_tag_its_attributes_and_what_is_in_it() -> None:
    assert read_parts('<p class="a" hidden>x<br><b>y</b> z</p>') == [
        "p", {"class": "a", "hidden": ""}, "x", ["br", {}], ["b", {}, "y"], " z"]


def test_lines_to_paste_are_html_that_says_what_is_asked() -> None:
    script, element = html.fragments_fromstring(build_script(SITE, 'text=a%20b&sector=health"'))
    assert script.get("src") == f"https://jobs.example/board/{get_version_file()}"
    assert (script.get("integrity"), script.get("crossorigin")) == (get_integrity(), "anonymous")
    assert element.get("query") == 'text=a%20b&sector=health"'
    assert element.xpath("string(a)") == 'Open projects: Jobs "&" more'
    assert element.xpath("a/@href") == ['https://jobs.example/board/opportunities/?text=a%20b&sector=health"']
    frame = html.fragment_fromstring(build_frame(SITE, "<b>", "week=..6"))
    assert (frame.get("src"), frame.get("title")) == ("https://jobs.example/board/embed/?week=..6", "<b>")


def test_a_view_and_the_browse_page_say_where_their_oembed_is(folder: BoardFolder) -> None:
    folder.add()
    add_views(folder, VIEWS.replace("City of Galway", "City <of> Galway"))
    plan = read_plan(folder, SITE)
    assert {page.path: page.oembed for page in plan.pages if page.oembed} == {
        path: f"{path}oembed.json" for path in ("opportunities/", "views/nursing/", "views/galway/")}
    said = read_oembed(plan)
    assert said.keys() == {"opportunities/oembed.json", "views/nursing/oembed.json", "views/galway/oembed.json"}
    galway = said["views/galway/oembed.json"]
    assert (galway["version"], galway["type"], galway["title"]) == ("1.0", "rich", "City <of> Galway")
    frame = html.fragment_fromstring(galway["html"])
    assert frame.get("src") == "https://jobs.example/board/embed/?text=Galway%20Ireland"
    assert (galway["width"], galway["height"]) == (int(frame.get("width")), int(frame.get("height")))


def read_oembed(plan) -> dict[str, dict]:
    return {file.path: json.loads(file.data) for file in iterate_oembed(plan.board, plan.site)}


def test_a_site_without_an_address_has_nothing_for_other_pages(folder: BoardFolder) -> None:
    folder.add()
    paths = list(iterate_paths(read_plan(folder, Site("Jobs", ""))))
    assert not [path for path in paths if "oembed" in path or "embedding" in path or "microboard-list" in path]
    assert "embed/index.html" not in paths
