"""A value of a file is exchanged, and all else in its text stays."""

from typing import Any

import pytest

from microboard.intake.edit import edit_text
from microboard.read.yaml import parse_yaml

FILE = """\
# Ours.
title: "Bread: who buys it"  # as on the poster

status: open # until Friday
pay:
  type: fixed
  # in all
  amount: 400   # or more
skills: [interviewing,
  writing] # both
deliverables:
- what: A table
  # checked
- what: A page

# The story.
description: |
  # Why
  We bake.

# The end.
"""


def edit(text: str = FILE, **changes: Any) -> str:
    before = parse_yaml(text).values
    assert isinstance(before, dict)
    after = {name: value for name, value in {**before, **changes}.items() if value is not None}
    return edit_text(text, before, after)


@pytest.mark.parametrize(("changes", "old", "new"), [
    ({"status": "filled"}, "status: open # until Friday", "status: filled # until Friday"),
    ({"title": "Bread"}, '"Bread: who buys it"', "Bread"),
    ({"title": "a: b"}, '"Bread: who buys it"', '"a: b"'),
    ({"pay": {"type": "fixed", "amount": 450}}, "amount: 400 ", "amount: 450 "),
    ({"pay": {"type": "fixed", "amount": 400, "currency": "EUR"}}, "or more\n", "or more\n  currency: EUR\n"),
    ({"pay": {"type": "fixed"}}, "  amount: 400   # or more\n", ""),
    ({"skills": ["writing"]}, "[interviewing,\n  writing] # both", "[writing]"),
    ({"deliverables": [{"what": "A page"}]}, "- what: A table\n  # checked\n- what: A page",
     "  - what: A page"),
    ({"description": "Short."}, "|\n  # Why\n  We bake.\n", "Short.\n"),
    ({"status": None}, "status: open # until Friday\n", ""),
    ({"updated": "2026-11-30"}, "We bake.\n", "We bake.\n\nupdated: 2026-11-30\n"),
])
def test_only_the_value_and_its_own_lines_change(changes: Any, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert edit(**changes) == FILE.replace(old, new)


def test_several_values_change_at_once_and_in_groups_before_what_comes_after() -> None:
    text = "a:\n  b: 1\n"
    assert edit(text, a={"b": 2, "c": 3}, d=4) == "a:\n  b: 2\n  c: 3\nd: 4\n"


def test_lines_end_as_they_did() -> None:
    text = "title: Bread\r\nstatus: open\r\n"
    assert edit(text, status="filled", updated="2026-11-30") == (
        "title: Bread\r\nstatus: filled\r\nupdated: 2026-11-30\r\n")


@pytest.mark.parametrize("text", [
    "status: open", "status: open\n...\n", "--- # x\nstatus: open\n", "status:\n  open\n",
])
def test_a_file_may_end_and_begin_as_it_likes(text: str) -> None:
    edited = edit(text, status="filled", updated="x")
    assert parse_yaml(edited).values == {"status": "filled", "updated": "x"}


@pytest.mark.parametrize("text", [
    '{"title": "Bread", "status": "open"}', "status: open\x85title: b\n", "title: b\rstatus: open\n",
    "text: |+\n  a\n\n\n", "text: |+\n  a\n\n\nb: 1\n",
])
def test_what_cannot_be_edited_by_lines_is_left_to_others_or_right(text: str) -> None:
    before = parse_yaml(text).values
    assert isinstance(before, dict)
    after = {**before, "status": "filled", "updated": "x"}
    edited = edit_text(text, before, after)
    assert not edited or parse_yaml(edited).values == after
