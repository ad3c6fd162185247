"""Turns the schema into an issue form: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms."""

import re
from collections.abc import Iterator
from typing import Any

from microboard.check.schema.rulebook import Rulebook
from microboard.check.values.fields import get_example, word_limit
from microboard.intake.choices import NAMES
from microboard.intake.question import Question, build_questions
from microboard.intake.yaml_text import build_yaml
from microboard.read.file_names import MAX_NAME
from microboard.read.yaml import Value

Schema = dict[str, Any]
Element = dict[str, Value]

FORM = ".github/ISSUE_TEMPLATE/opportunity.yml"
LABEL = "listing"
PROMISES, FOLDER, FILE_NAME = "Before you start", "Employer: folder", "File name"
HEAD = "# Made from schema/ by `microboard generate`. Change the schema, then run that again."
PROMISE_LINES = (
    "I work for this employer, or they asked me to post this.",
    "The pay, the hours and the deadline are real, and nobody has to pay or give bank details to apply.",
    "Someone has time to mentor, and to answer everyone who applies.",
)
NAMED = f"Small letters, digits and single hyphens, at most {MAX_NAME} characters."


def build_form(rulebook: Rulebook) -> str:
    """The issue form of a board, as YAML."""
    body: list[Value] = [*_open(rulebook.opportunity.schema["properties"]["title"]), *_ask_employer()]
    section = "Employer"
    for question in build_questions(rulebook):
        if _name_section(question, rulebook) != section:
            section = _name_section(question, rulebook)
            body.append(_say(f"## {section}\n\n{_explain_section(question, rulebook)}".strip()))
            body += [_ask_file_name()] if section == "The project" else []
        body.append(_ask(question))
    return build_yaml({"name": "Post a listing", "description": "A micro-internship: short, paid and mentored.",
                       "labels": [LABEL], "body": body}, {}, HEAD)


def list_labels(rulebook: Rulebook) -> list[str]:
    """The headings of an issue made with the form, in their order."""
    questions = build_questions(rulebook)
    employer = [question.label for question in questions if question.file == "employer"]
    rest = [question.label for question in questions if question.file == "opportunity"]
    return [PROMISES, FOLDER, *employer, FILE_NAME, *rest]


def _open(title: Schema) -> Iterator[Element]:
    yield _say(
        "Thank you for offering someone a start! A check answers below your form within minutes. When nothing is "
        "missing, it opens a pull request for you, and a person reads it. Everything you write here is public.\n\n"
        f"**The title above is the title of the listing.** {title['description']} {_limit(title)} "
        f"For example: {get_example(title)}"
    )
    options: list[Value] = [{"label": line, "required": True} for line in PROMISE_LINES]
    yield {"type": "checkboxes", "id": "promises", "attributes": {"label": PROMISES, "options": options}}


def _ask_employer() -> Iterator[Element]:
    yield _say("## The employer\n\nAn employer who is on the board already needs only the folder: go on with the "
               "project. For a new one, answer all questions about the employer.")
    yield _input("employer_folder", FOLDER, "The name in the address of the employer's page, after /employers/. For a "
                 f"new employer choose one. {NAMED}", "riverbank-coop", is_required=True)


def _ask_file_name() -> Element:
    return _input("file_name", FILE_NAME, "The last part of the listing's address, for good. Without one it is made "
                  f"from the title. {NAMED}", "reusable-cups", is_required=False)


def _input(name: str, label: str, description: str, placeholder: str, is_required: bool) -> Element:
    return {"type": "input", "id": name,
            "attributes": {"label": label, "description": description, "placeholder": placeholder},
            "validations": {"required": is_required}}


def _say(text: str) -> Element:
    return {"type": "markdown", "attributes": {"value": f"{text}\n"}}


def _name_section(question: Question, rulebook: Rulebook) -> str:
    top = rulebook.opportunity.schema["properties"].get(question.location[0], {})
    if question.file == "employer":
        return "Employer"
    if len(question.location) > 1:
        return str(top.get("title", question.location[0]))
    if question.kind == "text":
        return "The story"
    return "The project" if question.is_required else "More, if you like"


def _explain_section(question: Question, rulebook: Rulebook) -> str:
    if len(question.location) == 1:
        return ""
    return str(rulebook.opportunity.schema["properties"][question.location[0]].get("description", ""))


# A text that may be longer than this gets a field of several lines.
LONG_LINE = 160
TYPES = {"choice": "dropdown", "choices": "dropdown", "yes-no": "dropdown", "text": "textarea", "lines": "textarea",
         "rows": "textarea"}


def _ask(question: Question) -> Element:
    attributes: Element = {"label": question.label}
    attributes |= {"description": _describe(question)} if _describe(question) else {}
    if question.choices:
        attributes |= {"multiple": True} if question.kind == "choices" else {}
        attributes |= {"options": list(question.choices)}
    elif _exemplify(question):
        attributes |= {"placeholder": _exemplify(question)}
    is_long = question.field.get("maxLength", 0) > LONG_LINE and "pattern" not in question.field
    return {"type": "textarea" if is_long else TYPES.get(question.kind, "input"), "id": question.id,
            "attributes": attributes, "validations": {"required": question.is_required}}


# People who pick from a list of labels need not know the ids.
VOCABULARY = re.compile(r",? as (an id|ids) from the vocabulary")


def _describe(question: Question) -> str:
    field = question.field
    description = "" if field.get("title") in NAMES else str(field.get("description", ""))
    about = [VOCABULARY.sub("", description), _limit(field)]
    if question.kind == "rows":
        about.append(f"One per line: {question.word_row(question.columns)}. "
                     f"Or in short: {question.word_row(question.needed)}.")
    elif question.kind == "lines":
        about.append("One per line.")
    elif question.kind == "words":
        about.append("Put commas between several.")
    return " ".join(part for part in about if part)


def _exemplify(question: Question) -> str:
    example: Any = next(iter(question.field.get("examples", ())), "")
    if question.kind == "rows":
        columns = question.field["items"]["properties"].values()
        return question.join([str(next(iter(column.get("examples", ())), "")) for column in columns])
    return "\n".join(map(str, example)) if isinstance(example, list) else str(example)


def _limit(field: Schema) -> str:
    if field.get("type") == "array":
        low, high = field.get("minItems", 0), field.get("maxItems")
        return f"{low} to {high} of them." if high else ""
    return "" if "pattern" in field else word_limit(field)
