"""Draws numbers as SVG that takes the width there is: what lies side by side is in percent, what is stacked in em.

Colours come from classes. Where the language is read from the right, pictures are, too.
"""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from markupsafe import Markup

from microboard.publish.insights.spread import Spread
from microboard.publish.text.templates import get_template
from microboard.words.speech import _, get_direction

# Heights in em: of a row with its words above a bar, of the columns, and of what is around them.
ROW, COLUMNS, AROUND = 3.0, 9.0, 4.1
# Of numbers with four digits, a narrow window has room for every second one.
CROWDED = 1000
# An axis has at most so many numbers besides the 0, at steps that people count in.
TICKS, STEPS = 4, (1, 2, 2.5, 5, 10)


class Names(NamedTuple):
    """What a picture is called: an id that the page has once, and a title."""

    id: str
    title: str


class Bar(NamedTuple):
    """A bar, from `start` on (percent), with its words and its value in words. Another `mark` lies on it, or none."""

    start: float
    width: float
    label: str
    value: str
    mark: float | None = None


class Tick(NamedTuple):
    """A number of an axis."""

    at: float
    words: str
    anchor: str


class Column(NamedTuple):
    """A column: from `start` on (percent), with what stands below it, in one line or in two."""

    start: float
    width: float
    middle: float
    height: float
    value: str
    label: str
    below: str


def draw_bars(names: Names, rows: Sequence[tuple[str, str, float]]) -> Markup:
    """Bars below each other: the words of each, its value in words, and how much of the whole it is (0 to 1)."""
    bars = [Bar(*_place(0, share * 100), words, value) for words, value, share in rows]
    return _draw("bars", names, bars, (), len(bars) * ROW)


def draw_spreads(names: Names, rows: Sequence[tuple[str, str, Spread]], axis: Sequence[tuple[float, str]]) -> Markup:
    """Bars from the lower quartile to the upper one with a mark at the median, above an axis that begins at 0."""
    most = axis[-1][0]
    bars = [Bar(*_place(one.lower / most * 100, (one.upper - one.lower) / most * 100), words, value,
                _turn(one.median / most * 100)) for words, value, one in rows]
    anchors = ["start", *["middle"] * (len(axis) - 2), "end"]
    ticks = [Tick(_turn(number / most * 100), words, anchor)
             for (number, words), anchor in zip(axis, anchors, strict=True)]
    return _draw("bars", names, bars, ticks, len(bars) * ROW + 1.6)


def draw_columns(names: Names, rows: Sequence[tuple[str, str, str, int]]) -> Markup:
    """Columns side by side: what stands below each, in two lines, its value in words, and how high it is."""
    most, step = max(row[3] for row in rows), 100 / len(rows)
    columns = [Column(*_place(place * step + step * 0.15, step * 0.7), _turn(place * step + step / 2),
                      round(height / most * COLUMNS, 2), value, words, below)
               for place, (words, below, value, height) in enumerate(rows)]
    return _draw("columns", names, columns, (), COLUMNS + AROUND, is_crowded=most >= CROWDED)


def choose_steps(most: float) -> list[float]:
    """The numbers of an axis from 0 to the first one that is not below `most`, which is above 0."""
    power = 10 ** floor(log10(most / TICKS))
    step = next(one * power for one in STEPS if one * power >= most / TICKS * (1 - 1e-9))
    return [round(place * step, 6) for place in range(max(1, ceil(most / step - 1e-9)) + 1)]


def _draw(
    kind: str, names: Names, shapes: Sequence[Bar | Column], ticks: Sequence[Tick], height: float, *,
    is_crowded: bool = False,
) -> Markup:
    said = [_("{label}: {value}", label=shape.label, value=shape.value) for shape in shapes]
    return Markup(get_template(f"insights/{kind}.html").render(
        names=names, shapes=shapes, ticks=ticks, said=said, height=round(height, 2), row=ROW, columns=COLUMNS,
        is_crowded=is_crowded))


def _place(start: float, width: float) -> tuple[float, float]:
    """Where a rectangle begins on the left, and how wide it is."""
    return round(100 - start - width if _is_turned() else start, 2), round(width, 2)


def _turn(at: float) -> float:
    return round(100 - at if _is_turned() else at, 2)


def _is_turned() -> bool:
    return get_direction() == "rtl"
