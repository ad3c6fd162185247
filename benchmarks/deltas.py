"""Measures what a board of a size is made of, and what of it changes in a day: `python benchmarks/deltas.py 1000`.

Prints Markdown, as in docs/scaling.md. CPU and bytes are what counts here; no wall time is taken.
"""

import gzip
import hashlib
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from listing_files import ROOT, write_board
from microboard.check.board.catalogue import get_severities
from microboard.check.schema.rulebook import read_rulebook

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)
# Of every kind so many files are compressed, and the rest is taken to be like them.
COMPRESSED = 200
# A busy day: one listing in a hundred is posted, and as many are filled.
BUSY = 100
LISTING = "[^/]+/[^/]+"
# The first that fits.
KINDS = (
    ("pages of listings", rf"opportunities/(?!page/){LISTING}/index\.html"),
    ("records of listings", rf"api/v1/opportunities/{LISTING}\.json"),
    ("calendars", r".*\.ics"),
    ("feeds of pairs", r"(?:categories|skills)/[^/]+/[^/]+/[^/]+/(?:feed|atom)(?:-\d+)?\.(?:xml|json)"),
    ("feeds of lists", r".*/(?:feed|atom)(?:-\d+)?\.(?:xml|json)"),
    ("pages of lists", r"(?:opportunities|employers|categories|skills|competencies|places|archive)/.*index\.html"),
    ("changes.ndjson", r"api/v1/changes\.ndjson"),
    ("opportunities.json", r"api/v1/opportunities\.json"),
    ("index.json", r"api/v1/index\.json"),
    ("sitemaps", r"sitemap.*"),
    ("all else", r".*"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a site: its size, and a hash of its bytes."""

    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Built:
    """A site by path, the seconds of CPU that it took, and for each kind the share that is left when compressed."""

    files: Mapping[str, Entry]
    seconds: float
    ratios: Mapping[str, float]


def main(size: int) -> None:
    """Build the board again and again, with one thing changed each time, and print both tables."""
    with tempfile.TemporaryDirectory() as name:
        board = Path(name) / "board"
        rulebook, _ = read_rulebook(ROOT, get_severities())
        assert rulebook
        board.mkdir()
        write_board(board, size, rulebook.vocabulary, TODAY)
        before = build(board, TODAY)
        print_site(before, size)
        runs: dict[str, Built] = {"the same again": build(board, TODAY)}
        for title, day, act in (
            ("one summary edited", TODAY, edit),
            ("one listing posted", TODAY, post),
            ("one listing filled", TODAY, fill),
            ("the next day, no file changed", TOMORROW, lambda _: {}),
            (f"the next day, {size // BUSY} posted, {size // BUSY} filled", TOMORROW, fill_and_post),
        ):
            undo = act(board)
            runs[title] = build(board, day)
            for path, text in undo.items():
                path.write_text(text, encoding="utf-8") if text else path.unlink()
        print_deltas(before, runs)


def build(board: Path, day: date) -> Built:
    """Build a site with MkDocs, remember what it is made of, and throw it away."""
    moment = int(datetime.combine(day, time(tzinfo=UTC)).timestamp())
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "PYTHONPATH": str(ROOT / "plugins"),
           "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as name:
        start = measure_cpu()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", name], cwd=board, env=env,
                       check=True)
        seconds = measure_cpu() - start
        paths = sorted(path for path in Path(name).rglob("*") if path.is_file())
        files = {path.relative_to(name).as_posix(): read_entry(path) for path in paths}
        return Built(files, seconds, {kind: compress([Path(name) / path for path in some])
                                      for kind, some in group(files).items()})


def measure_cpu() -> float:
    """The seconds of CPU of all builds so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def read_entry(path: Path) -> Entry:
    data = path.read_bytes()
    return Entry(len(data), hashlib.sha256(data).digest())


def compress(paths: list[Path]) -> float:
    """The share of their bytes that gzip leaves of some files, spread evenly over all of them."""
    some = [path.read_bytes() for path in paths[:: -(-len(paths) // COMPRESSED)]]
    return sum(len(gzip.compress(data, 6)) for data in some) / max(1, sum(map(len, some)))


def group(files: Mapping[str, Entry]) -> dict[str, list[str]]:
    """The paths by kind."""
    groups: dict[str, list[str]] = {kind: [] for kind, _ in KINDS}
    for path in files:
        groups[next(kind for kind, pattern in KINDS if re.fullmatch(pattern, path))].append(path)
    return groups


def choose(board: Path) -> Iterator[tuple[Path, str]]:
    """Listings of earlier days that stay open, spread over the board, with their text."""
    for path in sorted((board / "opportunities").glob("*/project-*.yml"), key=lambda path: path.name[::-1]):
        text = path.read_text(encoding="utf-8")
        days = {name: re.search(rf"^ *{name}: (\S+)", text, re.MULTILINE) for name in ("deadline", "posted")}
        deadline, posted = (date.fromisoformat(found[1]) for found in days.values() if found)
        if deadline > TOMORROW and posted < TODAY:
            yield path, text


def edit(board: Path) -> dict[Path, str]:
    """Change a summary, and say so; what to write back."""
    path, text = next(choose(board))
    changed = re.sub('(?m)^summary: "(.{30}).*"$', r'summary: "\1, and tell us what you find."', text)
    path.write_text(f"{changed}\n".replace("posted:", f"updated: {TODAY}\nposted:", 1), encoding="utf-8")
    return {path: text}


def fill(board: Path, count: int = 1) -> dict[Path, str]:
    """Say that somebody was found; what to write back."""
    found = dict(one for one, _ in zip(choose(board), range(count), strict=False))
    for path, text in found.items():
        path.write_text(text.replace("posted:", f"status: filled\nupdated: {TODAY}\nposted:", 1), encoding="utf-8")
    return found


def post(board: Path, count: int = 1, day: date = TODAY) -> dict[Path, str]:
    """Post listings like others, at addresses of their own; what to delete again."""
    made: dict[Path, str] = {}
    for (path, text), number in zip(choose(board), range(count), strict=False):
        new = path.with_name(f"new-{number}.yml")
        text = re.sub(r"(?m)^posted: .*$", f"posted: {day}", text)
        text = re.sub(r"(?m)^title: \"", f'title: "Again {number}: ', text, count=1)
        text = re.sub(r"/apply/\d+", f"/again/{number}", text)
        text = re.sub(r'(?m)^(title: ".{80}).*"$', r'\1"', text)
        text = re.sub(r"(?m)^  deadline: .*$", f"  deadline: {day + timedelta(days=30)}", text)
        new.write_text(text, encoding="utf-8")
        made[new] = ""
    return made


def fill_and_post(board: Path) -> dict[Path, str]:
    count = len([*(board / "opportunities").glob("*/project-*.yml")]) // BUSY
    return {**post(board, count, TOMORROW), **fill(board, count)}


def print_site(built: Built, size: int) -> None:
    """The first table: what the site is made of."""
    print(f"\n{size:,} listings, {built.seconds:,.0f} s of CPU\n")
    print("| kind | files | MB | bytes a listing | MB compressed |\n|---|--:|--:|--:|--:|")
    rows = [(kind, len(paths), sum(built.files[path].size for path in paths))
            for kind, paths in group(built.files).items()]
    for kind, count, total in rows:
        print_row(kind, f"{count:,}", write_mb(total), f"{total / size:,.0f}", write_mb(total * built.ratios[kind]))
    total = sum(total for _, _, total in rows)
    print_row("**all**", f"{len(built.files):,}", write_mb(total), f"{total / size:,.0f}",
              write_mb(sum(total * built.ratios[kind] for kind, _, total in rows)))


def print_deltas(before: Built, runs: Mapping[str, Built]) -> None:
    """The second table: files that are new or differ, with their whole size, for each kind and run."""
    print("\n| kind | " + " | ".join(runs) + " |\n|---" + "|--:" * len(runs) + "|")
    cells: dict[str, list[str]] = defaultdict(list)
    for built in runs.values():
        changed = {path: entry for path, entry in built.files.items() if before.files.get(path) != entry}
        parts = group(changed)
        for kind, paths in parts.items():
            cells[kind].append(write_delta(paths, changed))
        cells["**all**"].append(write_delta([*changed], changed))
        packed = sum(changed[path].size * built.ratios[kind] for kind, paths in parts.items() for path in paths)
        cells["**all, compressed**"].append(f"{write_mb(packed)} MB")
        same = sum(before.files[path].size == entry.size for path, entry in changed.items() if path in before.files)
        cells["as long as before"].append(f"{same:,}")
        cells["files that are gone"].append(f"{len(before.files.keys() - built.files.keys()):,}")
    for kind, row in cells.items():
        print_row(kind, *row)


def write_delta(paths: list[str], entries: Mapping[str, Entry]) -> str:
    return f"{len(paths):,}; {write_mb(sum(entries[path].size for path in paths))} MB" if paths else "0"


def write_mb(count: float) -> str:
    return f"{count / 1e6:,.1f}" if count >= 1e5 else f"{count / 1e6:.2f}"


def print_row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]))
