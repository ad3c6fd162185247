"""Turns what was measured into a table of ratios, for a terminal or as Markdown."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contents import Contents
from measured import Run

HEADINGS = ("", "time", "CPU", "memory", "seconds", "CPU s", "MB peak", "files", "MB written", "pages", "feeds",
            "page kB", "list kB", "runs")
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a job. `why_not` says why there is nothing."""

    key: str
    name: str
    runs: tuple[Run, ...]
    contents: Contents | None = None
    why_not: str = ""

    @property
    def wall(self) -> float:
        """The median of its times."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of its times of CPU."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> int:
        """The most memory of all runs."""
        return max(max(run.peak, run.largest) for run in self.runs)


def compare(one: Row, other: Row, name: str) -> float:
    """How many times as much of `name` (a field of Run) one takes as the other: the median over the rounds, so that a
    machine that slows down in between slows down both."""
    pairs = zip(one.runs, other.runs, strict=False)
    return statistics.median(getattr(a, name) / max(1e-9, getattr(b, name)) for a, b in pairs)


def build_rows(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """The cells of the table; ratios are to the first row."""
    yield HEADINGS
    first = rows[0]
    for row in rows:
        if row.runs:
            yield (row.name, *_write_ratios(row, first), *_write_sizes(row.contents), str(len(row.runs)))
        else:
            yield (row.name, *[NOTHING] * (len(HEADINGS) - 2), row.why_not)


def write_text(cells: Sequence[Sequence[str]]) -> str:
    """The table for a terminal."""
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS) - 1)]
    return "\n".join("  ".join([line[0].ljust(widths[0]), *(
        cell.rjust(width) for cell, width in zip(line[1:-1], widths[1:], strict=True)), line[-1]]) for line in cells)


def write_markdown(cells: Sequence[Sequence[str]]) -> str:
    """The table as Markdown."""
    head, *rest = (f"| {' | '.join(line)} |" for line in cells)
    return "\n".join((head, f"| --- |{' ---: |' * (len(HEADINGS) - 1)}", *rest))


def _write_ratios(row: Row, first: Row) -> tuple[str, ...]:
    memory = f"{row.peak / first.peak:.2f}" if row.peak and first.peak else NOTHING
    return (f"{compare(row, first, 'wall'):.2f}", f"{compare(row, first, 'cpu'):.2f}", memory, f"{row.wall:.1f}",
            f"{row.cpu:.1f}", f"{row.peak / 1e6:,.0f}" if row.peak else NOTHING)


def _write_sizes(found: Contents | None) -> tuple[str, ...]:
    if not found:
        return (NOTHING,) * 6
    return (f"{found.files:,}", f"{found.size / 1e6:,.0f}", f"{found.listings:,}",
            NOTHING if found.feeds is None else f"{found.feeds:,}", f"{found.listing_bytes / 1e3:.1f}",
            NOTHING if found.list_bytes is None else f"{found.list_bytes / 1e3:.1f}")
