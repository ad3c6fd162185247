"""Puts together what was found in the folders of a board, with what only all listings together tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from microboard.check.board.batch import Outcome
from microboard.check.board.begin import Begun, Setting
from microboard.check.board.checked import Checked
from microboard.check.board.duplicates import find_same_links
from microboard.check.listing.facts import Fact
from microboard.check.red_flags.flags import find_high_pay_flags
from microboard.check.schema import cut_text
from microboard.check.schema.schema_check import read_checked
from microboard.check.schema.taken import find_uses, tell_uses
from microboard.check.values.policy import Policy
from microboard.read import Document, Problem
from microboard.read.problem import Severity

# With at least this many listings in one currency, more than three times the median pay is too good.
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


def join(
    begun: Begun, outcomes: Sequence[Outcome], others: Sequence[Fact] = (), *, is_pay_known: bool = True
) -> Checked:
    """What all folders hold. `others` are the facts of listings in further folders; what is paid everywhere is known
    where they are of all."""
    if not begun.setting:
        return Checked(None, {}, (), tuple(begun.problems))
    problems = begun.problems + [problem for outcome in outcomes for problem in outcome.refused]
    problems += _tell_taken(begun.setting, outcomes)
    # A value that the schema refuses is not judged a second time.
    said = {(problem.path, problem.field) for problem in problems if problem.rule != cut_text.RULE.id}
    facts = [fact for outcome in outcomes for fact in outcome.facts]
    facts = _sort(begun, [*facts, *others]) if others else facts
    found = chain((problem for outcome in outcomes for problem in outcome.found), _compare_links(begun.setting, facts),
                  _compare_pay(begun.setting, facts) if is_pay_known else ())
    problems += [problem for problem in found if (problem.path, problem.field) not in said]
    return Checked(begun.rulebook, dict(begun.setting.employers),
                   tuple(listing for outcome in outcomes for listing in outcome.listings),
                   tuple(sorted(settle(problems, begun.setting.rulebook.policy))),
                   tuple(fact.path for outcome in outcomes for fact in outcome.facts), logos=begun.setting.logos)


def _tell_taken(setting: Setting, outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    taken = setting.rulebook.taken
    uses = chain((use for outcome in outcomes for use in outcome.uses),
                 (use for employer in setting.employers.values() for use in find_uses(employer, taken)))
    return tell_uses(uses, taken)


def settle(problems: Iterable[Problem], policy: Policy) -> Iterator[Problem]:
    """The problems with the severity that the policy gives their rule, without those it switches off."""
    names: dict[str, Severity] = {"error": "error", "warning": "warning"}
    for problem in problems:
        wanted = policy.get_severity(problem.rule, problem.severity)
        if wanted in names:
            yield replace(problem, severity=names[wanted])


def _sort(begun: Begun, facts: Iterable[Fact]) -> list[Fact]:
    """In the order of the board: the first of several listings is the one that is named."""
    paths = (file.path for folder in begun.folders for file in folder.listings)
    order = {path: index for index, path in enumerate(paths)}
    return sorted(facts, key=lambda fact: order[fact.path])


def _compare_links(setting: Setting, facts: Sequence[Fact]) -> Iterator[Problem]:
    for path, finding in find_same_links(facts):
        # A document without values does: only a position is needed.
        yield finding.place(Document(path, {}, setting.root))


def _compare_pay(setting: Setting, facts: Sequence[Fact]) -> Iterator[Problem]:
    red_flags, severities = setting.rulebook.red_flags, setting.rulebook.policy.severities
    high = (read_checked(setting.root, fact.path, setting.rulebook.opportunity, []) for fact in find_high_pay(facts))
    for listing, finding in find_high_pay_flags(red_flags, severities, filter(None, high)):
        yield finding.place(listing)
