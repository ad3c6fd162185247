"""What nobody sees is named and dropped, and what a script or a picture needs stays."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.read import Problem
from microboard.read.document import build_document
from microboard.read.spaces import ODD_SPACE
from microboard.read.unseen import drop_unseen, name_character
from tries import tries


def read(text: str) -> tuple[dict[str, object] | None, list[Problem]]:
    document, problems = build_document("x.yml", text.encode())
    return (document.values if document else None), problems


@pytest.mark.parametrize("text", [
    "می‌خواهم", "PDF‌ها", "क्‍ष और र्‍य", "ශ්‍රී ලංකා", "ภาษา\u200bไทย", "ភាសា\u200bខ្មែរ", "⠓⠑⠀⠺", "\u1820\u180e\u1820",
    "👩🏽‍🚀 and 🏳️‍🌈, 🏃‍♂️ and 🙂‍↔️", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "1️⃣ ℹ️ ❤️",
    "葛\U000e0100城",
    "Le prix\u00a0: 500\u202f€", "(\u200eABC\u200e) עברית \u200f(x)", "בְּ\u034fרֵא", "　日本語　です", "café", "ᄒ\u1160",
])
def test_what_a_script_or_a_picture_needs_stays(text: str) -> None:
    assert drop_unseen(text) == text
    values, problems = read(f'title: "A {text} b"\n')
    assert (values, problems) == ({"title": f"A {text} b"}, [])


@pytest.mark.parametrize(("unseen", "name"), [
    ("\u00ad", "a soft hyphen (U+00AD)"),
    ("\u200b", "a zero width space (U+200B)"),
    ("\u200c", "a zero width non-joiner (U+200C)"),
    ("\u200d", "a zero width joiner (U+200D)"),
    ("\u200e", "a left-to-right mark (U+200E)"),
    ("\u2060", "a word joiner (U+2060)"),
    ("\ufeff", "a zero width no-break space (U+FEFF)"),
    ("\u034f", "a combining grapheme joiner (U+034F)"),
    ("\u180e", "a mongolian vowel separator (U+180E)"),
    ("\u3164", "a hangul filler (U+3164)"),
    ("\u2800", "a braille pattern blank (U+2800)"),
    ("\u2063", "an invisible separator (U+2063)"),
    ("\ufe0f", "a variation selector-16 (U+FE0F)"),
    ("\U000e0061", "a tag latin small letter a (U+E0061)"),
    ("\U000e0101", "a variation selector-18 (U+E0101)"),
])
@pytest.mark.parametrize("word", ["customers", "Kundinnen", "клиенты", "πελάτες"])
def test_what_cuts_a_word_is_named_with_the_line_to_copy(unseen: str, name: str, word: str) -> None:
    line = f"title: Ask forty {word[:4]}{unseen}{word[4:]} about{unseen * 2} bread"
    values, (problem,) = read(f"a: 1\n{line}\n")
    whole = f"title: Ask forty {word} about bread"
    kept = unseen * 2 if unseen in "\u200e" else ""  # beside a space, a mark of direction hides no word
    assert values == {"a": 1, "title": f"Ask forty {word} about{kept} bread"}
    assert (problem.line, problem.column, problem.rule) == (2, 22, "text-control")
    assert problem.message == f"The text holds {name}, which nobody sees."
    assert problem.hint == f"Write {whole.replace('about', f'about{kept}')}, without it."
    assert name_character(unseen) == name


def test_an_escape_is_no_way_around() -> None:
    values, (problem,) = read('title: "Ask cus\\xADtomers"\nx-own: 1\n')
    assert values == {"title": "Ask customers", "x-own": 1}
    assert problem.message == "The text holds a soft hyphen (U+00AD), which nobody sees."


def test_a_text_made_to_be_slow_loses_all_that_may_be_unseen() -> None:
    assert drop_unseen("a" + "\ufe0f\u200d" * 20_000) == "a"


PLAIN = """\
title: Ask forty customers
effort:
  hours: 20
  weeks: 4
skills: [a, b]
deliverables:
  - what: A table
    accepted_when: It is full
  - what: >-
      A page
      of text
about: It goes on
  here and here
description: |
  We bake bread.

    Indented more.
  And the end.
