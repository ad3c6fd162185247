"""Turns one problem into a sentence of Markdown."""

from microboard.answer.markdown import write_code, write_sentences
from microboard.read import Problem


def say(problem: Problem) -> str:
    """The place in the file, what is wrong, and what to write."""
    name = f", {write_code(problem.field)}" if problem.field else ""
    is_whole = (problem.line, problem.column, problem.field) == (1, 1, "")
    place = "The whole file" if is_whole else f"Line {problem.line}{name}"
    return f"{place}: {write_sentences(problem.message)} {write_sentences(problem.hint)}"


def point_at(problem: Problem) -> str:
    """The same with the path, as an item of a list."""
    return f"- In {write_code(problem.path)}: {say(problem)}"
