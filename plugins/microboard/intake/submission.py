"""Turns the answers of an issue into the files of a listing, and answers that can't be used into problems."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from microboard.check.fields.field import Path as FieldPath
from microboard.check.fields.headings import FILE_NAME, FOLDER
from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.login import is_login, mend_login
from microboard.check.values.near import find_near
from microboard.intake.answers import split_answers
from microboard.intake.file_text import build_file, nest
from microboard.intake.forms.form import list_labels
from microboard.intake.question import Question, build_questions
from microboard.intake.values import AnswerError, read_value
from microboard.read.address import name_file
from microboard.read.characters import find_unwanted
from microboard.read.file_names import ANY_EMPLOYER, refuse_name, suggest_name
from microboard.read.folder import name_employer_file, read_folder
from microboard.read.problem import shorten
from microboard.read.unseen import drop_unseen
from microboard.read.yaml import Value
from microboard.words.speech import N_, _

# An issue holds 65,536 characters, of four bytes at most.
MAX_BYTES = 4 * 65_536
TITLE, WHOLE = N_("Title"), N_("The whole form")
# When the names are wrong, the rest is checked under these.
STAND_IN = "new-name"


@dataclass(frozen=True, slots=True, order=True)
class FormProblem:
    """Something to mend in the answer under `label`. `is_error` is whether the listing has to wait for it."""

    label: str
    message: str
    hint: str
    is_error: bool = True


@dataclass(frozen=True, slots=True)
class Issue:
    """What somebody sent in, on the day `posted`. `author` is who opened the issue and `sender` who has written what it
    says now, as GitHub says it; each may be empty."""

    body: str
    title: str
    author: str
    posted: str
    sender: str = ""


@dataclass(slots=True)
class Submission:
    """The files that an issue asks for, by their path in the board, and what is wrong with its answers. A change is one
    of a listing that is there, and `status` what became of that. `questions` are those that the issue answers besides
    those of the form."""

    employer: str = STAND_IN
    listing: str = STAND_IN
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)
    is_change: bool = False
    status: str = ""
    questions: list[Question] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path of the listing."""
        return name_file(f"{self.employer}/{self.listing}")

    @property
    def employer_path(self) -> str:
        """The path of the employer's file."""
        return name_employer_file(self.employer)

    def say(self, label: str, message: str, hint: str) -> None:
        """Add a problem."""
        self.problems.append(FormProblem(label, message, hint))


def build_submission(board: Path, rulebook: Rulebook, issue: Issue) -> Submission:
    """Read the form. Nothing is written, and of the board only names are looked at."""
    submission = Submission()
    answers = read_answers(rulebook, issue, submission)
    if not answers:
        return submission
    _name(board, answers, submission)
    questions = build_questions(rulebook)
    values = nest(read_values(questions, answers, "opportunity", submission))
    values |= {"title": answers[_(TITLE)], "posted": issue.posted}
    submission.texts[submission.path] = build_file(board, submission.path, rulebook.opportunity.tree, values)
    if not os.path.lexists(board / submission.employer_path):
        _add_employer(board, rulebook, questions, answers, issue.author, submission)
    return submission


def read_answers(rulebook: Rulebook, issue: Issue, submission: Submission) -> dict[str, str]:
    """The answer under each heading of the form, and the title; empty where the form is not there."""
    if len(issue.body.encode("utf-8", "replace")) > MAX_BYTES:
        submission.say(_(WHOLE), _("The text is longer than an issue can be."), _("Shorten the description."))
        return {}
    answers = split_answers(issue.body, list_labels(rulebook))
    answers = clean_answers({**answers, _(TITLE): " ".join(issue.title.split())}, submission)
    if not any(answers[label] for label in answers if label != _(TITLE)):
        submission.say(_(WHOLE), _("None of the form's headings is here."),
                       _("Open a new issue with the form, and leave its headings as they are."))
        return {}
    return answers


def clean_answers(answers: Mapping[str, str], submission: Submission) -> dict[str, str]:
    """The answers without what nobody sees; one with a character that no file may hold is empty, and a problem."""
    clean = {label: drop_unseen(answer) for label, answer in answers.items()}
    for label, answer in clean.items():
        found = find_unwanted(answer)
        if found:
            submission.say(label, _("The text holds the invisible character {code}.", code=f"U+{ord(found[0]):04X}"),
                           _("Remove it, or type the text again."))
            clean[label] = ""
    return clean


def _name(board: Path, answers: Mapping[str, str], submission: Submission) -> None:
    """Settle the names of folder and file, which are also the address; only names that are allowed get through."""
    folder, name = answers[_(FOLDER)].strip(), answers[_(FILE_NAME)].strip()
    reason = refuse_name(folder)
    if reason:
        submission.say(_(FOLDER), reason, _("Write for example {name}.", name=suggest_name(folder, ANY_EMPLOYER)))
    else:
        submission.employer = folder
    reason = refuse_name(name) if name else ""
    if reason:
        submission.say(_(FILE_NAME), reason, _("Write for example {name}.", name=suggest_name(name)))
    else:
        submission.listing = name or suggest_name(answers[_(TITLE)])
    if os.path.lexists(board / submission.path):
        submission.say(_(FILE_NAME), _("{file} is on the board already.", file=shorten(submission.path)[1:-1]),
                       _("Choose another name, or change that file."))


def _add_employer(
    board: Path, rulebook: Rulebook, questions: list[Question], answers: Mapping[str, str], author: str,
    submission: Submission,
) -> None:
    if not any(answers[question.label] for question in questions if question.file == "employer"):
        near = find_near(submission.employer, read_folder(board).employers)
        hint = (_("Did you mean {name}? If not, answer the questions about the employer.", name=near) if near
                else _("Correct the name, or answer the questions about the employer."))
        if submission.employer != STAND_IN:
            submission.say(_(FOLDER), _("No employer on this board is called {name}.", name=submission.employer), hint)
        return
    values = nest(read_values(questions, answers, "employer", submission))
    named = values.get("maintainers")
    values["maintainers"] = _list_maintainers(author, named if isinstance(named, list) else [])
    path = submission.employer_path
    submission.texts[path] = build_file(board, path, rulebook.employer.tree, values)


def _list_maintainers(author: str, named: list[Value]) -> list[Value]:
    """Each person once, the author first if that is a person. A program that opens issues for others, or an author
    without a login that GitHub knows, has to name somebody in the form."""
    names = [author] * is_login(author) + [mend_login(str(name)) or str(name) for name in named]
    unique: dict[str, Value] = {}
    for name in names:
        unique.setdefault(name.casefold(), name)
    return list(unique.values())


def read_values(
    questions: Sequence[Question], answers: Mapping[str, str], file: str, submission: Submission
) -> dict[FieldPath, Value]:
    """The values of one file, by where they stand in it. Questions without an answer are left out."""
    values: dict[FieldPath, Value] = {}
    for question in questions:
        if question.file != file or not answers[question.label]:
            continue
        try:
            values[question.location] = read_value(question, answers[question.label])
        except AnswerError as error:
            submission.say(question.label, str(error), error.hint)
    return values
