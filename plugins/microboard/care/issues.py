"""Turns the upkeep of a board into issues, one for each employer, in GitHub's Markdown."""

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import quote, urlencode

from microboard.board import Opportunity
from microboard.care.upkeep import Ask, Upkeep
from microboard.check.fields.field import Field
from microboard.check.values.login import is_login
from microboard.intake.outcome import build_request
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
    if ask.opportunities:
        yield _("Are these projects still open? Nobody has said so for {days} days or more. Students would rather read "
                "a short board than apply in vain.", days=upkeep.confirm_after_days)
    listed = [*("\n".join(_ask_about(one, upkeep.today, edit_url)) for one in ask.opportunities),
              *_ask_what_came(ask.ended, upkeep.tree, edit_url)]
    kept, _left = fit(listed[:MAX_LISTINGS], MAX_BYTES - REST)
    yield from kept
    more = len(listed) - len(kept)
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


def _ask_what_came(ended: Sequence[Opportunity], tree: Field, edit_url: str) -> Iterator[str]:
    """A question for each project that has ended, the first one with what it is good for."""
    for place, one in enumerate(ended):
        lines = [] if place else ["", _(
            "What came of these projects? How many applied and were chosen, whether everyone got an answer, how soon "
            "the choice and the pay came, and what it led to: the next students read it before they apply.")]
        address = _build_address(one, tree, edit_url)
        how = (_("[Answer in an issue that is prepared already]({address}). A pull request follows from it.",
                 address=address) if address
               else _("Edit {file}, and write what you know below {field}.", file=write_code(one.source),
                      field="`outcome:`"))
        yield "\n".join([*lines, "", f"### {write_code(one.title)}", "",
                         _("Its last day to apply was {day}.", day=one.apply.last_day), "", how])


def _build_address(one: Opportunity, tree: Field, edit_url: str) -> str:
    """Where GitHub opens an issue with the questions, or nothing for another forge."""
    repository, _edit, branch = edit_url.partition("/edit/")
    if not branch or repository.endswith("/-"):
        return ""
    body = build_request(tree, f"<!-- microboard:change {one.id} completed -->")
    return f"{repository}/issues/new?{urlencode({'title': one.id, 'body': body}, quote_via=quote)}"
