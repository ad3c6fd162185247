"""Turns a board into the parts of its home page: the query, numbers, categories, and what came of earlier projects."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from markupsafe import Markup

from microboard.board import Board, Opportunity
from microboard.publish.api.facets import EVERY, build_facets
from microboard.publish.text.face import list_category_hues
from microboard.publish.text.templates import get_template
from microboard.words.formats import format_money, format_number
from microboard.words.speech import N_, _, pgettext

# What people ask most: in words, and as a parameter of the browse page with its value.
QUICK = (
    (N_("Remote"), "mode", "remote"), (N_("Up to 6 hours a week"), "free", "6"),
    (N_("No work permit needed"), "permit", "not-needed"),
    (N_("Fine on a student visa"), "permit", "not-needed,student-visa-ok"),
    (N_("Open to high-school students"), "audience", "high-school"),
    (N_("Written feedback and a reference"), "mentor", "written,reference"), (N_("Closing soon"), "sort", "closing"),
)
# The picture has a bar for each step of hours a week, and one for more; it is so many units high.
STEPS = (2, 4, 6, 8, 10)
WIDTH, HEIGHT, GAP = 40, 48, 4
# The pay of fewer is no median that says anything.
LEAST = 3


class Number(NamedTuple):
    """A measured number in words, and what it is of."""

    value: str
    words: str


class Bar(NamedTuple):
    """A bar of the picture: from where on and how high it is, and its name."""

    x: int
    height: int
    name: str


def build_open(page_path: str, board: Board) -> str:
    """How many projects are open."""
    is_paid = all(one.pay.type != "unpaid" for one in board.open)
    return get_template("home/open.html").render(page_path=page_path, count=len(board.open), is_paid=is_paid)


def build_find(page_path: str, board: Board, index: str = "") -> str:
    """The query as a form that leads to the browse page, and the most frequent ones as buttons that add to it. `index`
    is the file that a link to a folder has to name, or empty."""
    quick = [(_(words), name, value) for words, name, value in QUICK
             if 0 < _count(board, name, value) < len(board.open)]
    return get_template("home/find.html").render(
        page_path=page_path, action=f"opportunities/{index}", quick=quick, is_empty=not board.open,
        has_past=bool(board.closed))


def _count(board: Board, name: str, value: str) -> int:
    """How many open projects a query finds."""
    if name == "free":
        return sum(one.effort.per_week <= float(value) for one in board.open)
    if name == "sort":
        return sum(one.state == "closing-soon" for one in board.open)
    facet = next(facet for facet in build_facets(board) if facet.name == name)
    asked, is_met = set(value.split(",")), any if facet.match == "any" else all
    return sum(EVERY in ids or is_met(one in ids for one in asked) for ids in facet.values)


def build_numbers(board: Board) -> str:
    """What is measured of the open projects, and a picture of their hours a week."""
    hours = [one.effort.per_week for one in board.open]
    return get_template("home/numbers.html").render(
        numbers=list_numbers(board.open), bars=build_bars(hours), width=(len(STEPS) + 1) * WIDTH, height=HEIGHT,
        thick=WIDTH - GAP) if hours else ""


def list_numbers(opportunities: Sequence[Opportunity]) -> list[Number]:
    """The numbers that students ask for first."""
    remote = sum(one.location.mode == "remote" for one in opportunities)
    week = format_number(round(median(one.effort.per_week for one in opportunities), 1))
    share = _("{part} of {whole}", part=format_number(remote), whole=format_number(len(opportunities)))
    return [Number(_("{count} h", count=week), _("median hours a week")), *_measure_pay(opportunities),
            Number(share, pgettext("of how many", "remote"))]


def _measure_pay(opportunities: Sequence[Opportunity]) -> list[Number]:
    """The median pay per hour in the currency that most are paid in."""
    currencies = Counter(one.pay.currency for one in opportunities if one.pay.per_hour)
    if not currencies:
        return []
    currency = min(currencies, key=lambda code: (-currencies[code], code))
    rates = [one.pay.per_hour for one in opportunities if one.pay.per_hour and one.pay.currency == currency]
    if len(rates) < LEAST:
        return []
    words = _("median pay an hour, of {count} in {currency}", count=format_number(len(rates)), currency=currency)
    return [Number(format_money(round(median(rates), 2), currency), words)]


def build_bars(hours: Sequence[float]) -> list[Bar]:
    """The picture of hours a week: the highest bar is as high as the picture."""
    counts = Counter(bisect_left(STEPS, one) for one in hours)
    most = max(counts.values())
    names = [*map(format_number, STEPS), pgettext("hours a week", "more")]
    return [Bar(place * WIDTH, round(counts[place] * HEIGHT / most), name) for place, name in enumerate(names)]


def build_categories(page_path: str, board: Board, title: str) -> str:
    """The categories in which a project is open, as tiles."""
    hues = list_category_hues(board)
    tiles = [(one, hues[one.id]) for one in board.collections["categories"] if one.opportunities]
    return get_template("home/categories.html").render(page_path=page_path, tiles=tiles, title=title) if tiles else ""


def build_outcomes(page_path: str, board: Board, count: int, title: str) -> str:
    """What came of the projects that were completed last."""
    done = sorted((one for one in board.closed if one.state == "completed" and one.outcome),
                  key=lambda one: (-one.changed.toordinal(), one.id))[:count]
    return get_template("home/outcomes.html").render(page_path=page_path, done=done, title=title) if done else ""


def build_section(title: str, cards: str, page_path: str, more: tuple[str, str]) -> str:
    """Cards under a heading, beside which a link leads on: its words and its path."""
    return get_template("home/section.html").render(title=title, cards=Markup(cards), page_path=page_path, more=more)
