"""The submit form agrees with the check: on what a schema accepts, on what the rules find, and on what a file says."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, Phase, assume, event, example, given
from hypothesis import strategies as st

from boards import EMPLOYER, LISTING, ROOT, BoardFolder
from microboard.check.listing.listing_rules import check_listing
from microboard.check.listing.values import Case
from microboard.intake.submission import Issue, build_submission
from microboard.publish.api.submit_data import build_submit_data
from microboard.publish.output import Site
from microboard.publish.pages.submit.forge import Repository, find_repository
from microboard.publish.pages.submit.form import Entry, build_employer_fields, build_groups
from microboard.publish.pages.submit.page import build_submit_page
from microboard.publish.text.card import build_card
from microboard.read import Document, read_document
from microboard.read.characters import find_unwanted
from microboard.read.file_names import RESERVED, refuse_name, suggest_name
from microboard.read.unseen import drop_unseen, find_unseen
from microboard.read.yaml import Parsed, parse_yaml
from microboard.run.clock import read_clock
from microboard.words.formats import format_money
from node import Script
from schemas import RULEBOOK, SCHEMA, read_rules
from tries import tries

SCHEMAS = {"listing": RULEBOOK.opportunity, "employer": RULEBOOK.employer}
DAY0 = date(1970, 1, 1)
TODAY = date(2026, 11, 23)
ANY: Any = {"suppress_health_check": list(HealthCheck)}


FLAGS: dict[str, Any] = {
    "flags": [], "letters": {}, "trusted": [],
    "hosts": {"links": [], "mails": [], "bare": [], "known": [],
              **dict.fromkeys(("address", "number", "inner", "owned", "ending", "begins", "looks", "word"), "")}}


@pytest.fixture(scope="module")
def form() -> Iterator[Script]:
    """The form's own modules, with the fields of this board."""
    script = Script(ROOT / "tests/publish/pages/submit/submit.mjs")
    script.ask(about="load", flags=FLAGS, fields=read_board_data()["fields"])
    yield script
    script.stop()


def is_accepted(name: str, values: dict[str, Any]) -> bool:
    return not SCHEMAS[name].check(Document("x.yml", values, Parsed()))[1]


FAR = ["0001-01-01", "0099-12-31", "1969-12-31", "2100-01-01", "9999-12-31"]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=10, max_size=90),
    st.sampled_from([
        "", " ", "NO", "on", "~", "null", "3.10", "012", "0x1F", "1e3", "12:30", "2027-01-31", "2027-02-30",
        "0000-01-01", "2027-W05-1", *FAR, "1970-01-01", "2099-12-31",
        ".inf", "a: b", "a #b", "# a", "- a", "? a", "%a", "@a", "`a", "'a'", "a" "a:",
        "*a", "&a", "!a", "|", ">", "[a]", "{a}", "=", "<<", "---", "...", "a\tb", "a\nb", "\n\n a\n b\n\n",
        "a\u2028b", "a\x85b", "\ufeffa", "\u202ea", "\U0001f600", "👩‍👧", "https://acme.example/a",
        "https://acme.example:0/", "https://acme.example:99999/", "https://a@acme.example/",
        "https://acme.example/\x85", "https://acme.example/a b", "https://ACME.example:443", "http://acme.example/",
        "https://acme.example/\ufeff", "https://acme.example/\u200e", "https://acme.example/a\u061cb",
        "a\u200fna@acme.example", "ana@acme.example", "a..b@c.de", ".a@b.cd", "a@b@c.de", "worldwide", "PT",
        "flexible", "pt-BR", "acme.example", "acme-ana", "fixed", "unpaid", "remote", "hybrid", "interviewing",
        "anyone", "written",
    ]),
)
AMOUNTS = st.one_of(st.integers(1, 5000), st.integers(1, 40_000).map(lambda n: n / 8), st.floats(0.01, 5000))


