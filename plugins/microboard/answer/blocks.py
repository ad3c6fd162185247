"""Turns problems into what to change line by line and what to do next, and the strength of a listing into a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from microboard.answer.mend import Paste, build_pastes
from microboard.check.strength.points import Aspect
from microboard.markdown.github import write_block, write_code, write_sentences
from microboard.read import Problem
from microboard.words.speech import N_, _, ngettext

# The most problems that are told of one line, or of one rule.
MAX_PROBLEMS = 20
# By the id of the rule, in the order in which they are told.
STEPS = {
    "unknown-author": N_("Ask one of the people named to propose this change. If they add you to the maintainers "
                         "first, close this pull request then, and make a second one."),
    "maintainers-replaced": N_("Close this pull request, and ask one of the people named to propose the new list."),
    "sample-changed": N_("Close this pull request. To offer a project of your own, make a second one, with a new "
                         "folder for your employer and without the line that calls it a sample."),
    "id-reused": N_("Close this pull request, and make a second one in which the file or the folder has another name."),
    "elsewhere-changed": N_("Close this pull request, and make two new ones: one with the employer's files alone, one "
                            "with the rest."),
    "listing-removed": N_("Close this pull request. Then open the file on the board, press the pencil, write the "
                          "status into it, and propose that. If the file only has another name now, write the old one "
                          "under formerly in the new file instead."),
}


def say(problem: Problem) -> str:
    """The place in the file, what is wrong, and what to write."""
    return _("{label}: {value}", label=_name_place(problem),
             value=f"{write_sentences(problem.message)} {write_sentences(problem.hint)}")


def _name_place(problem: Problem) -> str:
    if (problem.line, problem.column, problem.field) == (1, 1, ""):
        return _("The whole file")
    if problem.field:
        return _("Line {line}, {field}", line=problem.line, field=write_code(problem.field))
    return _("Line {line}", line=problem.line)


def point_at(problem: Problem) -> str:
    """The same with the path, as an item of a list."""
    file = _("In {file}", file=write_code(problem.path))
    return "- " + _("{label}: {value}", label=file, value=say(problem))


def _list_first(items: Sequence[str]) -> str:
    """The items of a list; of many, the first."""
    rest = len(items) - MAX_PROBLEMS
    more = [f"- {word_more(rest)}"] if rest > 0 else []
    return "".join(f"{item}\n" for item in (*items[:MAX_PROBLEMS], *more))


def word_more(rest: int) -> str:
    """How many more there are of what is not all told."""
    return ngettext("And {count} more.", "And {count} more.", rest, count=rest)


def build_lines(problems: Iterable[Problem], texts: Mapping[str, str]) -> Iterator[str]:
    """One block a line. `texts` are the files by path, for lines to paste."""
    for path, ones in groupby(sorted(problems), key=lambda problem: problem.path):
        yield from _mend_file(path, list(ones), texts.get(path, ""))


def _mend_file(path: str, problems: list[Problem], text: str) -> Iterator[str]:
    """One block a line of the file: what is wrong with it, and the line as it should be."""
    pastes = build_pastes(text, problems)
    at_top = [paste for paste in pastes if paste.line == 0]
    heading = f"### {write_code(path)}\n\n"
    for line, found in groupby(problems, key=lambda problem: problem.line):
        ones = list(found)
        said = _list_first([f"- {say(problem)}" for problem in ones])
        is_whole = all(problem.write for problem in ones)
        below = [_show_paste(paste, is_whole) for paste in pastes if paste.line == line]
        yield "\n".join((heading + said, *below))
        heading = ""
    if at_top:
        yield "\n".join(_show_paste(paste, True) for paste in at_top)


def _show_paste(paste: Paste, is_whole: bool) -> str:
    return f"{_word_paste(paste, is_whole)}\n\n{write_block(paste.lines)}\n"


def _word_paste(paste: Paste, is_whole: bool) -> str:
    if not paste.is_added:
        return (_("Line {line} should be:", line=paste.line) if is_whole
                else _("Line {line}, as far as it is certain:", line=paste.line))
    if paste.line:
        return ngettext("Add this line below line {line}. What follows the colon is an example, so write your own:",
                        "Add these lines below line {line}. What follows the colon is an example, so write your own:",
                        len(paste.lines), line=paste.line)
    return ngettext("Add this line at the top of the file. What follows the colon is an example, so write your own:",
                    "Add these lines at the top of the file. What follows the colon is an example, so write your own:",
                    len(paste.lines))


def build_steps(problems: Iterable[Problem]) -> Iterator[str]:
    """One block a rule: what is wrong, and what to do next. Rules that a line can mend are left out."""
    known = sorted(problems)
    for rule, step in STEPS.items():
        ones = [problem for problem in known if problem.rule == rule]
        if ones:
            yield f"{_list_first(list(map(point_at, ones)))}\n**{_('Next:')}** {_(step)}\n"


def show_strength(path: str, aspects: tuple[Aspect, ...]) -> str:
    """The points of the listing at `path`, one row an aspect."""
    points, total = sum(aspect.points for aspect in aspects), sum(len(aspect.marks) for aspect in aspects)
    title = _("Strength of {file}: {points} of {total} points", file=write_code(path), points=points, total=total)
    head = f"| {_('Aspect')} | {_('Good')} | {_('Missing')} | {_('Try this')} |\n|---|---|---|---|\n"
    return f"### {title}\n\n{head}{''.join(map(_show_aspect, aspects))}"


def _show_aspect(aspect: Aspect) -> str:
    name = _("{aspect}, {points} of {total}", aspect=aspect.title, points=aspect.points, total=len(aspect.marks))
    good, missing = (" ".join(mark.reason for mark in aspect.marks if mark.is_earned is is_earned)
                     for is_earned in (True, False))
    return (f"| {name} | {good or _('Nothing yet.')} | {missing or _('Nothing.')} "
            f"| {aspect.suggestion or _('Leave it so.')} |\n")
