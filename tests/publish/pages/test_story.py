"""The story of a project says what somebody told and what the listing says, and nothing else."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from boards import ROOT
from live_markdown import find_live
from microboard.read.yaml import parse_yaml
from node import Script
from schemas import TESTS

SCHEMA = json.loads((ROOT / "node_modules/@jsonresume/schema/schema.json").read_text(encoding="utf-8"))
RESUME = Draft7Validator(SCHEMA, format_checker=FormatChecker())
HOSTILE = "<img src=x onerror=alert(1)> [a](javascript:b) ![c](//d) @e #12 www.f.example https://g.example `h` | ~~i~~"
RECORD: dict[str, Any] = {
    "title": "Map a reading list", "employer": {"name": "Acme"}, "summary": "Readers ask for a map of our books.",
    "deliverables": [{"what": "A map", "accepted_when": "a reader finds her book."}, {"what": "A page of text"}],
    "skills": [{"id": "writing", "label": "Writing"}], "competencies": [{"id": "communication"}, {"id": "unknown"}],
    "mentor": {"feedback": ["written"]}, "starts": "2027-01-11",
}
TOLD: dict[str, Any] = {
    "texts": {"did": "I asked eleven readers. Then I drew.", "to": "2027-02-12",
              "result": "The map hangs in the hall\nTwo schools copied it."},
    "evidence": [{"kind": "link", "text": "https://org.example/map"}, {"kind": "file", "text": "map.pdf"},
                 {"kind": "quote", "text": "She listened.", "who": "Ada, head of the library"}],
    "shown": {"adaptability": "The plan changed twice."},
}


@pytest.fixture(scope="module")
def story() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/story.mjs")
    yield script
    script.stop()


def read_resume(story: Script, *projects: dict[str, Any]) -> Any:
    """A JSON Resume that its own schema accepts."""
    resume = json.loads(story.ask(about="resume", projects=projects))
    assert not list(RESUME.iter_errors(resume))
    return resume


def test_what_is_made_is_what_was_told_and_what_the_listing_says(story: Script) -> None:
    made = story.ask(about="made", told=TOLD, record=RECORD)
    assert made["cv"] == "Map a reading list, Acme (Jan 2027 – Feb 2027): The map hangs in the hall"
    assert made["star"] == [
        {"name": "Situation", "text": "Readers ask for a map of our books."},
        {"name": "Task", "text": "A map (accepted when: a reader finds her book)\nA page of text"},
        {"name": "Action", "text": "I asked eleven readers. Then I drew."},
        {"name": "Result", "text": "The map hangs in the hall\nTwo schools copied it."},
    ]
    assert made["portfolio"] == (
        "Map a reading list, Acme (Jan 2027 – Feb 2027). Readers ask for a map of our books. "
        "I asked eleven readers. Then I drew. The map hangs in the hall; Two schools copied it.")
    assert made["count"] == 5


def test_a_condition_that_two_deliverables_share_is_said_once(story: Script) -> None:
    deliverables = [{"what": what, "accepted_when": "a reader finds it."} for what in ("A map", "A page")]
    assert story.ask(about="reminders", record={"deliverables": deliverables})["result"] == (
        "Accepted when: a reader finds it.")


def test_nothing_is_made_up_for_what_is_empty(story: Script) -> None:
    assert story.ask(about="made", told={}, record=None) == {
        "cv": "", "star": [], "portfolio": "", "names": False, "count": 0}
    made = story.ask(about="made", told={}, record=RECORD)
    assert (made["cv"], made["portfolio"]) == ("Map a reading list, Acme (Jan 2027)", "")
    assert [part["name"] for part in made["star"]] == ["Situation", "Task"]
    marked = story.ask(about="made", told={}, record=RECORD, isMarked=True)
    assert marked["star"][2:] == [{"name": name, "text": "[to fill in]"} for name in ("Action", "Result")]
    files = story.ask(about="files", projects=[{"told": {}, "record": RECORD}])
    assert "to fill in" not in "".join(files.values())
    # What somebody has emptied stays empty, whatever the listing says.
    assert story.ask(about="story", told={"texts": {"why": ""}}, record=RECORD)["why"] == ""


@pytest.mark.parametrize(("said", "limit"), [
    ({}, ""), ({"nda": False, "portfolio": "public"}, ""), ({"portfolio": "no"}, "closed"), ({"nda": True}, "closed"),
    ({"portfolio": "redacted"}, "redacted"), ({"nda": True, "portfolio": "redacted"}, "redacted"),
    ({"nda": True, "portfolio": "public"}, "redacted"), ({"nda": "yes", "portfolio": ["no"]}, ""),
])
def test_what_may_not_be_shown_is_left_out_until_the_employer_agrees(
    story: Script, said: dict[str, Any], limit: str
) -> None:
    asked: dict[str, Any] = {"told": TOLD, "record": {**RECORD, **said}}
    assert story.ask(about="story", **asked)["limit"] == limit
    files = "".join(story.ask(about="files", projects=[asked]).values()) + json.dumps(read_resume(story, asked))
    for secret in ("Acme", "acme/bread", "map.pdf", "She listened"):
        assert (secret in files) == (not limit)
    assert bool(story.ask(about="made", **asked)["portfolio"]) == (limit != "closed")
    cleared = {**asked, "told": {**TOLD, "isCleared": True}}
    assert "Acme" in story.ask(about="made", **cleared)["portfolio"]
    named = {**asked, "told": {"texts": {"did": "At ACME I drew."}}}
    assert story.ask(about="made", **named)["names"] == bool(limit)


def test_a_grid_says_what_was_told_and_what_the_listing_only_names(story: Script) -> None:
    grid = story.ask(about="grid", projects=[{"told": TOLD, "record": RECORD}, {"told": {}, "record": None}])
    covers = {row["id"]: row["covers"] for row in grid}
    assert len(covers) == 11
    assert {name: cover for name, cover in covers.items() if any(cover)} == {
        "communication": ["named", ""], "adaptability": ["told", ""]}


def test_a_resume_is_valid_and_has_no_place_for_what_is_missing(story: Script) -> None:
    resume = read_resume(story, {"told": {}, "record": None, "key": "own-1"}, {"told": TOLD, "record": RECORD})
    project, empty = resume["projects"]
    assert empty == {"type": "micro-internship"}
    assert project == {
        "name": "Map a reading list", "entity": "Acme", "type": "micro-internship",
        "description": "Readers ask for a map of our books.\nA map (accepted when: a reader finds her book)\n"
                       "A page of text",
        "highlights": ["I asked eleven readers. Then I drew.", "The map hangs in the hall", "Two schools copied it.",
                       "https://org.example/map", "map.pdf"],
        "keywords": ["Writing"], "startDate": "2027-01-11", "endDate": "2027-02-12",
        "url": "https://org.example/jobs/opportunities/acme/bread/"}
    assert resume["references"] == [{"name": "Ada, head of the library", "reference": "She listened."}]
    assert resume["skills"] == [{"name": "Adaptability"}]


class Parsed(HTMLParser):
    """A document in which every element that begins also ends, and none does anything."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str | None] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "strong", "ul", "li",
                       "a", "table", "thead", "tbody", "tr", "th", "td", "br"}
        assert {name for name, _ in attrs} <= {"lang", "dir", "charset", "scope", "border", "cellspacing",
                                               "cellpadding", "href"}
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def tell_everywhere(text: str) -> dict[str, Any]:
    """A story that says one thing in all places."""
    fields = ("title", "employer", "why", "asked", "did", "result")
    return {"texts": dict.fromkeys(fields, text), "shown": {"leadership": text},
            "evidence": [{"kind": kind, "text": text, "who": text} for kind in ("link", "file", "quote")]}


