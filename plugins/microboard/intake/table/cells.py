"""Turns a cell into the value of a field, and back. Every value that is written is read back as it was, but for the
signs with which Word begins the lines of a list: Markdown knows it by another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from microboard.check.fields.examples import write_flow
from microboard.check.fields.field import Field
from microboard.check.values.dates import list_readings, read_date
from microboard.check.values.formats import mend_format
from microboard.check.values.names import NAMES, find_choice
from microboard.check.values.near import mend
from microboard.check.wording.types import YES_NO, suggest_number
from microboard.intake.choices import read_choice
from microboard.intake.question import Question
from microboard.intake.values import AnswerError, read_value
from microboard.read.formulas import bare, shield
from microboard.read.problem import shorten
from microboard.read.scalars import read_scalar
from microboard.read.yaml import Value, parse_yaml
from microboard.words.speech import _

# What stands between several in one cell: where each is a word, where each is a text, and where each has its line.
BETWEEN_WORDS, BETWEEN_TEXTS, BETWEEN_LINES = re.compile(r"[;,\n]"), re.compile(";"), re.compile(r"\n")
LISTS = ("choices", "list", "rows", "origin")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads cells; `words` are those of the table's own, in small letters, and what each stands for."""

    words: Mapping[str, str]

    def read(self, question: Question, cell: str) -> Value:
        """The value in a cell that is not empty. What is of the wrong kind stays text, and the check says so. Raises
        AnswerError."""
        text = self.translate(bare(cell))
        if question.field.kind in LISTS and text[:1] in ("[", "{"):
            parsed = parse_yaml(text)
            if parsed.is_whole and not parsed.problems and isinstance(parsed.values, list):
                return parsed.values
        return self._read(question, text)

    def _read(self, question: Question, text: str) -> Value:
        field = question.field
        if field.kind == "number":
            number = suggest_number(text, "integer" if field.is_whole else "number")[1]
            return read_number(number) if number else read_value(question, text)
        if field.kind in ("date", "dated"):
            return _read_date(text) or choose(question, text)
        if field.kind == "yes-no":
            return read_value(question, YES_NO.get(text.strip().lower(), text))
        if field.kind == "choice":
            return choose(question, text)
        if field.kind == "choices":
            # Two names of one choice are that choice.
            return list(dict.fromkeys(choose(question, part) for part in self._split(text, BETWEEN_WORDS)))
        if field.kind == "list" and field.item and field.item.form:
            return [_mend(field.item, part) for part in self._split(text, BETWEEN_WORDS)]
        if field.kind in ("origin", "list", "rows"):
            parts = self._split(text, BETWEEN_LINES if "\n" in text else BETWEEN_TEXTS)
            return read_value(question, "\n".join(parts))
        return _mend(field, str(read_value(question, text)))

    def _split(self, text: str, between: re.Pattern[str]) -> Iterator[str]:
        return (self.translate(part.strip()) for part in between.split(text) if part.strip())

    def translate(self, text: str) -> str:
        """What the text stands for; the text itself where nothing says so."""
        return self.words.get(simplify(text)) or text


def simplify(text: str) -> str:
    """A word of the table as the mapping knows it."""
    return " ".join(text.split()).casefold()


def read_number(text: str) -> Value:
    """The value of a number: ``1200.00``, as money is written, is 1200, and 65.0 stays what a file says."""
    return read_scalar(re.sub(r"\.00$", "", text))


def _read_date(text: str) -> str:
    day, readings = read_date(text), list_readings(text)
    if not day and len(readings) > 1:
        raise AnswerError(_("{value} is one day in some countries and another in others.", value=shorten(text)),
                          _("Write {day} or {other}.", day=readings[0], other=readings[1]))
    return day


def write_cell(question: Question, value: Value) -> str:
    """The cell with a value, which `Reader` reads back. No spreadsheet runs it."""
    text = _write(question, value)
    try:
        is_same = _is_same(Reader({}).read(question, shield(text)), value)
    except AnswerError:
        is_same = False
    return shield(text if is_same or question.field.kind not in LISTS else write_flow(value))


def _write(question: Question, value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        between = "\n" if question.field.kind in ("list", "rows") else ", "
        return between.join(_write(question, item) for item in value)
    if isinstance(value, dict):
        return question.join([str(part) for part in value.values()])
    return write_flow(value) if isinstance(value, float | int) else "" if value is None else str(value).rstrip("\n")


def _is_same(read: Value, written: Value) -> bool:
    return read == written or (isinstance(read, str) and isinstance(written, str) and read.split() == written.split())


def choose(question: Question, text: str) -> str:
    """The id of the choice that the text names: by its id, as it is shown, or by what else people call it."""
    field, flat = question.field, read_choice(text, question.choices)
    if field.source in NAMES:
        return find_choice(field.source, flat, field.choices) or flat
    wanted = re.sub(r"[\s_-]+", " ", flat).casefold()
    names = {name.replace("-", " ").casefold(): term.id for term in reversed(field.choices)
             for name in (*term.aliases, term.label, term.id)}
    return names.get(wanted, flat)


def _mend(field: Field, text: str) -> str:
    """The text in the form that the field wants, where there is no doubt what was meant."""
    if not field.form or (field.pattern and re.search(field.pattern, text)):
        return text
    return mend_format(field.form, text) or (mend(text, field.pattern) if field.pattern else "") or text

