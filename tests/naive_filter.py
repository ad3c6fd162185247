"""The browser's filter, said again as plainly as possible, to compare the two."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from microboard.board import Board, Opportunity
from microboard.check.values.names import name_country
from microboard.publish.text.labels import LABELS
from microboard.publish.text.phrases import format_place

LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
FREQUENT = ("daily", "twice-weekly", "weekly")
ANY = ("category", "mode", "from", "skill", "competency", "audience", "permit", "pay", "engagement", "sector", "kind",
       "language")
# How Unicode names the letters of scripts without spaces between words.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "THAI", "LAO", "KHMER", "MYANMAR")
# Some words that are not looked for beside others; the list is in JavaScript alone.
STOP_WORDS = {"a", "and", "for", "in", "of", "the", "to", "with"}


def list_words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in apart if not unicodedata.category(c).startswith("M"))
    plain = "".join(LETTERS.get(c, c) for c in plain.lower())
    apart = "".join(f" {c} " if unicodedata.name(c, "").startswith(UNSPACED) else c for c in plain)
    return "".join(c if unicodedata.category(c)[0] in "LN" or c in "+#" else " " for c in apart).split()


def list_fields(one: Opportunity) -> list[list[str]]:
    """The words of title, employer, skills, category, place with countries, and summary."""
    sector = one.employer.sector
    return [list_words(text) for text in (
        one.title,
        f"{one.employer.name} {sector.label} {' '.join(sector.aliases)} {LABELS['kind'][one.employer.kind]}",
        " ".join(f"{s.label} {' '.join(s.aliases)}" for s in one.skills),
        f"{one.category.label} {' '.join(one.category.aliases)}",
        " ".join([format_place(one), *map(name_country, one.location.countries)]), one.summary)]


def measure(one: str, other: str) -> int:
    """The distance in edits (optimal string alignment)."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def begins_almost(word: str, term: str) -> bool:
    return any(measure(word[:size], term) <= 1 for size in (len(term) - 1, len(term), len(term) + 1))