@pytest.mark.slow
@tries(100, **ANY)
@given(
    hours=st.one_of(st.integers(1, 200), st.floats(0.5, 200)), weeks=st.one_of(st.integers(1, 12), st.floats(0.5, 12)),
    amount=AMOUNTS, amount_to=st.none() | AMOUNTS,
    pay=st.sampled_from(["fixed", "hourly", "stipend", "unpaid"]), currency=st.sampled_from(["EUR", "USD", "KES"]),
    days=st.lists(st.none() | st.integers(-200, 400), min_size=4, max_size=4),
    permit=st.sampled_from(["required", "not-specified"]),
    url=st.sampled_from(["https://acme.example/a", "https://jobs.Acme.example/", "https://forms.example:8443/x?y",
                         "https://notacme.example", "https://pages.dev/acme", "soon", "HTTPS://acme.example./@a",
                         "https://acme.example?a@else.example", None]),
    email=st.sampled_from(["a@acme.example", "a@mail.acme.example", "a@else.example", "a/b@c@Acme.example.", None]),
    domains=st.sampled_from([["acme.example"], ["acme.example", "b.example", "c.example", "d.example"], [],
                             ["no host"]]),
    is_sample=st.booleans(), trusted=st.sampled_from(["", "acme.example", "forms.example"]),
)
def test_browser_and_check_find_the_same_with_the_same_words(
    form: Script, hours: float, weeks: float, amount: float, amount_to: float | None, pay: str, currency: str,
    days: list[int | None], permit: str, url: str | None, email: str | None, domains: list[str], is_sample: bool,
    trusted: str,
) -> None:
    """Both read one table of rules; what its conditions compare, and how numbers are written, is in both languages.
    What a new listing does not have, such as an outcome, the form does not ask."""
    posted, deadline, decision, starts = (
        None if day is None else str(TODAY + timedelta(day)) for day in days)
    apply = {"deadline": deadline, "decision_by": decision, "url": url, "email": email}
    dates = {"starts": starts or "flexible", "posted": posted}
    upper = {"amount_to": amount_to} if amount_to else {}
    listing = {**LISTING, "effort": {"hours": hours, "weeks": weeks},
               **{name: day for name, day in dates.items() if day is not None},
               "pay": {"type": pay, "amount": amount, "currency": currency, **upper},
               "eligibility": {"audience": ["anyone"], "work_authorization": permit},
               "apply": {name: value for name, value in apply.items() if value is not None}}
    employer = Document("employer.yml", {**EMPLOYER, "domains": domains, "sample": is_sample}, Parsed())
    case = Case(Document("x.yml", listing, Parsed()), employer, RULEBOOK.policy, TODAY, is_changed=True,
                confirmed=trusted, trusted=trusted)
    wanted = [[found.rule, found.field, f"{found.message} {found.hint}"] for found in check_listing(case)]
    found = form.ask(about="rules", context={
        "listing": listing, "domains": case.domains, "trusted": trusted, "isSample": is_sample,
        "policy": read_board_data(), "today": (TODAY - DAY0).days})
    assert sorted([one["rule"], one["path"], one["text"]] for one in found) == sorted(wanted)


@pytest.mark.parametrize(("path", "entered", "said"), [
    ("pay.amount", "0", "0 is not more than 0. Write a number above 0, at most 1000000000."),
    ("effort.hours", "161", "161 is more than 160. Write a number from 2 to 160."),
    ("effort.hours", "about 40", '"about 40" is not a number. Write the number alone: 40.'),
    ("openings", "2.5", "2.5 is not a whole number. Write a whole number, for example 2."),
    ("title", "Short", "The text has 5 characters; at least 12 are needed. Add at least 7 characters."),
    ("title", "A" * 91, "The text has 91 characters; at most 90 fit. Shorten it by 1 character."),
    ("skills", list("abcdefghi"), "There are 9; at most 8 fit. Keep the 8 that matter most."),
    ("apply.url", "acme.example/jobs", '"acme.example/jobs" is no https address. Write https://acme.example/jobs if '),
    ("apply.url", "no page", '"no page" is no https address. Copy it from the browser; it looks like https://'),
    ("category", "", "Choose one."),
    ("skills", [], "Nothing is chosen. Choose at least one."),
    ("description", "", "This is empty. Tell the story in at least 200 characters."),
    ("location.applicants_from", ["PT", "PT"], "One value stands twice. Keep one."),
    ("language", "English", '"English" is not accepted here. '),
    ("apply.url", "", "The link to apply or the e-mail address is missing. For example: https://"),
])
def test_what_a_field_may_hold_is_told_in_plain_words(form: Script, path: str, entered: Any, said: str) -> None:
    typed = {"who": "listed", "names": {}, "listing": {path: entered}, "employer": {}}
    answer = form.ask(about="check", typed=typed, board=read_board_data(), today=(TODAY - DAY0).days)
    (text,) = [problem["text"] for problem in answer["problems"] if problem["path"] == path]
    assert text.startswith(said)


def test_a_red_flag_counts_where_it_does_on_the_board(form: Script) -> None:
    flag = {"id": "chat", "severity": "warning", "says": "talks.", "hint": "Mail.", "signs": [["chat"]],
            "not_in": ["apply.url"], "unless_before": "(?!)", "unless_after": "(?!)",
            **{name: [] for name in ("fields", "as_written", "hosts")}}
    fields = read_board_data()["fields"]
    form.ask(about="load", flags={**FLAGS, "flags": [flag]}, fields=fields)
    typed = {"who": "listed", "names": {}, "employer": {},
             "listing": {"apply.url": "https://acme.example/chat", "mentor.role": "We chat a lot"}}
    answer = form.ask(about="check", typed=typed, board=read_board_data(), today=(TODAY - DAY0).days)
    form.ask(about="load", flags=FLAGS, fields=fields)
    assert [one["path"] for one in answer["problems"] if one["rule"] == "chat"] == ["mentor.role"]


def test_a_text_is_looked_at_once_while_others_are_typed(form: Script) -> None:
    texts = ["a", "b", "a", "b", "c"]
    assert form.ask(about="remembered", texts=texts) == [[[1], [2], [1], [2], [3]], ["a", "b", "c"]]


