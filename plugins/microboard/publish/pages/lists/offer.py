"""Sums up what an employer offers now, for the top of its page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from microboard.board import Opportunity
from microboard.publish.text.labels import LABELS, label
from microboard.words.formats import format_list, format_money, format_number, lower_in_sentence
from microboard.words.speech import _, ngettext

# More would be a sentence that nobody reads.
MOST_CHECK_INS = 2


def build_offer(opportunities: Sequence[Opportunity], past: Sequence[Opportunity]) -> list[tuple[str, str]]:
    """Facts as (name, words), such as ``("Pays", "€18 to €25 an hour")``; names without words are left out."""
    completed = sum(one.state == "completed" for one in past)
    facts = [
        (_("Pays"), _format_pay(opportunities)),
        (_("Asks for"), _format_hours([one.effort.per_week for one in opportunities])),
        (_("Mentors with"), _format_check_ins(opportunities)),
        (_("Completed so far"), ngettext("{count} project", "{count} projects", completed,
                                         count=format_number(completed)) if completed else ""),
    ]
    return [(name, words) for name, words in facts if words]


def _format_pay(opportunities: Iterable[Opportunity]) -> str:
    """The least and the most that an hour brings, in each currency."""
    rates: dict[str, list[float]] = {}
    for one in opportunities:
        if one.pay.per_hour is not None:
            rates.setdefault(one.pay.currency, []).append(round(one.pay.per_hour, 2))
    spans = []
    for currency, amounts in sorted(rates.items()):
        spans.append(_span(format_money(min(amounts), currency), format_money(max(amounts), currency)))
    return _("{amounts} an hour", amounts=format_list(spans)) if spans else ""


def _format_hours(numbers: Sequence[float]) -> str:
    if not numbers:
        return ""
    return _("{numbers} hours a week", numbers=_span(format_number(min(numbers)), format_number(max(numbers))))


def _span(least: str, most: str) -> str:
    return least if least == most else _("{lower} to {upper}", lower=least, upper=most)


def _format_check_ins(opportunities: Iterable[Opportunity]) -> str:
    """How often mentors and students meet: the two most frequent ways, at most."""
    used = Counter(one.mentor.check_ins for one in opportunities)
    frequent = {value for value, _count in used.most_common(MOST_CHECK_INS)}
    known = [value for value in LABELS["check_ins"] if value in frequent]
    words = [lower_in_sentence(label("check_ins", value)) for value in [*known, *sorted(frequent.difference(known))]]
    ways = format_list(words)
    return _("mostly {ways}", ways=ways) if len(used) > len(words) else ways
