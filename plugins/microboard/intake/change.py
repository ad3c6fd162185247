"""Turns an issue that asks for a change of a listing into the new text of its file, for those who may change it."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

from microboard.check.change.proposal import is_named
from microboard.check.fields.field import Path as FieldPath
from microboard.check.fields.headings import FILE_NAME, FOLDER
from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.login import is_login
from microboard.intake.answers import list_outside_code, split_answers
from microboard.intake.edit import edit_text
from microboard.intake.file_text import build_file
from microboard.intake.outcome import GROUP, list_outcome_questions, read_outcome
from microboard.intake.question import Question, build_questions
from microboard.intake.submission import TITLE, Issue, Submission, clean_answers, read_answers, read_values
from microboard.read import Document, read_document, read_folder
from microboard.read.file_names import refuse_name
from microboard.read.folder import name_employer_file
from microboard.read.problem import shorten
from microboard.read.yaml import Value
from microboard.words.speech import _, get_language

# The first line of the issue: which listing, and what became of it where that is all.
PREFIX = "<!-- microboard:change "
MARK = re.compile(r"<!-- microboard:change (\S+?)/(\S+?)(?: (\S+))? -->\s*")


class ChangeRefusedError(Exception):
    """Nothing is changed; the message says why, and `hint` what else can be done."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def asks_for_change(body: str) -> bool:
    """Whether the issue is about a listing that is on the board."""
    return body.startswith(PREFIX)


def build_change(board: Path, rulebook: Rulebook, issue: Issue) -> Submission:
    """Read what to change. Nothing is written. Raises ChangeRefusedError where there is nothing to read, and for
    everybody whom the employer's file, as the board has it now, does not name among its maintainers."""
    employer, listing, status = _read_mark(issue.body)
    submission = Submission(employer, listing, is_change=True, status=status)
    document = _find(board, submission)
    _refuse_others(board, submission, issue)
    after = _mark(rulebook, document, status) if status else _answer(rulebook, document, issue, submission)
    if status:
        _tell_outcome(rulebook, issue, submission, after)
    if after == document.values and not submission.problems:
        raise ChangeRefusedError(
            _("The listing says so already: there is nothing to change."),
            _("Close this issue, or edit its text."))
    after |= {"updated": issue.posted}
    text = edit_text(document.parsed.text, document.values, after)
    submission.texts[submission.path] = text or build_file(board, submission.path, rulebook.opportunity.tree, after)
    return submission


def _read_mark(body: str) -> tuple[str, str, str]:
    """Employer, listing and status (or nothing) in the first line. Names are allowed ones."""
    first, *others = list_outside_code(body)
    found = MARK.fullmatch(first)
    reason = (refuse_name(found[1]) or refuse_name(found[2])) if found else _("It does not name a listing.")
    if not found or reason:
        raise ChangeRefusedError(
            _("The first line of this issue can't be read."),
            _("{reason} Open the page of your listing and press the link there again.", reason=reason))
    if any(line.startswith(PREFIX) for line in others):
        raise ChangeRefusedError(
            _("This issue names more than one listing."), _("Open an issue for each: the link on its page does that."))
    return found[1], found[2], found[3] or ""


def _find(board: Path, submission: Submission) -> Document:
    name = f"{submission.employer}/{submission.listing}"
    folder = read_folder(board)
    if submission.path not in folder.paths:
        moved = _find_moved(board, name, folder.paths)
        raise ChangeRefusedError(
            _("There is no listing {name} on this board.", name=name) if not moved
            else _("The listing {name} has moved to {other}.", name=name, other=moved),
            _("Open the page of your listing and press the link there again."))
    document, problems = read_document(board, submission.path)
    if not document or problems:
        raise ChangeRefusedError(
            _("The file {file} can't be read, so no program changes it.", file=submission.path),
            _("Mend it by hand first, or ask the people who run this board."))
    return document


def _find_moved(board: Path, name: str, paths: list[str]) -> str:
    """The id of the listing that had this one before, or nothing."""
    for path in paths:
        document, _problems = read_document(board, path)
        if document and name in document.get_texts("formerly"):
            return path.split("/", 1)[1].removesuffix(".yml")
    return ""