@pytest.mark.parametrize(("entered", "amount"), [("480,50", 480.5), ("480.5", 480.5), ("1,500", "1,500"), ("7,5", 7.5)])
def test_a_comma_before_one_or_two_decimals_is_a_point(form: Script, entered: str, amount: float | str) -> None:
    assert form.ask(about="values", name="listing", raw={"pay.amount": entered})["pay"] == {"amount": amount}


@pytest.mark.parametrize("day", FAR)
def test_browser_and_check_say_the_same_of_a_year_that_nobody_can_mean(form: Script, day: str) -> None:
    listing = {**LISTING, "posted": day, "apply": {"url": "https://acme.example/a", "deadline": day}}
    _, problems = SCHEMAS["listing"].check(Document("x.yml", listing, Parsed()))
    wanted = {one.field: f"{one.message} {one.hint}" for one in problems}
    raw = {"posted": day, "apply.deadline": day}
    typed = {"who": "listed", "names": {}, "listing": raw, "employer": {}}
    answer = form.ask(about="check", typed=typed, board=read_board_data(), today=(TODAY - DAY0).days)
    said = [(one["path"], one["text"]) for one in answer["problems"] if one["path"] in raw]
    assert sorted(said) == sorted(wanted.items())
    assert set(wanted) == set(raw)


def read_board_data(**policy: Any) -> dict[str, Any]:
    """The file that the form loads, of a board without employers; `policy` is what differs in its policy."""
    class Empty:
        employers, opportunities, as_of = (), (), read_clock("2026-11-23")

    board: Any = Empty()
    board.policy = replace(RULEBOOK.policy, **policy)
    return dict(json.loads(build_submit_data(board, RULEBOOK)))


def test_the_form_has_the_rules_of_the_board() -> None:
    def list_rules(**policy: Any) -> dict[str, str]:
        return {rule["rule"]: rule["severity"] for rule in read_board_data(**policy)["rules"]}

    shipped = list_rules()
    assert (shipped["unpaid"], shipped["deadline-far"]) == ("error", "warning")
    assert "outcome-missing" not in shipped
    assert "unpaid" not in list_rules(is_unpaid_allowed=True)
    changed = list_rules(severities={**RULEBOOK.policy.severities, "hourly-high": "off", "deadline-far": "error"})
    assert changed.keys() == shipped.keys() - {"hourly-high"}
    assert changed["deadline-far"] == "error"


BOARD = read_board_data()
NAMES = BOARD["names"]
LINES = st.lists(st.one_of(
    TEXTS, st.sampled_from(["", "   ", "  indented", "\ttab", "# head", "- item"])), max_size=6).map("\n".join)
ANY_TEXT = st.one_of(TEXTS, LINES)


@pytest.mark.slow
@tries(125, **ANY)
@given(values=st.dictionaries(
    st.sampled_from(["title", "summary", "skills", "description", "deliverables", "pay"]),
    st.one_of(ANY_TEXT, st.integers(-10**6, 10**9), st.floats(1e-6, 1e9), st.booleans(),
              st.lists(ANY_TEXT, min_size=1, max_size=4),
              st.lists(st.dictionaries(st.sampled_from(["what", "accepted_when"]), ANY_TEXT, min_size=1),
                       min_size=1, max_size=3),
              st.dictionaries(st.sampled_from(["type", "amount"]), ANY_TEXT | st.integers(0, 99), min_size=1)),
    min_size=1))
@example(values={"description": "   deep\nshallow\n\n\n"})
@example(values={"skills": ["NO", "on", "3.10", "2027-01-31", "- a", ""]})
def test_what_the_form_writes_is_read_as_it_was(form: Script, values: dict[str, Any]) -> None:
    text = form.ask(about="yaml", values=values, comments={"pay": "# What is paid: # and how.\n" * 2})
    # What nobody sees is dropped before, and what no file may hold is refused: submit/values.js, submit/check.js.
    assume(not any(drop_unseen(one) != one or find_unwanted(one) for one in list_texts(values)))
    parsed = parse_yaml(text)
    assert parsed.problems == []
    # A file has no number but a number: 3.0 is 3.
    assert parsed.values == values, text
    assert text.startswith("# A comment.\n\n")


def list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for below in value.values() if isinstance(value, dict) else value:
            yield from list_texts(below)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40)


def sentences(least: int, most: int) -> st.SearchStrategy[str]:
    """Texts of a length that fits, hostile ones among them."""
    hostile = st.sampled_from(["<img src=x onerror=hit()> ", "yes: no # ", "- ", "'\"` ", "{{ 7 * 7 }} ",
                               "2027-01-31 ", "&amp; "])
    return st.lists(hostile | WORDS, min_size=1, max_size=4).map(
        lambda parts: ("".join(parts).strip() or "x").ljust(least, "w")[:most])


