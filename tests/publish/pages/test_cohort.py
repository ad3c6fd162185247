"""A course comes back from its link as it was, names no student, and says what of its days a project runs into."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from boards import ROOT
from node import Script

EPOCH = date(1970, 1, 1)
IDS = st.from_regex(r"[a-z0-9-]{1,20}/[a-z0-9-]{1,20}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("~.%#&=\"'<>\u202e\u200b\n"), max_size=100)
DAYS = st.dates(date(1970, 1, 2), date(2999, 1, 1)).map(date.isoformat) | st.just("")
RULES = st.none() | st.sampled_from([33, 36, 40, 45, 37.5])


def count(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days


TODAY = count("2026-11-23")
COURSE = {"name": "Data 101", "from": "2027-02-01", "to": "2027-05-28", "rule": 45, "ids": ["acme/bread"],
          "dates": [{"label": "Exams", "from": "2027-03-08", "to": "2027-03-12", "hours": 0},
                    {"label": "Kick-off", "from": "2027-02-01", "to": "", "hours": 0}]}


@pytest.fixture(scope="module")
def cohort() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/cohort.mjs")
    yield script
    script.stop()


def make_project(**values: Any) -> dict[str, Any]:
    return {"id": "acme/bread", "title": "Bread", "employer": "Acme", "status": "", "kind": "fixed", "hours": 20,
            "weeks": 2, "start": count("2027-03-01"), "earliest": TODAY, "deadline": count("2027-02-10"),
            "decision": None, "isOpen": True, **values}


@settings(deadline=None, max_examples=60)
@given(name=TEXTS, first=DAYS, last=DAYS, rule=RULES, ids=st.lists(IDS, max_size=70),
       dates=st.lists(st.fixed_dictionaries({"label": TEXTS, "from": DAYS, "to": DAYS}), max_size=25))
def test_a_course_comes_back_from_its_link(cohort: Script, name: str, first: str, last: str, rule: float | None,
                                           ids: list[str], dates: list[dict[str, str]]) -> None:
    course = cohort.ask(about="clean", found={"name": name, "from": first, "to": last, "rule": rule, "ids": ids,
                                              "dates": dates})
    assert len(course["ids"]) <= 60
    assert len(course["dates"]) <= 20
    fragment = cohort.ask(about="fragment", course=course)
    assert fragment.isascii()
    assert not set(fragment) & set(" \"<>`\n")
    for form in (fragment, fragment.replace("~", "%7E")):
        read = cohort.ask(about="course", fragment=form)
        assert {key: read[key] for key in ("name", "from", "to", "rule", "ids")} == {
            key: course[key] for key in ("name", "from", "to", "rule", "ids")}
        assert cohort.ask(about="fragment", course=read) == fragment


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300).map("#course1~".__add__) | st.text(max_size=60))
def test_whatever_a_link_holds_becomes_a_clean_course_or_none(cohort: Script, fragment: str) -> None:
    found = cohort.ask(about="course", fragment=fragment)
    assert found is None or cohort.ask(about="clean", found=found) == found


@pytest.mark.parametrize("fragment", ["", "#", "#course2~nData", "#plan1~o", "#ids=acme/bread"])
def test_another_link_is_no_course(cohort: Script, fragment: str) -> None:
    assert cohort.ask(about="course", fragment=fragment) is None


def test_a_hostile_link_is_bounded_and_cleaned(cohort: Script) -> None:
    fragment = ("#course1~n%E2%80%AE" + "x" * 300 + "~t.zzzzzz~r1e9~p../../evil~p__proto__~p%00a/b~pacme/bread"
                "~pacme/bread~d%.1.2~d<b>.g2l.g2l" + "".join(f"~pa/{at}" for at in range(500)))
    course = cohort.ask(about="course", fragment=fragment)
    assert course["name"] == "x" * 80
    assert (course["from"], course["to"], course["rule"]) == ("", "", None)
    assert course["ids"][0] == "acme/bread"
    assert len(course["ids"]) <= 60
    assert [one["label"] for one in course["dates"]] == ["", "<b>"]


def test_a_student_is_no_part_of_a_course(cohort: Script) -> None:
    found = {**COURSE, "students": [{"name": "SECRET"}], "plans": "SECRET"}
    assert "SECRET" not in str(cohort.ask(about="clean", found=found))
    assert "SECRET" not in cohort.ask(about="fragment", course=found)


def test_links_of_any_kind_name_their_projects(cohort: Script) -> None:
    text = ("See https://jobs.example/opportunities/acme/bread/ and https://jobs.example/saved/#ids=zebra/maps,acme%2Fbread\n"
            "acme/cake (https://jobs.example/box/#acme/pie), not ../../evil nor <b>")
    assert cohort.ask(about="ids", text=text) == ["acme/bread", "zebra/maps", "acme/cake", "acme/pie"]


def test_a_plan_is_read_from_its_link(cohort: Script) -> None:
    plan = cohort.ask(about="plan", text="Hello, https://jobs.example/plan/#plan1~o~pacme/bread.g2l")
    assert (plan["hours"], plan["picks"]) == (12, {"acme/bread": True})
    for text in ("", "https://jobs.example/plan/", "https://jobs.example/saved/#ids=acme/bread", "#plan2~o"):
        assert cohort.ask(about="plan", text=text) is None


def test_what_a_tab_holds_of_students_is_cleaned(cohort: Script) -> None:
    found = [{"name": "Ana\n\u202e" + "x" * 100, "plan": {"hours": 1e9, "picks": {"../evil": True}}}] * 100
    students = cohort.ask(about="students", found=found)
    assert len(students) == 60
    assert students[0]["name"].startswith("Ana x")
    assert len(students[0]["name"]) == 60
    assert (students[0]["plan"]["hours"], students[0]["plan"]["picks"]) == (100, {})
    assert [cohort.ask(about="students", found=one) for one in (None, {}, "x")] == [[], [], []]


def test_a_project_says_what_of_the_course_it_runs_into(cohort: Script) -> None:
    def say(**values: Any) -> list[str]:
        return cohort.ask(about="clashes", course=COURSE, project=make_project(**values))  # type: ignore[no-any-return]

    assert say() == ["Bread runs during: Exams (8 March to 12 March)."]
    assert say(start=count("2027-02-02"), weeks=4) == []
    assert say(start=count("2027-02-01"), weeks=1) == ["Bread runs during: Kick-off (1 February)."]
    assert say(start=count("2027-01-18"), weeks=1) == ["Bread starts on 18 January, before the course begins."]
    assert say(start=count("2027-05-24"), weeks=1) == ["Bread ends on 30 May, after the course has ended."]


def test_the_plan_of_a_student_is_judged_by_its_hours_and_by_the_course(cohort: Script) -> None:
    plan = {"hours": 12, "duties": [{"label": "", "from": "2027-03-08", "to": "2027-03-14", "hours": 5}]}
    judged = cohort.ask(about="judged", projects=[make_project()], plan=plan, course=COURSE, today=TODAY)
    assert judged["most"] == 15
    assert [one.partition(":")[0] for one in judged["clashes"]] == [
        "The week of 1 March is tight", "The week of 8 March needs 15 hours and has 12",
        "Bread runs during"]


def test_a_calendar_has_the_days_of_the_course_and_of_its_projects(cohort: Script) -> None:
    projects = [make_project(), make_project(id="acme/cake", title="Cake", kind="flexible", start=count("2027-02-15"))]
    text = cohort.ask(about="calendar", course=COURSE, projects=projects, today=TODAY, now=0)
    found = {(str(event["SUMMARY"]), event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat())
             for event in Calendar.from_ical(text).walk("VEVENT")}
    assert found == {
        ("Course begins: Data 101", "2027-02-01", "2027-02-02"), ("Course ends: Data 101", "2027-05-28", "2027-05-29"),
        ("Kick-off: Data 101", "2027-02-01", "2027-02-02"), ("Exams: Data 101", "2027-03-08", "2027-03-13"),
        ("Last day to apply: Bread (Acme)", "2027-02-10", "2027-02-11"),
        ("Last day to apply: Cake (Acme)", "2027-02-10", "2027-02-11"),
        # The start of the other is agreed upon later.
        ("Work starts: Bread (Acme)", "2027-03-01", "2027-03-02"),
        ("Work ends: Bread (Acme)", "2027-03-14", "2027-03-15")}
    uids = [str(event["UID"]) for event in Calendar.from_ical(text).walk("VEVENT")]
    assert len(uids) == len(set(uids))
