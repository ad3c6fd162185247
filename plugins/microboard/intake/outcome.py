"""Asks in an issue what came of a project, and reads the answers: those of the fields of an outcome.

A person fills in the issue that `build_request` begins: a text below each heading, or a tick before each choice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from microboard.check.fields.field import Field
from microboard.check.fields.headings import build_heading
from microboard.intake.choices import build_choices
from microboard.intake.question import Question
from microboard.intake.submission import Submission, read_values
from microboard.read.yaml import Value

GROUP = "outcome"
# What an issue says for people who fill it in, and does not show.
NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
BOX = re.compile(r"\s*[-*] \[([ xX])\] (.*)")


def list_outcome_questions(tree: Field) -> list[Question]:
    """The questions about a project that ended; none where a board has no such field."""
    group = tree.find((GROUP,))
    return [Question("opportunity", build_heading(group.label, field.label), field, group, build_choices(field),
                     field.is_required) for field in group.fields] if group else []


def build_request(tree: Field, mark: str) -> str:
    """The text of an issue that begins with `mark`, with the questions to answer."""
    return "\n".join([mark, *(line for question in list_outcome_questions(tree) for line in _ask(question))])


def _ask(question: Question) -> Iterator[str]:
    yield from ("", f"### {question.label}", "", f"<!-- {question.field.help} -->", "")
    yield from (f"- [ ] {choice}" for choice in question.choices)


def read_outcome(
    questions: Sequence[Question], answers: Mapping[str, str], before: Value, submission: Submission
) -> Value:
    """The outcome with the answers in it. What nobody answers stays as it was `before`: a text, a group or None."""
    plain = {label: _read_ticks(NOTE.sub("", answer)) for label, answer in answers.items()}
    told = read_values(questions, plain, "opportunity", submission)
    if not told:
        return before
    known = before if isinstance(before, dict) else {questions[0].field.name: before} if before else {}
    return {**known, **{path[-1]: value for path, value in told.items()}}


def _read_ticks(answer: str) -> str:
    """The choices that are ticked, one a line, where there are boxes; else the answer."""
    boxes = [found for line in answer.split("\n") if (found := BOX.fullmatch(line))]
    return "\n".join(box[2] for box in boxes if box[1] != " ") if boxes else answer.strip()
