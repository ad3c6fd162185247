"""Issues as GitHub makes them of a form's answers."""

from collections.abc import Mapping
from pathlib import Path

from microboard.check.fields.headings import PROMISES
from microboard.intake.forms.form import list_labels
from schemas import TESTS, read_rules

TITLE = "Ask forty customers about bread"
STORY = "We bake bread, and we would like to know who buys which. " * 6
# Heading -> answer. The lists are what GitHub writes when somebody has picked from them.
ANSWERS = {
    "Employer: folder": "acme",
    "Summary": "Stand at the door for five mornings and find out why people buy which bread.",
    "Category": "Market research",
    "Skills": "Interviewing, Spreadsheets",
    "Competencies": "Communication",
    "Deliverables": "A table with forty answers | Every answer has a date\n- A page on what to bake more of",
    "Effort: hours": "20", "Effort: weeks": "4",
    "Pay: type": "Fixed", "Pay: amount": "400", "Pay: currency": "Euro (EUR)",
    "Location: mode": "Hybrid", "Location: places": "Porto, Norte, PT\nOslo, Norway",
    "Eligibility: audience": "Undergraduates, Career changers", "Eligibility: work authorisation": "Not needed",
    "Mentor: role": "Head baker", "Mentor: check-ins": "Weekly", "Mentor: feedback": "Written, Live",
    "Mentor: reference": "No reference",
    "Apply: URL": "https://acme.example/apply", "Apply: deadline": "2026-12-14",
    "Apply: materials": "- A short note\n- The days on which you have time",
    "NDA": "No",
    "Description": STORY,
}
EMPLOYER_ANSWERS = {
    "Employer: folder": "new-bakery", "Employer: name": "New Acme Bakery", "Employer: kind": "Company",
    "Employer: sector": "Retail", "Employer: website": "https://acme.example/", "Employer: domains": "acme.example",
    "Employer: about": "Three bakeries\nby the river.", "Employer: country": "Norway (NO)",
}


def write_issue(answers: Mapping[str, str], board: Path = TESTS) -> str:
    """The text of an issue, every heading of the form in its order."""
    labels = list_labels(read_rules(board))
    assert not answers.keys() - set(labels), "an answer to a question that the form has not"
    said = {PROMISES: "- [x] I work for this employer, or they asked me to post this.", **answers}
    return "\n\n".join(f"### {label}\n\n{said.get(label) or '_No response_'}" for label in labels)
