"""Writes the issue form with which readers report a listing: where "Report this listing" leads."""

from microboard.intake.forms.form import Element
from microboard.intake.yaml_text import build_yaml
from microboard.read.yaml import Value
from microboard.words.speech import N_, _

# Links on pages know these two names; a test compares them.
REPORT, FIELD = ".github/ISSUE_TEMPLATE/report.yml", "listing"
HEAD = "# Where \"Report this listing\" leads. Made by `microboard generate`, in the language of the board."
REASONS = (
    N_("It asks for money, or sends money through me"),
    N_("It asks for bank details, papers or other personal data"),
    N_("It asks for free work, or does not pay what it says"),
    N_("The employer is not who it says"),
    N_("The project is not what it says"),
    N_("It is illegal, hateful or dangerous"),
    N_("Something else"),
)


def build_report_form() -> str:
    """The form, as YAML, in the language that is spoken."""
    thanks = _("Thank you for looking out for others. **Anybody can read what you write here.** To tell us in private, "
               "follow the *Security* tab of this repository instead. Please leave out names, messages and documents "
               "of private people.")
    first = _("Have you paid, or sent bank details or a copy of your papers? Call your bank and the police first.")
    reasons: list[Value] = [_(reason) for reason in REASONS]
    body: list[Value] = [
        {"type": "markdown", "attributes": {"value": f"{thanks}\n\n{first}\n"}},
        _ask("input", FIELD, {"label": _("Listing"), "description": _("The address of its page."),
                              "placeholder": "https://board.example/opportunities/employer/listing/"}),
        _ask("dropdown", "reason", {"label": _("What is wrong"), "options": reasons}),
        _ask("textarea", "details", {"label": _("What happened"), "description": _("What you saw, and where.")}),
    ]
    about = _("A listing that asks for money or personal data, is not what it says, or should not be here.")
    return build_yaml({"name": _("Report a listing"), "description": about, "title": _("Report: {title}", title=""),
                       "labels": ["report"], "body": body}, {}, HEAD)


def _ask(kind: str, name: str, attributes: Element) -> Element:
    return {"type": kind, "id": name, "attributes": attributes, "validations": {"required": True}}
