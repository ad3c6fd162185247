"""A goal ranks projects by what is missing on the way to it, and comes back from a link as it was."""

import json
import random
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards import ROOT
from microboard.board import Board
from microboard.check.values.vocabulary import simplify
from microboard.publish.api.index import build_index
from microboard.publish.api.roles import build_roles_file
from microboard.words.catalogue import list_languages
from microboard.words.speech import speak
from node import Script
from schemas import RULEBOOK, read_rules, write_language

Choices = dict[str, list[dict[str, Any]]]
ROLES = {role.id: role for role in RULEBOOK.roles}
SKILLS = {skill.id: skill.label for skill in RULEBOOK.vocabulary.skills.values()}
IDS = st.sampled_from(["", *ROLES, "no-such-role"])
LISTS = st.lists(st.sampled_from([*SKILLS, "no-such-skill"]), max_size=8, unique=True)
GOALS = st.fixed_dictionaries({"to": IDS, "from": IDS, "want": LISTS, "have": LISTS})
NURSE = {"to": "ux-researcher", "from": "registered-nurse", "want": [], "have": []}


@pytest.fixture(scope="module")
def goals() -> Iterator[Script]:
    """The modules that need no page."""
    script = Script(ROOT / "tests/publish/pages/goal.mjs")
    yield script
    script.stop()


def rank(goals: Script, board: Board, goal: dict[str, Any]) -> Any:
    return goals.ask(about="rank", index=json.loads(build_index(board)), goal=goal,
                     table=json.loads(build_roles_file(board, RULEBOOK)), now=count_now(board.as_of))


