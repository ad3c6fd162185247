"""Words what is to mend in a table as one table for the terminal, and what to paste into its mapping."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from textwrap import wrap

from microboard.intake.table.mapping import DEFAULTS, WORDS
from microboard.intake.table.rows import Paste, RowProblem
from microboard.intake.yaml_text import build_yaml
from microboard.read.problem import show_line
from microboard.words.speech import _, ngettext

NARROWEST, WIDEST = 60, 160
BETWEEN = "  "
# The first two columns take no more than this of the line.
MAX_ROWS, MAX_COLUMN = 14, 22


def build_report(problems: Sequence[RowProblem], width: int) -> str:
    """The rows, the column, what is wrong there, and what to write. What is wrong in many rows is told once."""
    lines = [(_("Rows"), _("Column"), _("What is wrong"), _("What to write"))]
    for (column, message, hint), rows in _fold(problems):
        lines.append((_word_rows(rows), show_line(column), show_line(message), show_line(hint)))
    sizes = _measure(lines, max(NARROWEST, min(width, WIDEST)))
    return "".join(f"{line}\n" for cells in lines for line in _lay_out(cells, sizes))


def build_pastes(problems: Sequence[RowProblem], mapping: str) -> str:
    """The lines to paste into the mapping, each below its heading, those to fill in with a comment."""
    parts = []
    for heading in (DEFAULTS, WORDS):
        lines = {one.paste.name: _word_line(one.paste) for one in problems if one.paste.heading == heading}
        if lines:
            head = _("Below {name} in {file}, where that is what you mean:", name=f"{heading}:", file=mapping)
            parts.append("".join((f"{head}\n", *lines.values())))
    return "\n".join(parts)


def _word_line(paste: Paste) -> str:
    line = build_yaml({paste.name: paste.value}, {}).rstrip("\n")
    line = line if paste.value else line.removesuffix(' ""')
    return f"  {line}{f'  # {show_line(paste.note)}' if paste.note else ''}\n"


def _fold(problems: Sequence[RowProblem]) -> list[tuple[tuple[str, str, str], list[int]]]:
    folded: dict[tuple[str, str, str], list[int]] = {}
    for one in sorted(problems, key=lambda one: not one.is_error):
        said = one.message if one.is_error else f"{one.message} {_('(warning)')}"
        folded.setdefault((one.column or one.target, said, one.hint), []).append(one.row)
    return [(key, sorted(set(rows))) for key, rows in folded.items()]


def _word_rows(rows: Sequence[int]) -> str:
    """``2-5, 8``"""
    runs = [[row for _place, row in run] for _key, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _measure(lines: Sequence[tuple[str, ...]], width: int) -> tuple[int, int, int, int]:
    first, second = (min(most, max(len(cells[place]) for cells in lines))
                     for place, most in ((0, MAX_ROWS), (1, MAX_COLUMN)))
    rest = width - first - second - 3 * len(BETWEEN)
    return first, second, rest // 2, rest - rest // 2


def _lay_out(cells: tuple[str, ...], sizes: tuple[int, ...]) -> Iterator[str]:
    wrapped = [wrap(cell, size) or [""] for cell, size in zip(cells, sizes, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield BETWEEN.join(f"{part:{size}}" for part, size in zip(parts, sizes, strict=True)).rstrip()


def count_rows(problems: Sequence[RowProblem]) -> str:
    """The closing line."""
    rows = len({one.row for one in problems if one.is_error})
    return ngettext("{count} row has something to mend.", "{count} rows have something to mend.", rows, count=rows)
