"""Finds pay that is far above what others on the board pay, for work that asks for nothing."""

from collections.abc import Iterable, Iterator, Mapping

from microboard.check.listing.facts import Fact

# From so many listings in one currency on, three times the pay in the middle is too good.
LEAST_LISTINGS, TOO_GOOD = 10, 3


def find_high_pay(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Those of the board's listings whose pay per hour is far above the middle of their currency."""
    by_currency: dict[str, list[Fact]] = {}
    for fact in facts:
        by_currency.setdefault(fact.currency, []).append(fact)
    middles = find_middles({currency: [fact.pay for fact in group] for currency, group in by_currency.items()})
    for currency, middle in middles.items():
        yield from (fact for fact in by_currency[currency] if fact.pay > TOO_GOOD * middle)


def find_middles(amounts: Mapping[str, list[float]]) -> dict[str, float]:
    """The median pay per hour by currency, of currencies with enough listings."""
    return {currency: sorted(group)[len(group) // 2] for currency, group in amounts.items()
            if currency and len(group) >= LEAST_LISTINGS}