def count_now(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def rank_naively(board: Board, goal: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The gaps, and the ids of the open listings: those that close most gaps, then exercise most, then the newest."""
    to, came = ROLES.get(goal["to"]), ROLES.get(goal["from"])
    has = {*(came.skills if came else ()), *goal["have"]}
    wanted = dict.fromkeys((*(to.skills if to else ()), *goal["want"]))
    gaps = [skill for skill in wanted if skill in SKILLS and skill not in has]
    new = set(to.competencies if to else ()) - set(came.competencies if came else ())

    def count(place: int) -> tuple[int, int, int]:
        one = board.open[place]
        closed = set(gaps) & {skill.id for skill in (*one.skills, *one.skills_taught)}
        return -len(closed), -len(new & {term.id for term in one.competencies}) if closed else 0, place

    return gaps, [board.open[place].id for place in sorted(range(len(board.open)), key=count)]


def test_boards_of_chance_are_ranked_as_plainly_as_possible(goals: Script, folder) -> None:
    chance = random.Random(87)
    words = RULEBOOK.vocabulary
    # As few skills as roles of a kind have, so that many listings close something.
    skills = sorted({skill for name in ("ux-researcher", "market-researcher", "registered-nurse", "ux-designer")
                     for skill in ROLES[name].skills})
    for number in range(60):
        taught = {"skills_taught": chance.sample(skills, 2)} if number % 3 == 0 else {}
        folder.add(f"acme/p-{number}", skills=chance.sample(skills, chance.randint(1, 4)),
                   competencies=chance.sample(list(words.competencies), chance.randint(1, 3)), **taught)
    board = folder.build()
    assert len(board.open) == 60
    for change in ({}, {"from": ""}, {"to": "", "want": ["figma", "research"]}, {"have": ["research"]},
                   {"to": "ux-designer", "from": "market-researcher", "want": ["writing"], "have": ["figma"]}):
        goal = {**NURSE, **change}
        found = rank(goals, board, goal)
        gaps, ids = rank_naively(board, goal)
        assert found["aim"]["gaps"] == gaps
        assert [one for one, _ in found["listings"]] == ids


def test_why_a_project_is_there_is_said(goals: Script, folder) -> None:
    folder.add("acme/none", skills=["python"])
    folder.add("acme/known", skills=["interviewing"])
    folder.add("acme/two", skills=["research", "ux-research", "sql"], skills_taught=["research"])
    folder.add("acme/taught", skills=["python"], skills_taught=["survey-design"])
    found = rank(goals, folder.build(), NURSE)
    assert found["aim"]["have"] == ["interviewing"]
    assert found["aim"]["gaps"] == ["ux-research", "survey-design", "research", "presentation"]
    said = dict(found["listings"])
    assert said == {
        "acme/two": "Closes 2 of your 4 gaps: UX research and Research. It teaches Research.",
        "acme/taught": "Closes 1 of your 4 gaps: Survey design. You learn that there.",
        "acme/none": "", "acme/known": ""}
    assert [one for one, _ in found["listings"]][:2] == ["acme/two", "acme/taught"]


@given(goal=GOALS)
@settings(deadline=None, max_examples=50)
def test_a_link_brings_back_what_it_was_made_of(goals: Script, goal: dict[str, Any]) -> None:
    back = goals.ask(about="goal", fragment=goals.ask(about="fragment", goal=goal))
    assert back == (goal if any(goal.values()) else None)


@pytest.mark.parametrize("fragment", [
    "", "#", "#to=", "#to=<script>", "#to=" + "a" * 61, "#plan1~o", "#to=UX", "#have=,,,", "#" + "a=b&" * 5000,
    "#to=%00", "#to=ux--researcher", "#want=../../x"])
def test_a_link_of_a_stranger_is_no_goal_unless_it_names_ids(goals: Script, fragment: str) -> None:
    assert goals.ask(about="goal", fragment=fragment) is None


@pytest.mark.parametrize("found", [None, 1, "a", [], {}, {"to": 1, "want": "figma"}, {"have": [None, {}, "A", "<b>"]},
                                   {"to": {"id": "x"}, "from": ["y"]}])
def test_what_is_no_goal_is_an_empty_one(goals: Script, found: object) -> None:
    assert goals.ask(about="clean", found=found) == {"to": "", "from": "", "want": [], "have": []}


def test_a_goal_is_bounded(goals: Script) -> None:
    clean = goals.ask(about="clean", found={"have": [f"s-{number}" for number in range(10_000)] + ["s-1"]})
    assert clean["have"] == [f"s-{number}" for number in range(20)]


@pytest.fixture(scope="module")
def choices(tmp_path_factory: pytest.TempPathFactory) -> Choices:
    """By language, the roles that ship as a browser chooses among them."""
    found = {}
    for language in list_languages():
        board = tmp_path_factory.mktemp(language)
        write_language(board, language)
        found[language] = [{"id": role.id, "label": role.label, "aliases": role.aliases}
                           for role in read_rules(board).roles]
    speak("en")
    return found


@pytest.mark.parametrize(("text", "found"), [
    ("UX researcher", "ux-researcher"), (" ux RESEARCHER ", "ux-researcher"), ("registered-nurse", "registered-nurse"),
    ("nurse", "registered-nurse"), ("nursing", "registered-nurse"), ("nurs", "registered-nurse"),
    ("HCI", "ux-researcher"), ("developer", None), ("pm", None), ("", None), ("…", None), ("astronaut", None)])
def test_a_role_is_meant_by_its_name_or_by_another_one(
    goals: Script, choices: Choices, text: str, found: str | None
) -> None:
    assert goals.ask(about="choice", choices=choices["en"], text=text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("nursing", [["registered-nurse", "nursing"]]),
    ("NURSE reg", [["registered-nurse", ""]]),
    ("science computer", [["software-developer", "computer science"]]),
    ("ux", [["ux-researcher", ""], ["ux-designer", ""]]),
    ("editor", [["video-editor", ""], ["editor", ""], ["photographer", "picture editor"]]),
    ("pm", [["product-manager", "PM (product)"], ["project-manager", "PM (project)"]]),
    ("ursing", []), ("astronaut", [])])
def test_roles_are_found_by_beginnings_of_words_and_labels_come_first(
    goals: Script, choices: Choices, text: str, found: list[list[str]]
) -> None:
    assert goals.ask(about="found", choices=choices["en"], text=text) == found


def test_all_are_listed_where_nothing_is_typed(goals: Script, choices: Choices) -> None:
    assert goals.ask(about="found", choices=choices["en"], text=" ") == [[role, ""] for role in ROLES]


@pytest.mark.parametrize(("language", "text", "found"), [
    ("en", "journalism", "editor"), ("en", "law", "policy-analyst"), ("en", "psychology", "ux-researcher"),
    ("en", "translation studies", "translator"), ("en", "HR", "recruiter"), ("en", "PR", "public-relations-specialist"),
    ("en", "SRE", "devops-engineer"), ("en", "QA", "quality-tester"), ("en", "programmer", "software-developer"),
    ("de", "Pflege", "registered-nurse"), ("de", "krankenschwester", "registered-nurse"),
    ("de", "BWL", "project-manager"),
    ("es", "psicologia", "ux-researcher"), ("es", "enfermera", "registered-nurse"),
    ("fr", "medecine", "registered-nurse"), ("fr", "traductrice", "translator"), ("fr", "nursing", "registered-nurse")])
def test_students_find_a_role_by_their_field_in_their_language(
    goals: Script, choices: Choices, language: str, text: str, found: str
) -> None:
    assert found in [one for one, _ in goals.ask(about="found", choices=choices[language], text=text)]


@pytest.mark.parametrize("language", list_languages())
def test_a_name_leads_to_one_role_in_each_language(choices: Choices, language: str) -> None:
    names = [name for one in choices[language]
             for name in {simplify(name) for name in (one["id"], one["label"], *one["aliases"])}]
    assert len(names) == len(set(names))
    assert all(one["aliases"] for one in choices[language])


@pytest.mark.parametrize(("text", "said"), [
    ("ux", "Which do you mean: UX researcher and UX designer?"), ("d", "Several fit. Choose one from the list.")])
def test_a_text_that_names_several_roles_is_answered_by_them(
    goals: Script, choices: Choices, text: str, said: str
) -> None:
    assert goals.ask(about="which", choices=choices["en"], text=text) == said