def _refuse_others(board: Path, submission: Submission, issue: Issue) -> None:
    """Who opened the issue has to be named, and who has edited it, too: GitHub lets others do that."""
    document, _problems = read_document(board, name_employer_file(submission.employer))
    maintainers = document.get_texts("maintainers") if document else ()
    for login in (issue.author, issue.sender):
        if not is_login(login) or not is_named(login, maintainers):
            raise ChangeRefusedError(
                _("Only the maintainers of {employer} can change its listings in an issue, and {login} is not among "
                  "them.", employer=submission.employer, login=shorten(login)),
                _("They are named in {file}. If the listing is yours, ask one of them, or the people who run this "
                  "board. If something is wrong with it, report it: the link is at the end of its page.",
                  file=submission.employer_path))


def _mark(rulebook: Rulebook, document: Document, status: str) -> dict[str, Value]:
    field = rulebook.opportunity.tree.find(("status",))
    allowed = [choice.id for choice in field.choices] if field else []
    if status not in allowed:
        raise ChangeRefusedError(
            _("{status} is nothing that a listing can be.", status=shorten(status)),
            _("Write one of these at the end of the first line: {choices}.", choices=", ".join(allowed)))
    return {**document.values, "status": status}


def _tell_outcome(rulebook: Rulebook, issue: Issue, submission: Submission, after: dict[str, Value]) -> None:
    """Put what the issue tells of the project's outcome into the values, where it tells something."""
    questions = list_outcome_questions(rulebook.opportunity.tree)
    answers = clean_answers(split_answers(issue.body, [one.label for one in questions]), submission)
    outcome = read_outcome(questions, answers, after.get(GROUP), submission)
    if outcome != after.get(GROUP):
        after[GROUP] = outcome
        submission.questions += questions


def _answer(rulebook: Rulebook, document: Document, issue: Issue, submission: Submission) -> dict[str, Value]:
    """The values with the answers in their place. What no question asks for stays."""
    after = deepcopy(document.values)
    answers = read_answers(rulebook, issue, submission)
    if submission.problems:
        return after
    questions = build_questions(rulebook)
    _refuse_elsewhere(questions, answers, submission)
    values = read_values(questions, answers, "opportunity", submission)
    wrong = {problem.label for problem in submission.problems}
    meant = _list_meant(rulebook, questions)
    for question in questions:
        answer = values.get(question.location)
        is_told = document.get(*question.location) is not None or answer != meant.get(question.location)
        if question.file == "opportunity" and question.label not in wrong and is_told:
            _put(after, question, answer)
    return {**after, "title": answers[_(TITLE)]}


def _list_meant(rulebook: Rulebook, questions: Sequence[Question]) -> dict[FieldPath, Value]:
    """What a listing means that says nothing, by field: the form has it as an answer."""
    fields = rulebook.opportunity.schema["properties"]
    told: dict[FieldPath, Value] = {one.location: False for one in questions if one.field.kind == "yes-no"}
    told |= {(name,): field["default"] for name, field in fields.items() if "default" in field}
    return {**told, ("language",): get_language()}


def _refuse_elsewhere(questions: Sequence[Question], answers: Mapping[str, str], submission: Submission) -> None:
    """A listing keeps its address, and the employer's own file is changed by hand: it says who may change what."""
    kept = {_(FOLDER): submission.employer, _(FILE_NAME): submission.listing}
    for label in (*kept, *(question.label for question in questions if question.file == "employer")):
        if answers[label].strip() not in ("", kept.get(label, "")):
            submission.say(label, _("An issue changes only the listing itself, and leaves it where it is."),
                           _("Take the heading and the answer out."))


def _put(values: dict[str, Value], question: Question, answer: Value) -> None:
    """Put an answer into its place, or take away what is there. What says the same as the answer stays as it is."""
    target = values
    *groups, name = question.location
    for group in groups:
        inner = target.get(group)
        if not isinstance(inner, dict):
            inner = {}
            if answer is not None:
                target[group] = inner
        target = inner
    if answer is None:
        target.pop(name, None)
        for group in groups:
            if values.get(group) == {}:
                del values[group]
    elif _tidy(target.get(name), question) != _tidy(answer, question):
        target[name] = answer


def _tidy(value: Value, question: Question) -> object:
    """The value as the form has it: with the blanks that a line of it keeps, and with the order of its choices."""
    if question.field.kind == "story":
        return str(value).rstrip()
    bare = _join_blanks(value)
    return sorted(map(str, bare)) if isinstance(bare, list) and question.field.kind in ("choices", "origin") else bare


def _join_blanks(value: Value) -> Value:
    if isinstance(value, list):
        return [_join_blanks(one) for one in value]
    if isinstance(value, dict):
        return {name: _join_blanks(one) for name, one in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else value
