"""Turns the schema into an issue form: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms."""

from collections.abc import Iterator

from microboard.check.fields.field import Field
from microboard.check.fields.headings import FILE_NAME, FOLDER, PROMISES
from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.names import NAMES
from microboard.intake.question import Question, build_questions
from microboard.intake.yaml_text import build_yaml
from microboard.read.file_names import MAX_NAME
from microboard.read.yaml import Value
from microboard.words.speech import N_, _

Element = dict[str, Value]

FORM = ".github/ISSUE_TEMPLATE/opportunity.yml"
LABEL = "listing"
HEAD = "# Made from schema/ by `microboard generate`. Change the schema, then run that again."
PROMISE_LINES = (
    N_("I work for this employer, or they asked me to post this."),
    N_("The pay, the hours and the deadline are real, and nobody has to pay or give bank details to apply."),
    N_("Someone has time to mentor, and to answer everyone who applies."),
)
NAMED = N_("Small letters, digits and single hyphens, at most {most} characters.")


def build_form(rulebook: Rulebook) -> str:
    """The issue form of a board, as YAML."""
    title = rulebook.opportunity.tree.find(("title",))
    body: list[Value] = [*_open(title or Field(("title",), "text", _("Title"))), *_ask_employer()]
    section = _("Employer")
    for question in build_questions(rulebook):
        if _name_section(question) != section:
            section = _name_section(question)
            body.append(_say(f"## {section}\n\n{question.group.help if question.group.path else ''}".strip()))
            body += [_ask_file_name()] if section == _("The project") else []
        body.append(_ask(question))
    return build_yaml({"name": _("Post a listing"), "description": _("A micro-internship: short, paid and mentored."),
                       "labels": [LABEL], "body": body}, {}, HEAD)


def list_labels(rulebook: Rulebook) -> list[str]:
    """The headings of an issue made with the form, in their order."""
    questions = build_questions(rulebook)
    employer = [question.label for question in questions if question.file == "employer"]
    rest = [question.label for question in questions if question.file == "opportunity"]
    return [_(PROMISES), _(FOLDER), *employer, _(FILE_NAME), *rest]


def _open(title: Field) -> Iterator[Element]:
    about = _("Thank you for offering someone a start! A check answers below your form within minutes. When nothing is "
              "missing, it opens a pull request for you, and a person reads it. Everything you write here is public.")
    example = _("For example: {example}", example=title.example_text)
    what = _("The title above is the title of the listing.")
    yield _say(f"{about}\n\n**{what}** {title.help} {_limit(title)} {example}")
    options: list[Value] = [{"label": _(line), "required": True} for line in PROMISE_LINES]
    yield {"type": "checkboxes", "id": "promises", "attributes": {"label": _(PROMISES), "options": options}}


def _ask_employer() -> Iterator[Element]:
    about = _("An employer who is on the board already needs only the folder: go on with the project. For a new one, "
              "answer all questions about the employer.")
    yield _say(f"## {_('The employer')}\n\n{about}")
    folder = _("The name in the address of the employer's page, after /employers/. For a new employer choose one.")
    yield _input("employer_folder", _(FOLDER), f"{folder} {_(NAMED, most=MAX_NAME)}", "riverbank-coop",
                 is_required=True)


def _ask_file_name() -> Element:
    about = _("The last part of the listing's address, for good. Without one it is made from the title.")
    return _input("file_name", _(FILE_NAME), f"{about} {_(NAMED, most=MAX_NAME)}", "reusable-cups", is_required=False)


def _input(name: str, label: str, description: str, placeholder: str, is_required: bool) -> Element:
    return {"type": "input", "id": name,
            "attributes": {"label": label, "description": description, "placeholder": placeholder},
            "validations": {"required": is_required}}


def _say(text: str) -> Element:
    return {"type": "markdown", "attributes": {"value": f"{text}\n"}}


def _name_section(question: Question) -> str:
    if question.file == "employer":
        return _("Employer")
    if question.group.path:
        return question.group.label
    if question.field.kind == "story":
        return _("The story")
    return _("The project") if question.is_required else _("More, if you like")


# A text that may be longer than this gets a field of several lines.
LONG_LINE = 160
TYPES = {"choice": "dropdown", "choices": "dropdown", "yes-no": "dropdown", "story": "textarea", "list": "textarea",
         "rows": "textarea"}


def _ask(question: Question) -> Element:
    attributes: Element = {"label": question.label}
    attributes |= {"description": _describe(question)} if _describe(question) else {}
    if question.choices:
        attributes |= {"multiple": True} if question.field.kind == "choices" else {}
        attributes |= {"options": list(question.choices)}
    elif exemplify(question):
        attributes |= {"placeholder": exemplify(question)}
    is_long = question.field.has_free_text and (question.field.most or 0) > LONG_LINE
    return {"type": "textarea" if is_long else TYPES.get(question.field.kind, "input"), "id": question.id,
            "attributes": attributes, "validations": {"required": question.is_required}}


def _describe(question: Question) -> str:
    field = question.field
    about = ["" if field.source in NAMES else field.help, _limit(field)]
    if field.kind == "rows":
        about.append(_("One per line: {row}. Or in short: {short}.", row=question.word_row(question.columns),
                       short=question.word_row(question.needed)))
    elif field.kind == "list":
        about.append(_("One per line."))
    elif field.kind == "origin":
        about.append(_("Put commas between several."))
    return " ".join(part for part in about if part)


def exemplify(question: Question) -> str:
    """An answer that is read as the example of its field; of several, one a line."""
    example = question.field.example
    if question.field.kind == "rows":
        return question.join([str(column.example or "") for column in question.field.fields])
    return "\n".join(map(str, example)) if isinstance(example, list) else "" if example is None else str(example)


def _limit(field: Field) -> str:
    if field.kind in ("choices", "list", "rows"):
        return _("{least} to {most} of them.", least=field.least or 0, most=field.most) if field.most else ""
    return "" if field.form else field.word_size()