def choose(field: Entry) -> st.SearchStrategy[Any]:
    """What somebody may enter into a field."""
    ids = [choice.id for choice in field.choices]
    if field.kind == "select":
        return st.sampled_from(ids)
    if field.kind == "flag":
        return st.sampled_from(["true", "false"])
    if field.kind == "choices":
        return st.lists(st.sampled_from(ids), min_size=1, max_size=field.most or len(ids), unique=True)
    if field.kind == "rows":
        inner = st.fixed_dictionaries({one.path: choose(one) for one in field.fields}) if field.fields[0].path else (
            choose(field.fields[0]))
        return st.lists(inner, min_size=1, max_size=min(field.most, 3))
    if field.kind == "origin":
        return st.just("worldwide") | st.lists(choose(field.fields[0]), min_size=1, max_size=4, unique=True)
    if field.kind == "dated":
        return st.sampled_from([*ids, "2027-02-01"])
    return sentences(field.least, field.most) if field.most else st.just(field.example)


FORM = [field for group in build_groups(RULEBOOK) for field in group.fields]
SPECIAL = {"effort.hours": st.integers(10, 40).map(str), "effort.weeks": st.just("4"),
           "pay.amount": st.sampled_from(["15000", "9200.50"]), "pay.amount_to": st.just("16000.50"),
           "pay.type": st.sampled_from(["fixed", "stipend"]), "posted": st.just(str(TODAY)), "openings": st.just("2"),
           "apply.deadline": st.just("2026-12-14"), "apply.decision_by": st.just("2026-12-21"),
           "apply.url": st.just("https://acme.example/apply"), "apply.email": st.just("ana@acme.example"),
           "eligibility.work_authorization": st.sampled_from(["required", "not-needed"])}


@st.composite
def filled(draw: st.DrawFn) -> dict[str, Any]:
    """A form that somebody has filled in: all that is required, and some of the rest."""
    raw: dict[str, Any] = {}
    for field in FORM:
        if field.shown_by and raw.get(field.shown_by) not in field.shown_for:
            continue
        if field.is_required or field.path == "apply.url" or draw(st.booleans()):
            raw[field.path] = draw(SPECIAL[field.path] if field.path in SPECIAL else choose(field))
        else:
            raw[field.path] = draw(st.sampled_from(["", " "])) if field.kind not in ("choices", "rows") else []
    return raw


def enter(field: Entry) -> st.SearchStrategy[Any]:
    """Whatever a control may hold, right or wrong."""
    ids = [choice.id for choice in field.choices]
    if field.kind in ("select", "flag", "dated"):
        return st.sampled_from(["", *ids, *FAR, "2027-01-31"] if field.kind == "dated" else ["", *ids])
    if field.kind == "choices":
        return st.lists(st.sampled_from(ids), max_size=9, unique=True)
    if field.kind in ("rows", "origin"):
        row = st.fixed_dictionaries({one.path: enter(one) for one in field.fields}) if field.fields[0].path else (
            enter(field.fields[0]) | choose(field.fields[0]))
        rows = st.lists(row, max_size=7)
        return rows if field.kind == "rows" else rows | st.just("worldwide")
    return TEXTS | st.sampled_from(["3", "2.5", "0", "-1", "161", "1e3", "3,50", "x" * 241]) | sentences(1, 300)


def list_shown(fields: list[Entry], raw: dict[str, Any]) -> dict[str, Any]:
    """What is read of a form: nothing of fields that are hidden. Without a choice, the amount is in sight."""
    return {field.path: raw[field.path] for field in fields if not field.shown_by or (
        raw[field.shown_by] in field.shown_for if raw[field.shown_by] else field.shown_by == "pay.type")}


