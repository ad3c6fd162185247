"""Checks the files of a submission as the board checks every file, and tells the problems by the form's headings."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from microboard.check.fields.headings import FOLDER
from microboard.check.schema.rulebook import Rulebook
from microboard.intake.aside import check_aside
from microboard.intake.forms.form import exemplify, list_labels
from microboard.intake.question import Question, build_questions
from microboard.intake.submission import TITLE, WHOLE, FormProblem, Submission
from microboard.read import Problem
from microboard.read.document import read_text
from microboard.words.formats import lower_in_sentence
from microboard.words.speech import _

# A longer list of choices is only named.
MOST_CHOICES = 20


def judge(board: Path, rulebook: Rulebook, submission: Submission, today: date) -> list[FormProblem]:
    """Everything to mend or to look at, in the order of the form."""
    questions = [*build_questions(rulebook), *submission.questions]
    said = {problem.label for problem in submission.problems}
    problems = check_aside(board, submission.texts, today) if submission.texts else []
    if submission.status:
        problems = list(_leave_out_old(board, submission, today, problems))
    found = [told for problem in problems for told in _tell(problem, questions, submission)]
    order = {label: place for place, label in enumerate([_(WHOLE), _(TITLE), *list_labels(rulebook),
                                                      *(one.label for one in submission.questions)])}
    everything = [*submission.problems, *(problem for problem in found if problem.label not in said)]
    return sorted(everything, key=lambda one: (order.get(one.label, len(order)), one))


def _leave_out_old(board: Path, submission: Submission, today: date, problems: list[Problem]) -> Iterator[Problem]:
    """The problems without the warnings that the listing had before: a status is no reason to tell them again."""
    before = check_aside(board, {submission.path: read_text(board, submission.path)}, today)
    told = {(problem.rule, problem.field) for problem in before}
    yield from (one for one in problems if one.severity == "error" or (one.rule, one.field) not in told)


def _tell(problem: Problem, questions: list[Question], submission: Submission) -> Iterator[FormProblem]:
    """What to say about one problem: of a group that is missing, something about each answer that it needs."""
    file = "employer" if problem.path == submission.employer_path else "opportunity"
    location = tuple(problem.field.split(".")) if problem.field else ()
    question = _find(location, file, questions)
    is_error = problem.severity == "error"
    missing = _find_missing(problem, location, [one for one in questions if one.file == file])
    if missing:
        yield from (FormProblem(one.label, _("The answer is missing."), _suggest(one), is_error) for one in missing)
    elif not question:
        yield FormProblem(_name_group(location, file, questions), problem.message, problem.hint, is_error)
    else:
        yield FormProblem(question.label, _place(problem.message, location, question), problem.hint, is_error)


def _find_missing(problem: Problem, location: tuple[str, ...], questions: list[Question]) -> list[Question]:
    """The questions without an answer that a problem is about: one, or those that a group needs of which there is
    nothing. Where a group lacks one of several fields, what to write is not the group."""
    if problem.rule != "field-missing":
        return []
    is_whole = problem.write.partition(":")[0] == location[-1]
    return [one for one in questions if one.location == location
            or (is_whole and one.location[:len(location)] == location and one.field.is_required)]


def _find(location: tuple[str, ...], file: str, questions: list[Question]) -> Question | None:
    """The question about the field at `location`, or about the list that it is in."""
    return next((question for question in questions
                 if question.file == file and question.location == location[:len(question.location)]), None)


def _name_group(location: tuple[str, ...], file: str, questions: list[Question]) -> str:
    if location == ("title",):
        return _(TITLE)
    inside = [question.label for question in questions if question.file == file and question.location[:1] == location]
    return inside[0].partition(":")[0].rstrip() if inside else _(FOLDER) if file == "employer" else _(WHOLE)


def _place(message: str, location: tuple[str, ...], question: Question) -> str:
    """The message, behind ``Line 2:`` where the answer has several lines."""
    below = location[len(question.location):]
    if not below:
        return message
    has_lines = question.field.kind in ("list", "rows")
    place = _("Line {number}", number=below[0]) if has_lines else _("Choice {number}", number=below[0])
    columns = [lower_in_sentence(one.label) for one in question.field.fields if one.name in below[1:]]
    return _("{label}: {value}", label=", ".join((place, *columns)), value=message)


def _suggest(question: Question) -> str:
    """What to write below the heading, as a line that is read as it stands there."""
    names = list(question.choices)
    if names and len(names) <= MOST_CHOICES:
        return (_("Choose one of: {choices}.", choices=", ".join(names)) if question.field.kind != "choices"
                else _("Choose some of: {choices}.", choices=", ".join(names)))
    if names:
        example = exemplify(question).partition("\n")[0]
        example = next((name for name, value in question.choices.items() if value == example), names[0])
        return (_("Choose one, for example {name}.", name=example) if question.field.kind != "choices"
                else _("Choose at least one, for example {name}.", name=example))
    if question.field.is_of_people:
        return question.field.help
    example = "" if question.field.kind == "story" else exemplify(question).partition("\n")[0]
    return (_("Write for example {name}", name=example) if example
            else _("See the help beside the question in the form."))
