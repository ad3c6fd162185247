"""Turns the upkeep of a board into issues, one for each employer, in GitHub's Markdown."""

from collections.abc import Iterator
from datetime import date

from microboard.board import Opportunity
from microboard.care.upkeep import Ask, Upkeep
from microboard.check.values.login import is_login
from microboard.markdown.github import MAX_BYTES, fit, write_code
from microboard.words.speech import _, ngettext

# The most listings that one issue asks about: nobody would answer more.
MAX_LISTINGS = 50
# Around the questions.
REST = 4000


def build_issues(upkeep: Upkeep, edit_url: str = "") -> Iterator[tuple[str, str]]:
    """The employer's id and the body of the issue, for every employer who is to be asked.

    `edit_url` is the address under which the board's files can be edited (ends in ``/``), or empty.
    """
    for ask in upkeep.asks:
        yield ask.employer.id, "\n".join(_write(ask, upkeep, edit_url)) + "\n"


def _write(ask: Ask, upkeep: Upkeep, edit_url: str) -> Iterator[str]:
    # A board may have changed its schema, and these texts are the only ones not shown as code.
    yield " ".join(f"@{login}" for login in ask.employer.maintainers if is_login(login))
    yield ""
    yield _("Are these projects still open? Nobody has said so for {days} days or more. Students would rather read a "
            "short board than apply in vain.", days=upkeep.confirm_after_days)
    questions = ("\n".join(_ask_about(one, upkeep.today, edit_url)) for one in ask.opportunities[:MAX_LISTINGS])
    kept, _left = fit(questions, MAX_BYTES - REST)
    yield from kept
    more = len(ask.opportunities) - len(kept)
    if more > 0:
        said = ngettext("There is 1 more; answer these first.", "There are {count} more; answer these first.", more,
                        count=more)
        yield f"\n{said}"
    yield ""
    yield _("A program wrote this issue. It looks again every week, and closes the issue when every project has its "
            "answer. If you no longer look after these projects, say so here.")
    yield ""
    yield f"<!-- microboard-care: employer {ask.employer.id} -->"


def _ask_about(one: Opportunity, today: date, edit_url: str) -> Iterator[str]:
    yield ""
    yield f"### {write_code(one.title)}"
    yield ""
    if one.is_open:
        yield _("Last confirmed on {day}. It closes by itself on {last_day}.", day=one.confirmed,
                last_day=one.apply.last_day)
    else:
        yield _("Last confirmed on {day}. It closed by itself on {last_day}; a confirmation opens it again until its "
                "deadline, {deadline}.", day=one.confirmed, last_day=one.apply.last_day, deadline=one.apply.deadline)
    yield ""
    yield (_("[Edit the file]({address}) and write one line, or change it where it is there already:",
             address=f"{edit_url}{one.source}") if edit_url
           else _("Edit {file} and write one line, or change it where it is there already:",
                  file=write_code(one.source)))
    yield ""
    yield f"- {_('It still stands:')} `last_confirmed: {today}`"
    yield f"- {_('Somebody was found:')} `status: filled`"
    yield f"- {_('It will not happen:')} `status: withdrawn`"
