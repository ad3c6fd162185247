"""Queries as people put them together, and what the browser's filter answers."""

import json
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from boards import ROOT
from microboard.board import Board, build_board
from microboard.check import check_board
from microboard.publish.api.index import build_index
from microboard.run.clock import read_clock
from naive_filter import ANY, NaiveFilter, count_days

NODE = Path(sys.executable).with_name("node")
NOW = read_clock("2026-11-23")


def ask(
    board: Board, queries: list[dict[str, Any]], language: str = "en", now: datetime = NOW
) -> list[dict[str, Any]]:
    """What the filter in JavaScript answers, on a board in a language."""
    question = {"index": json.loads(build_index(board)), "queries": queries, "now": int(now.timestamp() * 1000),
                "language": language}
    done = subprocess.run([NODE, ROOT / "tests/publish/api/filter.mjs"], input=json.dumps(question), text=True,
                          check=True, capture_output=True, encoding="utf-8")
    return json.loads(done.stdout)


def read_board(folder: Path) -> Board:
    return build_board(check_board(folder, NOW.date()), NOW)


def generate(filtered: NaiveFilter, seed: int) -> dict[str, Any]:
    """A query that a person could put together, and now and then one that they could not."""
    dice = random.Random(seed)
    query: dict[str, Any] = {"choices": {}, "ranges": {}}
    if dice.random() < 0.5:
        words = [dice.choice(filtered.words) for _ in range(dice.choice([1, 1, 1, 2, 3]))]
        query["text"] = " ".join(spoil(word[: dice.randint(1, 12)], dice) for word in words)
    for facet in dice.sample([*ANY, "mentor"], dice.choice([0, 0, 1, 1, 2, 3])):
        known = ["weekly", "written", "reference"]
        if facet != "mentor":
            known = [*sorted(filtered.list_known(facet)), "no-such"]
        query["choices"][facet] = dice.sample(known, min(len(known), dice.choice([1, 1, 2, 3])))
    today = count_days(NOW.date())
    for name, low, high in dice.sample([
        ("week", 1, 20), ("hours", 5, 80), ("weeks", 1, 12), ("rate", 0, 40), ("deadline", today, today + 60),
        ("start", today, today + 90),
    ], dice.choice([0, 0, 1, 2])):
        limits = sorted(dice.randint(low, high) for _ in range(2))
        query["ranges"][name] = dice.choice([[limits[0], None], [None, limits[1]], limits])
    query["currency"] = dice.choice(["", "EUR", "USD", "XXX"])
    query["onlyCurrency"] = dice.random() < 0.3
    if dice.random() < 0.2:
        query["free"] = dice.choice([None, 4, 7.5, 10])
        query["since"] = dice.choice([None, None, today + 10, today + 40])
        query["until"] = dice.choice([None, today + 30, today + 70])
    query["sort"] = dice.choice(["", "newest", "closing", "rate", "hours", "best"])
    return query


def spoil(word: str, dice: random.Random) -> str:
    """The word, sometimes in capitals, and sometimes with a slip of the finger."""
    at = dice.randrange(len(word))
    return dice.choice([
        word, word, word.upper(), word[:at] + "x" + word[at + 1:], word[:at] + word[at + 1:],
        word[:at] + "q" + word[at:], word[:at] + word[at:at + 2][::-1] + word[at + 2:],
    ])
