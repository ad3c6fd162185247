"""Turns what an employer tells of its past projects into one sentence, without a judgement."""

from microboard.board.answers import MONTHS
from microboard.board.board import Answers
from microboard.words.formats import format_number
from microboard.words.speech import _, ngettext


def tell_answers(answers: Answers | None) -> str:
    """What it tells, with how many projects it is told of, or nothing."""
    facts = _list_facts(answers) if answers else []
    return _("As the employer told us of projects that ended in the last {months} months: {facts}.",
             months=MONTHS, facts=" · ".join(facts)) if facts else ""


def _list_facts(answers: Answers) -> list[str]:
    facts = []
    if answers.answered:
        part, whole = map(format_number, answers.answered)
        facts.append(_("everyone got an answer in {part} of {whole}", part=part, whole=whole))
    if wait := answers.decided:
        facts.append(ngettext(
            "{count} day from deadline to choice, the median of {whole}",
            "{count} days from deadline to choice, the median of {whole}", wait.days,
            count=format_number(wait.days), whole=format_number(wait.projects)))
    if wait := answers.paid:
        facts.append(ngettext(
            "{count} day from accepted work to pay, the median of {whole}",
            "{count} days from accepted work to pay, the median of {whole}", wait.days,
            count=format_number(wait.days), whole=format_number(wait.projects)))
    return facts
