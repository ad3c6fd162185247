"""Sums up what an employer offers now, for the top of its page."""

from collections import Counter
from collections.abc import Iterable, Sequence

from microboard.board import Opportunity
from microboard.publish.text.labels import LABELS, label
from microboard.words.formats import format_list, format_money, format_number

# More would be a sentence that nobody reads.
MOST_CHECK_INS = 2


def build_offer(opportunities: Sequence[Opportunity], past: Sequence[Opportunity]) -> list[tuple[str, str]]:
    """Facts as (name, words), such as ``("Pays", "€18 to €25 an hour")``; names without words are left out."""
    completed = sum(one.state == "completed" for one in past)
    facts = [
        ("Pays", _format_pay(opportunities)),
        ("Asks for", _format_span([one.effort.per_week for one in opportunities], "hours a week")),
        ("Mentors with", _format_check_ins(opportunities)),
        ("Completed so far", f"{completed} project{'' if completed == 1 else 's'}" if completed else ""),
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
        ends = [format_money(amount, currency) for amount in dict.fromkeys((min(amounts), max(amounts)))]
        spans.append(" to ".join(ends))
    return f"{format_list(spans)} an hour" if spans else ""


def _format_span(numbers: Sequence[float], unit: str) -> str:
    if not numbers:
        return ""
    ends = dict.fromkeys(format_number(number) for number in (min(numbers), max(numbers)))
    return f"{' to '.join(ends)} {unit}"


def _format_check_ins(opportunities: Iterable[Opportunity]) -> str:
    """How often mentors and students meet: the two most frequent ways, at most."""
    used = Counter(one.mentor.check_ins for one in opportunities)
    frequent = {value for value, _ in used.most_common(MOST_CHECK_INS)}
    known = [value for value in LABELS["check_ins"] if value in frequent]
    words = [label("check_ins", value).lower() for value in [*known, *sorted(frequent.difference(known))]]
    return f"{'mostly ' if len(used) > len(words) else ''}{format_list(words)}"