class NaiveFilter:
    """Answers queries about a board by looking at every opportunity for each test."""

    def __init__(self, board: Board, now: datetime) -> None:
        self.board, self.now = board, now
        self.fields = {one.id: list_fields(one) for one in board.open}
        self.words = sorted({word for fields in self.fields.values() for field in fields for word in field})
        self.known = {facet: self._list_known(facet) for facet in ANY}
        self.choices = {(one.id, facet): set(self._list_choices(one, facet))
                        for one in board.open for facet in (*ANY, "mentor")}

    def run(self, query: Mapping[str, Any]) -> tuple[list[str], dict[str, int]]:
        """The ids that pass, sorted, and a count for each choice that anyone has, by ``facet choice``."""
        terms = list(dict.fromkeys(list_words(query.get("text", ""))))
        terms = ([term for term in terms if term not in STOP_WORDS] or terms)[:8]
        readings = {term: self.read_term(term) for term in terms}
        passing = [one for one in self.board.open if not self.list_misses(one, query, readings)]
        counts: dict[str, int] = {}
        for one in self.board.open:
            misses = self.list_misses(one, query, readings)
            for facet in (*ANY, "mentor"):
                if not misses or (misses == [facet] and facet != "mentor"):
                    for choice in self.list_choices(one, facet):
                        counts[f"{facet} {choice}"] = counts.get(f"{facet} {choice}", 0) + 1
        return [one.id for one in self.sort(passing, query, readings)], counts

    def read_term(self, term: str) -> list[str]:
        """The beginnings of words that stand for a term."""
        if len(term) < 5 or any(word.startswith(term) for word in self.words):
            return [term]
        # One edit away, at least one of the first three letters stays near the beginning.
        near = [word for word in self.words if set(term[:3]) & set(word[:4])]
        return [word for word in near if begins_almost(word, term)] or [term]

    def rank(self, one: Opportunity, readings: Mapping[str, list[str]]) -> int:
        """The sum over the terms of the first field (from 1) that has it; 0 when one is nowhere."""
        ranks = []
        for starts in readings.values():
            found = [number for number, field in enumerate(self.fields[one.id], 1)
                     if any(word.startswith(start) for word in field for start in starts)]
            if not found:
                return 0
            ranks.append(found[0])
        return sum(ranks)

    def list_misses(self, one: Opportunity, query: Mapping[str, Any], readings: Mapping[str, list[str]]) -> list[str]:
        misses = []
        if datetime.combine(one.apply.last_day + timedelta(days=1), datetime.min.time(), self.now.tzinfo) + timedelta(
                hours=12) <= self.now:
            misses.append("closed")
        if readings and not self.rank(one, readings):
            misses.append("text")
        choices = query.get("choices", {})
        for facet in ANY:
            wanted = [choice for choice in choices.get(facet, []) if choice in self.list_known(facet)]
            if wanted and self.list_choices(one, facet).isdisjoint(wanted):
                misses.append(facet)
        if not self.list_choices(one, "mentor").issuperset(choices.get("mentor", [])):
            misses.append("mentor")
        misses += [name for name in ("week", "hours", "weeks", "rate", "deadline", "start")
                   if not self.is_within(one, name, query)]
        if not self.fits_schedule(one, query):
            misses.append("schedule")
        return misses

    def list_known(self, facet: str) -> set[str]:
        """The ids that the board knows."""
        return self.known[facet]

    def list_choices(self, one: Opportunity, facet: str) -> set[str]:
        """The choices that an opportunity has."""
        return self.choices[one.id, facet]

    def _list_known(self, facet: str) -> set[str]:
        vocabulary = self.board.vocabulary
        countries = {code for one in self.board.open for code in one.location.countries} | {"elsewhere"}
        return {
            "category": set(vocabulary.categories), "skill": set(vocabulary.skills),
            "competency": set(vocabulary.competencies), "mode": {"remote", "hybrid", "onsite"}, "from": countries,
            "audience": {"high-school", "undergraduates", "graduate-students", "recent-graduates", "career-changers"},
            "permit": {"not-needed", "required", "student-visa-ok", "sponsorship", "citizens-only", "not-specified"},
            "pay": {"fixed", "hourly", "stipend", "unpaid"},
            "engagement": {"employee", "contractor", "university-employee", "fellowship", "volunteer"},
            "sector": set(vocabulary.sectors), "kind": set(LABELS["kind"]),
            "language": {one.language[:2] for one in self.board.open},
        }[facet]

    def _list_choices(self, one: Opportunity, facet: str) -> Iterable[str]:
        location = one.location
        if facet == "from":
            is_worldwide = location.mode == "remote" and not location.applicants_from
            return self.list_known("from") if is_worldwide else location.countries
        if facet == "audience":
            return self.list_known("audience") if "anyone" in one.eligibility.audience else one.eligibility.audience
        if facet == "mentor":
            given = [one.mentor.check_ins in FREQUENT, "written" in one.mentor.feedback,
                     one.mentor.reference in ("letter", "on-request")]
            return [kind for kind, is_given in zip(("weekly", "written", "reference"), given, strict=True) if is_given]
        return {"category": [one.category.id], "mode": [location.mode], "skill": [s.id for s in one.skills],
                "competency": [c.id for c in one.competencies], "permit": [one.eligibility.work_authorization],
                "pay": [one.pay.type], "engagement": [one.engagement] if one.engagement else [],
                "sector": [one.employer.sector.id], "kind": [one.employer.kind],
                "language": [one.language[:2]]}[facet]

    def is_within(self, one: Opportunity, name: str, query: Mapping[str, Any]) -> bool:
        least, most = query.get("ranges", {}).get(name, [None, None])
        value: float | None
        if name == "rate":
            only = query.get("onlyCurrency") and query.get("currency")
            if least is None and most is None and not only:
                return True
            if one.pay.per_hour is None:
                return not only and (least is None or least <= 0)
            if only and one.pay.currency != query.get("currency"):
                return False
            value = self.convert(one, query.get("currency"))
            if value is None:
                return False
        elif name == "start":
            value = count_days(one.starts) if isinstance(one.starts, date) else None
        else:
            value = {"week": one.effort.hours / one.effort.weeks, "hours": one.effort.hours,
                     "weeks": one.effort.weeks, "deadline": count_days(one.apply.last_day)}[name]
        return value is None or ((least is None or value >= least) and (most is None or value <= most))

    def convert(self, one: Opportunity, currency: str | None) -> float | None:
        """What an hour brings in a currency, where that can be said."""
        rate = round(one.pay.per_hour or 0, 2)
        if one.pay.currency == currency:
            return rate
        worth = self.board.policy.exchange.worth if self.board.policy.exchange else {}
        is_known = currency in worth and one.pay.currency in worth
        return rate * (worth[currency] / worth[one.pay.currency]) if is_known else None

    def fits_schedule(self, one: Opportunity, query: Mapping[str, Any]) -> bool:
        free, since, until = query.get("free"), query.get("since"), query.get("until")
        first = max(count_days(self.now.date()), since or 0)
        if isinstance(one.starts, date):
            start = count_days(one.starts)
            if since is not None and start < since:
                return False
        else:
            start = first if one.starts == "rolling" else count_days(one.apply.last_day)
        return ((free is None or one.effort.hours / one.effort.weeks <= free)
                and (until is None or max(start, first) + 7 * one.effort.weeks <= until))

    def sort(
        self, passing: list[Opportunity], query: Mapping[str, Any], readings: Mapping[str, list[str]]
    ) -> list[Opportunity]:
        order = {one.id: number for number, one in enumerate(self.board.open)}
        sort = query.get("sort") or ("best" if readings else "newest")
        currency = query.get("currency")
        keys = {
            "newest": lambda one: order[one.id],
            "closing": lambda one: one.apply.last_day,
            "hours": lambda one: one.effort.hours,
            "best": lambda one: self.rank(one, readings) if readings else 0,
            "rate": lambda one: self._rank_rate(one, currency),
        }
        return sorted(passing, key=lambda one: (keys[sort](one), order[one.id]))

    def _rank_rate(self, one: Opportunity, currency: str | None) -> tuple[bool, bool, str, float]:
        rate = self.convert(one, currency)
        if one.pay.per_hour is None or rate is None:
            return one.pay.per_hour is None, True, one.pay.currency, -round(one.pay.per_hour or 0, 2)
        return False, False, "", -rate


def count_days(day: date) -> int:
    return (day - date(1970, 1, 1)).days
