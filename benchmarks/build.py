"""Measures builds of Microboard and of other generators, on the same boards, in the same run; README.md says how."""

import argparse
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from budgets import iterate_budgets
from checking import CheckJob
from contents import find_differences
from jobs import ColdJob, Job, RivalJob
from measured import Run
from rivals import blog, eleventy, hugo, pages
from rivals.project import MissingError
from serving import ServeJob
from stages import list_stages
from table import Row, build_rows, write_markdown, write_text
from workshop import Workshop, build_sample

HERE = Path(__file__).parent
SIZES = (1_000, 10_000)
# From here on, one run of what is slow is enough; and from here on, Microboard is alone.
LARGE, ALONE = 10_000, 100_000
# 24 November 2026, so that two runs months apart measure the same board.
AS_OF = datetime(2026, 11, 24, tzinfo=UTC)
RIVALS = {"hugo": hugo, "eleventy": eleventy, "pages": pages, "blog": blog}
SAME = "Microboard, Hugo's outputs only"
MAKERS: Mapping[str, Callable[[Workshop], Job]] = {
    "cold": lambda workshop: ColdJob("cold", "Microboard", workshop),
    "same": lambda workshop: ColdJob("same", SAME, workshop, (str(HERE / "same_outputs.py"),)),
    "serve": ServeJob, "check": CheckJob,
    **{key: lambda workshop, key=key: RivalJob(key, RIVALS[key], workshop) for key in RIVALS},  # type: ignore[misc]
}


def main() -> None:
    """Measure what is asked for, and print it."""
    options = read_options()
    results: dict[int, dict[str, Row]] = {}
    temporary = nullcontext(str(options.keep)) if options.keep else TemporaryDirectory()
    with temporary as name:
        root = Path(name)
        root.mkdir(parents=True, exist_ok=True)
        sample = build_sample(root / "sample", AS_OF)
        for size in options.sizes:
            workshop = Workshop(root / str(size), size, AS_OF, sample, options.environment.absolute(), options.limit)
            rows = measure_size(workshop, options.only or choose_keys(size), options.runs)
            results[size] = {row.key: row for row in rows}
            print_size(size, rows, workshop, is_markdown=options.markdown)
        print("\n".join(("", describe_machine(), *iterate_budgets(results))), flush=True)


def read_options() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[*SIZES], help="numbers of listings")
    parser.add_argument("--runs", type=int, default=3, help="how many runs of each, of which the median counts")
    parser.add_argument("--only", nargs="+", choices=[*MAKERS], metavar="NAME", help=f"of {', '.join(MAKERS)}")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="work in this folder and leave everything there")
    parser.add_argument("--limit", type=float, default=1800, help="seconds after which a run is stopped")
    parser.add_argument("--markdown", action="store_true", help="print tables as Markdown")
    parser.add_argument("--environment", type=Path, default=HERE.parent / ".venv-bench", help="where the rivals are")
    return parser.parse_args()


def choose_keys(size: int) -> list[str]:
    """What is measured at a size."""
    return [*MAKERS] if size < ALONE else ["cold"]


def measure_size(workshop: Workshop, keys: Sequence[str], runs: int) -> list[Row]:
    """Every job in turn, and then all again, so that a machine that slows down is unfair to nobody."""
    jobs, rows = prepare_jobs(workshop, keys)
    done: dict[str, list[Run]] = {key: [] for key in jobs}
    for number in range(1, runs + 1 if workshop.size < ALONE else 2):
        for key, job in [*jobs.items()]:
            if number > 1 and job.is_slow and workshop.size >= LARGE:
                continue
            try:
                run = job.run()
            except RuntimeError as error:  # it failed, or was stopped: the others go on
                say(str(error))
                rows[key] = Row(key, job.name, (), None, str(error).splitlines()[0])
                del jobs[key]
                continue
            done[key].append(run)
            say(f"{workshop.size:,} listings, run {number}: {job.name}: {run.wall:.1f} s, {run.cpu:.1f} s of CPU")
    rows |= {key: Row(key, job.name, tuple(done[key]), job.look()) for key, job in jobs.items()}
    return [rows[key] for key in keys]


def prepare_jobs(workshop: Workshop, keys: Sequence[str]) -> tuple[dict[str, Job], dict[str, Row]]:
    """The jobs, and a row with the reason for each that is not installed."""
    jobs: dict[str, Job] = {}
    rows: dict[str, Row] = {}
    for key in keys:
        try:
            jobs[key] = MAKERS[key](workshop)
        except MissingError as error:
            rows[key] = Row(key, str(getattr(RIVALS.get(key), "NAME", key)), (), None, str(error))
    return jobs, rows


def print_size(size: int, rows: Sequence[Row], workshop: Workshop, *, is_markdown: bool) -> None:
    """The table of a size, its stages, and what is wrong with what was written."""
    live = len(workshop.source.open)
    cells = [*build_rows(rows)]
    print(f"\n{size:,} listings, {live:,} of them open. Ratios are to the first row; medians of the runs.\n")
    print(write_markdown(cells) if is_markdown else write_text(cells))
    for row in rows:
        if row.runs and row.runs[-1].stages:
            print(f"\n  {row.name}, by stage:", *list_stages(row.runs[-1].stages, row.runs[-1].wall), sep="\n")
        if row.contents:
            for fault in find_differences(row.contents, size, live, is_each_a_page=row.key != "blog"):
                print(f"  {row.name} did not write what it should: {fault}", file=sys.stderr)
    print_weights(rows)


def print_weights(rows: Sequence[Row]) -> None:
    """How the pages of those who claim the same theme compare."""
    found = {row.key: row.contents for row in rows if row.contents}
    own = found.get("cold") or found.get("same")
    for key in ("hugo", "eleventy"):
        other = found.get(key)
        if own and other and own.list_bytes and other.list_bytes:
            print(f"  HTML of {RIVALS[key].NAME}, to Microboard's: a listing "
                  f"{other.listing_bytes / own.listing_bytes:.3f}, a list {other.list_bytes / own.list_bytes:.3f}")


def describe_machine() -> str:
    """Where and when this was measured."""
    processors = {line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")}
    count = subprocess.run(["nproc"], capture_output=True, text=True, check=True).stdout.strip()
    return (f"{datetime.now(UTC).date()}, {count} cores ({', '.join(sorted(processors)) or platform.machine()}), "
            f"Python {platform.python_version()}, {platform.system()} {platform.release()}")


def say(text: str) -> None:
    """Say what is going on, for those who wait."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
