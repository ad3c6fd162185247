"""A plan of weeks counts what it takes, says what does not fit, and comes back from a link and a calendar as it was."""

import json
import string
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from boards import ROOT
from microboard.publish.api.records import RecordWriter
from microboard.publish.output import Site
from node import Script

EPOCH = date(1970, 1, 1)
SITE = Site("Jobs", "https://org.example/jobs/")


def count(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days


# A Monday.
TODAY = count("2026-11-23")


@pytest.fixture(scope="module")
def plan() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/plan.mjs")
    yield script
    script.stop()


@pytest.fixture(scope="module")
def thunderbird() -> Iterator[Script]:
    """Another reader of calendars."""
    script = Script(ROOT / "tests/publish/pages/read_calendar.mjs")
    yield script
    script.stop()


def make_project(title: str = "Map a reading list", start: str = "2027-03-08", **values: Any) -> dict[str, Any]:
    return {"id": f"acme/{title.lower().replace(' ', '-')}", "title": title, "employer": "Acme", "status": "",
            "kind": "flexible", "hours": 12, "weeks": 1, "start": count(start), "earliest": TODAY, "deadline": None,
            "decision": None, "isOpen": True, **values}


def make_duty(
    label: str = "Exams", first: str = "2027-03-08", last: str = "2027-03-14", hours: float = 10
) -> dict[str, Any]:
    return {"label": label, "from": first, "to": last, "hours": hours}


def ask(script: Script, about: str, projects: Sequence[Any], duties: Sequence[Any] = (), hours: float = 12) -> Any:
    return script.ask(about=about, projects=projects, duties=duties, hours=hours, today=TODAY, now=TODAY * 86_400_000)


DAYS = st.dates(date(2026, 11, 1), date(2027, 9, 30))
PROJECTS = st.builds(
    lambda number, start, hours, weeks: make_project(f"Project {number}", str(start), hours=hours, weeks=weeks),
    st.integers(0, 9), DAYS, st.floats(1, 160), st.sampled_from([1, 1.5, 2, 4, 7.25, 12]))
DUTIES = st.builds(lambda day, long, hours: make_duty("Shift", str(day), str(day + timedelta(long)), hours),
                   DAYS, st.integers(-3, 90), st.sampled_from([0, 0.5, 4, 20]))


@given(st.lists(PROJECTS, max_size=5), st.lists(DUTIES, max_size=4), st.sampled_from([0, 8.5, 12, 40]))
@settings(max_examples=80, deadline=None)
def test_the_load_of_a_week_is_the_sum_of_its_parts(
    plan: Script, projects: list[Any], duties: list[Any], hours: float
) -> None:
    weeks = ask(plan, "load", projects, duties, hours)
    for week in weeks:
        assert week["need"] == pytest.approx(sum(part["hours"] for part in week["parts"]))
        busy = sum(part["hours"] for part in week["parts"] if part["isDuty"])
        assert week["free"] == pytest.approx(max(0, hours - busy))
        assert week["count"] == pytest.approx(0.75 * week["free"])
        assert (week["level"] == "over") <= (week["need"] > hours)
    mondays = [week["monday"] for week in weeks]
    assert mondays == list(range(TODAY, TODAY + 7 * len(weeks), 7))
    # Every hour of work that is not over stands in one of the weeks.
    for project in projects:
        if project["start"] >= TODAY and len(weeks) < 53:
            alone = ask(plan, "load", [project])
            assert sum(week["need"] for week in alone) == pytest.approx(project["hours"])


def test_a_clash_is_named_in_words(plan: Script) -> None:
    assert ask(plan, "clashes", [make_project()], [make_duty()]) == [
        "The week of 8 March needs 22 hours and has 12: Map a reading list and Exams."]
    longer = make_project(hours=40, weeks=4)
    assert ask(plan, "clashes", [longer], [make_duty(last="2027-03-28")]) == [
        "The 3 weeks from 8 March need up to 20 hours a week and have 12: Map a reading list and Exams.",
        "The week of 29 March is tight: 10 hours of work, 12 free, of which you can count on 9: Map a reading list."]


def test_three_quarters_of_what_is_free_is_what_counts(plan: Script) -> None:
    assert ask(plan, "clashes", [make_project(hours=9)]) == []
    assert ask(plan, "clashes", [make_project(hours=9.1)])[0].startswith("The week of 8 March is tight: 9.1 hours")
    # Beside other duties, less is free.
    assert ask(plan, "clashes", [make_project(hours=5)], [make_duty(hours=6)]) == [
        "The week of 8 March is tight: 5 hours of work, 6 free, of which you can count on 4.5: Map a reading list."]
    # Where no project is, nobody has anything to decide.
    alone = make_duty(first="2026-12-07", last="2026-12-13", hours=50)
    assert ask(plan, "clashes", [make_project(hours=5)], [alone]) == []


def test_a_start_before_anybody_is_chosen_is_named(plan: Script) -> None:
    last = count("2027-03-08")
    early = [make_project(start="2027-03-08", deadline=last), make_project("Later", start="2027-03-15", deadline=last),
             make_project("Chosen", deadline=last, status="chosen"),
             make_project("Rolling", deadline=last, kind="rolling"), make_project("Fixed", deadline=last, kind="fixed")]
    assert ask(plan, "early", early) == [
        "Map a reading list starts on 8 March, and people can apply until 8 March: ask whether that is possible."]


def test_of_many_things_only_a_few_are_named(plan: Script) -> None:
    projects = [make_project(f"Project {number}", hours=20 + number, weeks=2 + number % 3) for number in range(8)]
    over, *rest = ask(plan, "clashes", projects)
    assert over.startswith("The 3 weeks from 8 March need up to ")
    assert over.endswith(" and have 12: Project 0, Project 1, Project 2 and 5 more.")
    assert len(rest) == 1


def test_first_weeks_need_a_week_between_them(plan: Script) -> None:
    one, two, three, later = (make_project(name, day) for name, day in (
        ("One", "2027-03-08"), ("Two", "2027-03-17"), ("Three", "2027-03-24"), ("Four", "2027-04-05")))
    assert ask(plan, "crowded", [two, one]) == [
        "One starts on 8 March and Two on 17 March. Leave a week between two first weeks."]
    assert ask(plan, "crowded", [one, two, three, later]) == [
        "3 projects start between 8 March and 24 March: One, Two and Three. Leave a week between two first weeks."]
    assert ask(plan, "crowded", [one, {**two, "start": one["start"]}]) == [
        "On 8 March, more than one project starts: One and Two. Leave a week between two first weeks."]
    assert ask(plan, "crowded", [one, later]) == []


@pytest.mark.parametrize(("starts", "decision", "kind", "start"), [
    ("2027-01-20", None, "fixed", "2027-01-20"), ("rolling", "2027-01-20", "rolling", "2026-11-30"),
    ("flexible", "2027-01-20", "flexible", "2027-01-25"), ("flexible", None, "flexible", "2027-01-04"),
])
def test_a_start_is_the_employer_s_or_the_first_monday_that_can_be(
    plan: Script, folder, starts: str, decision: str | None, kind: str, start: str
) -> None:
    apply = {"url": "https://acme.example/x", "deadline": "2027-01-01"}
    if decision:
        apply["decision_by"] = decision
    folder.add("acme/bread", starts=starts, apply=apply, effort={"hours": 24, "weeks": 4})
    board = folder.build()
    record = json.loads(RecordWriter(board.tree, SITE).build(board.opportunities[0]))
    saved = {"id": "acme/bread", "title": "Old", "employer": "", "deadline": "", "status": ""}
    project = plan.ask(about="project", saved=saved, record=record, today=TODAY)
    assert (project["kind"], project["start"]) == (kind, count(start))
    assert (project["hours"], project["weeks"], project["last"]) == (24, 4, count(start) + 27)
    moved = plan.ask(about="project", saved=saved, record=record, today=TODAY, moved="2027-02-03")
    assert moved["start"] == count(start if kind == "fixed" else "2027-02-01")
    assert plan.ask(about="project", saved=saved, record=record, today=TODAY, moved="2020-02-03")["start"] >= TODAY


@pytest.mark.parametrize("record", [
    None, {}, {"effort": None}, {"effort": {"hours": "9", "weeks": []}}, {"effort": {"hours": -1, "weeks": 1e300}},
    {"apply": 7, "starts": {"a": 1}, "employer": [], "title": 3},
])
def test_whatever_a_record_says_a_project_can_be_shown(plan: Script, record: object) -> None:
    saved = {"id": "acme/bread", "title": "Bread", "employer": "Acme", "deadline": "2027-01-01", "status": "applied"}
    project = plan.ask(about="project", saved=saved, record=record, today=TODAY)
    assert (project["kind"], project["title"], project["isIn"]) == ("unknown", "Bread", [False, False])


@pytest.mark.parametrize(("status", "state", "is_in"), [
    ("", "open", [True, False]), ("", "closing-soon", [True, False]), ("", "closed", [False, False]),
    ("to-apply", "open", [True, True]),
    ("to-apply", "closed", [False, False]), ("applied", "closed", [True, True]), ("chosen", "filled", [True, True]),
    ("not-chosen", "open", [False, False]), ("finished", "completed", [False, False]),
])
def test_what_was_applied_for_is_in_a_plan_and_of_what_is_open_the_first_that_were_saved(
    plan: Script, status: str, state: str, is_in: list[bool]
) -> None:
    saved = {"id": "acme/bread", "title": "Bread", "employer": "Acme", "deadline": "2027-01-01", "status": status}
    record = {"state": state, "effort": {"hours": 10, "weeks": 2}, "starts": "flexible"}
    assert plan.ask(about="project", saved=saved, record=record, today=TODAY)["isIn"] == is_in


NAMES = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)
IDS = st.tuples(NAMES, NAMES).map("/".join)
LABELS = st.text(max_size=80)
HALVES = st.integers(0, 200).map(lambda halves: halves / 2)
OWN = st.builds(lambda label, day, long, hours: make_duty(label, str(day), str(day + timedelta(long)), hours),
                LABELS, DAYS, st.integers(0, 200), HALVES)
