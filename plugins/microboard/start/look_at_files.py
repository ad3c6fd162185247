"""Finds what a board lacks by its files alone: settings that lead nowhere, workflows that do not run, no contact."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from microboard.check.values.policy import Policy
from microboard.read import Document
from microboard.start.advice import Advice
from microboard.start.checkout import Checkout, Variable, iterate_plugins
from microboard.start.files import ANNOUNCE

# The check that is required for a merge, by the name under which GitHub shows it: that of its job.
CHECK = "Listings"
CONTACT = "SECURITY-CONTACT"
# A branch in edit_uri: edit/main/docs/
EDIT = re.compile(r"(?:edit|blob)/([^/]+)/")
# A line of requirements.txt: mkdocs-microboard @ file:///home/…
LOCAL = re.compile(r"^[\w.-]+ *@ *file:", re.MULTILINE)
ADD_WORKFLOWS = "Take the workflows of Microboard, as `microboard init` writes them."


def look_at_files(checkout: Checkout, policy: Policy | None) -> Iterator[Advice]:
    """What is missing on the disk. `policy` is None where nobody can read it."""
    if checkout.settings:
        yield from _look_at_site(checkout)
    if checkout.repository or checkout.origin:
        yield from _look_at_workflows(checkout)
    pins = checkout.root / "requirements.txt"
    if pins.is_file() and LOCAL.search(pins.read_text(encoding="utf-8", errors="replace")):
        yield Advice("requirements.txt leads to a file of this machine.", "No other machine can install the program.",
                     "Put the wheel at an address, install it from there, and run `microboard upgrade`.", stops=True)
    yield from _look_at_people(checkout, policy)


def _look_at_site(checkout: Checkout) -> Iterator[Advice]:
    settings = checkout.settings
    if "microboard" not in iterate_plugins(settings):
        yield Advice("mkdocs.yml does not name the plugin microboard.", "The site has no listings.",
                     "Write `- microboard` below `plugins`.", stops=True)
    url = settings.get("site_url")
    if not isinstance(url, Variable) and not _is_real(url):
        yield Advice("mkdocs.yml has no real site_url.", "Links in feeds, calendars and search engines lead nowhere.",
                     "Write the public address of the site there.", stops=True)
    if not settings.get("repo_url"):
        yield Advice("mkdocs.yml has no repo_url.", "No page leads to where listings are posted, changed and reported.",
                     "Write repo_url: https://github.com/your-org/your-board.", stops=True)
    elif checkout.repository:
        yield from _look_at_edit(checkout)
    if checkout.repository and checkout.origin and checkout.repository.lower() != checkout.origin.lower():
        yield Advice(f"mkdocs.yml leads to {checkout.repository}, and this is a clone of {checkout.origin}.",
                     "Who posts or reports a listing may end in another's repository.", "Mend repo_url if it is wrong.")


def _is_real(url: object) -> bool:
    host = urlsplit(str(url or "")).hostname or ""
    return bool(host) and not host.endswith(".example")


def _look_at_edit(checkout: Checkout) -> Iterator[Advice]:
    said = str(checkout.settings.get("edit_uri") or "")
    found = EDIT.match(said)
    branch = checkout.branch or "main"
    if not said:
        yield Advice("mkdocs.yml has no edit_uri.", "Pencils and the form for employers guess that the branch is main.",
                     f"Write edit_uri: edit/{branch}/docs/.", stops=branch != "main")
    elif found and checkout.branch and found[1] != checkout.branch:
        yield Advice(f"edit_uri leads to the branch {found[1]}, and the board is on {checkout.branch}.",
                     "Pencils and the form for employers end in a page that is not there.",
                     f"Write edit_uri: {said.replace(found[1], checkout.branch, 1)}.", stops=True)


def _look_at_workflows(checkout: Checkout) -> Iterator[Advice]:
    for name in checkout.broken:
        yield Advice(f"The workflow {name} can't be read.", "GitHub does not run it.", "Mend it, or remove it.",
                     stops=True)
    workflows = checkout.workflows
    if not any(CHECK in list_checks(document) for document in workflows.values()):
        yield Advice(f"No workflow reports a check named {CHECK}.", "Pull requests get no answer.", ADD_WORKFLOWS,
                     stops=True)
    if not any(has_event(document, "schedule") for document in workflows.values()):
        yield Advice("No workflow runs by a schedule.", "Listings stay in lists and feeds after their deadline.",
                     ADD_WORKFLOWS)
    if Path(ANNOUNCE).name not in workflows:
        yield Advice("No workflow tells anybody what is new.", "Chats and mailing lists don't hear of new listings.",
                     "If they should: `microboard upgrade --announce`. The guide for maintainers says how.")
    for name, document in workflows.items():
        branches = document.get_texts("on", "push", "branches")
        is_plain = branches and not any(set("*?![+") & set(branch) for branch in branches)
        if is_plain and checkout.branch and checkout.branch not in branches:
            yield Advice(f"{name} waits for pushes to {' or '.join(branches)}, and the board is on {checkout.branch}.",
                         "What is merged does not go online.", f"Add {checkout.branch} to its `branches`.", stops=True)


def has_event(document: Document, event: str) -> bool:
    """Whether an event starts a workflow: ``on: push``, ``on: [push]`` or ``on: {push: …}``."""
    on = document.get("on")
    return event == on or (isinstance(on, list | dict) and event in on)


def list_checks(document: Document) -> frozenset[str]:
    """The names under which GitHub shows the jobs of a workflow on a pull request."""
    if not has_event(document, "pull_request"):
        return frozenset()
    jobs: Mapping[str, Any] = document.get_group("jobs")
    return frozenset(document.get_text("jobs", name, "name") or name for name in jobs
                     if document.get("jobs", name, "uses") is None)


def _look_at_people(checkout: Checkout, policy: Policy | None) -> Iterator[Advice]:
    security = checkout.read("SECURITY.md")
    if not security:
        yield Advice("There is no SECURITY.md.", "Who has found fraud or a hole has nobody to write to in private.",
                     "Write one that says how to reach you.", stops=True)
    elif any(CONTACT in line and not line.startswith(">") for line in security.splitlines()):
        yield Advice(f"SECURITY.md still says {CONTACT}.", "Who has found fraud or a hole has nobody to write to.",
                     "Write an address there.", stops=True)
    if not re.search(r"^[^#\s]", checkout.read("CODEOWNERS"), re.MULTILINE):
        yield Advice("CODEOWNERS names nobody.", "Nobody is asked to review a pull request.",
                     "Write the names of those who review there.")
    if policy is None:
        yield Advice("The rules in schema/ can't be read.", "No listing can be checked or published.",
                     "Run `microboard check`, and mend what it names.", stops=True)
    elif not policy.board_maintainers:
        yield Advice("schema/policy.yml names no board maintainers.", "When you mend an employer's listing, the check "
                     "says that you may not.", "Write your GitHub names under people, board_maintainers.")
