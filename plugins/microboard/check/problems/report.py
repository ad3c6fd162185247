"""Turns problems into text for people, JSON for programs and annotations for GitHub."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from microboard.read import Problem
from microboard.words.speech import _, ngettext

# GitHub shows so many annotations of each kind for a step and drops the rest without a word.
MAX_ANNOTATIONS = 10
# A step summary holds 1 MiB.
MAX_SUMMARY_BYTES = 900_000


def build_text(problems: Sequence[Problem]) -> str:
    """One line a problem, ``path:line:column  field: what is wrong. What to write.``, and a closing line."""
    lines = [_word(problem) for problem in problems]
    return "".join(f"{line}\n" for line in (*lines, count(problems)))


def build_json(problems: Sequence[Problem]) -> str:
    """One array of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], indent=2) + "\n"


def build_annotations(problems: Sequence[Problem]) -> str:
    """Workflow commands for the most useful problems, one of each file first, then the closing line."""
    commands = [_annotate(problem) for problem in _choose(problems)]
    hidden = len(problems) - len(commands)
    more = ngettext("{count} of them is only in the summary.", "{count} of them are only in the summary.", hidden,
                    count=hidden) if hidden else ""
    return "".join(f"{line}\n" for line in (*commands, f"{count(problems)} {more}".strip()))


def build_summary(problems: Sequence[Problem]) -> str:
    """A table for the summary page of a workflow run, in Markdown."""
    if not problems:
        return "\n".join(("### " + _("No problems"), "", _("Every listing in this change is fine."), ""))
    columns = _("File"), _("Line"), _("Field"), _("What is wrong, and what to write")
    head = f"### {count(problems)}\n\n| {' | '.join(columns)} |\n|---|--:|---|---|\n"
    rows, size = [], 0
    for problem in problems:
        row = (f"| {_escape_markdown(show_path(problem.path))} | {problem.line} | {_escape_markdown(problem.field)} "
               f"| {_mark(problem)}{_escape_markdown(_say(problem))} |\n")
        size += len(row.encode())
        if size > MAX_SUMMARY_BYTES:
            rows.append("\n" + _("More problems are not shown.") + "\n")
            break
        rows.append(row)
    return head + "".join(rows)


def count(problems: Sequence[Problem]) -> str:
    """The closing line: ``3 problems in 2 files.``"""
    if not problems:
        return _("No problems.")
    files = len({problem.path for problem in problems})
    warnings = sum(problem.severity == "warning" for problem in problems)
    both = {"problems": ngettext("{count} problem", "{count} problems", len(problems), count=len(problems)),
            "files": ngettext("{count} file", "{count} files", files, count=files)}
    if not warnings:
        return _("{problems} in {files}.", **both)
    if len(problems) == 1:
        return _("{problems} in {files}, a warning.", **both)
    if warnings == len(problems):
        return _("{problems} in {files}, all of them warnings.", **both)
    return ngettext("{problems} in {files}, {count} of them a warning.",
                    "{problems} in {files}, {count} of them warnings.", warnings, count=warnings, **both)


def show_path(path: str) -> str:
    """The path on one line, whatever its name holds."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in path)


def _word(problem: Problem) -> str:
    field = f"{_one_line(problem.field)}: " if problem.field else ""
    warning = _("(warning)") if problem.severity == "warning" else ""
    return f"{show_path(problem.path)}:{problem.line}:{problem.column}  {field}{_say(problem)} {warning}".rstrip(" ")


def _say(problem: Problem) -> str:
    return _one_line(f"{problem.message} {problem.hint}".strip())


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _choose(problems: Sequence[Problem]) -> Iterator[Problem]:
    for severity in ("error", "warning"):
        ones = [problem for problem in problems if problem.severity == severity]
        first = {problem.path: problem for problem in reversed(ones)}
        # False sorts before True: the first problem of each file comes before the second of any.
        yield from sorted(ones, key=lambda problem: problem is not first[problem.path])[:MAX_ANNOTATIONS]


def _annotate(problem: Problem) -> str:
    field = f"{problem.field}: " if problem.field else ""
    place = f"file={_escape_property(problem.path)},line={problem.line},col={problem.column}"
    title = _escape_property(problem.rule)
    return f"::{problem.severity} {place},title={title}::{_escape_data(f'{field}{_say(problem)}')}"


def _escape_data(text: str) -> str:
    """GitHub ends a command at a line feed, and whatever follows could be another command."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return "".join(c if c.isprintable() else " " for c in escaped)


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _mark(problem: Problem) -> str:
    return _("Warning:") + " " if problem.severity == "warning" else ""


def _escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is: no link, image, mention or HTML."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~@:&$-])", r"\\\1", text)
