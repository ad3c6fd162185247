"""Text that YAML takes for a comment is asked about, with a line that the check accepts."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.check.schema.cut_text import find_cut_texts
from microboard.check.schema.schema_check import MAX_FINDINGS, check_document
from microboard.intake.forms.template import build_employer, build_listing
from microboard.read import Problem
from microboard.read.document import build_document
from schemas import RULEBOOK
from tries import tries

LISTING = """\
title: Ask forty customers about bread
summary: Stand at the door for five mornings and find out why people buy which bread.
category: market-research # the nearest one
skills: [interviewing] # one is enough
competencies: [communication]
deliverables:
  - what: A table with forty answers
    # accepted_when: Every answer has a date
effort:
  hours: 20 # in all
  weeks: 4
pay: {type: fixed, amount: 400, currency: EUR} # before tax
location:
  mode: remote
  applicants_from: worldwide # everywhere
eligibility: {audience: [anyone], work_authorization: not-needed}
mentor:
  role: Head baker
# Who works at night.
  check_ins: weekly
  feedback: [written]
apply:
  url: https://acme.example/apply#form # the form
  deadline: 2026-12-14 # a Monday
  materials:
    - A short note
posted: 2026-11-20 # today
learning_objectives:
  - Ask without leading
description: | # the story
""" + "  We bake bread #1 and # 2.\n" * 12


def check(text: str) -> list[Problem]:
    document, faults = build_document("x.yml", text.encode())
    assert document, faults
    return check_document(document, RULEBOOK.opportunity)[1]


def cut(text: str) -> list[tuple[int, str, str, str]]:
    return [(one.line, one.field, one.message, one.hint) for one in check(text) if one.rule == "text-cut"]


def test_a_comment_where_comments_are_usual_is_fine() -> None:
    assert check(LISTING) == []


def test_a_new_file_is_asked_nothing() -> None:
    for build, schema in ((build_employer(RULEBOOK.employer.tree), RULEBOOK.employer),
                          (build_listing(RULEBOOK.opportunity.tree, date(2026, 11, 23)), RULEBOOK.opportunity)):
        document, _ = build_document("x.yml", build.encode())
        assert document
        assert list(find_cut_texts(document, schema.tree)) == []


@pytest.mark.parametrize(("line", "field"), [
    ("title: Ask forty customers about bread #2 and rolls", "title"),
    ("title: Ask forty customers about\n  bread #2 and rolls", "title"),
    ("title: Ask forty customers about bread\n  #2 and rolls", "title"),
    ("title: Ask forty customers about bread\t# and rolls", "title"),
    ("title: #2 Ask forty customers about bread", "title"),
    ("title: Ask # forty customers about bread", "title"),
    ("deliverables:\n  - what: A table with forty answers #1 to #40", "deliverables.1.what"),
    ("deliverables:\n  - accepted_when: Every answer has a date # and a place\n    what: A table with answers",
     "deliverables.1.accepted_when"),
    ("mentor: {role: Head baker #2\n  , check_ins: weekly, feedback: [written]}", "mentor.role"),
    ("learning_objectives:\n  - Ask without leading #2", "learning_objectives.1"),
    ("learning_objectives:\n  - Ask without leading\n    #2 and listen", "learning_objectives.1"),
    ("accessibility: Floor #2 has a lift", "accessibility"),
])
def test_text_that_is_lost_is_named(line: str, field: str) -> None:
    name = line.partition(":")[0]
    text = "\n".join(part for part in re.split(r"\n(?=\w)", LISTING) if not part.startswith(f"{name}:"))
    assert [found for _, found, *_ in cut(f"{line}\n{text}")] == [field]


def test_the_place_is_that_of_the_sign_and_the_line_can_be_pasted() -> None:
    (problem,) = check(LISTING.replace("  role: Head baker", '  role: The "head" baker #2\n    # and #3'))
    assert (problem.line, problem.column) == (18, 26)
    assert problem.message == 'Readers do not see "#2 # and #3": a space and # begin a comment.'
    assert """write role: "The \\"head\\" baker #2 # and #3". If not""" in problem.hint


def test_nobody_reads_thousands_of_questions() -> None:
    assert len(cut("learning_objectives:\n" + "- Ask #2\n" * 5_000)) == MAX_FINDINGS


def test_what_does_not_fit_is_not_suggested() -> None:
    title = "Ask forty customers about bread"
    ((*_, hint),) = cut(LISTING.replace(title, f"{title} # {'x' * 70}"))
    assert hint == ("Put it on a line of its own. If it belongs to the text, put all of it in quotes: it then has 104 "
                    "characters, and 12 to 90 fit.")


WORDS = st.lists(st.sampled_from(["bread", "#2", "#", '"rye"', "it's", "\\n", "- a", "{b}", "ä", "100%", "&c", "a:b"]),
                 min_size=3, max_size=12).map(lambda words: "Bake " + " ".join(words))


@tries(40)
@given(title=WORDS, role=WORDS, aim=WORDS, break_at=st.integers(0, 60))
def test_the_line_of_a_hint_passes_the_check(title: str, role: str, aim: str, break_at: int) -> None:
    space = title.find(" ", break_at)
    title = title if space < 0 else f"{title[:space]}\n  {title[space + 1:]}"
    text = LISTING.replace("title: Ask forty customers about bread", f"title: {title}")
    text = text.replace("role: Head baker", f"role: {role}").replace("- Ask without leading", f"- {aim}")
    document, _ = build_document("x.yml", text.encode())
    if not document:
        return
    for line, field, _, hint in reversed(cut(text)):
        written = re.fullmatch(r"If it belongs to the text, write (.*)\. If not, put it on a line of its own\.", hint)
        if written:
            lines = text.splitlines()
            first = document.get_position(tuple(int(s) - 1 if s.isdigit() else s for s in field.split(".")))[0]
            indent = lines[first - 1][:len(lines[first - 1]) - len(lines[first - 1].lstrip())]
            last = line
            while lines[last].startswith("  ") and lines[last].lstrip().startswith("#") and field == "title":
                last += 1
            lines[first - 1:last] = [indent + written[1]]
            text = "\n".join(lines) + "\n"
            assert [one for one in check(text) if one.field == field] == []


@pytest.mark.parametrize(("text", "place"), [
    ("title: Fix bug #12\n  in the map\n", (1, 16)),
    ("title: Fix\n  bug\nsummary: A long one # two\n  and more\nskills: []\n", (3, 21)),
    ("skills: [Ask #1, b]\ntitle: x\n", (1, 14)), ("maintainers: [octocat # me]\n", (1, 23)),
])
def test_a_sign_that_breaks_the_file_is_blamed_and_no_line_below(text: str, place: tuple[int, int]) -> None:
    _, (problem,) = build_document("x.yml", text.encode())
    assert problem.message == "A space and # begin a comment, so the text ends here."
    assert (problem.line, problem.column) == place
