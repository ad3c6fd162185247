"""Turns the questions of the form on GitHub into what the form on the site needs to answer them in its place."""

from microboard.check import Rulebook
from microboard.check.fields.headings import FILE_NAME, FOLDER, PROMISES
from microboard.intake.answers import EMPTY
from microboard.intake.forms.form import PROMISE_LINES
from microboard.intake.question import Question, build_questions
from microboard.words.speech import _

# Where a choice is one of few, its words are in the issue; else its id, which says as much and is shorter.
FEW = 12


def describe_issue(rulebook: Rulebook) -> dict[str, object]:
    """``promises``: a heading, and what is promised. ``folder`` and ``file``: headings. ``questions``: those about the
    employer, then the listing's, in the order in which answers are read."""
    questions = build_questions(rulebook)
    return {"promises": [_(PROMISES), *map(_, PROMISE_LINES)], "folder": _(FOLDER), "file": _(FILE_NAME),
            "questions": [_describe(one) for one in questions]}


def _describe(question: Question) -> dict[str, object]:
    told = {"part": "employer" if question.file == "employer" else "listing", "path": question.location,
            "label": question.label, "kind": question.field.kind, "separator": question.separator,
            "columns": question.columns, "words": _list_words(question)}
    return {name: value for name, value in told.items() if value}


def _list_words(question: Question) -> dict[str, str]:
    """Value -> words that are read as it: where there are few, and where the value itself stands for no answer."""
    choices = question.choices
    return {value: shown for shown, value in choices.items() if len(choices) <= FEW or value.casefold() in EMPTY}