def test_whatever_somebody_writes_is_text(story: Script, tmp_path: Path) -> None:
    project = {"key": "own-1", "told": tell_everywhere(HOSTILE), "record": None}
    files = story.ask(about="files", projects=[project])
    # Signs may stand there, with a gap behind them; elements, mentions and references may not.
    assert not {"a", "img", "code", "del", "em", "script"} & set(find_live(files["markdown"]))
    assert not re.search(r"@\w|#\d|www\.\w", files["markdown"])
    html = Parsed(files["html"])
    assert not html.links
    assert html.text.count(HOSTILE) >= 8
    assert files["plain"].count(HOSTILE) >= 8
    read_resume(story, project)
    program = shutil.which("soffice")
    if program:
        (tmp_path / "mine.html").write_text(files["html"], encoding="utf-8")
        subprocess.run([program, "--headless", f"-env:UserInstallation=file://{tmp_path}/user", "--convert-to",
                        "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "mine.html")],
                       check=True, timeout=120, capture_output=True)
        assert HOSTILE in (tmp_path / "mine.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("text", "link"), [
    ("https://org.example/a?b=<c>#\"d'", "https://org.example/a?b=%3Cc%3E#%22d'"),
    ("javascript:alert(1)", None), ("data:text/html,<b>", None), ("//org.example", None), ("map", None),
])
def test_only_an_address_of_the_web_becomes_a_link(story: Script, text: str, link: str | None) -> None:
    project = {"key": "own-1", "told": {"evidence": [{"kind": "link", "text": text}]}, "record": None}
    files = story.ask(about="files", projects=[project])
    assert Parsed(files["html"]).links == [link] * (link is not None)
    assert re.findall(r"^- <(.*)>$", files["markdown"], re.MULTILINE) == [link] * (link is not None)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8)
