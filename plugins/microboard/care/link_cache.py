"""Remembers what came of links, in a JSON file that is safe to lose and safe to get from a stranger.

A remembered link can at most stay unasked for a few days. It is never called dead from memory alone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from microboard.care.visitor import Visit
from microboard.read.days import parse_date
from microboard.run.replace import replace_file
from microboard.visit.trouble import REASONS

Verdict = Literal["fine", "missing", "dead", "unknown"]
VERSION = 1
MAX_BYTES = 20 * 1024 * 1024
MAX_ADDRESS = 4000
# A link is not visited again for this many days: less than the week between two runs.
FRESH_DAYS = 5
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of a link on the day `checked`. `missing_since` is the first day on which the page was gone, if it has
    been gone ever since."""

    checked: date
    visit: Visit
    missing_since: date | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the page was gone on two different days. A page that only keeps programs out is not dead."""
        if self.visit.status in GONE:
            return "dead" if self.missing_since and self.missing_since < self.checked else "missing"
        return "fine" if 200 <= self.visit.status < 300 else "unknown"

    def is_fresh(self, today: date) -> bool:
        """Whether it was visited recently enough."""
        age = (today - self.checked).days
        return age == 0 if self.verdict in ("missing", "dead") else self.verdict == "fine" and age < FRESH_DAYS


def judge(visit: Visit, before: Entry | None, today: date) -> Entry:
    """What is known of a link after another visit."""
    since = before.missing_since if before else None
    if visit.status in GONE:
        return Entry(today, visit, since or today)
    is_there = 200 <= visit.status < 300
    return Entry(today, visit, None if is_there else since)


def read_cache(path: Path, today: date) -> tuple[dict[str, Entry], str]:
    """The entries that make sense, by address, and a sentence where the file could not be read."""
    try:
        if not path.is_file():
            return {}, ""
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        values = json.loads(data) if len(data) <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError):
        values = None
    entries = values.get("entries") if isinstance(values, dict) and values.get("version") == VERSION else None
    if not isinstance(entries, dict):
        return {}, f"{path} can't be read, so every link is asked anew."
    read = ((url, _read_entry(value, today)) for url, value in entries.items())
    return {url: entry for url, entry in read if entry}, ""


def write_cache(path: Path, entries: Mapping[str, Entry]) -> None:
    """Write the entries at once: a run that is cut short leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"version": VERSION, "entries": dict(_describe(entries.items()))}, indent=1)
    replace_file(path, [f"{text}\n".encode()])


def _describe(entries: Iterable[tuple[str, Entry]]) -> Iterable[tuple[str, dict[str, Any]]]:
    for url, entry in sorted(entries):
        visit = entry.visit
        yield url, {"checked": entry.checked.isoformat(), "status": visit.status, "final": visit.final,
                    "trouble": visit.trouble,
                    "missing_since": entry.missing_since.isoformat() if entry.missing_since else None}


def _is_address(text: str) -> bool:
    """Whether a visit can have ended there; without an answer it ended nowhere."""
    try:
        return len(text) <= MAX_ADDRESS and urlsplit(text).scheme in ("https", "")
    except ValueError:
        return False


def _read_entry(value: object, today: date) -> Entry | None:
    if not isinstance(value, dict):
        return None
    checked, since = parse_date(value.get("checked")), parse_date(value.get("missing_since"))
    status, final, trouble = value.get("status"), value.get("final"), value.get("trouble")
    if not checked or checked > today or (since and since > checked):
        return None
    if not isinstance(status, int) or isinstance(status, bool) or not 0 <= status < 1000:
        return None
    if not isinstance(final, str) or not _is_address(final) or not isinstance(trouble, str):
        return None
    return Entry(checked, Visit(status, final, trouble), since) if trouble in REASONS or not trouble else None
