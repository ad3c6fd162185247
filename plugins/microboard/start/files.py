"""Turns answers into the files of a board: those that are its own from then on, and those that Microboard renews."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from microboard.check.schema.rulebook import Rulebook
from microboard.check.values import shipped
from microboard.intake.forms.form import FORM, build_form
from microboard.intake.forms.report_form import REPORT, build_report_form
from microboard.read import read_document
from microboard.start.answers import Answers
from microboard.start.calls import build_call
from microboard.start.folder_page import PAGE, build_folder_page
from microboard.start.program import Program
from microboard.words.speech import _, pgettext, speak

TEMPLATES = Path(__file__).parent / "files"
# What people make their own.
OWN = ("mkdocs.yml", "docs/index.md", "README.md", "SECURITY.md", "schema/policy.yml")
CODE_OWNERS = ".github/CODEOWNERS"
# What is the same for every board, and lies beside the program.
WORKFLOWS = tuple(f".github/workflows/{name}.yml" for name in ("answer", "care", "check", "daily", "intake", "publish"))
SAME = (".vscode/settings.json",)
# Tells people what is new, for a board that wants it. It sees secrets, so it is never called from elsewhere.
ANNOUNCE = ".github/workflows/announce.yml"
# What is the same for every board whose program is a package.
PACKAGED = ("Makefile", ".gitignore")
PINS, LOCK = "requirements.txt", "requirements/site.txt"
# Needed to build the program, and not to run it.
BUILD_ONLY = "    # via -r requirements/build.in\n"


def build_own(answers: Answers, *, has_samples: bool) -> dict[str, str]:
    """The files that a board begins with and then writes itself, by their paths."""
    speak(answers.tag)
    made = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True)
    made.filters |= {"yaml": lambda text: json.dumps(text, ensure_ascii=False), "markdown": _escape,
                     # Themes write the title of a page into menus as it stands.
                     "html": partial(escape, quote=False)}
    policy, _problems = read_document(shipped.TOP, "schema/policy.yml")
    floors = policy.get_group("pay", "floor_per_hour") if policy else {}
    host = urlsplit(answers.repository).hostname or ""
    places = {
        **asdict(answers), "tag": answers.tag, "is_on_github": answers.is_on_github,
        "samples": has_samples, "floor": floors.get(answers.currency),
        "edit_uri": f"{'-/' if 'gitlab' in host else ''}edit/main/docs/",
        "description": _("Short, paid projects with a mentor and something finished to hand over."),
        "kinds": _("What kind of work?"), "new": pgettext("projects", "New"), "closing_soon": _("Closing soon"),
        "dark": _("Switch to dark colours"), "light": _("Switch to light colours"),
    }
    texts = {path: made.get_template(path).render(places) for path in OWN}
    return {**texts, CODE_OWNERS: _read_top(CODE_OWNERS)}


def _escape(name: str) -> str:
    """The name as a part of a line of Markdown, whoever reads it: GitHub or MkDocs."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", escape(name, quote=False))


def build_ours(
    rulebook: Rulebook, program: Program, calls: str = "", *, has_announce: bool = False
) -> dict[str, str]:
    """The files that a newer version writes anew, by their paths. Workflows are whole, or call those of `calls`,
    ``owner/name@commit``."""
    workflows = {path: _read_top(path) for path in WORKFLOWS}
    if calls:
        workflows = {path: build_call(text, Path(path).name, calls) for path, text in workflows.items()}
    return {
        **workflows, **{path: _read_top(path) for path in (*SAME, *[ANNOUNCE] * has_announce)},
        **{path: (TEMPLATES / path).read_text(encoding="utf-8") for path in PACKAGED},
        FORM: build_form(rulebook), REPORT: build_report_form(), PAGE: build_folder_page(),
        PINS: build_pins(program, _read_top(LOCK)),
    }


def build_pins(program: Program, lock: str) -> str:
    """requirements.txt: the program, and what it needs as `lock` pins it."""
    needed = "".join(block for block in _iterate_blocks(lock) if not block.endswith(BUILD_ONLY))
    return f"{program.line}# What it needs, as it was tested.\n{needed}"


def _iterate_blocks(lock: str) -> Iterator[str]:
    """A package with its hashes and its reasons, one after the other."""
    block = ""
    for line in lock.splitlines(keepends=True):
        if block and not line.startswith(" "):
            yield block
            block = ""
        block += line
    yield block


def _read_top(path: str) -> str:
    return (shipped.TOP / path).read_text(encoding="utf-8")
