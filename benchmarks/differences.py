"""Compares two folders file by file, and says how the files differ in lines that people can read."""

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

# A page or a feed becomes one tag a line. Data in a script is one line, and becomes one field a line.
BREAKS = re.compile(r'(?<=[^\n])(?=<[^!])|(?<=,)(?="\w)')
TAGGED = frozenset((".html", ".xml", ".opml", ".svg"))
# Whether each line is a value of its own.
DATA = {".json": False, ".ndjson": True}
# Where files this long differ from their first line on, comparing all of both would take minutes.
MAX_LINES = 2_000
# Differences that are shown, lines of each, characters of a line, and how many of these stand before a change.
SHOWN_GROUPS, SHOWN_LINES, SHOWN_WIDTH, SHOWN_BEFORE = 30, 40, 240, 60


@dataclass(frozen=True, slots=True)
class Group:
    """Files of which the very same has been changed, by their paths; `lines` are those in which the first differs, as
    `diff -u` has them."""

    paths: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two folders have not in common: `count` files are in both, and `groups` are those of them that differ."""

    count: int
    missing: tuple[str, ...]
    added: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def is_same(self) -> bool:
        """Whether the folders hold the same files, to the byte."""
        return not (self.missing or self.added or self.groups)


def compare_folders(old: Path, new: Path) -> Comparison:
    """How `new` differs from `old`; the largest groups come first."""
    before, after = list_files(old), list_files(new)
    both = sorted(before & after)
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    shown: dict[tuple[str, ...], tuple[str, ...]] = {}
    for path in both:
        one, other = (old / path).read_bytes(), (new / path).read_bytes()
        if one != other:
            lines = tuple(diff(path, one, other))
            key = find_changes(lines)
            found[key].append(path)
            shown.setdefault(key, lines)
    groups = sorted((Group(tuple(paths), shown[key]) for key, paths in found.items()),
                    key=lambda group: (-len(group.paths), group.paths))
    return Comparison(len(both), tuple(sorted(before - after)), tuple(sorted(after - before)), tuple(groups))


def list_files(folder: Path) -> set[str]:
    """The paths of all files under a folder, relative to it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def diff(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """The lines in which two versions of a file differ, or a sentence where they differ in no line."""
    try:
        one, other = split(path, old.decode()), split(path, new.decode())
    except UnicodeDecodeError:
        one = other = ()
    if one == other:
        yield f"bytes alone: {len(old):,} and {len(new):,}, the first that differs is number {count_same(old, new):,}"
        return
    if max(len(one), len(other)) > MAX_LINES:
        start = count_same(one, other)
        one, other = one[start : start + MAX_LINES], other[start : start + MAX_LINES]
    # Their place in a file is not what files differ in.
    yield from (line for line in [*difflib.unified_diff(one, other, lineterm="", n=1)][2:])


def count_same(one: Sequence[object], other: Sequence[object]) -> int:
    """How many of the first items, lines or bytes are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def find_changes(lines: Sequence[str]) -> tuple[str, ...]:
    """What was taken out and what was put in, place by place, without what is around it on the same lines: a thousand
    pages with other titles may differ in one attribute."""
    changes = []
    for place in list_places(lines):
        one, other = ("\n".join(line[1:] for line in place if line[:1] == sign) for sign in "-+")
        start = count_same(one, other)
        one, other = one[start:], other[start:]
        end = count_same(one[::-1], other[::-1])
        if one or other:
            changes.append(f"-{one[: len(one) - end]}+{other[: len(other) - end]}")
    return tuple(changes) or tuple(lines)


def list_places(lines: Sequence[str]) -> list[list[str]]:
    """The lines of a difference in groups: what has changed at one place, or what is around it."""
    return [[*place] for _, place in groupby(lines, lambda line: line[:1] in ("-", "+"))]


def clip(place: Sequence[str]) -> Iterator[str]:
    """Lines of a width that people read; what is longer begins a little before its first change."""
    one, other = (next((line[1:] for line in place if line[:1] == sign), "") for sign in "-+")
    start = max(0, count_same(one, other) - SHOWN_BEFORE)
    for line in place:
        if len(line) <= SHOWN_WIDTH:
            yield line
        else:
            end = start + SHOWN_WIDTH
            yield f"{line[0]}{'…' * (start > 0)}{line[1 + start : end]}{'…' * (end < len(line))}"


def split(path: str, text: str) -> Sequence[str]:
    """The lines of a file: one tag a line, one value a line, or its own."""
    kind = Path(path).suffix
    with suppress(ValueError):
        if kind in DATA:
            values = text.splitlines() if DATA[kind] else [text]
            return "\n".join(json.dumps(json.loads(one), ensure_ascii=False, indent=1) for one in values).split("\n")
    return (BREAKS.sub("\n", text) if kind in TAGGED else text).split("\n")


def write_comparison(found: Comparison, *, is_all: bool = False) -> Iterator[str]:
    """The comparison for people; with `is_all`, every path and every line."""
    for title, paths in (("only before", found.missing), ("only now", found.added)):
        if paths:
            yield f"  {title}: {write_paths(paths, is_all=is_all)}"
    groups = found.groups if is_all else found.groups[:SHOWN_GROUPS]
    for group in groups:
        yield f"  {write_paths(group.paths, is_all=is_all)}:"
        lines = group.lines if is_all else [*chain.from_iterable(map(clip, list_places(group.lines[:SHOWN_LINES])))]
        yield from (f"    {line}" for line in lines)
        if len(lines) < len(group.lines):
            yield f"    … and {len(group.lines) - len(lines):,} lines more"
    if len(groups) < len(found.groups):
        yield f"  … and {len(found.groups) - len(groups):,} differences more, which --all shows"


def write_paths(paths: Sequence[str], *, is_all: bool = False) -> str:
    """A few of several paths, and how many there are."""
    if is_all or len(paths) == 1:
        return " ".join(paths)
    return f"{len(paths):,} files like {paths[0]}"