posted: 2026-11-20
"""
MEANT = read(PLAIN)[0]


def count_places(line: str) -> int:
    """The columns up to which spaces count: indentation, a dash, and what follows a name's colon."""
    if line.endswith(("A page", "We bake bread.")):
        return 1  # further in, it may be the first character of the text
    name, colon, _ = line.partition(": ")
    return len(name) + 2 if colon and name.strip(" -").isidentifier() else len(line) - len(line.lstrip(" -"))


SPOTS = [(number, column) for number, line in enumerate(PLAIN.splitlines()) if "Indented" not in line
         for column in range(count_places(line)) if line[column] == " "]
ODD = st.sampled_from("\u00a0\u2003\u2007\u202f\u3000")


@tries(50)
@given(spots=st.sets(st.sampled_from(SPOTS), min_size=1, max_size=9), odd=ODD, tail=st.integers(0, 4))
def test_a_space_that_only_looks_ordinary_is_mended_and_named(spots: set[tuple[int, int]], odd: str, tail: int) -> None:
    lines = PLAIN.splitlines()
    for number, column in spots:
        lines[number] = f"{lines[number][:column]}{odd}{lines[number][column + 1:]}"
    lines[tail] += odd
    values, problems = read("\n".join(lines) + "\n")
    assert values == MEANT
    assert {problem.line - 1 for problem in problems} == {number for number, _ in spots} | {tail}
    assert {problem.rule for problem in problems} == {"text-control"}
    for problem in problems:
        first = min([column for number, column in spots if number == problem.line - 1], default=len(lines[tail]) - 1)
        assert problem.column == first + 1
        lines[problem.line - 1] = problem.write
    assert read("\n".join(lines) + "\n") == (MEANT, [])


@pytest.mark.parametrize("text", [
    "description: |\n  Le prix\u00a0: 500\u202f€ \u00a0\n  \u3000私たち\n  \u00a0\n  fin\n",
    "summary: Le prix, c'est 500\u00a0€\n",
    'summary: "Le prix\u00a0: 500\u00a0€\u00a0"\n',
    "deliverables:\n  - |\n    a\u00a0\n    \u00a0b\n",
    "# \u00a0\na: 1\n",
])
def test_within_a_text_such_a_space_stays(text: str) -> None:
    values, problems = read(text)
    assert problems == []
    assert ODD_SPACE.search(json.dumps(values, ensure_ascii=False)) or text.startswith("#")


@pytest.mark.parametrize(("text", "values"), [
    ("skills: [a,\u00a0b\u00a0]\n", {"skills": ["a", "b"]}),
    ("pay: {type:\u00a0fixed,\u00a0amount: 400}\n", {"pay": {"type": "fixed", "amount": 400}}),
    ("hours:\u00a0\n  a: 1\n", {"hours": {"a": 1}}),
    ('title: "a"\u00a0\nb: [c]\u00a0\n', {"title": "a", "b": ["c"]}),
    ("a: 1\n\u00a0\nb: 2\n", {"a": 1, "b": 2}),
    ("a: |\n  text\n\u00a0\n  more\nb: 2\n", {"a": "text\n\nmore\n", "b": 2}),
    ("a:\n  -\u00a0b\n\u00a0 -\u00a0c\n", {"a": ["b", "c"]}),
    ("\ufeffa: 1\n\ufeffb: 2\r\n", {"a": 1, "b": 2}),
    ("hours\u00a0: 20\n", {"hours": 20}),
    ("Title:\u00a0Ask\n", {"Title": "Ask"}),
    ("a: \u00a0\n", {"a": None}),
])
def test_the_rest_of_such_a_file_is_read_as_it_was_meant(text: str, values: dict[str, object]) -> None:
    found, problems = read(text)
    assert found == values
    assert {problem.rule for problem in problems} == {"text-control"}


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_what_ends_a_line_for_yaml_alone_is_blamed(end: str) -> None:
    values, (problem,) = read(f"a: 1\ntitle: Ask{end}forty customers\nb: 2\n")
    assert values is None
    assert (problem.line, problem.column) == (2, 11)
    assert "ends the line for YAML" in problem.message
    assert read("a: 1\ntitle: Ask forty customers\nb: 2\n")[1] == []