TELLING = st.fixed_dictionaries({}, optional={
    "projects": st.dictionaries(st.sampled_from(["acme/bread", "own-1", "own-0", "__proto__", "../x"]),
                                st.fixed_dictionaries({}, optional=dict.fromkeys(TOLD, ANYTHING)) | ANYTHING)})


@given(TELLING | ANYTHING, st.fixed_dictionaries({}, optional=dict.fromkeys(RECORD, ANYTHING)) | ANYTHING)
@settings(max_examples=100, deadline=None)
def test_whatever_a_file_or_a_record_holds_is_bounded_and_cleaned(story: Script, found: Any, record: Any) -> None:
    kept = story.ask(about="clean", found=found)
    assert story.ask(about="clean", found=kept) == kept
    assert set(kept["projects"]) <= {"acme/bread", "own-1"}
    project = {"told": found, "record": record}
    read_resume(story, project)
    Parsed(story.ask(about="files", projects=[project])["html"])


def test_a_file_brings_no_more_than_a_browser_keeps(story: Script) -> None:
    told = {f"acme/p-{at}": tell_everywhere("x" * 5000) for at in range(300)}
    kept = story.ask(about="clean", found={"projects": told})
    assert len(json.dumps(kept)) < 400_000
    assert story.ask(about="full", found=kept)
    assert not story.ask(about="full", found={"projects": {"acme/bread": TOLD}})
    wide = {f"acme/p-{at}": tell_everywhere("😀" * 5000) for at in range(300)}
    assert len(json.dumps(story.ask(about="clean", found={"projects": wide}), ensure_ascii=False)) < 400_000


def test_the_qualities_are_those_of_the_vocabulary_and_three_more(story: Script) -> None:
    words: Any = parse_yaml((TESTS / "schema/vocabulary.yml").read_text(encoding="utf-8")).values
    said = story.ask(about="qualities")
    assert list(said["names"])[8:] == ["adaptability", "initiative", "collaboration"]
    for one in words["competencies"]:
        assert (said["names"][one["id"]], said["meanings"][one["id"]]) == (one["label"], one["text"])