@st.composite
def entered(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A form that is filled in right but for some of its fields."""
    name, fields = draw(st.sampled_from([("listing", FORM), ("employer", list(build_employer_fields(RULEBOOK)))]))
    raw = draw(filled()) if name == "listing" else {
        "name": "Acme", "kind": "company", "sector": "other", "website": "https://acme.example",
        "domains": ["acme.example"], "about": "", "country": "PT", "maintainers": ["acme-ana"]}
    raw = {field.path: raw.get(field.path, "") for field in fields}
    for field in draw(st.lists(st.sampled_from(fields), max_size=3)):
        raw[field.path] = draw(enter(field))
    return name, list_shown(fields, raw)


# Python's patterns take these for white space and a browser's do not; as control characters they are refused anyway.
TAPES = re.compile("[\x1c-\x1f\x85]")


@pytest.mark.slow
@tries(150, **ANY)
@given(filled_in=entered())
@example(filled_in=("listing", {"apply.url": "", "apply.email": "", "apply.deadline": "2027-01-31"}))
@example(filled_in=("employer", {"domains": ["acme.example", "acme.example"]}))
def test_browser_and_check_accept_the_same_forms(form: Script, filled_in: tuple[str, dict[str, Any]]) -> None:
    """Both judge by the schema: Python by all of it, a browser by the fields that are made of it."""
    name, raw = filled_in
    values = form.ask(about="values", name=name, raw=raw)
    assume(not any(TAPES.search(text) for text in list_texts(values)))
    faults = form.ask(about="faults", name=name, values=values)
    event("accepted" if not faults else "refused")
    assert (not faults) == is_accepted(name, values), (faults, values)


@pytest.mark.slow
@tries(40, **ANY)
@given(raw=filled(), about=sentences(1, 500), name=sentences(2, 80))
def test_what_is_filled_in_becomes_files_that_the_check_accepts(
    form: Script, tmp_path_factory: pytest.TempPathFactory, raw: dict[str, Any], about: str, name: str,
) -> None:
    employer = {"name": name, "kind": "company", "sector": "retail", "website": "https://acme.example/", "about": about,
                "domains": ["acme.example", " "], "country": "NO", "maintainers": ["acme-ana"]}
    typed = {"who": "new", "names": {"@file": "bread", "@folder": "acme"}, "listing": raw, "employer": employer}
    answer = form.ask(about="check", typed=typed, board=read_board_data(), today=(TODAY - DAY0).days)
    assume(not any(problem["text"].startswith("The text") for problem in answer["problems"]))  # too short when trimmed
    assert answer["problems"] == []
    root = tmp_path_factory.mktemp("form")
    paths = [file["path"] for file in answer["files"]]
    assert paths == ["opportunities/acme/employer.yml", "opportunities/acme/bread.yml"]
    for file, schema in zip(answer["files"], ("employer", "listing"), strict=True):
        path = root / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file["text"], encoding="utf-8", newline="")
        document, faults = read_document(root, file["path"])
        assert faults == []
        assert document
        values = form.ask(about="values", name=schema, raw=raw if schema == "listing" else employer)
        assert document.values == values
        # Not by the check's kindness towards numbers that should be text.
        document, problems = SCHEMAS[schema].check(document)
        assert problems == []
        assert document.values == values


ISSUE = read_board_data()["issue"]


def read_issue(root: Path, body: str, title: str) -> dict[str, Any]:
    """The values of the files that intake makes of an issue, by file."""
    submission = build_submission(root, RULEBOOK, Issue(body, title, "ana", str(TODAY)))
    assert submission.problems == []
    return {path: parse_yaml(text).values for path, text in submission.texts.items()}


def flatten(value: Any) -> Any:
    """As intake reads texts: all but a story on one line."""
    if isinstance(value, dict):
        return {name: below.expandtabs(4) if name == "description" else flatten(below)
                for name, below in value.items()}
    return list(map(flatten, value)) if isinstance(value, list) else (
        " ".join(value.split()) if isinstance(value, str) else value)


@pytest.mark.slow
@tries(40, **ANY)
@given(raw=filled())
def test_intake_reads_of_an_issue_what_the_files_would_say(
    form: Script, tmp_path_factory: pytest.TempPathFactory, raw: dict[str, Any]
) -> None:
    values = form.ask(about="values", name="listing", raw=raw)
    assume(not any(find_unwanted(text) or text.strip().casefold() in ("none", "_no response_")
                   for text in list_texts(values)))
    employer = {"name": "Brot | Co, Ltd", "kind": "company", "sector": "retail", "website": "https://acme.example/",
                "about": "Three bakeries.", "domains": ["acme.example", "bread.example"], "country": "NO"}
    answers = {"listing": values, "employer": employer, "folder": "acme", "file": "bread"}
    body = form.ask(about="issue", answers=answers, questions=ISSUE)
    read = read_issue(tmp_path_factory.mktemp("issue"), body, values["title"])
    assert read["opportunities/acme/employer.yml"] == {**employer, "maintainers": ["ana"]}
    assert read["opportunities/acme/bread.yml"] == flatten(values)


def test_a_row_keeps_the_sign_that_stands_between_its_parts(form: Script, tmp_path: Path) -> None:
    listing = {"title": "Bread for all", "deliverables": [{"what": "A | B", "accepted_when": "a\\b"}, {"what": "C|"}],
               "location": {"places": [{"city": "Washington, D.C.", "country": "US"},
                                       {"city": "Porto", "region": "Norte", "country": "PT"}]}}
    answers = {"listing": listing, "employer": {"name": "Acme"}, "folder": "acme", "file": "bread"}
    read = read_issue(tmp_path, form.ask(about="issue", answers=answers, questions=ISSUE), "Bread for all")
    assert read["opportunities/acme/bread.yml"] == {**listing, "posted": str(TODAY)}


def test_an_issue_travels_in_an_address_unless_it_is_too_long(form: Script) -> None:
    address = form.ask(about="report", url="https://github.com/org/board", title="Ä & b #1", body="### A\n\nx + y")
    assert address.startswith("https://github.com/org/board/issues/new?title=")
    assert parse_qs(urlsplit(address).query) == {"title": ["Ä & b #1"], "body": ["### A\n\nx + y"]}
    assert form.ask(about="report", url="https://github.com/org/board", title="a", body="ä" * 1300) == ""


# Two editions of Unicode agree on the characters that both know.
KNOWN = st.characters(exclude_categories=["Cs", "Cn", "Co"])


@tries(75, **ANY)
@given(text=st.text(KNOWN, max_size=80) | st.text("abz-_. Äßé09đıðþжかハΩ年🚀ʻ", max_size=80)
       | st.text(st.characters(max_codepoint=0x24F), max_size=40)
       | st.sampled_from([*sorted(RESERVED), "con", "Aux", "lpt9", "nul.yml"]))
@example(text="Đà Nẵng")
@example(text="İIıi ΣΑΣ")
def test_browser_and_check_want_the_same_names(form: Script, text: str) -> None:
    suggested, fault = form.ask(about="name", text=text, names=NAMES, taken=[])
    assert suggested == suggest_name(text)
    reason = refuse_name(text)
    assert bool(fault) == bool(reason)
    # What is not seen has a name in messages of the check.
    if text and fault and text.isprintable():
        assert fault == f"{reason} Write for example {suggested}."


@tries(50, **ANY)
@given(text=st.text(KNOWN, max_size=80) | st.text("ab -", min_size=50, max_size=90), is_employer=st.booleans())
@example(text="\x1f", is_employer=False)
def test_a_name_that_the_form_fills_in_is_free_and_allowed(form: Script, text: str, is_employer: bool) -> None:
    used: list[str] = []
    for _ in range(3):
        name = form.ask(about="free", text=text, names=NAMES, used=used,
                        otherwise=NAMES["employer" if is_employer else "listing"])
        # Python takes the separators of old tapes for spaces, and a browser the mark of an encoding.
        assert bool(name) == bool(text.replace("\ufeff", " ").strip() or re.search("[\x1c-\x1f\x85]", text))
        assert not name or (refuse_name(name) == "" and name not in used)
        used.append(name)


def test_a_name_that_is_taken_is_refused(form: Script) -> None:
    _, fault = form.ask(about="name", text="bread", names=NAMES, taken=["bread"])
    assert fault == "The name bread is taken on this board. Choose another, for example bread-2."


@tries(100, **ANY)
@given(text=st.text(max_size=5) | st.integers(0, 0x10FFFF).map(chr))
def test_browser_and_check_refuse_the_same_characters(form: Script, text: str) -> None:
    # Word's line break is one here, too.
    found = find_unwanted(drop_unseen(f"a{text}a").replace("\v", " "))
    typed = {"who": "listed", "names": {}, "listing": {"mentor.role": f"a{text}a"}, "employer": {}}
    answer = form.ask(about="check", typed=typed, board=BOARD, today=(TODAY - DAY0).days)
    said = [one["text"] for one in answer["problems"] if one["rule"] == "text-control"]
    wanted = f"The text holds the invisible character U+{ord(found[0]):04X}. " if found else ""
    assert said == ([f"{wanted}Remove it, or type the text again."] if found else [])


# Characters that are dropped somewhere, and those beside which some of them stay.
NEIGHBOURS = st.text("a\u0301éжα ‌‍مख가\u1100"
                     "\u2800\u2801漢🏴👩🏽🚀♀\ufe0f\ufe01\u200e\u061c\u00ad\u200b\u2060\ufeff\u180e\u1820"
                     "\u115f\u034f\U000e0067\U000e007f\U000e0100\U000e0062", max_size=12)


@tries(100, **ANY)
@given(text=NEIGHBOURS | st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
@example(text="a" + "\ufe0f\u200d" * 9)
@example(text="🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f")
def test_browser_and_check_drop_the_same_that_nobody_sees(form: Script, text: str) -> None:
    dropped = drop_unseen(text)
    assert form.ask(about="unseen", text=text) == dropped
    assert not any(find_unseen(dropped))


LABELS = {field.path: {choice.id: choice.label for one in (field, *field.fields) for choice in one.choices}
          for field in FORM}


@st.composite
def listed(draw: st.DrawFn) -> dict[str, Any]:
    """The fields of a listing that its card is made of."""
    hours, rate = draw(st.integers(2, 80)), draw(st.integers(1500, 6000)) / 100
    kind, wider = draw(st.sampled_from(["fixed", "stipend", "hourly"])), draw(st.none() | st.integers(1, 9))
    amount = rate if kind == "hourly" else round(hours * rate, 2)
    mode = draw(st.sampled_from(["remote", "hybrid", "onsite"]))
    countries = st.lists(st.sampled_from(["PT", "BR", "CI", "AX", "US", "EU"]), min_size=1, max_size=5, unique=True)
    cities = st.lists(st.sampled_from(["Porto", "Ålesund", "Aix, en Provence"]), min_size=1, max_size=3, unique=True)
    where = {"applicants_from": draw(st.just("worldwide") | countries)} if mode == "remote" else {
        "places": [{"city": city, "country": "PT"} for city in draw(cities)]}
    extra = {"amount_to": round(amount * (1 + wider / 10), 2)} if wider else {}
    starts = draw(st.sampled_from([None, "flexible", "rolling", "2027-01-11"]))
    return {
        "effort": {"hours": hours, "weeks": draw(st.integers(max(1, -(-hours // 40)), 12))},
        "pay": {"type": kind, "amount": amount, "currency": draw(st.sampled_from(["EUR", "USD", "GBP"])), **extra},
        "location": {"mode": mode, **where}, **({"starts": starts} if starts else {}),
        "mentor": {"role": "Head baker", "check_ins": draw(st.sampled_from(["weekly", "daily", "start-and-end"])),
                   "feedback": draw(st.sampled_from([["written"], ["live"], ["live", "written"]])),
                   "reference": draw(st.sampled_from(["letter", "none", "on-request"]))},
    }


@pytest.mark.slow
@tries(4, phases=(Phase.generate,), **ANY)
@given(listings=st.lists(listed(), min_size=20, max_size=20))
def test_the_card_in_the_form_is_that_of_the_board(
    form: Script, tmp_path_factory: pytest.TempPathFactory, listings: list[dict[str, Any]],
) -> None:
    """But for the right to work, for which the form has its own words."""
    folder = BoardFolder(tmp_path_factory.mktemp("cards") / "board")
    for number, fields in enumerate(listings):
        folder.add(f"acme/bread-{number}", **fields)
    for opportunity in folder.build().opportunities:
        text = (folder.root / f"opportunities/{opportunity.id}.yml").read_text(encoding="utf-8")
        card = build_card(opportunity)
        mine = {name: getattr(card, name) for name in (
            "title", "summary", "category", "language", "pay", "total", "week", "weeks", "start", "place", "mentor")}
        shown = form.ask(about="card", listing=json.loads(text), labels=LABELS,
                         regions=BOARD["regions"])
        assert {name: shown[name] for name in mine} == mine
        assert (shown["categoryId"], shown["deadline"]) == (card.category_id, card.last_day)


@pytest.mark.parametrize(("amount", "currency"), [(600, "EUR"), (18.75, "USD"), (20, "GBP"), (1500, "JPY"), (90, "KES"),
                                                     (12.5, "CAD")])
def test_amounts_read_as_on_the_board(form: Script, amount: float, currency: str) -> None:
    assert form.ask(about="money", amount=amount, currency=currency) == format_money(amount, currency)


@pytest.mark.parametrize(("typed", "address", "domain"), [
    ("www.acme.example/jobs", "https://www.acme.example/jobs", "acme.example"),
    (" https://www.Acme.example/ ", "https://www.Acme.example/", "acme.example"),
    ("ana@acme.example", "ana@acme.example", "acme.example"),
    ("acme.example", "acme.example", "acme.example"),
])
def test_addresses_are_mended_as_people_write_them(form: Script, typed: str, address: str, domain: str) -> None:
    assert form.ask(about="mend", text=typed) == [address, domain]


@pytest.mark.parametrize(("website", "domain"), [
    ("https://www.acme.example/about", "acme.example"), ("www.acme.example", "acme.example"), ("https://ac", ""),
    ("acme", ""), ("https://acme.pages.example/", ""), ("", ""),
])
def test_the_domain_is_that_of_the_website_unless_others_share_it(form: Script, website: str, domain: str) -> None:
    assert form.ask(about="domain", text=website, shared=["pages.example"]) == domain


def test_a_text_from_word_is_read_as_it_was_meant(form: Script) -> None:
    typed = "Two lines\vof one paragraph.\n\n•\tBread\n  o\tRye\n\uf0b7 Cake"
    values = form.ask(about="values", name="listing", raw={"description": typed, "summary": "One\vline"})
    assert values["description"] == "Two lines\nof one paragraph.\n\n- Bread\n  - Rye\n- Cake"
    assert values["summary"] == "One line"


def test_a_long_story_with_umlauts_fits_into_an_address(form: Script) -> None:
    text = ("Wir möchten wissen, warum junge Leute früher kamen und heute nicht mehr. " * 41)[:2900]
    found = form.ask(about="address", repository=REPOSITORY, path="opportunities/acme/x.yml", text=text)
    assert found["isFilled"]
    assert parse_qs(urlsplit(found["address"]).query)["value"] == [text]


REPOSITORY = {"url": "https://github.com/org/board", "branch": "main", "folder": "jobs/"}


def test_a_short_file_opens_filled_in_and_a_long_one_by_its_name(form: Script) -> None:
    text = "title: Ä & b # c\n" * 20
    short = form.ask(about="address", repository=REPOSITORY, path="opportunities/acme/x.yml", text=text)
    assert short["isFilled"]
    query = parse_qs(urlsplit(short["address"]).query)
    assert query == {"filename": ["jobs/opportunities/acme/x.yml"], "value": [text]}
    assert short["address"].startswith("https://github.com/org/board/new/main?filename=")
    long = form.ask(about="address", repository=REPOSITORY, path="opportunities/acme/x.yml", text="ä" * 2000)
    assert not long["isFilled"]
    assert parse_qs(urlsplit(long["address"]).query) == {"filename": ["jobs/opportunities/acme/x.yml"]}
    assert len(long["address"]) < len(short["address"]) <= 7500


@pytest.mark.parametrize(("words", "url", "branch"), [
    ("ana-rui:patch-1", "https://github.com/ana-rui/board", "patch-1"),
    (" ana:fix/one ", "https://github.com/ana/board", "fix/one"),
    ("https://github.com/ana/board-1/tree/patch-2", "https://github.com/ana/board-1", "patch-2"),
    ("patch-1", "https://github.com/org/board", "patch-1"),
    ("ana-patch-3", "https://github.com/org/board", "ana-patch-3"),
    ("ana-rui wants to merge 1 commit into org:main from ana-rui:patch-1", "https://github.com/ana-rui/board",
     "patch-1"),
    ("ana wants to merge 1 commit into\nmain from\nana-patch-1", "https://github.com/org/board", "ana-patch-1"),
    ("https://github.com/ana/board/blob/fix/one/jobs/opportunities/acme/employer.yml", "https://github.com/ana/board",
     "fix/one"),
    ("https://github.com/org/board/compare/main...ana-rui:board-1:patch-1?quick_pull=1",
     "https://github.com/ana-rui/board-1", "patch-1"),
    ("https://github.com/org/board/compare/main...ana-rui:patch-1?expand=1", "https://github.com/ana-rui/board",
     "patch-1"),
    ("https://github.com/ana/board/compare/caf%C3%A9", "https://github.com/ana/board", "café"),
])
def test_the_second_file_goes_where_the_first_went(form: Script, words: str, url: str, branch: str) -> None:
    copy = form.ask(about="copy", repository=REPOSITORY, words=words)
    assert copy == {"url": url, "branch": branch, "folder": "jobs/"}


@pytest.mark.parametrize("words", ["", "ana", "https://evil.example/ana/board/tree/x", "javascript:alert(1)//", "-/a:b",
                                   "a b:c", "patch", "a:b:c:d", "https://github.com/org/board/pull/12", "https://",
                                   "https://github.com/ana/board/tree/%", "a:../../evil", "a:b..c", "ana:x?y=z",
                                   "https://github.com.evil.example/ana/board/tree/x"])
def test_other_words_lead_nowhere(form: Script, words: str) -> None:
    assert form.ask(about="copy", repository=REPOSITORY, words=words) is None


@pytest.mark.parametrize(("site", "found"), [
    (Site("x", "", edit_url="https://github.com/org/board/edit/main/"), Repository("https://github.com/org/board")),
    (Site("x", "", edit_url="https://github.com/org/board/edit/trunk/jobs/"),
     Repository("https://github.com/org/board", "trunk", "jobs/")),
    (Site("x", "", repo_url="https://github.com/org/board.git/"), Repository("https://github.com/org/board")),
    (Site("x", "", repo_url="https://gitlab.com/org/board"), None),
    (Site("x", "", edit_url="https://codeberg.org/org/board/edit/main/"), None),
    (Site("x", "", repo_url="https://github.com/org"), None),
    (Site("x", ""), None),
])
def test_the_repository_is_the_one_that_the_site_names(site: Site, found: Repository | None) -> None:
    assert find_repository(site) == found


def test_every_field_of_the_schemas_is_in_the_form_but_what_tells_of_the_end() -> None:
    shown = {field.path for field in (*FORM, *build_employer_fields(RULEBOOK))}
    inner = {f"{field.path}.{one.path}" for field in FORM for one in field.fields}
    groups = {"effort", "pay", "location", "eligibility", "mentor", "apply", "credit"}
    known = {".".join(step for step in location if step != "*")
             for check in SCHEMAS.values() for location in (field.path for field in check.tree.walk())
             if location[:-1] != ("outcome",)}
    assert known - shown - inner - groups <= {"status", "outcome", "updated", "last_confirmed", "formerly", "sample"}


def test_what_a_fork_adds_to_its_schema_is_in_the_form(folder) -> None:
    schema = json.loads((SCHEMA / "opportunity.schema.json").read_text())
    schema["properties"] |= {"floor": {"type": "integer"}, "badge": {"type": "string", "maxLength": 20}}
    schema["required"].append("badge")
    (folder.root / "schema").mkdir()
    for path in SCHEMA.iterdir():
        text = json.dumps(schema) if path.name == "opportunity.schema.json" else path.read_text()
        (folder.root / "schema" / path.name).write_text(text)
    rulebook = read_rules(folder.root)
    groups = {group.title: [field.path for field in group.fields] for group in build_groups(rulebook)}
    assert groups["Also"] == ["badge"]
    assert "floor" in groups["More, optional"]


def test_the_page_offers_github_only_where_the_board_lies_there() -> None:
    without = build_submit_page(RULEBOOK, Site("x", "")).encode_body().decode()
    assert "github" not in without.lower().replace("github names", "").replace("github logins", "")
    page = build_submit_page(RULEBOOK, Site("x", "", edit_url="https://github.com/org/board/edit/main/")).encode_body().decode()
    assert 'data-repository="https://github.com/org/board" data-branch="main"' in page
    assert page.count('href="https://github.com/org/board/issues/new?template=opportunity.yml"') == 2


def test_the_page_does_not_grow_with_the_board(folder) -> None:
    folder.add("acme/bread")
    page = build_submit_page(RULEBOOK, Site("x", "")).encode_body().decode()
    data = json.loads(build_submit_data(folder.build(), RULEBOOK))
    assert data["employers"] == [{"id": "acme", "name": "Acme Bakery", "domains": ["acme.example"], "sample": False,
                                  "listings": ["bread"]}]
    assert "Acme" not in page
    assert re.search(r'value="unpaid"', page) is None
