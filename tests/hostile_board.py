"""A board on which every text of every listing and employer is hostile, each pair in a way of its own."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from boards import EMPLOYER, LISTING, BoardFolder
from hostile import TEXTS, fit, flatten
from microboard.publish.output import OutputFile, Page, Site
from microboard.publish.shell.marks import BODY
from microboard.publish.shell.sheets import STYLESHEET
from microboard.publish.shell.shell import SCRIPT, Shell
from schemas import SCHEMA

SITE = Site("Jobs", "https://org.example/jobs/", repo_url="https://github.com/org/jobs")
# All marks that a shell may hold, and none of a theme's weight. It claims to load the style and the script itself.
SHELL = Shell(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>MICROBOARD-TITLE</title>'
    '<meta name="description" content="MICROBOARD-DESCRIPTION"><link rel="canonical" href="MICROBOARD-CANONICAL">'
    f'<link rel="icon" href="data:,"><!-- {STYLESHEET} {SCRIPT} --></head>'
    f'<body><article>{BODY}</article></body></html>')
HARMLESS = "Plain words"
# Fields of the board's own are everywhere that such a field can be.
FIELDS = """fields:
  - {name: x-note, label: Note, help: What else there is to say., kind: text, most: 500, shown: [card, facts, below],
     filter: true}
  - {name: x-motto, for: employers, label: Motto, help: What stands above the door., kind: text, most: 500,
     shown: [card, facts, below], filter: true}
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One text, and the employer and listing whose every text it is."""

    number: int
    text: str

    @property
    def employer(self) -> str:
        return f"e-{self.number}"

    @property
    def is_open(self) -> bool:
        """Every second listing is completed, and so has an outcome."""
        return self.number % 2 == 0

    @property
    def path(self) -> str:
        return f"opportunities/{self.employer}/p/"

    @property
    def title(self) -> str:
        return fit(self.text, 12, 90)

    @property
    def name(self) -> str:
        return fit(self.text, 2, 80)

    def list_texts(self) -> list[str]:
        """What the listing's page says, as a page shows it, but for the description."""
        text = self.text
        fitted = [self.title, fit(text, 40, 240), fit(text, 10, 200), self.name, fit(text, 10, 300), fit(text, 10, 500),
                  fit(text, 2, 80)]
        return [flatten(one) for one in fitted]


# The last two are as long as a text may be, and say nothing.
CASES = tuple(Case(number, text) for number, text in enumerate((*TEXTS, *[HARMLESS] * (2 + len(TEXTS) % 2))))


def write_board(root: Path) -> BoardFolder:
    """The board, with every rule about wording off: whether a text is seemly is not the question here."""
    folder = BoardFolder(root)
    shutil.copytree(SCHEMA, root / "schema")
    (root / "schema/fields.yml").write_text(FIELDS, encoding="utf-8")
    policy = root / "schema/policy.yml"
    head, rules = policy.read_text(encoding="utf-8").split("\nrules:\n")
    policy.write_text(f"{head}\nrules:\n{re.sub(r': (error|warning)', ': off', rules)}", encoding="utf-8")
    for case in CASES:
        _write(folder, case)
    return folder


def _write(folder: BoardFolder, case: Case) -> None:
    text = case.text
    folder.add_employer(case.employer, **{**EMPLOYER, "name": case.name, "about": text[:500],
                                          "x-motto": fit(text, 1, 500)})
    onsite = {"mode": "onsite", "places": [{"city": fit(text, 1, 80), "region": fit(text, 1, 80), "country": "PT"}]}
    folder.add(f"{case.employer}/p", **{
        "title": case.title, "summary": fit(text, 40, 240), "accessibility": fit(text, 10, 500),
        "deliverables": [{"what": fit(text, 10, 200), "accepted_when": fit(text, 10, 200)}],
        "learning_objectives": [fit(text, 10, 200)], "description": describe(text),
        "location": onsite, "x-note": fit(text, 1, 500),
        "mentor": {"role": fit(text, 2, 80), "check_ins": "daily", "feedback": ["live"],
                   "introductions": fit(text, 10, 300)},
        "apply": {**LISTING["apply"], "url": f"https://acme.example/{case.number}", "materials": [fit(text, 3, 160)]},
        **({} if case.is_open else {"status": "completed", "outcome": {
            "text": fit(text, 10, 500), "selected": 1, "links": [f"https://acme.example/?a='{case.number}'&b=*x*"]}}),
    })


def describe(text: str) -> str:
    """The text in every place that Markdown has."""
    line = flatten(text)
    return (f"{text}\n\n**{line}** _{line}_ ~~{line}~~ [{line}](https://a.example/{line}) ![{line}](https://a.example/x)"
            f"\n\n`{line}`\n\n```{line}\n{text}\n```\n\n> {line}\n\n- {line}\n\n"
            f"| {line} | x |\n|---|---|\n| x | {line} |\n\n# {line}\n\n<{line}>\n\n[x]: {line} '{line}'\n\n"
            + "Words about bread. " * 11)[:8000]


def get_shell(_: Page) -> Shell:
    return SHELL


def find_page(outputs: dict[str, OutputFile], path: str) -> str:
    return outputs[f"{path}index.html"].data.decode()
