"""Says what a person has to look at before a change is merged."""

from collections.abc import Iterable, Iterator, Sequence

from microboard.answer.answer import FOR_REVIEWERS, Answer, Posted
from microboard.answer.blocks import point_at, word_more
from microboard.markdown.github import write_code
from microboard.read import Problem
from microboard.words.formats import format_list
from microboard.words.speech import N_, _, ngettext

# The most paths that are named.
MAX_PATHS = 10
# The most new listings whose days are named.
MAX_NEW = 20
# The heading above what the author is asked.
CHANGE = N_("What you may want to change")


def build_review(answer: Answer) -> Iterator[str]:
    """First signs of fraud or of a stranger, then who changes what, then what the author is asked above."""
    alarms, about_change = answer.alarms, _find_changes(answer)
    if answer.author:
        yield f"{_('Proposed by {author}.', author=write_code(answer.author))}\n"
    if alarms:
        yield from _list(_("Look at this first:"), alarms)
    if about_change:
        yield from _list(_("Who changes what:"), about_change)
    yield from _name_unread(answer)
    yield from _date(answer.new)
    yield from _count(len(answer.questions), bool(alarms or about_change))
    said = _("Yours to judge: is the employer real, is it a project that ends, do the hours fit, is it fair to the one "
             "who does it?")
    yield f"{said}\n"


def _name_unread(answer: Answer) -> Iterator[str]:
    if answer.unread:
        yield f"{_('**Read yourself:** no check has read {files}.', files=list_paths(answer.unread))}\n"
    if answer.has_rules:
        said = _("**Rules change here.** This answer follows the rules of the branch that the pull request goes to, "
                 "and not those that it brings.")
        yield f"{said}\n"


def list_paths(paths: Sequence[str]) -> str:
    """The paths as code, in words; of many, the first."""
    shown = [write_code(path) for path in paths[:MAX_PATHS]]
    rest = len(paths) - MAX_PATHS
    more = [ngettext("{count} more", "{count} more", rest, count=rest)] if rest > 0 else []
    return format_list([*shown, *more])


def _find_changes(answer: Answer) -> list[Problem]:
    told = set(answer.alarms)
    return [problem for problem in answer.problems if problem not in told and (
        problem.rule in FOR_REVIEWERS or (problem.severity == "error" and problem.rule in answer.changes))]


def _list(heading: str, problems: Iterable[Problem]) -> Iterator[str]:
    yield f"**{heading}**\n"
    for problem in problems:
        stops = f" **{_('This keeps it from being merged.')}**" if problem.severity == "error" else ""
        yield point_at(problem) + stops
    yield ""


def _date(new: Sequence[Posted]) -> Iterator[str]:
    """The days of new listings. Days of review pass between the check and the merge, and nothing runs at the merge."""
    if new:
        said = _("**Before you merge:** a new listing says in `posted` on which day it appears. Where that day is past "
                 "by then, write the day of the merge in its place, or readers of feeds may never see it.")
        yield f"{said}\n"
        for one in new[:MAX_NEW]:
            place = _("{file}, line {line}", file=write_code(one.path), line=one.line)
            yield f"- {place}: {write_code(f'posted: {one.day}')}"
        if len(new) > MAX_NEW:
            yield f"- {word_more(len(new) - MAX_NEW)}"
        yield ""


def _count(questions: int, has_more: bool) -> Iterator[str]:
    if questions:
        said = ngettext("The check has one question for the author, under *{heading}*.",
                        "The check has {count} questions for the author, under *{heading}*.",
                        questions, count=questions, heading=_(CHANGE))
        yield f"{said}\n"
    elif not has_more:
        yield f"{_('The check has no questions.')}\n"
