"""The papers of a project say what its listing says, leave open what it leaves open, and stay text in every form."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from boards import EVERYTHING, ROOT
from live_markdown import find_live
from microboard.board import build_board
from microboard.check import check_board
from microboard.markdown.github import write_text
from microboard.publish.api.records import RecordWriter
from microboard.publish.output import Site
from microboard.publish.text.labels import LABELS
from microboard.publish.text.templates import get_template
from microboard.read.yaml import parse_yaml
from microboard.run.clock import read_clock
from node import Script
from schemas import SCHEMA

SITE = Site("Jobs", "https://org.example/jobs/")
EPOCH = date(1970, 1, 1)
PAPERS = [
    "agreement",
    "kick-off",
    "check-ins",
    "log",
    "half-way",
    "acceptance",
    "invoice",
    "feedback",
    "reflection",
    "reference",
]
CHOICES = {field: dict(words) for field, words in LABELS.items()}
# The only words that we put into a blank where no listing says anything.
OURS = {"reference.no"}
HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) ![](https://evil.example/p.png) @someone #12 "
    "www.evil.example https://evil.example |a|`b`\n# c\n- d\n=== 1. e &lt; abcdef1234567"
)
# Any JSON.
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = (
    "title",
    "employer",
    "competencies",
    "deliverables",
    "effort",
    "pay",
    "mentor",
    "credit",
    "starts",
    "nda",
    "learning_objectives",
    "skills_taught",
    "engagement",
    "not_included",
)


@pytest.fixture(scope="module")
def box() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/box.mjs")
    yield script
    script.stop()


@pytest.fixture
def record(folder) -> dict[str, Any]:
    """What the API says of a listing that uses every field."""
    folder.add("acme/bread", **EVERYTHING)
    return build_records(folder.build())[0]


def build_records(board) -> list[dict[str, Any]]:
    writer = RecordWriter(board.tree, SITE)
    return [json.loads(writer.build(one)) for one in board.opportunities]


def list_blanks(papers: list[dict[str, Any]]) -> dict[str, str]:
    blanks = {}
    for paper in papers:
        for block in paper["blocks"]:
            rows = [blank for row in block.get("rows", []) for blank in row["blanks"]]
            one = [block["blank"]] if "blank" in block else []
            blanks |= {
                blank["key"]: blank["text"]
                for blank in (*block.get("blanks", []), *rows, *one, *block.get("checks", []))
            }
    return blanks


def find(record: Any, path: str) -> Any:
    for name in path.split("."):
        if isinstance(record, list):
            record = record[0] if record else None
        record = record.get(name) if isinstance(record, dict) else None
    return record


def find_alive(markdown: str) -> set[str]:
    """What GitHub would bring to life besides the elements that a paper needs. An address that is no link
    stays, and so do signs that were escaped."""
    return set(find_live(markdown)) - {
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h1",
        "h2",
        "input",
        "://",
        "&lt;",
        "@",
    }


def test_what_a_listing_says_stands_on_its_papers(box: Script, record) -> None:
    papers = box.ask(about="papers", record=record, choices=CHOICES)
    assert [paper["id"] for paper in papers] == PAPERS
    blanks = list_blanks(papers)
    assert {
        name: blanks[f"all.{name}"] for name in ("project", "mentor-role", "start", "end", "pay", "paid", "rhythm")
    } == {
        "project": record["title"],
        "mentor-role": "Head baker",
        "start": "11 January 2027",
        "end": "7 February 2027",
        "pay": "€20 to €30 an hour",
        "paid": "paid when the work is accepted",
        "rhythm": "Weekly check-ins",
    }
    assert blanks["kick-off.finish-0-0"] == blanks["acceptance.0-0"] == "Every answer has a date"
    assert (blanks["agreement.goal-0"], blanks["agreement.goal-1"]) == ("Ask without leading", "")
    assert (blanks["kick-off.outside"], blanks["kick-off.secret"]) == ("No baking before six, and no cleaning", "Yes")
    assert blanks["log.cap"] == "5"
    # Nobody has settled what the hour is worth between the two.
    assert (blanks["invoice.line-0-1"], blanks["invoice.net"]) == ("", "")


def test_what_a_listing_leaves_open_stays_open(box: Script) -> None:
    blanks = list_blanks(box.ask(about="papers", record={}, choices=CHOICES))
    assert {
        key for key, text in blanks.items() if text and not re.match(r"(kick-off\.done|check-in\.agenda)-", key)
    } == OURS


@pytest.mark.parametrize("role", ["student", "employer", "educator"])
def test_what_a_reader_needs_comes_first_in_the_order_of_a_project_s_life(box: Script, record, role: str) -> None:
    papers = [paper["id"] for paper in box.ask(about="papers", record=record, settings={"role": role})]
    own = {
        "student": PAPERS,
        "employer": ["kick-off", "check-ins", "half-way", "acceptance", "feedback"],
        "educator": ["agreement", "log", "half-way", "reflection"],
    }[role]
    assert papers == [*own, *(paper for paper in PAPERS if paper not in own)]


@pytest.mark.parametrize(
    ("starts", "settled", "first", "meeting"),
    [
        ("flexible", "", "8 February 2027", "15 February 2027"),
        ("rolling", "", "8 February 2027", "15 February 2027"),
        ("flexible", "2027-03-01", "1 March 2027", "8 March 2027"),
        ("2027-01-11", "", "11 January 2027", "18 January 2027"),
    ],
)
def test_a_start_that_was_moved_in_the_plan_counts_where_the_listing_leaves_it_open(
    box: Script, record, starts: str, settled: str, first: str, meeting: str
) -> None:
    record["starts"] = starts
    planned = {"planned": "2027-02-08", "start": settled}
    blanks = list_blanks(box.ask(about="papers", record=record, choices=CHOICES, settings=planned))
    assert (blanks["all.start"], blanks["check-in.calendar-1-0"]) == (first, meeting)


def check_names(box: Script, record: Any) -> None:
    """Whatever can be filled in has a name, and none of one paper has the name of another."""
    papers, names_of_all = (box.ask(about=what, record=record) for what in ("papers", "names"))
    for paper, places in zip(papers, names_of_all, strict=True):
        names = dict(places)
        checks = [f"{check['key']}.done" for block in paper["blocks"] for check in block.get("checks", [])]
        assert set(names) == {*list_blanks([paper]), *checks}
        assert all(names.values())
        assert len(set(names.values())) == len(names), paper["id"]


def test_each_blank_of_a_paper_has_a_name_of_its_own(box: Script, record) -> None:
    check_names(box, record)
    twice = {"what": "A page", "accepted_when": "It is read"}
    check_names(box, {**record, "deliverables": [twice, twice, {"what": "A page"}], "competencies": []})
    log = dict(box.ask(about="names", record=record)[PAPERS.index("log")])
    assert [log[f"log.entry-{row}-1"] for row in (0, 1, 3)] == [
        "Week 1: Hours, 1 of 3",
        "Week 1: Hours, 2 of 3",
        "Week 2: Hours, 1 of 3",
    ]


@pytest.mark.parametrize(
    ("changes", "is_there"),
    [
        ({"engagement": "contractor"}, True),
        ({}, True),
        ({"engagement": "employee"}, False),
        ({"pay": {"type": "hourly", "amount": 20, "currency": "EUR", "paid": "payroll"}}, False),
    ],
)
def test_an_invoice_is_for_contractors(box: Script, folder, changes, is_there: bool) -> None:
    folder.add("acme/bread", **changes)
    papers = box.ask(about="papers", record=build_records(folder.build())[0])
    assert ("invoice" in {paper["id"] for paper in papers}) is is_there


def test_milestones_are_lines_whose_amounts_nobody_invents(box: Script, folder) -> None:
    folder.add(
        "acme/bread",
        pay={"type": "fixed", "amount": 400, "currency": "EUR", "paid": "milestones"},
        deliverables=[{"what": "A table of answers"}, {"what": "A page on what they say"}],
    )
    papers = box.ask(about="papers", record=build_records(folder.build())[0])
    (invoice,) = (paper for paper in papers if paper["id"] == "invoice")
    (table,) = (block for block in invoice["blocks"] if block["kind"] == "table")
    assert [(row["name"], [blank["text"] for blank in row["blanks"]]) for row in table["rows"]] == [
        ("A table of answers", ["", "", ""]),
        ("A page on what they say", ["", "", ""]),
    ]
    assert list_blanks(papers)["invoice.net"] == "€400"


def test_papers_of_real_listings_name_the_fields_that_filled_them(box: Script, real_listings: Path) -> None:
    moment = read_clock("2026-11-23")
    records = build_records(build_board(check_board(real_listings, moment.date()), moment))
    assert len(records) > 200
    for record in records:
        papers = box.ask(about="papers", record=record, choices=CHOICES)
        for paper in papers:
            assert paper["said"]
            for path in paper["said"]:
                assert find(record, path) not in (None, "", []), (record["id"], path)
                assert path in paper["source"]
        assert {deliverable["what"] for deliverable in record["deliverables"]} <= {
            block["text"]
            for paper in papers
            if paper["id"] == "acceptance"
            for block in paper["blocks"]
            if block["kind"] == "heading"
        }
        markdown = box.ask(about="markdown", record=record, choices=CHOICES, address=record["url"])
        assert not find_alive(markdown)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, ANYTHING)) | ANYTHING)
@settings(max_examples=150, deadline=None)
def test_whatever_a_record_holds_it_is_text(box: Script, record: Any) -> None:
    markdown = box.ask(about="markdown", record=record)
    assert not find_alive(markdown)
    check_names(box, record)
    Parsed(box.ask(about="document", record=record))


@given(
    st.text(st.characters(exclude_categories=["Cn", "Cs", "Co"]), max_size=40)
    | st.sampled_from([HOSTILE, "1. a", "- a", "+ a", "==="])
)
@settings(max_examples=150, deadline=None)
def test_text_is_escaped_in_the_browser_as_everywhere(box: Script, text: str) -> None:
    assert box.ask(about="text", text=text) == write_text(text)


@pytest.mark.parametrize(
    "text", [HOSTILE, "1. one", "- two", "--- ", "= three", "# four", "> five", "    six", "| seven", "```"]
)
def test_what_somebody_writes_stays_a_line(box: Script, text: str) -> None:
    markdown = box.ask(
        about="markdown",
        record={},
        settings={"texts": {"half-way.well": text, "all.student": text, "check-in.agenda-0": text}},
    )
    assert not find_alive(markdown)
    assert markdown.count("\n# ") == len(box.ask(about="papers", record={})) - 1


class Parsed(HTMLParser):
    """A document in which every element that begins also ends, and none is another than a paper needs."""

    KNOWN = frozenset(
        [
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "h2",
            "p",
            "strong",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "br",
        ]
    )

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN
        assert {name for name, _ in attrs} <= {
            "lang",
            "dir",
            "charset",
            "class",
            "scope",
            "border",
            "cellspacing",
            "cellpadding",
        }
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_word_processor_opens_the_document(box: Script, record, tmp_path: Path) -> None:
    record["deliverables"][0]["what"] = HOSTILE
    html = box.ask(about="document", record=record, choices=CHOICES, title=HOSTILE)
    wanted = " ".join(HOSTILE.split())
    assert html.count("<h1") == len(PAPERS)
    assert Parsed(html).text.count(wanted) >= 5
    program = shutil.which("soffice")
    if program:
        (tmp_path / "papers.html").write_text(html, encoding="utf-8")
        subprocess.run(
            [
                program,
                "--headless",
                f"-env:UserInstallation=file://{tmp_path}/user",
                "--convert-to",
                "txt:Text (encoded):UTF8",
                "--outdir",
                str(tmp_path),
                str(tmp_path / "papers.html"),
            ],
            check=True,
            timeout=120,
            capture_output=True,
        )
        assert wanted in (tmp_path / "papers.txt").read_text(encoding="utf-8")


def meet(box: Script, rhythm: str, weeks: float, start: date | None) -> list[tuple[str, Any]]:
    found = box.ask(about="meetings", rhythm=rhythm, weeks=weeks, start=None if start is None else (start - EPOCH).days)
    return [(one["kind"], None if one["day"] is None else EPOCH + timedelta(days=one["day"])) for one in found]


def test_meetings_keep_the_rhythm_of_the_listing(box: Script) -> None:
    monday = date(2027, 1, 11)
    assert meet(box, "weekly", 4, monday) == [
        ("kick-off", monday),
        ("check-in", date(2027, 1, 18)),
        ("half-way", date(2027, 1, 25)),
        ("check-in", date(2027, 2, 1)),
        ("hand-over", date(2027, 2, 5)),
    ]
    assert meet(box, "start-and-end", 4, monday) == [("kick-off", monday), ("hand-over", date(2027, 2, 5))]
    assert meet(box, "weekly", 2, None) == [("kick-off", None), ("half-way", None), ("hand-over", None)]
    assert meet(box, "constructor", 2, None) == meet(box, "weekly", 1000, monday) == []


@given(
    st.sampled_from(["daily", "twice-weekly", "weekly", "fortnightly", "start-and-end"]),
    st.integers(1, 12),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
@settings(max_examples=100, deadline=None)
def test_nobody_meets_twice_or_at_a_weekend(box: Script, rhythm: str, weeks: int, start: date) -> None:
    meetings = meet(box, rhythm, weeks, start)
    days = [day for _, day in meetings]
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)
    kinds = [kind for kind, _ in meetings]
    assert (kinds[0], kinds.count("half-way")) == ("kick-off", int(len(kinds) > 2))


def test_meetings_go_into_a_calendar(box: Script, record) -> None:
    text = box.ask(about="calendar", record=record, settings={"start": "2027-03-01"}, now=1795435200000)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [event.decoded("DTSTART").isoformat() for event in events] == [
        "2027-03-01",
        "2027-03-08",
        "2027-03-15",
        "2027-03-22",
        "2027-03-26",
    ]
    assert str(events[0]["SUMMARY"]) == f"Kick-off: {record['title']}"
    assert len({event["UID"] for event in events}) == 5


def test_a_week_above_the_most_is_named(box: Script) -> None:
    assert box.ask(about="hours", texts=["2", "2,5", "1:30 h", " 3h ", "", "many", "-1", "999"]) == [
        2,
        2.5,
        1.5,
        3,
        0,
        0,
        0,
        0,
    ]
    texts = {"log.entry-0-1": "4", "log.entry-1-1": "3:30", "log.entry-3-1": "2"}
    assert (
        box.ask(about="judge", texts=texts, weeks=2, cap=6)
        == "9.5 hours so far. Week 1 has 7.5 hours, and 6 are the most."
    )
    assert box.ask(about="judge", texts=texts, weeks=2, cap=None) == "9.5 hours so far."
    assert box.ask(about="judge", texts={}, weeks=2, cap=6) == ""


@pytest.mark.parametrize(
    ("hours", "rule", "credits", "missing"),
    [(24, 45, 0.53, 21), (45, 45, 1, 0), (40, 33, 1.21, 26), (44.99, 45, 0.99, 0.01)],
)
def test_hours_never_count_for_more_credit_than_they_are(box: Script, hours, rule, credits, missing) -> None:
    assert box.ask(about="credits", hours=hours, rule=rule) == {"credits": credits, "missing": missing}


def test_what_is_kept_is_bounded_and_cleaned(box: Script) -> None:
    texts = {"all.student": "Ana\u202e", "all.mentor": 7, "__proto__.x": "no", "log.entry-0-1": ""}
    found = {
        "role": "king",
        "rule": "45",
        "projects": {
            "acme/bread": {"start": "2027-02-30", "cap": 900, "chosen": ["log", "x"], "texts": texts},
            "../x": {},
            "acme/big": {"texts": {f"all.k{at}": "x" * 5000 for at in range(500)}},
        },
    }
    once, twice = box.ask(about="clean", found=found)
    assert once == twice
    assert (once["role"], once["rule"], list(once["projects"])) == ("student", 45, ["acme/bread", "acme/big"])
    assert once["projects"]["acme/bread"] == {
        "start": "",
        "cap": None,
        "chosen": ["log"],
        "texts": {"all.student": "Ana", "log.entry-0-1": ""},
    }
    assert len(json.dumps(once)) < box.ask(about="most") * 1.1


@given(
    ANYTHING
    | st.fixed_dictionaries({"projects": st.dictionaries(st.sampled_from(["a/b", "__proto__", "x"]), ANYTHING)})
)
@settings(max_examples=80, deadline=None)
def test_whatever_was_kept_the_page_can_read_it(box: Script, found: Any) -> None:
    once, twice = box.ask(about="clean", found=found)
    assert once == twice


def test_an_address_names_a_project_or_nothing(box: Script) -> None:
    assert box.ask(
        about="projects", fragments=["", "#", "#acme/bread", "#acme%2Fbread", "#../x", "#a/b/c", "#" + "a" * 400]
    ) == ["", "", "acme/bread", "acme/bread", "", "", ""]


def test_the_eight_competencies_are_those_of_the_vocabulary(box: Script) -> None:
    words = parse_yaml((SCHEMA / "vocabulary.yml").read_text(encoding="utf-8")).values
    assert box.ask(about="competencies") == {one["id"]: one["label"] for one in words["competencies"]}


def test_the_page_brings_the_words_of_all_choices() -> None:
    html = get_template("project/box.html").render(
        page_path="box/", steps=[], title="Papers", guide="", how="", fields=[("nda", "NDA")])
    assert '<option data-field="fields" value="nda">NDA</option>' in html
    for field in ("check_ins", "paid", "portfolio"):
        for value, words in LABELS[field].items():
            assert f'<option data-field="{field}" value="{value}">{words}</option>' in html
