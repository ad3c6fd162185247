"""The search of the page of all feeds, as the browser runs it, and the words by which it finds lists."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from boards import ROOT
from microboard.publish.feeds.list_words import build_words
from microboard.publish.lists import build_lists

NODE = Path(sys.executable).with_name("node")
LISTS = [["Open projects"], ["SQL"], ["JavaScript", "javascript js ecmascript"], ["Python"], ["Remote"],
         ["Germany", "Deutschland DE"], ["Python, Germany", "Deutschland DE"], ["Graphic design"], ["Ireland"]]
NAMES = [" ".join(one[0].split()) for one in LISTS]


def find(query: str) -> tuple[list[str], str]:
    """The titles that are found, and what is said."""
    question = json.dumps({"lists": LISTS, "queries": [query]})
    done = subprocess.run([NODE, ROOT / "tests/publish/feeds/feed_search.mjs"], input=question, text=True, check=True,
                          capture_output=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)[0]
    return [name for name, is_shown in zip(NAMES, found["shown"], strict=True) if is_shown], found["words"]


@pytest.mark.parametrize(("query", "names", "words"), [
    ("", NAMES, ""),
    (" , ;", NAMES, ""),
    ("SQL, Ireland, design", ["SQL", "Graphic design", "Ireland"], "3 lists."),
    ("js", ["JavaScript"], "1 list."),
    ("deutschl", ["Germany", "Python, Germany"], "2 lists."),
    ("germany python", ["Python, Germany"], "1 list."),
    ("python remote", ["Python", "Remote", "Python, Germany"],
     "3 lists. No list has all of “python remote”, so lists with one of these words are shown."),
    ("sql, xyzzy", ["SQL"], "1 list. Nothing has “xyzzy”."),
    ("xyzzy", [], "No list is found. Nothing has “xyzzy”."),
])
def test_a_comma_means_or_and_words_without_one_are_all_wanted(query: str, names: list[str], words: str) -> None:
    assert find(query) == (names, words)


def test_lists_are_found_by_what_else_they_are_called(folder) -> None:
    for number in range(3):
        folder.add(f"acme/p-{number}", skills=["javascript"], description=f"Word{number} of the work. " * 20,
                   location={"mode": "remote", "applicants_from": ["DE", "GB"]})
    board = folder.build()
    words = {one.path: build_words(board, one).split() for one in build_lists(board)}
    assert "js" in words["skills/javascript/"]
    assert {"Deutschland", "DE"} <= set(words["places/de/"])
    assert {"js", "uk"} <= set(words["skills/javascript/places/gb/"])
    assert words["opportunities/"] == words["places/remote/"] == words["feeds/new-this-week/"] == []
