"""Writes a listing as a page of Markdown, as a person would who has no program for it."""

from collections.abc import Iterable

from rivals.source import Values, list_labels, list_places

LABELS = list_labels()


def write_markdown(one: Values, root: str, more: str = "") -> str:
    """The parts of Microboard's page but for its cards of other listings. `root` leads to the top of the site, `more`
    stands after the summary."""
    return "\n\n".join((
        f"# {one['title']}",
        f"**{one['employer_name']}** · {one['category']}",
        f"{one['summary']}{more}",
        "## What you hand over", _write_items(_write_deliverable(each) for each in one["deliverables"]),
        "## At a glance", _write_items(f"**{name}:** {words}" for name, words in _iterate_facts(one)),
        "## About the project", one["description"].rstrip(),
        "## How to apply", _write_items(one["apply"]["materials"]),
        f"The deadline is {one['apply']['deadline']}, until that day is over everywhere on Earth.",
        f"[Apply at {one['employer_website']}]({one['apply']['url']})",
        f"## About {one['employer_name']}", f"[Website]({one['employer_website']})", f"[All projects]({root}index.md)",
    )) + "\n"


def _write_deliverable(one: Values) -> str:
    return f"{one['what']} Done when: {one['accepted_when']}"


def _iterate_facts(one: Values) -> list[tuple[str, str]]:
    pay, effort, mentor = one["pay"], one["effort"], one["mentor"]
    rate = pay["amount"] if pay["type"] == "hourly" else pay["amount"] / effort["hours"]
    audience = " and ".join(LABELS["audience"][who] for who in one["eligibility"]["audience"])
    return [
        ("Pay", f"{pay['amount']:,} {pay['currency']} {LABELS['pay'][pay['type']]}, {rate:.2f} an hour, "
                f"{LABELS['paid'][pay['paid']].lower()}"),
        ("Hours", f"{effort['hours']} hours over {effort['weeks']} weeks, "
                  f"{effort['hours'] / effort['weeks']:.1f} hours a week, {LABELS['schedule'][effort['schedule']]}"),
        ("Dates", f"Apply by {one['apply']['deadline']}. Posted {one['posted']}"),
        ("Place", ", ".join(list_places(one))),
        ("Who may apply", f"{audience}. {LABELS['work_authorization'][one['eligibility']['work_authorization']]}"),
        ("Mentor", f"{mentor['role']}. {LABELS['check_ins'][mentor['check_ins']]}. "
                   f"{LABELS['reference'][mentor['reference']]}"),
        ("Skills", ", ".join(one["skills"])),
        ("Competencies", ", ".join(one["competencies"])),
    ]


def _write_items(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
