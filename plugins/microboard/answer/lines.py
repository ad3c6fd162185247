"""Turns problems into what to change, file by file and line by line."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from microboard.answer.markdown import write_block, write_code
from microboard.answer.mend import Paste, build_pastes
from microboard.answer.say import say
from microboard.read import Problem

# The most problems that are told of one line.
MAX_PROBLEMS = 20


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
        said = "".join(f"- {say(problem)}\n" for problem in ones[:MAX_PROBLEMS])
        said += f"- And {len(ones) - MAX_PROBLEMS} more.\n" if len(ones) > MAX_PROBLEMS else ""
        is_whole = all(problem.write for problem in ones)
        below = [_show_paste(paste, is_whole) for paste in pastes if paste.line == line]
        yield "\n".join((heading + said, *below))
        heading = ""
    if at_top:
        yield "\n".join(_show_paste(paste, True) for paste in at_top)


def _show_paste(paste: Paste, is_whole: bool) -> str:
    where = f"Line {paste.line} should be:" if is_whole else f"Line {paste.line}, as far as it is certain:"
    if paste.is_added:
        number = "this line" if len(paste.lines) == 1 else "these lines"
        place = f"below line {paste.line}" if paste.line else "at the top of the file"
        where = f"Add {number} {place}. What follows the colon is an example, so write your own:"
    return f"{where}\n\n{write_block(paste.lines)}\n"
