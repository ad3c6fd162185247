"""Finds what a board lacks by the settings of its repository on GitHub."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from microboard.start.advice import Advice
from microboard.start.checkout import WORKFLOWS, Checkout
from microboard.start.github import GitHub
from microboard.start.look_at_files import CHECK, has_event

# Fewer open pull requests than this are too few for an employer who posts, corrects and closes.
FEW = 3
# What GitHub gives at once.
PAGE = 100
# Where a person switches something on.
ACTIONS = "Settings, Actions, General"
LABELS = re.compile(r"^labels: *\[([^\]]*)\]", re.MULTILINE)


def look_at_github(hub: GitHub, repository: Mapping[str, Any], checkout: Checkout) -> Iterator[Advice]:
    """What is missing in the settings of `repository`, as GitHub describes it."""
    yield from _look_at_doors(repository)
    yield from _look_at_limits(hub)
    yield from _look_at_pages(hub, repository)
    yield from _look_at_actions(hub, checkout)
    yield from _look_at_merging(hub, str(repository.get("default_branch")))
    yield from _look_at_labels(hub, checkout)
    private = hub.read_setting("private vulnerability reporting", "private-vulnerability-reporting")
    if private and not private.get("enabled"):
        yield Advice("Private vulnerability reporting is off.", "The way that SECURITY.md names is not there.",
                     "Switch it on: Settings, Advanced Security.")


def _look_at_doors(repository: Mapping[str, Any]) -> Iterator[Advice]:
    """Whether anybody can come in."""
    if repository.get("archived"):
        yield Advice("The repository is archived.", "Nobody can post or change anything.", "Unarchive it.", stops=True)
    if repository.get("private"):
        yield Advice("The repository is private.", "Employers can neither see it nor post to it.",
                     "Make it public, or take listings in another way.", stops=True)
    if repository.get("has_issues") is False:
        yield Advice("Issues are off, as in every new fork.", "Nobody can post with the form or report a listing.",
                     "Switch them on: Settings, General, Features.", stops=True)
    creation = repository.get("pull_request_creation_policy")
    if repository.get("has_pull_requests") is False or creation == "collaborators_only":
        yield Advice("Only collaborators can open pull requests.", "Employers can't send a listing.",
                     "Open them to all: Settings, General, Features.", stops=True)


def _look_at_limits(hub: GitHub) -> Iterator[Advice]:
    limit = hub.read_setting("interaction limits", "interaction-limits")
    if limit and limit.get("limit") in ("contributors_only", "collaborators_only"):
        yield Advice("Interaction limits keep newcomers out.", "A new employer can neither post nor ask.",
                     "Lift them: Settings, Moderation, Interaction limits.", stops=True)
    cap = hub.read_setting("the cap on pull requests", "interaction-limits/pulls/creation-cap")
    most = cap.get("max_open_pull_requests") if cap and cap.get("enabled") else None
    if cap and not cap.get("enabled"):
        yield Advice("One person may have any number of open pull requests.", "A single account can bury the others.",
                     "Set one of 5 or so: Settings, Moderation, Interaction limits.")
    elif isinstance(most, int) and most < FEW:
        yield Advice(f"One person may have {most} open pull request{'' if most == 1 else 's'}.",
                     "An employer with more projects has to wait for your review of each.",
                     "Raise the cap: Settings, Moderation, Interaction limits.")


def _look_at_pages(hub: GitHub, repository: Mapping[str, Any]) -> Iterator[Advice]:
    pages = hub.read_setting("Pages", "pages") if repository.get("has_pages") else {"build_type": None}
    if pages and pages.get("build_type") != "workflow":
        yield Advice("Pages is not published by a workflow.", "The site does not go online.",
                     "Choose it: Settings, Pages, Source, GitHub Actions.", stops=True)


def _look_at_actions(hub: GitHub, checkout: Checkout) -> Iterator[Advice]:
    allowed = hub.read_setting("whether Actions are on", "actions/permissions")
    if allowed and allowed.get("enabled") is False:
        yield Advice("Actions are off.", "Nothing is checked or published.", f"Switch them on: {ACTIONS}.", stops=True)
        return
    if allowed and allowed.get("allowed_actions") == "local_only":
        yield Advice("Only actions of this repository may run.", "No workflow can fetch the board.",
                     f"Allow those of GitHub, and the workflows that you call: {ACTIONS}.", stops=True)
    yield from _look_at_states(hub, checkout)
    rights = hub.read_setting("what workflows may do", "actions/permissions/workflow")
    opens = any(has_event(document, "issues") for document in checkout.workflows.values())
    if opens and rights and not rights.get("can_approve_pull_request_reviews"):
        yield Advice("Workflows may not open pull requests.", "A listing that comes by the form stays an issue.",
                     f"Allow GitHub Actions to create and approve pull requests: {ACTIONS}.", stops=True)
    approval = hub.read_setting("who waits for an approval", "actions/permissions/fork-pr-contributor-approval")
    policy = approval.get("approval_policy") if approval else ""
    if policy == "all_external_contributors":
        yield Advice("Workflows wait for your approval at each push of everybody.",
                     "An employer sees no answer of the check until you press a button, each time.",
                     f"Require approval for first-time contributors only: {ACTIONS}.")
    elif policy == "first_time_contributors":
        yield Advice("Workflows of everybody who was never merged here wait for your approval.",
                     "A new employer sees no answer of the check until you press a button.",
                     f"Look for them daily, or require approval for those who are new to GitHub only: {ACTIONS}.")


def _look_at_states(hub: GitHub, checkout: Checkout) -> Iterator[Advice]:
    """Whether GitHub runs the workflows that are on the disk."""
    listed = hub.read_setting("workflows", f"actions/workflows?per_page={PAGE}")
    if listed is None:
        return
    states = {str(one.get("path")): str(one.get("state")) for one in listed.get("workflows", ())}
    for name, document in checkout.workflows.items():
        state = states.get(f"{WORKFLOWS}/{name}", "unknown")
        when = "its schedule" if has_event(document, "schedule") else "it"
        if state == "unknown":
            yield Advice(f"GitHub does not know the workflow {name}.", "It never runs.",
                         "Push it to the main branch, and in a fork press the button of the Actions tab.", stops=True)
        elif state != "active":
            yield Advice(f"The workflow {name} is switched off ({state.replace('_', ' ')}).",
                         "GitHub does so in forks, and after 60 days without activity.",
                         f"Switch {when} on: Actions, {name}, Enable workflow.", stops=True)


def _look_at_merging(hub: GitHub, branch: str) -> Iterator[Advice]:
    """Whether the check is required, by the name that it has."""
    rules = hub.read_setting("rules of the branch", f"rules/branches/{branch}?per_page={PAGE}")
    shown = hub.read_setting("protection of the branch", f"branches/{branch}")
    if rules is None or shown is None:
        return
    required = {str(check.get("context")) for rule in rules if rule.get("type") == "required_status_checks"
                for check in rule.get("parameters", {}).get("required_status_checks", ())}
    required |= set(shown.get("protection", {}).get("required_status_checks", {}).get("contexts", ()))
    where = "Settings, Rules, or Settings, Branches"
    if CHECK in required:
        return
    close = sorted(name for name in required if CHECK.lower() in name.lower() or name.lower().startswith("check"))
    if close:
        yield Advice(f"The check {close[0]} is required, and nothing reports it: its name is {CHECK}.",
                     "No pull request can be merged.", f"Require {CHECK} in its place: {where}.", stops=True)
    else:
        yield Advice(f"The check {CHECK} is not required on {branch}.", "A listing with errors can be merged, and the "
                     "site then stays as it was.", f"Require it: {where}.")


def _look_at_labels(hub: GitHub, checkout: Checkout) -> Iterator[Advice]:
    """The forms for issues add only labels that are there."""
    forms = sorted((checkout.top / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    found = [name.strip(" \"'") for path in forms for group in LABELS.findall(path.read_text(encoding="utf-8"))
             for name in group.split(",")]
    listed = hub.read_setting("labels", f"labels?per_page={PAGE}")
    if listed is None:
        return
    known = {str(label.get("name")).lower() for label in listed}
    for label in dict.fromkeys(name for name in found if name):
        if label.lower() not in known and (len(known) < PAGE or hub.read(f"labels/{label}") is None):
            yield Advice(f"There is no label {label}.", "Issues made with the form are hard to find.",
                         f"Add it: Issues, Labels, New label, {label}.")
