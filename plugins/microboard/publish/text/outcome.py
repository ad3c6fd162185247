"""Turns what came of a project into the facts that people read: who applied, who was chosen, how soon."""

from microboard.board.model import Outcome
from microboard.publish.text.labels import label
from microboard.words.formats import format_list
from microboard.words.speech import _, ngettext


def list_outcome_facts(outcome: Outcome) -> list[str]:
    """What the employer tells of its choice and of its pay, each fact by itself."""
    facts = [label("applicants", outcome.applicants) if outcome.applicants else "", _tell_selected(outcome.selected),
             _tell_answered(outcome.answered_everyone), _tell_decided(outcome.decided_in_days),
             _tell_paid(outcome.paid_in_days), _tell_led(outcome.led_to)]
    return [fact for fact in facts if fact]


def _tell_selected(count: int | None) -> str:
    if not count:
        return "" if count is None else _("Nobody was chosen")
    return ngettext("{count} person was chosen", "{count} people were chosen", count, count=count)


def _tell_answered(is_true: bool | None) -> str:
    if is_true is None:
        return ""
    return _("Everyone who applied got an answer") if is_true else _("Not everyone who applied got an answer")


def _tell_decided(days: int | None) -> str:
    if not days:
        return "" if days is None else _("The choice was made on the day of the deadline")
    return ngettext("The choice was made {count} day after the deadline",
                    "The choice was made {count} days after the deadline", days, count=days)


def _tell_paid(days: int | None) -> str:
    if not days:
        return "" if days is None else _("The pay came on the day on which the work was accepted")
    return ngettext("The pay came {count} day after the work was accepted",
                    "The pay came {count} days after the work was accepted", days, count=days)


def _tell_led(led_to: tuple[str, ...]) -> str:
    return _("It led to {what}", what=format_list([label("leads_to", one) for one in led_to])) if led_to else ""