PLANS = st.fixed_dictionaries({
    "hours": HALVES,
    "duties": st.lists(OWN, max_size=5),
    "picks": st.dictionaries(IDS, st.just(True), max_size=6),
    "starts": st.dictionaries(IDS, DAYS.map(str), max_size=6),
})


@given(PLANS)
@settings(max_examples=120, deadline=None)
def test_a_link_brings_back_the_plan(plan: Script, found: dict[str, Any]) -> None:
    picks = {**dict.fromkeys(found["starts"], True), **found["picks"]}
    state = plan.ask(about="clean", found={**found, "picks": picks})
    fragment = plan.ask(about="fragment", plan=state, ids=list(state["picks"]))
    assert fragment.isascii()
    assert not set(fragment) & set(" \"<>&;,")
    read = plan.ask(about="plan", fragment=fragment)
    assert read == state
    assert plan.ask(about="fragment", plan=read, ids=list(read["picks"])) == fragment
    for form in (fragment.replace("~", "%7E"), fragment.replace("/", "%2F")):
        assert plan.ask(about="plan", fragment=form) == state


def test_a_link_has_room_for_the_largest_plan(plan: Script) -> None:
    picks = {f"{'a' * 100}/{'b' * 97}{number}": True for number in range(100, 300)}
    state = plan.ask(about="clean", found={
        "hours": 99.5, "picks": picks, "starts": dict.fromkeys(picks, "2027-03-08"),
        "duties": [make_duty("😀" * 60)] * 40})
    fragment = plan.ask(about="fragment", plan=state, ids=list(picks))
    assert plan.ask(about="plan", fragment=fragment) == state


