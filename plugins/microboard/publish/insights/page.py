"""Turns what is measured of a board into a page: each part in a sentence, a picture and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from microboard.board import Board
from microboard.board.answers import LEAST
from microboard.publish.insights.measure import Insights, Month, Part, Pay, Share, measure
from microboard.publish.insights.pictures import Names, choose_steps, draw_bars, draw_columns, draw_spreads
from microboard.publish.insights.spread import Spread
from microboard.publish.insights.table import TABLE
from microboard.publish.output import Page, lead_to_projects
from microboard.publish.text.templates import get_template
from microboard.words.formats import (
    format_list,
    format_money,
    format_month,
    format_number,
    format_share,
    format_short_month,
    name_currency,
)
from microboard.words.speech import _, pgettext

PATH = "insights/"
# Where the guide for students says what to look at besides pay.
FAIR = "check-that-it-is-fair"
# From here on, amounts are rounded.
WHOLE = 100
Rows = Sequence[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, and its numbers as a table of `columns` and `rows`. Its `id` is that of the heading that names it;
    without a `title`, that of its section. Sentences stand before it, and `notes` below it."""

    id: str
    picture: Markup
    columns: Sequence[str]
    rows: Rows
    title: str = ""
    words: Sequence[str] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. Where its projects are too few, it has no figure and says so."""

    id: str
    title: str
    words: Sequence[str]
    figures: Sequence[Figure] = ()


def build_insights_page(board: Board, guide: str = "") -> Page:
    """The page of a board, which leads to its `guide` for students, if it has one."""
    return Page(PATH, "opportunities", _("Insights"),
                _("Pay, hours, mentorship and more of the projects on this board, in numbers and pictures."),
                partial(_render, board, guide), steps=lead_to_projects())


def _render(board: Board, guide: str) -> str:
    return get_template("insights/page.html").render(
        page_path=PATH, steps=lead_to_projects(), heading=_("Insights"), table=TABLE,
        guide=f"{guide}#{FAIR}" if guide else "",
        has_samples=any(one.employer.is_sample for one in board.opportunities),
        sections=build_sections(measure(board)) if board.opportunities else [], method=_list_methods())


def build_sections(insights: Insights) -> list[Section]:
    """The parts of the page, in their order."""
    hours, days = insights.hours, insights.days
    return [
        _build_pay(insights),
        _build_share(
            "hours", _("Hours a week"), hours,
            _("Of {count} open projects, half take {median} hours a week or fewer. The middle half takes between "
              "{lower} and {upper}.", **_word(hours.spread))),
        _build_share(
            "days", _("Days to apply"), days,
            _("Of {count} projects that were posted in the last twelve months, half left {median} days or fewer "
              "between posting and deadline. The middle half left between {lower} and {upper}.", **_word(days.spread))),
        _build_share(
            "mentorship", _("Mentorship and feedback"), insights.promises,
            _("What {count} open projects promise. What an employer does not state is not promised.",
              count=format_number(insights.promises.whole))),
        _build_share("place", _("Where the work is done"), insights.places,
                     _("Of {count} open projects, {share} are remote.", **_word_remote(insights.places))),
        _build_months(insights.months),
        _build_share("ended", _("How projects ended"), insights.ended,
                     _("What became of {count} projects that ended in the last twelve months.",
                       count=format_number(insights.ended.whole))),
    ]


def _word(spread: Spread | None) -> dict[str, str]:
    """The places of a sentence about numbers."""
    if not spread:
        return dict.fromkeys(("count", "lower", "median", "upper"), "")
    return {"count": format_number(spread.count), "lower": format_number(spread.lower),
            "median": format_number(spread.median), "upper": format_number(spread.upper)}


def _word_remote(places: Share) -> dict[str, str]:
    remote = sum(part.count for part in places.parts if part.id in ("worldwide", "remote"))
    return {"count": format_number(places.whole), "share": format_share(remote / places.whole if remote else 0)}


def _say_too_few() -> str:
    return _("There are fewer than {least} such projects: too few for numbers.", least=LEAST)


def _build_share(name: str, title: str, share: Share, words: str) -> Section:
    if not share.is_shown:
        return Section(name, title, [_say_too_few()])
    picture = draw_bars(Names(name, title), [
        (part.label, _word_part(part, share.whole), part.count / share.whole) for part in share.parts])
    rows = [(part.label, format_number(part.count), format_share(part.count / share.whole)) for part in share.parts]
    columns = title, _("Projects"), pgettext("of a whole", "Share")
    return Section(name, title, [words], [Figure(name, picture, columns, rows)])


def _word_part(part: Part, whole: int) -> str:
    return f"{format_share(part.count / whole)} · {format_number(part.count)}"


def _build_pay(insights: Insights) -> Section:
    words = [] if insights.pay else [_say_too_few()]
    if insights.pay and insights.hidden:
        words.append(_("Too few projects pay in {currencies} for numbers of their own.",
                       currencies=format_list(insights.hidden)))
    return Section("pay", _("Pay per hour"), words, [_draw_pay(pay) for pay in insights.pay])


def _draw_pay(pay: Pay) -> Figure:
    def write(amount: float) -> str:
        # Of thousands, nobody reads cents.
        return format_money(amount if amount < WHOLE else round(amount), pay.currency)

    name, whole = f"pay-{pay.currency.lower()}", pay.rates[0].spread
    title = f"{name_currency(pay.currency)} ({pay.currency})"
    axis = [(number, write(number)) for number in choose_steps(max(rate.spread.upper for rate in pay.rates))]
    picture = draw_spreads(Names(name, _("{label}: {value}", label=_("Pay per hour"), value=title)), [
        (f"{rate.label} · {format_number(rate.spread.count)}", write(rate.spread.median), rate.spread)
        for rate in pay.rates], axis)
    rows = [(rate.label, format_number(rate.spread.count), write(rate.spread.median),
             _("{lower} to {upper}", lower=write(rate.spread.lower), upper=write(rate.spread.upper)))
            for rate in pay.rates]
    words = _("Of {count} open projects, half pay {median} an hour or more. The middle half pays between {lower} and "
              "{upper}.", count=format_number(whole.count), lower=write(whole.lower), median=write(whole.median),
              upper=write(whole.upper))
    hidden = [_("Fewer than {least} projects each, and so without numbers of their own: {categories}.", least=LEAST,
                categories=format_list(pay.hidden))] if pay.hidden else []
    columns = _("Category"), _("Projects"), _("Median"), _("Middle half")
    return Figure(name, picture, columns, rows, title, [words], hidden)


def _build_months(months: Sequence[Month]) -> Section:
    title, projects = _("New projects by month"), sum(month.projects for month in months)
    if not projects:
        return Section("months", title, [_("Nothing was posted in the last twelve months.")])
    picture = draw_columns(Names("months", title), [
        (format_short_month(month.day), _name_year(month, place), format_number(month.projects), month.projects)
        for place, month in enumerate(months)])
    rows = [(format_month(month.day), format_number(month.projects), format_number(month.people)) for month in months]
    words = _("Projects that were posted in the last twelve months: {projects}. People sought for them: {people}.",
              projects=format_number(projects), people=format_number(sum(month.people for month in months)))
    return Section("months", title, [words], [Figure(
        "months", picture, (_("Month"), _("Projects"), _("People sought")), rows)])


def _name_year(month: Month, place: int) -> str:
    """The year, below the month with which it begins, and below the first one if there is room beside the next year."""
    return str(month.day.year) if month.day.month == 1 or (not place and month.day.month < 11) else ""


def _list_methods() -> list[str]:
    return [
        _("Each project counts once, however many people it seeks. What was withdrawn counts only among what ended."),
        _("The median is the number in the middle: half of the projects are below it, and half above. The middle half "
          "is what remains without the lowest and the highest quarter: it begins at the lower quartile and ends at the "
          "upper one. What falls between two projects lies on the straight line between them, as in spreadsheets "
          "(QUARTILE.INC)."),
        _("Of fewer than {least} projects, no median and no share is shown: it would say more of one employer than of "
          "the board.", least=LEAST),
        _("Pay per hour is what a project pays, divided by its hours; of a range, the lower end. Currencies are not "
          "converted. Unpaid projects are left out."),
        _("Twelve months are this month and the eleven before it. A project ends after its last day, or when its "
          "employer says that it is filled, completed or withdrawn."),
    ]
