"""A pattern of a red flag says one thing in Python and in a browser, holds the words it promises, and is never slow."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microboard.check.board.catalogue import get_severities
from microboard.check.letters.fold import spell_words
from microboard.check.red_flags.pattern import PatternError, compile_pattern, read_form
from microboard.check.red_flags.sign import Pattern, WordIndex
from microboard.check.schema.rulebook import read_rulebook, read_shipped_flags
from tries import tries

NODE = Path(sys.executable).with_name("node")
FLAGS = read_shipped_flags().flags
FINDING = sorted({pattern.text for flag in FLAGS for pattern in flag.patterns})
TAKING_BACK = sorted({unless for flag in FLAGS for unless in (*flag.unless_before, *flag.unless_after)})
# What makes careless patterns take for ever: the beginning of a match, many times, and no end.
HOSTILE = ["a", "fee ", "pay ", "never ask ", "no ", "send your ", "application ", "earn $1 $1 ", "[your ",
           "contact us the ", " ", "if you do not ", "registration and "]
SHORT, LONG = 2_000, 16_000
PATTERNS = st.sampled_from(FINDING).map(lambda text: Pattern(text, read_form(text)))
# Texts made of what the patterns hold, so that many of them match.
PIECES = sorted({word for text in FINDING for word in re.findall(r"[a-z]+|[$€@+.,:']|\d", text)})
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@pytest.mark.parametrize(("pattern", "clauses", "width"), [
    (r"\bmoney orders?\b", [{"money"}, {"order"}], 12),
    (r"\b(?:fee|deposit)s? due\b", [{"fee", "deposit"}, {"due"}], 12),
    (r"\b(?:re )?fund\b", [{"fund"}], 7),
    (r"\b(?:a|fee) due\b", [{"due"}], 7),
    (r"\bcar(?!t)[^.]{0,9} wrap\b", [{"wrap"}, {"car"}], 17),
    (r"\b\d{1,3} seats\b", [{"seats"}], 9),
    (r"[<{]{1,2}(?:insert|your) ?\.", [{"insert", "your"}], 10),
])
def test_what_every_match_holds_is_read_out_of_a_pattern(pattern: str, clauses: list[set[str]], width: int) -> None:
    form = read_form(pattern)
    assert sorted(map(sorted, (clause.words for clause in form.clauses))) == sorted(map(sorted, clauses))
    assert form.width == width


@pytest.mark.parametrize("pattern", [
    "fee+", "fee*", "(fee)", r"\w+", "fee{2}", "fee{2,}", "(?:fee){1,3}", "(?:fee", "fee)", "?fee", "fee??", "[a-z",
    "(?i)fee", r"(?<=a)fee", "Fee", "fee$", ".fee", r"\Bfee", "[z-a]fee", "fee{5,2}", "fee{0,201}", r"fee\s", "[a&&b]",
    r"(?=fee)", "[[a]fee", "{1,2}fee", "(?P<a>fee)", r"\1fee",
])
def test_what_could_differ_or_be_slow_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        read_form(pattern)


@pytest.mark.parametrize("pattern", [*FINDING, *TAKING_BACK])
def test_the_shipped_patterns_are_in_the_common_form(pattern: str) -> None:
    assert read_form(pattern).width < 600
    assert compile_pattern(pattern)


@pytest.mark.parametrize("pattern", [*FINDING, *(f"(?:{text})$" for text in TAKING_BACK)])
def test_no_text_makes_a_pattern_slow(pattern: str) -> None:
    """Eight times the text takes about eight times as long; with nested repetition it would take 64 times or more."""
    compiled = compile_pattern(pattern)

    def measure(length: int) -> float:
        began = time.process_time()
        for piece in HOSTILE:
            compiled.search((piece * length)[:length])
        return time.process_time() - began

    assert measure(LONG) < 24 * max(min(measure(SHORT) for _ in range(3)), 0.001)


@tries(100)
@given(pattern=PATTERNS, text=TEXTS)
def test_words_are_looked_for_and_nothing_is_overlooked(pattern: Pattern, text: str) -> None:
    assert pattern.matches(text) == bool(re.search(pattern.text, text, re.ASCII))


INDEX = WordIndex()
for flag in FLAGS:
    for number, sign in enumerate(flag.signs):
        INDEX.add(f"{flag.id} {number}", sign)


@tries(25)
@given(text=TEXTS)
def test_words_that_a_text_lacks_are_not_looked_for_and_nothing_is_overlooked(text: str) -> None:
    wanted, absent = INDEX.find(spell_words(text))
    found = {name for name, sign in wanted if sign.matches(text, absent)}
    assert found == {f"{flag.id} {number}" for flag in FLAGS for number, sign in enumerate(flag.signs)
                     if sign.matches(text)}


def test_a_word_that_a_text_lacks_is_not_looked_for() -> None:
    pattern = Pattern("\\bfee due\\b", read_form("\\bfee due\\b"))
    assert pattern.matches("fee due")
    assert not pattern.matches("fee due", frozenset({"due", "fee"}))


@pytest.mark.slow
@tries(1)
@given(texts=st.lists(TEXTS, min_size=100, max_size=100))
def test_patterns_match_the_same_in_a_browser(texts: list[str]) -> None:
    program = """
        const {patterns, texts} = JSON.parse(require("fs").readFileSync(0, "utf-8"));
        console.log(JSON.stringify(patterns.map((pattern) => {
          const made = new RegExp(pattern, "gu");
          return texts.map((text) => [...text.matchAll(made)].map((found) => [found.index, found[0]]));
        })));"""
    texts = [*texts, *(piece * 200 for piece in HOSTILE)]
    question = json.dumps({"patterns": [*FINDING, *TAKING_BACK], "texts": texts})
    done = subprocess.run([NODE, "-e", program], input=question, text=True, capture_output=True, check=True)
    for pattern, rows in zip([*FINDING, *TAKING_BACK], json.loads(done.stdout), strict=True):
        for text, found in zip(texts, rows, strict=True):
            mine = [[match.start(), match[0]] for match in compile_pattern(pattern).finditer(text)]
            assert mine == found, (pattern, text)


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("{cheque}", "{nothing}", "it holds something that means more"),
    ("- - '\\b{cheque}\\b'", "- - '\\b[a-z]{1,2}\\b'", "every way through it needs a word"),
])
def test_lists_of_words_and_signs_that_belong_together_are_checked(
    board: Path, old: str, new: str, fault: str
) -> None:
    path = board / "schema/red-flags.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    _, problems = read_rulebook(board, get_severities())
    assert [problem.rule for problem in problems] == ["schema-file"]
    assert fault in problems[0].message


def test_a_word_begins_after_a_letter_that_is_not_ascii() -> None:
    pattern = r"\bregistration fee\b"
    assert Pattern(pattern, read_form(pattern)).matches("\u0254registration fee")
