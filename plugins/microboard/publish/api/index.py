"""Turns the open opportunities into the index that the browse page filters: columns, with words coded as numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from microboard.board import Board, Employer, Opportunity
from microboard.board.model import list_answers
from microboard.check.fields.field import Field
from microboard.check.values.vocabulary import Vocabulary
from microboard.publish.api.facets import EVERY, RANGED, Facet, build_facets, get_terms
from microboard.publish.text.card import build_card
from microboard.publish.text.own import word_own
from microboard.publish.text.phrases import format_confirmed
from microboard.read.days import count_days

INDEX = "api/v1/index.json"
ROW = "row"
TEXTS = ("language", "pay", "total", "week", "weeks", "place", "mentor", "permit")
VERSION = 2
# Stands for every choice of a facet, and for a start as soon as someone fits.
ALL = -1
ROLLING = -1


def build_index(board: Board, get_row: Callable[[Opportunity], bytes] | None = None) -> bytes:
    """The index. docs/reference/index-file.md says what each part means. `get_row` gives rows that are made already."""
    columns = _build_columns(map(orjson.loads, map(get_row or build_row, board.open)))
    exchange = board.policy.exchange
    index = {
        "version": VERSION,
        "as_of": board.as_of.date().isoformat(),
        "closing_soon_days": board.policy.closing_soon_days,
        "count": len(board.open),
        "facets": [_encode_facet(facet, board.vocabulary) for facet in build_facets(board)],
        "texts": _build_texts(board, columns),
        "numbers": {**_build_numbers(board.open), **_build_own_numbers(board)},
        **_describe_own(board),
        **({"exchange": {"date": exchange.day.isoformat(), "worth": dict(exchange.worth)}} if exchange else {}),
    }
    return orjson.dumps(index)


def build_row(opportunity: Opportunity) -> bytes:
    """The words of a listing in the index, as JSON: the fields of its card that are in `TEXTS`."""
    card = build_card(opportunity)
    return orjson.dumps([getattr(card, field) for field in TEXTS])


def _build_columns(rows: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """The columns of rows, by field. Texts that are the same are one."""
    columns: dict[str, list[str]] = {field: [] for field in TEXTS}
    same: dict[str, str] = {}
    for row in rows:
        for column, text in zip(columns.values(), row, strict=True):
            column.append(same.setdefault(text, text))
    return columns


def _encode_facet(facet: Facet, vocabulary: Vocabulary) -> dict[str, Any]:
    known = get_terms(facet.name, vocabulary)
    terms = [known[choice.id] for choice in facet.choices] if known else []
    words = {"aliases": [" ".join(term.aliases) for term in terms],
             "related": [" ".join(term.related) for term in terms]}
    codes = {choice.id: code for code, choice in enumerate(facet.choices)}
    codes[EVERY] = ALL
    encoded = {values: [codes[value] for value in values] for values in set(facet.values)}
    return {
        "name": facet.name, "match": facet.match,
        "choices": [choice.id for choice in facet.choices],
        "labels": [choice.label for choice in facet.choices],
        **{name: texts for name, texts in words.items() if any(texts)},
        **({"own": True} if facet.is_own else {}),
        "values": [encoded[values] for values in facet.values],
    }


def _build_texts(board: Board, columns: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What cards say, in the words of the board's pages. What repeats is a list of words and a code each."""
    employers = {employer.id: employer for employer in board.employers}
    named = sorted({opportunity.employer.id for opportunity in board.open})
    codes = {employer_id: code for code, employer_id in enumerate(named)}
    return {
        "name": [opportunity.id.partition("/")[2] for opportunity in board.open],
        "title": [opportunity.title for opportunity in board.open],
        "summary": [opportunity.summary for opportunity in board.open],
        "employer": {"words": named, "codes": [codes[one.employer.id] for one in board.open]},
        "employer_names": [employers[name].name for name in named],
        "logos": [code for code, name in enumerate(named) if employers[name].logo],
        "samples": [code for code, name in enumerate(named) if employers[name].is_sample],
        **_build_confirmed([employers[name] for name in named]),
        **{field: _encode(column) for field, column in columns.items()},
        **_build_own_texts(board),
    }


def _build_confirmed(employers: Sequence[Employer]) -> dict[str, Any]:
    """What cards say of employers whose domains are confirmed, by their codes; nothing where no domain is."""
    confirmed = {str(code): words for code, one in enumerate(employers) if (words := format_confirmed(one))}
    return {"confirmed": confirmed} if confirmed else {}


def _build_own_texts(board: Board) -> dict[str, Any]:
    """What cards say of the board's own fields, each with its label; nothing where cards show none."""
    own = [{"label": field.label, **_encode([_word_own(one, field.name) for one in board.open])}
           for field in board.own if "card" in field.shown]
    return {"own": own} if own else {}


def _word_own(opportunity: Opportunity, name: str) -> str:
    own = opportunity.get_own(name)
    return word_own(own) if own else ""


def _describe_own(board: Board) -> dict[str, Any]:
    """What the records say in fields of the board's own that pages show: where, and how that reads in words."""
    own = [_describe_field(field) for field in board.own if field.shown]
    return {"own": own} if own else {}


def _describe_field(field: Field) -> dict[str, Any]:
    terms = list_answers() if field.kind == "yes-no" else field.choices
    return {"path": field.path, "label": field.label, "kind": "link" if field.form == "uri" else field.kind,
            **({"unit": field.unit} if field.unit else {}),
            **({"choices": {term.id: term.label for term in terms}} if terms else {})}


def _build_own_numbers(board: Board) -> dict[str, Any]:
    """What ranges of the board's own fields compare, by name; nothing where it has none."""
    fields = [field.name for field in board.own if field.has_filter and field.kind in RANGED]
    own = {name: [measure_own(one, name) for one in board.open] for name in fields}
    return {"own": own} if own else {}


def measure_own(opportunity: Opportunity, name: str) -> float | None:
    own = opportunity.get_own(name)
    value = own.value if own else None
    if isinstance(value, date):
        return count_days(value)
    return _shorten(value) if isinstance(value, int | float) else None


def _build_numbers(opportunities: Sequence[Opportunity]) -> dict[str, Any]:
    """What ranges and sorting compare. Days count from 1 January 1970; money is in `currency` an hour."""
    return {
        "hours": [_shorten(one.effort.hours) for one in opportunities],
        "weeks": [_shorten(one.effort.weeks) for one in opportunities],
        "rate": [None if one.pay.per_hour is None else _shorten(round(one.pay.per_hour, 2)) for one in opportunities],
        "currency": _encode([one.pay.currency for one in opportunities]),
        "deadline": [count_days(one.apply.last_day) for one in opportunities],
        "posted": [count_days(one.posted) for one in opportunities],
        "starts": [_encode_start(one.starts) for one in opportunities],
    }


def _encode(values: Iterable[str]) -> dict[str, Any]:
    """The words, sorted, and for each value the number of its word."""
    values = list(values)
    words = sorted(set(values))
    codes = {word: code for code, word in enumerate(words)}
    return {"words": words, "codes": [codes[value] for value in values]}


def _encode_start(starts: date | str) -> int:
    """The day; 0 when there is none, `ROLLING` for as soon as someone fits."""
    if isinstance(starts, date):
        return count_days(starts)
    return ROLLING if starts == "rolling" else 0


def _shorten(number: float) -> float:
    """Without the ``.0`` of a whole number."""
    return int(number) if number == int(number) else number
