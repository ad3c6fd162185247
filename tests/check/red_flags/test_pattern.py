"""A pattern of a red flag says one thing in Python and in a browser, is found in a crowd, and is never slow."""

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
from microboard.check.red_flags.flag_search import SignSearch
from microboard.check.red_flags.pattern import PatternError, compile_pattern, read_pattern
from microboard.check.schema.rulebook import read_rulebook, read_shipped_flags
from tries import tries

NODE = Path(sys.executable).with_name("node")
FLAGS = read_shipped_flags().flags
FINDING = sorted({pattern for flag in FLAGS for sign in flag.signs for pattern in sign})
TAKING_BACK = sorted({unless for flag in FLAGS for unless in (*flag.unless_before, *flag.unless_after)})
# What makes careless patterns take for ever: the beginning of a match, many times, and no end.
HOSTILE = ["a", "fee ", "pay ", "never ask ", "no ", "send your ", "application ", "earn $1 $1 ", "[your ",
           "contact us the ", " ", "if you do not ", "registration and "]
SHORT, LONG = 2_000, 16_000
# Texts made of what the patterns hold, so that many of them match.
PIECES = sorted({word for text in FINDING for word in re.findall(r"[a-z]+|[$€@+.,:']|\d", text)})
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


@pytest.mark.parametrize(("pattern", "wider"), [
    (r"\b(?:fee|deposit)s? due\b", r"\b(?:fee|deposit)s? due\b"),
    (r"\bcar(?!t)[^.]{0,9} wrap\b", r"\bcar[^.]{0,9} wrap\b"),
    (r"\bpay(?!(?: me)? [)(]| (?!now)\b)(?: us)?", r"\bpay(?: us)?"),
    (r"\(?!no", r"\(?!no"),
])
def test_what_must_not_follow_is_left_out_where_hundreds_are_looked_for(pattern: str, wider: str) -> None:
    assert read_pattern(pattern) == wider


@pytest.mark.parametrize("pattern", [
    "fee+", "fee*", "(fee)", r"\w+", "fee{2}", "fee{2,}", "(?:fee){1,3}", "(?:fee", "fee)", "?fee", "fee??", "[a-z",
    "(?i)fee", r"(?<=a)fee", "Fee", "fee$", ".fee", r"\Bfee", "[z-a]fee", "fee{5,2}", "fee{0,201}", r"fee\s", "[a&&b]",
    r"(?=fee)", "[[a]fee", "{1,2}fee", "(?P<a>fee)", r"\1fee",
])
def test_what_could_differ_or_be_slow_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        read_pattern(pattern)


@pytest.mark.parametrize("pattern", TAKING_BACK)
def test_what_takes_a_pattern_back_is_in_the_common_form(pattern: str) -> None:
    assert read_pattern(pattern)
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


SEARCH = SignSearch((pattern,) for pattern in FINDING)


@tries(50)
@given(text=TEXTS)
def test_nothing_is_overlooked_where_hundreds_are_looked_for(text: str) -> None:
    matching = {pattern for pattern in FINDING if compile_pattern(pattern).search(text)}
    found = {pattern for (pattern,) in SEARCH.find(text)}
    assert matching <= found
    # Only what must not follow is found too often.
    assert all("(?!" in pattern for pattern in found - matching)


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
    ("- - '\\b{cheque}\\b'", "- - '^{cheque}\\b'", "^ stands only in unless_before"),
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


def test_of_a_sign_every_pattern_has_to_match() -> None:
    search = SignSearch([("fee", "pay"), ("fee",)])
    assert search.find("a fee") == {("fee",)}
    assert search.find("pay a fee") == {("fee", "pay"), ("fee",)}


def test_the_largest_pattern_can_be_looked_for() -> None:
    largest = "fee" + "[^.a\u00e9\u4e00]{0,200}" * 5 + "due"
    assert SignSearch([(read_pattern(largest),)]).find("fee is due") == {(largest,)}


def test_a_word_begins_after_a_letter_that_is_not_ascii() -> None:
    pattern = r"\bregistration fee\b"
    assert SignSearch([(pattern,)]).find("\u0254registration fee") == {(pattern,)}
    assert compile_pattern(pattern).search("\u0254registration fee")
