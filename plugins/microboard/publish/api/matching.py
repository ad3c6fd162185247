"""Finds the opportunities that a query is about, as the browser's filter does (assets/browse/engine.js).

A test compares the two. A slip of the finger is forgiven in the browser alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from microboard.board import Board, Opportunity
from microboard.check.views.query import Query, Range
from microboard.publish.api.facets import EVERY, Facet, build_facets, get_terms
from microboard.publish.api.index import measure_own
from microboard.publish.api.words import fold, list_terms
from microboard.publish.text.phrases import format_place
from microboard.read.days import count_days

Test = Callable[[Opportunity], bool]
# The facets whose words a search looks into, beside those of the board's own.
SEARCHED = frozenset({"sector", "kind", "skill", "category", "from"})
WEEK = 7


def find_matching(board: Board, query: Query, among: Iterable[Opportunity]) -> tuple[Opportunity, ...]:
    """Those of `among` that a query is about, open or closed, in their order."""
    tests = list(_build_tests(board, query))
    return tuple(one for one in among if all(test(one) for test in tests))


def _build_tests(board: Board, query: Query) -> Iterator[Test]:
    facets = {facet.name: facet for facet in build_facets(board)}
    for name, ids in query.choices.items():
        # A field of the board's own in which no open opportunity says anything has no facet.
        yield partial(_has, facets[name], frozenset(ids)) if name in facets else lambda _: False
    for name, limits in query.ranges.items():
        if name != "rate":
            yield partial(_is_within, name, limits)
    if "rate" in query.ranges or query.is_one_currency:
        yield partial(_pays, board, query, query.ranges.get("rate", (None, None)))
    if (query.free, query.since, query.until) != (None, None, None):
        yield partial(_fits, query, count_days(board.as_of.date()))
    if query.text:
        yield partial(_says, _fold_choices(board, facets.values()), list_terms(query.text))


def _has(facet: Facet, wanted: frozenset[str], one: Opportunity) -> bool:
    ids = facet.get_ids(one)
    return EVERY in ids or (wanted.issubset(ids) if facet.match == "all" else not wanted.isdisjoint(ids))


def _is_within(name: str, limits: Range, one: Opportunity) -> bool:
    if name == "start":
        # Where there is no fixed day, the two agree on one.
        return not isinstance(one.starts, date) or _is_between(count_days(one.starts), limits)
    value = {"hours": one.effort.hours, "weeks": one.effort.weeks, "week": one.effort.hours / one.effort.weeks,
             "deadline": count_days(one.apply.last_day)}.get(name)
    return _is_between(measure_own(one, name) if value is None else value, limits)


def _is_between(value: float | None, limits: Range) -> bool:
    least, most = limits
    return value is not None and (least is None or value >= least) and (most is None or value <= most)


def _pays(board: Board, query: Query, limits: Range, one: Opportunity) -> bool:
    """Unpaid work has no currency, and pays less than anything that is asked for."""
    if one.pay.per_hour is None:
        return not query.is_one_currency and not limits[0]
    if query.is_one_currency and one.pay.currency != query.currency:
        return False
    return _is_between(_convert(board, one, query.currency), limits)


def _convert(board: Board, one: Opportunity, currency: str) -> float | None:
    """What an hour brings in a currency, or None where nobody can say."""
    rate = round(one.pay.per_hour or 0, 2)
    worth = board.policy.exchange.worth if board.policy.exchange else {}
    if one.pay.currency == currency:
        return rate
    return rate * (worth[currency] / worth[one.pay.currency]) if {currency, one.pay.currency} <= worth.keys() else None


def _fits(query: Query, today: int, one: Opportunity) -> bool:
    """Hours a week that suffice, a start that is not too early, and an end in time."""
    first = max(today, query.since or 0)
    if isinstance(one.starts, date):
        start = count_days(one.starts)
        if query.since is not None and start < query.since:
            return False
    else:
        start = 0 if one.starts == "rolling" else count_days(one.apply.last_day)
    return ((query.free is None or one.effort.hours / one.effort.weeks <= query.free)
            and (query.until is None or max(start, first) + WEEK * one.effort.weeks <= query.until))


def _fold_choices(board: Board, facets: Iterable[Facet]) -> list[tuple[Facet, dict[str, str]]]:
    """The facets that a search looks into, each with its choices by id, in words and other words for them."""
    return [(facet, {choice.id: fold(" ".join([choice.label, *_list_aliases(board, facet.name, choice.id)]))
                     for choice in facet.choices})
            for facet in facets if facet.name in SEARCHED or facet.is_own]


def _list_aliases(board: Board, facet: str, choice: str) -> tuple[str, ...]:
    term = get_terms(facet, board.vocabulary).get(choice)
    return term.aliases if term else ()


def _says(choices: list[tuple[Facet, dict[str, str]]], terms: Sequence[str], one: Opportunity) -> bool:
    """Whether each term is the beginning of a word in what a card says, or in other words for that."""
    said = map(fold, (one.title, one.summary, one.employer.name, format_place(one)))
    texts = [*said, *(words[id_] for facet, words in choices for id_ in facet.get_ids(one) if id_ in words)]
    return all(any(term in text for text in texts) for term in terms)
