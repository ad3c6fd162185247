"""Turns a checked change into one comment in Markdown, for someone who has never used git."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from microboard.answer.markdown import write_block, write_code, write_sentences
from microboard.answer.mend import Paste, build_pastes
from microboard.answer.receive import MARKER
from microboard.check.aspects import Aspect
from microboard.read import Problem

# GitHub takes 65,536 characters. Each section has its own room, so that none pushes another out.
MAX_BYTES = {"mend": 32_000, "strength": 12_000, "review": 14_000}
# So many problems of one line are told.
MAX_PROBLEMS = 20
# One line each: in a comment, GitHub breaks the line where the Markdown does.
HOW = ("Here is how, and you need no second pull request: open the tab **Files changed** above, press the three dots "
       "at the right of the file's name and choose **Edit file**. Change the line, then press **Commit changes**. "
       "After a few minutes this answer is a new one.")
FREE = ("Nothing here has to be done. It is what people who choose between projects look for, in five aspects: what "
        "makes a project good to do, and good to apply for.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a change. `texts` and `strengths` are by path; `changes` are the ids of rules about the change
    itself, and `author` is a GitHub login or nothing."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    strengths: Mapping[str, tuple[Aspect, ...]] = field(default_factory=dict)
    changes: Collection[str] = ()
    author: str = ""


def build_comment(answer: Answer) -> str:
    """The comment, at most 64 KB. Nothing in it that came from a listing is a link, an image, a mention or HTML."""
    errors = [problem for problem in answer.problems if problem.severity == "error"]
    parts = [MARKER, "", *_greet(len(errors))]
    if errors:
        texts = answer.texts
        blocks = [block for path, ones in _group(errors) for block in _mend_file(path, ones, texts.get(path, ""))]
        parts += ["## What to mend", "", HOW, "", *_fit(blocks, MAX_BYTES["mend"])]
    if answer.strengths:
        blocks = [_show_strength(path, aspects) for path, aspects in sorted(answer.strengths.items())]
        parts += ["## What could be better", "", FREE, "", *_fit(blocks, MAX_BYTES["strength"])]
    parts += ["## For reviewers", "", *_fit(list(_review(answer)), MAX_BYTES["review"])]
    parts += ["A program wrote this, and writes it anew after each change. There is only one such comment."]
    return "\n".join(parts) + "\n"


def _greet(errors: int) -> Iterator[str]:
    yield "Thank you! Every line of this pull request has been read, and this is the answer."
    yield ""
    if errors:
        things = "One thing keeps" if errors == 1 else f"{errors} things keep"
        yield f"**{things} it from being published.** What to write is below."
    else:
        yield "**Nothing is in the way.** A person reads it next, and may have questions. You need not do anything."
    yield ""


def _group(problems: Iterable[Problem]) -> Iterator[tuple[str, list[Problem]]]:
    for path, ones in groupby(sorted(problems), key=lambda problem: problem.path):
        yield path, list(ones)


def _mend_file(path: str, problems: list[Problem], text: str) -> Iterator[str]:
    """One block a line of the file: what is wrong with it, and the line as it should be."""
    pastes = build_pastes(text, problems)
    at_top = [paste for paste in pastes if paste.line == 0]
    heading = f"### {write_code(path)}\n\n"
    for line, found in groupby(problems, key=lambda problem: problem.line):
        ones = list(found)
        said = "".join(f"- {_say(problem)}\n" for problem in ones[:MAX_PROBLEMS])
        said += f"- And {len(ones) - MAX_PROBLEMS} more.\n" if len(ones) > MAX_PROBLEMS else ""
        is_whole = all(problem.write for problem in ones)
        below = [_show_paste(paste, is_whole) for paste in pastes if paste.line == line]
        yield "\n".join((heading + said, *below))
        heading = ""
    if at_top:
        yield "\n".join(_show_paste(paste, True) for paste in at_top)


def _say(problem: Problem) -> str:
    name = f", {write_code(problem.field)}" if problem.field else ""
    is_whole = (problem.line, problem.column, problem.field) == (1, 1, "")
    place = "The whole file" if is_whole else f"Line {problem.line}{name}"
    return f"{place}: {write_sentences(problem.message)} {write_sentences(problem.hint)}"


def _show_paste(paste: Paste, is_whole: bool) -> str:
    where = f"Line {paste.line} should be:" if is_whole else f"Line {paste.line}, as far as it is certain:"
    if paste.is_added:
        number = "this line" if len(paste.lines) == 1 else "these lines"
        place = f"below line {paste.line}" if paste.line else "at the top of the file"
        where = f"Add {number} {place}. What follows the colon is an example, so write your own:"
    return f"{where}\n\n{write_block(paste.lines)}\n"


def _show_strength(path: str, aspects: tuple[Aspect, ...]) -> str:
    points, total = sum(aspect.points for aspect in aspects), sum(len(aspect.marks) for aspect in aspects)
    head = "| Aspect | Good | Missing | Try this |\n|---|---|---|---|\n"
    rows = "".join(map(_show_aspect, aspects))
    return f"### Strength of {write_code(path)}: {points} of {total} points\n\n{head}{rows}"


def _show_aspect(aspect: Aspect) -> str:
    name = f"{aspect.name.capitalize()}, {aspect.points} of {len(aspect.marks)}"
    good, missing = (" ".join(mark.reason for mark in aspect.marks if mark.is_earned is is_earned)
                     for is_earned in (True, False))
    return f"| {name} | {good or 'Nothing yet.'} | {missing or 'Nothing.'} | {aspect.suggestion or 'Leave it so.'} |\n"


def _review(answer: Answer) -> Iterator[str]:
    """What a person has to look at: the change itself first, then what the check is not sure about."""
    asked = [problem for problem in answer.problems if problem.severity == "warning" or problem.rule in answer.changes]
    about_change = [problem for problem in asked if problem.rule in answer.changes]
    about_text = [problem for problem in asked if problem.rule not in answer.changes]
    if answer.author:
        yield f"Proposed by {write_code(answer.author)}.\n"
    if about_change:
        yield "**Who changes what:**\n"
        yield from map(_point_at, about_change)
    if about_text:
        yield "\n**Questions of the check.** The author may answer here in a sentence, or change the line:\n"
        yield from map(_point_at, about_text)
    if not asked:
        yield "The check has no questions."
    yield ("\nYours to judge: is the employer real, is it a project that ends, do the hours fit, is it fair to the one "
           "who does it?\n")


def _point_at(problem: Problem) -> str:
    stops = " **This keeps it from being merged.**" if problem.severity == "error" else ""
    return f"- In {write_code(problem.path)}: {_say(problem)}{stops}"


def _fit(blocks: list[str], limit: int) -> Iterator[str]:
    """The blocks that fit into `limit` bytes, whole, and a note on those that do not."""
    size = 0
    for index, block in enumerate(blocks):
        size += len(block.encode()) + 1
        if size > limit:
            left = len(blocks) - index
            more = "1 more part is" if left == 1 else f"{left} more parts are"
            yield f"\n*This is cut here: {more} not shown. The summary of the check's run has every problem.*\n"
            return
        yield block
