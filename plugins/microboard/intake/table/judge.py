"""Checks the files of a table as the board checks every file, and tells the problems by row and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from microboard.check.fields.examples import write_flow
from microboard.check.problems.finding import end
from microboard.check.values.names import NAMES
from microboard.check.values.near import find_slip
from microboard.intake.aside import check_aside
from microboard.intake.question import Question
from microboard.intake.table.cells import simplify
from microboard.intake.table.mapping import DEFAULTS, WORDS, ColumnMap
from microboard.intake.table.rows import NO_PASTE, Import, Paste, RowProblem
from microboard.intake.table.targets import EMPLOYER, name_target
from microboard.read import Problem
from microboard.read.folder import EMPLOYER_FILE
from microboard.read.yaml import parse_yaml
from microboard.words.speech import _

Targets = Mapping[str, Question | None]
MOST_CHOICES = 12
# Rules about words that are no choice.
CHOSEN = ("value-choice", "value-vocabulary")


def judge_rows(board: Path, asked: Import, targets: Targets, mapping: ColumnMap, today: date) -> list[RowProblem]:
    """Everything to mend or to look at, each once. What a cell says that can't be read is told by the cell alone."""
    problems = check_aside(board, asked.texts, today) if asked.texts else []
    told = {(problem.row, problem.target.partition(".")[0]) for problem in asked.problems}
    rows: dict[str, list[int]] = {}
    for entry in asked.entries:
        rows.setdefault(entry.path, []).append(entry.row)
        rows.setdefault(entry.employer_path, []).append(entry.row)
    found = (replace(one, row=row) for problem in problems
             for one in (_tell(problem, asked, targets, mapping),) for row in rows[problem.path])
    return sorted({*asked.problems, *(one for one in found if (one.row, one.target.partition(".")[0]) not in told)})


def _tell(problem: Problem, asked: Import, targets: Targets, mapping: ColumnMap) -> RowProblem:
    """The problem as it is told of each row that has to do with the file."""
    is_employer = problem.path.endswith(f"/{EMPLOYER_FILE}")
    field = f"{EMPLOYER}.{problem.field}" if is_employer else problem.field
    target = next((name for name in _climb(field) if name in targets), field)
    column = mapping.find_column(target)
    question = targets.get(target)
    paste = _build_paste(problem, field, asked, question, mapping)
    return RowProblem(0, column, target, f"{_name_part(field, target)}{problem.message}",
                      _suggest(problem, target, question, mapping, paste), problem.severity == "error", paste)


def _suggest(problem: Problem, target: str, question: Question | None, mapping: ColumnMap, paste: Paste) -> str:
    hint = [problem.hint]
    if problem.rule == "field-missing" and target in mapping.defaults:
        hint = [_("Fill in its line below {name} in the mapping.", name=f"{DEFAULTS}:"), _word_choices(question)]
    elif problem.rule == "field-missing" and not mapping.find_column(target):
        unused = ", ".join(column for column, given in mapping.columns.items() if not given)
        hint = [_("Add a column for it, or a line below {name} in the mapping.", name=f"{DEFAULTS}:"),
                _word_choices(question),
                _("Columns that give nothing so far: {names}.", names=unused) if unused else ""]
    elif problem.rule in CHOSEN and not paste.value:
        hint.append(_("Or say below {name} in the mapping what it stands for.", name=f"{WORDS}:"))
    return " ".join(filter(None, hint))


def _climb(field: str) -> Iterator[str]:
    """The names of the value and of all around it."""
    while field:
        yield field
        field = field.rpartition(".")[0]


def _name_part(field: str, target: str) -> str:
    """``2: `` where the cell has several."""
    part = field.removeprefix(target).strip(".")
    return f"{part.replace('.', ', ').replace('_', ' ')}: " if part and target else ""


def _build_paste(
    problem: Problem, field: str, asked: Import, question: Question | None, mapping: ColumnMap
) -> Paste:
    """What to remember of a mend: what a word stands for that is no choice but for a slip of the pen, and else a line
    to fill in. Nobody's facts are made up, and what stands in the mapping already is not told twice."""
    if problem.rule == "field-missing" and question and name_target(question) == field:
        return NO_PASTE if field in mapping.defaults else Paste(DEFAULTS, field, "", _word_choices(question))
    if not problem.rule.startswith("value-"):
        return NO_PASTE
    said = _find_value(parse_yaml(asked.texts[problem.path]).values, problem.field.split("."))
    if not isinstance(said, str) or simplify(said) in mapping.words:
        return NO_PASTE
    mended = parse_yaml(problem.write).values
    if problem.rule in CHOSEN and question and not _is_slip(said, str(mended or ""), question):
        return Paste(WORDS, said, "", problem.hint)
    value = mended if isinstance(mended, str) else write_flow(mended)
    return Paste(WORDS, said, value) if problem.write else NO_PASTE


def _is_slip(said: str, meant: str, question: Question) -> bool:
    """Whether a word is a name of the choice but for a slip of the pen: `Word` is none of `wordpress`."""
    if question.field.source in NAMES:
        return bool(meant)
    names = (name for term in question.field.choices if term.id == meant for name in (*term.aliases, term.label, meant))
    return bool(find_slip(_flatten(said), map(_flatten, names)))


def _flatten(name: str) -> str:
    return simplify(re.sub("[_-]", " ", name))


def _word_choices(question: Question | None) -> str:
    """What may be written for a field, or an example where that is too much. Nobody's login is an example."""
    if not question:
        return ""
    choices = [term.id for term in question.field.choices]
    if 0 < len(choices) <= MOST_CHOICES:
        return _("One of: {choices}.", choices=", ".join(choices))
    example = "" if question.field.is_of_people or question.field.form else question.field.example_text
    return end(_("For example {example}.", example=example)) if example else ""


def _find_value(values: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(values, list):
            index = int(step) - 1 if step.isdigit() else -1
            values = values[index] if 0 <= index < len(values) else None
        else:
            values = values.get(step) if isinstance(values, dict) else None
    return values
