"""Turns one answer into the value that the file holds."""

import re

from microboard.check.fields.field import Field
from microboard.check.values.names import find_choice, find_code
from microboard.intake.choices import read_choice
from microboard.intake.question import Question
from microboard.read.scalars import read_scalar
from microboard.read.yaml import Value
from microboard.words.speech import _, ngettext

# Signs with which people begin the lines of a list, those of Word among them: assets/submit/values.js has the same.
BULLETS = "•·▪◦‣●○■\uf0b7"
MARKER = re.compile(rf"^\s*([-*+{BULLETS}]|[0-9]{{1,2}}[.)])\s+")
BULLET = re.compile(rf"^([ \t]*)(?:[{BULLETS}][ \t]*|o\t)", re.MULTILINE)


# Signs that people put between words, and around a list of them.
SEPARATORS = re.compile(r"[,;\[\]]")


class AnswerError(Exception):
    """An answer whose parts can't be told; the message says what is wrong, `hint` what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_value(question: Question, answer: str) -> Value:
    """The value for `question`. An answer of the wrong kind stays text, and the check says so. Raises AnswerError."""
    field = question.field
    if field.kind == "story":
        return BULLET.sub(r"\1- ", answer).expandtabs(4)
    if field.kind == "number":
        value = read_scalar(_flatten(answer))
        return value if isinstance(value, int | float) and not isinstance(value, bool) else _flatten(answer)
    if field.kind == "choice":
        return read_choice(answer, question.choices)
    if field.kind == "yes-no":
        return {"true": True, "false": False}.get(read_choice(answer, question.choices), _flatten(answer))
    if field.kind == "choices":
        return [read_choice(part, question.choices) for part in re.split(r"[,\n]", answer) if part.strip()]
    if field.kind == "origin":
        return _read_origin(answer, field)
    if field.kind == "list":
        # Hosts, logins and the like hold no commas; sentences do.
        return list(_split_lines(SEPARATORS.sub("\n", answer) if field.item and field.item.form else answer))
    if field.kind == "rows":
        return [_read_row(question, number, line) for number, line in enumerate(_split_lines(answer), 1)]
    return _flatten(answer)


def _flatten(answer: str) -> str:
    return " ".join(answer.split())


def _split_lines(answer: str) -> list[str]:
    lines = (_flatten(MARKER.sub("", line)) for line in answer.split("\n"))
    return [line for line in lines if line]


def _read_origin(answer: str, field: Field) -> Value:
    """The one word that the schema names, such as worldwide, or a list of codes."""
    if _flatten(answer).strip(".").casefold() == field.word:
        return field.word
    choices = field.item.choices if field.item else ()
    parts = [part for part in re.split(r"[,;\n\[\]]", answer) if part.strip()]
    return [find_choice("country", part, choices) or _read_country(part) for part in parts]


def _read_row(question: Question, number: int, line: str) -> Value:
    # With a backslash before it, the sign is part of a text.
    parts = [part.strip().replace(f"\\{question.separator}", question.separator)
             for part in re.split(rf"(?<!\\){re.escape(question.separator)}", line)]
    names = question.needed if len(parts) == len(question.needed) else question.columns
    row = dict(zip(names, parts, strict=False))
    if len(parts) != len(names) or not all(row[name] for name in question.needed) or not parts[-1]:
        found = len([part for part in parts if part])
        raise AnswerError(ngettext("Line {number} has {count} part.", "Line {number} has {count} parts.", found,
                                   number=number, count=found),
                          _("Write {row}, or only {short}.", row=question.word_row(question.columns),
                            short=question.word_row(question.needed)))
    return {name: _read_country(part) if name == "country" else part for name, part in row.items() if part}


def _read_country(text: str) -> str:
    """The code of a country, where `text` names one."""
    return find_code("country", text) or _flatten(text)
