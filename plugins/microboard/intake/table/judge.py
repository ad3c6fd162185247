"""Checks the files of a table as the board checks every file, and tells the problems by row and column."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from microboard.check.fields.examples import write_flow
from microboard.intake.aside import check_aside
from microboard.intake.question import Question
from microboard.intake.table.mapping import DEFAULTS, WORDS, ColumnMap
from microboard.intake.table.rows import Import, RowProblem
from microboard.intake.table.targets import EMPLOYER
from microboard.read import Problem
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
    found = (_tell(problem, row, asked, targets, mapping) for problem in problems for row in rows[problem.path])
    return sorted({*asked.problems, *(one for one in found if (one.row, one.target.partition(".")[0]) not in told)})


def _tell(problem: Problem, row: int, asked: Import, targets: Targets, mapping: ColumnMap) -> RowProblem:
    is_employer = problem.path.endswith("/employer.yml")
    field = f"{EMPLOYER}.{problem.field}" if is_employer else problem.field
    target = next((name for name in _climb(field) if name in targets), field)
    column = mapping.find_column(target)
    found, write = _find_word(problem, target, asked, targets)
    return RowProblem(row, column, target, f"{_name_part(field, target)}{problem.message}",
                      _suggest(problem, target, targets, bool(column)), problem.severity == "error", found, write)


def _suggest(problem: Problem, target: str, targets: Targets, has_column: bool) -> str:
    question = targets.get(target)
    if problem.rule == "field-missing" and not has_column:
        choices = [term.id for term in question.field.choices] if question else []
        some = _("One of: {choices}.", choices=", ".join(choices)) if 0 < len(choices) <= MOST_CHOICES else ""
        return " ".join((_("Add a column for it, or a line below {name} in the mapping.", name=f"{DEFAULTS}:"), some))
    if problem.rule in CHOSEN and not problem.write:
        return " ".join((problem.hint, _("Or say below {name} in the mapping what it stands for.", name=f"{WORDS}:")))
    return problem.hint


def _climb(field: str) -> Iterator[str]:
    """The names of the value and of all around it."""
    while field:
        yield field
        field = field.rpartition(".")[0]


def _name_part(field: str, target: str) -> str:
    """``2: `` where the cell has several."""
    part = field.removeprefix(target).strip(".")
    return f"{part.replace('.', ', ').replace('_', ' ')}: " if part and target else ""


def _find_word(problem: Problem, target: str, asked: Import, targets: Targets) -> tuple[str, str]:
    """What to remember of a mend: for a word that is no choice what it most likely stands for, and for a field that is
    missing its example. Nobody's login is an example."""
    question = targets.get(target)
    if problem.rule == "field-missing" and question:
        return "", "" if question.field.is_of_people or question.field.form else question.field.example_text
    if not problem.write or not problem.rule.startswith("value-"):
        return "", ""
    value = _find_value(parse_yaml(asked.texts[problem.path]).values, problem.field.split("."))
    mended = parse_yaml(problem.write).values
    return (value, mended if isinstance(mended, str) else write_flow(mended)) if isinstance(value, str) else ("", "")


def _find_value(values: object, steps: list[str]) -> object:
    for step in steps:
        if isinstance(values, list):
            index = int(step) - 1 if step.isdigit() else -1
            values = values[index] if 0 <= index < len(values) else None
        else:
            values = values.get(step) if isinstance(values, dict) else None
    return values
