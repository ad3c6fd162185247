"""Fails when a build takes longer than it did, compared with a fixed amount of work, or when a page or the whole site
has grown."""

import argparse
import json
import statistics
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from build import AS_OF
from measured import measure
from workshop import list_variables, write_sized_board

HERE = Path(__file__).parent
LIMITS = HERE / "limits.json"
SIZE, LARGER, ROUNDS, LIMIT = 1_000, 2_000, 4, 600.0
# What is kept of a site: the median size of the pages that a glob finds.
PAGES = {
    "listing": "opportunities/*/project-*/index.html",
    "browse": "opportunities/index.html",
    "list": "opportunities/page/[2-9]/index.html",
    "remote": "places/remote/index.html",
    "employer": "employers/*-*/index.html",
    "feeds": "feeds/index.html",
}
FEEDS = "# Feeds\n\n<!-- microboard: feeds -->\n"
# How much more than was measured is let pass: machines differ in time, and words are added to a theme.
MORE_TIME, MORE_BYTES = 1.5, 1.05
# How much a page may differ between boards of two sizes: numbers get another digit.
MORE_LISTINGS = 1.05


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured: how many times as much CPU a build takes as the fixed work, the bytes of each kind of page on
    a board of 1,000 listings and on one of 2,000, and the bytes that the larger site has more for each listing more,
    every file counted."""

    ratio: float
    pages: Mapping[str, int]
    larger: Mapping[str, int]
    a_listing: int


def main() -> None:
    """Measure, compare with the limits, and say what is over them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print-limits", action="store_true", help="print limits that fit what is measured now")
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        found = measure_all(Path(name))
    if options.print_limits:
        print(json.dumps(build_limits(found), indent=2))
        return
    limits = json.loads(LIMITS.read_text(encoding="utf-8"))
    print(f"A build of {SIZE:,} listings takes {found.ratio:.2f} times the fixed work; at most {limits['ratio']}.")
    for kind, size in found.pages.items():
        print(f"{kind:<10}{size:>9,} bytes, with {LARGER:,} listings {found.larger[kind]:>9,}; "
              f"at most {limits['bytes'][kind]:,}")
    print(f"A site grows by {found.a_listing:,} bytes for each listing; at most {limits['bytes_a_listing']:,}.")
    faults = [*find_differences(found, limits)]
    print("\n".join(faults) or "Nothing has grown.")
    sys.exit(1 if faults else 0)


def find_differences(found: Found, limits: Mapping[str, object]) -> Iterator[str]:
    """A sentence for everything that is over its limit."""
    most, sizes, most_bytes = limits["ratio"], limits["bytes"], limits["bytes_a_listing"]
    assert isinstance(most, int | float)
    assert isinstance(most_bytes, int)
    assert isinstance(sizes, Mapping)
    if found.ratio > most:
        yield f"A build takes {found.ratio:.2f} times the fixed work, at most {most}. Find what became slower."
    if found.a_listing > most_bytes:
        yield (f"A site grows by {found.a_listing:,} bytes for each listing, at most {most_bytes:,}. Find what was "
               "added, and whether it is worth its bytes: free hosts take a gigabyte.")
    for kind, size in found.pages.items():
        if size > sizes[kind]:
            yield f"A page of the kind {kind} has {size:,} bytes, at most {sizes[kind]:,}. Find what was added."
        if found.larger[kind] > size * MORE_LISTINGS:
            yield (f"A page of the kind {kind} has {size:,} bytes with {SIZE:,} listings and {found.larger[kind]:,} "
                   f"with {LARGER:,}: it grows with the board.")


def build_limits(found: Found) -> dict[str, object]:
    """What limits.json should say of what was measured."""
    return {"ratio": round(found.ratio * MORE_TIME, 2),
            "bytes_a_listing": round(found.a_listing * MORE_BYTES),
            "bytes": {kind: round(size * MORE_BYTES) for kind, size in found.pages.items()}}


def measure_all(folder: Path) -> Found:
    """Build and do the fixed work in turn, and then look at the pages of both sizes."""
    boards = {size: folder / f"board-{size}" for size in (SIZE, LARGER)}
    for size, board in boards.items():
        write_sized_board(board, size, AS_OF.date())
        feeds = board / "docs" / "feeds"
        feeds.mkdir()
        (feeds / "index.md").write_text(FEEDS, encoding="utf-8")
    builds, works = [], []
    for number in range(ROUNDS):
        builds.append(_run(boards[SIZE], "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / str(number))))
        works.append(_run(folder, str(HERE / "reference_work.py")))
    _run(boards[LARGER], "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "larger"))
    # Whatever else runs on a machine makes each take longer, and nothing makes it take less.
    more = weigh_site(folder / "larger") - weigh_site(folder / "0")
    return Found(min(builds) / min(works), weigh(folder / "0"), weigh(folder / "larger"), more // (LARGER - SIZE))


def weigh(site: Path) -> dict[str, int]:
    """The bytes of each kind of page."""
    return {kind: int(statistics.median(path.stat().st_size for path in site.glob(pattern)))
            for kind, pattern in PAGES.items()}


def weigh_site(site: Path) -> int:
    """The bytes of all files."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def _run(folder: Path, *arguments: str) -> float:
    """The seconds of CPU that Python takes for it. In one process: cores that share a heart slow each other down."""
    variables = {**list_variables(AS_OF), "MICROBOARD_PROCESSES": "1"}
    return measure([sys.executable, *arguments], folder, variables, LIMIT).cpu


if __name__ == "__main__":
    main()