def test_a_link_says_nothing_that_is_only_kept(plan: Script) -> None:
    state = plan.ask(about="clean", found={"hours": 12, "note": "SECRET", "picks": {"a/out": False, "a/in": True},
                                           "starts": {"a/out": "2027-01-04"}, "duties": [make_duty(last="")]})
    assert plan.ask(about="fragment", plan=state, ids=["a/in"]) == "#plan1~o~pa/in"


@pytest.mark.parametrize("fragment", ["", "#", "#ids=a/b", "#plan2~o", "#plan", "#plan1x"])
def test_another_fragment_is_no_plan(plan: Script, fragment: str) -> None:
    assert plan.ask(about="plan", fragment=fragment) is None


@pytest.mark.parametrize("fragment", [
    "#plan1", "#plan1~zzz", "#plan1~o~p../../x~p<img>~pa/b/c~pjavascript:a",
    "#plan1~o~d~d.~d%FF.!.b.c~dx.zzzzz.zzzzz.z",
    "#plan1~o" + "~" * 5000, "#plan1~o~p%E0%A4%A", "#plan1~o~dx.fz2.fz1.o",
])
def test_whatever_a_link_says_it_names_no_more_than_it_may(plan: Script, fragment: str) -> None:
    found = plan.ask(about="plan", fragment=fragment)
    assert (found["duties"], found["picks"], found["starts"]) == ([], {}, {})
    assert 0 <= found["hours"] <= 100


