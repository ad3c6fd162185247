"""Turns problems into the lines of the file as they should be, where that is certain."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from microboard.read import Problem
from microboard.read.yaml import LOADER, parse_yaml

# A longer line is not offered for copying.
MAX_LENGTH = 1000
WHOLE = ("text-control", "text-cut")
# When not all pastes can be kept, this many are tried one by one.
MAX_TRIED = 20
# A place in the file, counted from 1 as in a problem.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paste:
    """Lines to paste: in place of line `line`, or below it; below line 0 means at the top level, wherever."""

    line: int
    is_added: bool
    lines: tuple[str, ...]


def build_pastes(text: str, problems: Iterable[Problem]) -> tuple[Paste, ...]:
    """What to paste into the file `text`, by line. Problems without a certain mend are left out."""
    lines, problems = text.splitlines(), [problem for problem in problems if problem.write]
    if not problems:
        return ()
    scalars, braces = _find_ends(text)
    replaced: dict[int, str] = {}
    added: dict[int, list[str]] = {}
    # Rules that rewrite the whole line, in order of precedence: other problems on it are found at the next check.
    whole = {problem.line: problem.write for rule in WHOLE for problem in problems
             if problem.rule == rule}
    # Some characters end a line for YAML but not in an editor. Then line numbers mean different things.
    if not whole and lines != text.removesuffix("\n").replace("\r\n", "\n").split("\n"):
        return ()
    # From right to left, so that a change does not move the places still to be changed.
    for problem in sorted(problems, key=lambda problem: (problem.line, -problem.column)):
        if not 0 < problem.line <= len(lines):
            continue
        original = lines[problem.line - 1]
        line = replaced.get(problem.line, original)
        place = problem.line, problem.column
        brace = braces.get((problem.line, _find_value(original, problem.column)))
        if problem.rule != "field-missing":
            if place in scalars and problem.line not in whole:
                replaced[problem.line] = line[:problem.column - 1] + problem.write + line[scalars[place] - 1:]
        elif problem.field in ("", _name(problem)):
            added.setdefault(0, []).append(problem.write)
        elif brace:
            # Counted from the end of the line, which does not move.
            at = len(line) - (len(original) - brace + 1)
            before = line[:at].rstrip().removesuffix(",")
            comma = "" if before.endswith("{") else ", "
            replaced[problem.line] = f"{before}{comma}{problem.write}{line[at:]}"
        else:
            added.setdefault(problem.line, []).append(_find_indent(lines, problem) + problem.write)
    pastes = [Paste(line, False, (new,)) for line, new in (replaced | whole).items()]
    pastes += [Paste(line, True, tuple(new)) for line, new in added.items()]
    pastes = [paste for paste in pastes if sum(map(len, paste.lines)) <= MAX_LENGTH]
    return tuple(_keep_readable(text, sorted(pastes, key=lambda paste: (paste.line, paste.is_added))))


def apply_pastes(text: str, pastes: Sequence[Paste]) -> str:
    """The file as it is when somebody does what the pastes say. They are in the order of `build_pastes`."""
    lines = text.splitlines()
    for paste in reversed(pastes):
        lines[paste.line if paste.is_added else paste.line - 1:paste.line] = paste.lines
    return "".join(f"{line}\n" for line in lines)


def _keep_readable(text: str, pastes: list[Paste]) -> Iterator[Paste]:
    """The pastes that leave the file readable: all of them, or else those that do when tried one by one."""
    if not pastes:
        return
    before = parse_yaml(text)

    def is_readable(some: Sequence[Paste]) -> bool:
        after = parse_yaml(apply_pastes(text, some))
        return after.is_whole >= before.is_whole and len(after.problems) <= len(before.problems)

    if is_readable(pastes):
        yield from pastes
    else:
        yield from (paste for paste in pastes[:MAX_TRIED] if is_readable([paste]))


def _find_ends(text: str) -> tuple[dict[Place, int], dict[Place, int]]:
    """Where each scalar starts, and the column after its end; the same for braces, and the column of the last one.

    Only those on one line.
    """
    scalars: dict[Place, int] = {}
    braces: dict[Place, int] = {}
    opened: list[yaml.Mark] = []
    try:
        for token in yaml.scan(text, Loader=LOADER):
            start, end = token.start_mark, token.end_mark
            if isinstance(token, yaml.ScalarToken) and start.line == end.line:
                scalars[start.line + 1, start.column + 1] = end.column + 1
            elif isinstance(token, yaml.FlowMappingStartToken):
                opened.append(start)
            elif isinstance(token, yaml.FlowMappingEndToken) and opened:
                first = opened.pop()
                if first.line == start.line:
                    braces[first.line + 1, first.column + 1] = start.column + 1
    except yaml.YAMLError:
        return {}, {}
    return scalars, braces


def _find_value(line: str, column: int) -> int:
    """The column of the value whose name stands at `column`, or `column` where that is a value."""
    named = re.match(r"[\w-]+:\s+", line[column - 1:])
    return column + named.end() if named else column


def _name(problem: Problem) -> str:
    return problem.write.partition(":")[0]


def _find_indent(lines: list[str], problem: Problem) -> str:
    """The indentation of the fields beside the one that is missing."""
    own = " " * (problem.column - 1)
    if lines[problem.line - 1][:problem.column - 1].strip():
        return own  # the first field of an item, after its dash
    below = next((line for line in lines[problem.line:] if line.strip() and not line.lstrip().startswith("#")), "")
    indent = below[:len(below) - len(below.lstrip(" "))]
    return indent if len(indent) > len(own) else f"{own}  "
