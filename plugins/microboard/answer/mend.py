"""Turns problems into the lines of the file as they should be, where that is certain."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from microboard.read import Problem
from microboard.read.yaml import LOADER

# A longer line is no line to copy.
MAX_LENGTH = 1000
# A place in the file, counted from 1 as in a problem.
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paste:
    """Lines to paste: in place of line `line`, or below it; below line 0 means at the top level, wherever."""

    line: int
    is_added: bool
    lines: tuple[str, ...]


def build_pastes(text: str, problems: Iterable[Problem]) -> tuple[Paste, ...]:
    """What to paste into the file `text`, by line. Problems that can't be mended for sure are left out."""
    lines = text.splitlines()
    ends = _find_scalars(text)
    replaced: dict[int, str] = {}
    added: dict[int, list[str]] = {}
    # From right to left: what has been mended does not move what has not.
    for problem in sorted(problems, key=lambda problem: (problem.line, -problem.column)):
        if not problem.write or not 0 < problem.line <= len(lines):
            continue
        line = replaced.get(problem.line, lines[problem.line - 1])
        if problem.rule != "field-missing":
            end = ends.get((problem.line, problem.column))
            if end:
                replaced[problem.line] = line[:problem.column - 1] + problem.write + line[end - 1:]
        elif "." not in problem.field and problem.field in ("", _name(problem)):
            added.setdefault(0, []).append(problem.write)
        elif _is_flow(lines[problem.line - 1]):
            replaced[problem.line] = _insert(line, problem.write)
        else:
            indent = _find_indent(lines, problem)
            added.setdefault(problem.line, []).append(indent + problem.write)
    pastes = [Paste(line, False, (new,)) for line, new in replaced.items()]
    pastes += [Paste(line, True, tuple(new)) for line, new in added.items()]
    pastes = [paste for paste in pastes if sum(map(len, paste.lines)) <= MAX_LENGTH]
    return tuple(sorted(pastes, key=lambda paste: (paste.line, paste.is_added)))


def _find_scalars(text: str) -> dict[Place, int]:
    """Where each scalar starts, and the column after its end; only those on one line."""
    found: dict[Place, int] = {}
    try:
        for token in yaml.scan(text, Loader=LOADER):
            start, end = token.start_mark, token.end_mark
            if isinstance(token, yaml.ScalarToken) and start.line == end.line:
                found[start.line + 1, start.column + 1] = end.column + 1
    except yaml.YAMLError:
        return {}
    return found


def _name(problem: Problem) -> str:
    return problem.write.partition(":")[0]


def _is_flow(line: str) -> bool:
    return re.search(r":\s+\{.*[^\s{].*\}\s*(#.*)?$", line) is not None


def _insert(line: str, field: str) -> str:
    """The line with one more field before the brace at its end."""
    return re.sub(r"\s*\}(\s*(#.*)?)$", lambda end: f", {field}}}{end[1]}", line)


def _find_indent(lines: list[str], problem: Problem) -> str:
    """The indentation of the fields beside the one that is missing."""
    own = " " * (problem.column - 1)
    if lines[problem.line - 1][:problem.column - 1].strip():
        return own  # the first field of an item, after its dash
    below = next((line for line in lines[problem.line:] if line.strip() and not line.lstrip().startswith("#")), "")
    indent = below[:len(below) - len(below.lstrip(" "))]
    return indent if len(indent) > len(own) else f"{own}  "