def test_a_plan_of_a_stranger_is_bounded(plan: Script) -> None:
    many = {f"a/{number}": True for number in range(1000)}
    found = {"hours": 1e9, "duties": [make_duty("x\u202e" * 1000, hours=-5)] * 500, "picks": many, "starts": "2027",
             "__proto__": {"a": 1}}
    cleaned = plan.ask(about="clean", found=found)
    assert (cleaned["hours"], len(cleaned["duties"]), len(cleaned["picks"]), cleaned["starts"]) == (100, 40, 200, {})
    assert (cleaned["duties"][0]["label"], cleaned["duties"][0]["hours"]) == ("x" * 60, 0)
    link = "#plan1~o" + "".join(f"~pa/{number}" for number in range(9999))
    assert len(plan.ask(about="plan", fragment=link)["picks"]) == 200


def read_events(text: str, thunderbird: Script) -> list[list[list[str]]]:
    """The id, the summary and both ends of each event, as three programs read them."""
    events = Calendar.from_ical(text).walk("VEVENT")
    ours = [[str(one["UID"]), str(one["SUMMARY"]), one.decoded("DTSTART"), one.decoded("DTEND")] for one in events]
    theirs = [[one.uid.value, one.summary.value, one.dtstart.value, one.dtend.value]
              for one in vobject.readOne(text).vevent_list]
    return [[[*map(str, row)] for row in rows] for rows in (ours, theirs, thunderbird.ask(text=text))]


def test_three_programs_read_the_calendar_of_a_plan(plan: Script, thunderbird: Script) -> None:
    dates = {"deadline": count("2027-01-01"), "decision": count("2027-01-20")}
    project = make_project("Draw; a, \\n map für alle", weeks=2, **dates)
    closed = make_project("Over", "2026-11-02", deadline=TODAY - 30, isOpen=False)
    text = ask(plan, "calendar", [project, closed], [make_duty("Exams; all", last="2027-03-21"), make_duty(last="")])
    one, two, three = read_events(text, thunderbird)
    assert one == two == three
    assert [row[1:] for row in one] == [
        ["Last day to apply: Draw; a, \\n map für alle (Acme)", "2027-01-01", "2027-01-02"],
        ["Answer by: Draw; a, \\n map für alle (Acme)", "2027-01-20", "2027-01-21"],
        ["Work starts: Draw; a, \\n map für alle (Acme)", "2027-03-08", "2027-03-09"],
        ["Work ends: Draw; a, \\n map für alle (Acme)", "2027-03-21", "2027-03-22"],
        ["Exams; all", "2027-03-08", "2027-03-22"],
    ]
    assert len({row[0] for row in one}) == 5
