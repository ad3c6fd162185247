"""The pages around a project lead to one another, and keep in the browser what they bring back from a file."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards import ROOT
from markdown import markdown
from microboard.publish.insights.page import FAIR
from microboard.publish.output import Site
from microboard.publish.pages.project_pages import PROJECT_PAGES, iterate_project_pages, list_steps
from microboard.publish.pages.reference.guides import read_guides
from microboard.publish.shell.frame import build_foot, build_menu, find_page, read_entries
from microboard.publish.text.templates import get_template
from microboard.words.speech import speak
from node import Script

SITE = Site("Jobs", "https://org.example/jobs/")


@pytest.fixture(scope="module")
def project() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/project.mjs")
    yield script
    script.stop()


@pytest.mark.parametrize(("path", "step"), [(page.path, page.step) for page in PROJECT_PAGES])
def test_every_page_is_made_and_found_and_a_step_of_a_student_lights_what_is_saved(path: str, step: str) -> None:
    page = next(one for one in iterate_project_pages(SITE) if one.path == path)
    html = page.encode_body().decode()
    assert html.count("<h1>") == 1
    assert find_page(path, SITE) == path
    assert f'href="../{path}"'.encode() in build_foot("submit/", "../", SITE)
    menu = build_menu(read_entries("", path, SITE), path, "../", SITE).decode()
    assert re.findall(r'href="([^"]*)"[^>]*aria-current', menu) == ["../saved/"] * bool(step)


def find_ids(text: str) -> set[str]:
    """The anchors of a page in Markdown."""
    return set(re.findall(r'\bid="([^"]+)"', markdown(text, extensions=["attr_list", "toc", "admonition"])))


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
def test_every_page_leads_to_its_place_in_a_guide_of_each_language(language: str) -> None:
    speak(language)
    try:
        guides = {name.removesuffix(".md") + "/": find_ids(text) for name, text in read_guides().items()}
    finally:
        speak("en")
    # No board has a guide that is not in its language.
    expected = {page.path: [page.guide] for page in PROJECT_PAGES if f"guides/{page.guide.partition('#')[0]}" in guides}
    found = {page.path: re.findall(r'href="\.\./guides/([^"]*#[^"]*)"', page.encode_body().decode())
             for page in iterate_project_pages(SITE, find_guide=lambda path: path if path in guides else "")}
    assert {path: links for path, links in found.items() if links} == expected
    assert language != "en" or expected.keys() == {page.path for page in PROJECT_PAGES}
    for (place,) in (*expected.values(), (f"students/#{FAIR}",)):
        path, _sign, anchor = place.partition("#")
        assert anchor in guides[f"guides/{path}"], place


def test_a_page_of_a_site_without_guides_leads_to_none() -> None:
    for page in iterate_project_pages(SITE, find_guide=lambda _path: ""):
        assert "guides/" not in page.encode_body().decode()


def test_a_page_that_the_site_has_of_its_own_stays() -> None:
    path = PROJECT_PAGES[0].path
    site = replace(SITE, kept=frozenset([f"{path}index.html"]))
    assert path not in {page.path for page in iterate_project_pages(site)}


def test_steps_lead_to_pages_that_there_are_and_mark_the_one_that_is_shown() -> None:
    macros = get_template("project/macros.html").module
    strip = macros.life("plan/", [("Saved", "saved/"), ("Plan", "plan/")])
    assert re.findall(r'<a href="([^"]*)"( aria-current="page")?>(\w+)<', strip) == [
        ("../saved/", "", "Saved"), ("../plan/", ' aria-current="page"', "Plan")]
    assert not macros.life("saved/", [("Saved", "saved/")]).strip()
    assert {path for _, path in list_steps()} <= {page.path for page in PROJECT_PAGES}


@pytest.mark.parametrize("is_open", [True, False])
def test_what_a_page_keeps_lasts_as_long_as_the_browser_lets_it(project: Script, is_open: bool) -> None:
    life = project.ask(about="life", value={"words": "mine"}, isOpen=is_open)
    assert (life["before"], life["kept"], life["after"], life["left"]) == (True, {"words": "mine"}, True, [])
    assert life["refusal"] == ("" if is_open else "blocked")
    assert life["elsewhere"] == {"words": "mine" if is_open else ""}
    # Several boards may share an origin.
    assert [name.startswith("microboard-test:/") for name in life["names"]] == [True] * is_open


@given(st.text(st.characters(categories=["L", "N"]), max_size=20))
@settings(max_examples=40)
def test_a_file_brings_back_what_was_kept(project: Script, words: str) -> None:
    text = project.ask(about="file", value={"words": words})
    assert project.ask(about="read", text=f"\ufeff{text}") == {"words": words}
    assert json.loads(text) | {"board": ""} == {"format": "microboard-test", "version": 1, "board": "", "words": words}


@pytest.mark.parametrize("text", ["", "null", "[]", "7", '{"words": "x"}', '{"format": "microboard-plan"}',
                                  "[" * 100_000, '{"format": ["microboard-test"]}'])
def test_another_file_is_none_of_its(project: Script, text: str) -> None:
    assert project.ask(about="read", text=text) is None


@pytest.mark.parametrize(("found", "text"), [
    (None, ""), (7, ""), ({"a": 1}, ""), (" a\r\nb\0\u202e\u200bc ", "a\nbc"), ("😀" * 9, "😀" * 5),
    ("abcd ef", "abcd"), ("x" * 100_000, "xxxxx"),
])
def test_a_text_of_a_stranger_is_short_and_turns_no_direction(project: Script, found: object, text: str) -> None:
    assert project.ask(about="tidy", found=found, most=5) == text
