"""Turns the text of an issue made with the form into the answer under each heading."""

import re
from collections.abc import Iterator, Sequence

# GitHub writes this for a question without an answer, and None for a list from which nothing was picked.
EMPTY = frozenset({"", "_no response_", "none"})
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)$")


def split_answers(body: str, labels: Sequence[str]) -> dict[str, str]:
    """The answers by heading, in the order of `labels`; a heading without an answer, or that is missing, has "".

    A heading counts only where it is a label that the form has further down, so a text that looks like an earlier one
    confuses nothing. Headings in a block of code do not count, unless that hides some of the form: then somebody has
    opened a block and never closed it.
    """
    lines = _split_lines(body)
    found = _find_headings(lines, labels, _find_code(lines))
    if len(found) < len(labels):
        without = _find_headings(lines, labels, frozenset())
        found = without if len(without) > len(found) else found
    answers = dict.fromkeys(labels, "")
    ends = [row for row, _ in found[1:]] + [len(lines)]
    for (row, label), end in zip(found, ends, strict=False):
        answer = _strip(lines[row + 1:end])
        answers[label] = "" if answer.casefold() in EMPTY else answer
    return answers


def list_outside_code(body: str) -> list[str]:
    """The lines that stand in no block of code, and at least one."""
    lines = _split_lines(body)
    code = _find_code(lines)
    return [line for row, line in enumerate(lines) if row not in code] or [""]


def _split_lines(body: str) -> list[str]:
    return re.sub(r"\r\n?|\v", "\n", body).split("\n")


def _find_headings(lines: Sequence[str], labels: Sequence[str], code: frozenset[int]) -> list[tuple[int, str]]:
    """Rows of headings, with their labels, each further down the form than the one before."""
    places = {f"### {label}": place for place, label in enumerate(labels)}
    found: list[tuple[int, str]] = []
    last = -1
    for row, line in enumerate(lines):
        place = places.get(line.rstrip(), -1)
        if place > last and row not in code:
            found.append((row, labels[place]))
            last = place
    return found


def _find_code(lines: Sequence[str]) -> frozenset[int]:
    """The rows inside closed fenced blocks of code (GitHub-flavoured Markdown, section 4.5)."""
    return frozenset(row for begin, end in _find_blocks(lines) for row in range(begin, end + 1))


def _find_blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    fence, begin = "", 0
    for row, line in enumerate(lines):
        found = FENCE.match(line)
        if not found:
            continue
        if fence and found[1].startswith(fence) and not found[2].strip():
            yield begin, row
            fence = ""
        elif not fence and not (found[1].startswith("`") and "`" in found[2]):
            fence, begin = found[1], row


def _strip(lines: Sequence[str]) -> str:
    """The lines without blank ones around them. Spaces within stay: two at the end of a line break it in Markdown."""
    first = next((row for row, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[first:]).rstrip()
