"""Turns the rules of a board into the page on which employers write a listing, and into the file that it loads."""

import json
from functools import partial
from typing import Any

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.forge import find_repository
from microboard.publish.form import build_employer_fields, build_groups
from microboard.publish.output import Page, Site
from microboard.publish.templates import get_template
from microboard.read.file_names import MAX_NAME, RESERVED

PATH = "submit/"
DATA = "api/v1/submit.json"


def build_submit_page(rulebook: Rulebook, site: Site) -> Page:
    """The page with the form. It holds what the schema says, and nothing that grows with the board."""
    render = partial(_render, rulebook, site)
    return Page(PATH, "submit", "Offer a project", "Write a listing in a form that checks it as you type.", render)


def _render(rulebook: Rulebook, site: Site) -> str:
    return get_template("submit.html").render(
        page_path=PATH, groups=build_groups(rulebook), employer_fields=build_employer_fields(rulebook),
        repository=find_repository(site), policy=rulebook.policy, max_name=MAX_NAME,
    )


def build_submit_data(board: Board, about: dict[str, Any]) -> bytes:
    """What the form needs to know of the board: its limits, under their names in policy.yml, and who is on it."""
    policy = board.policy
    listings: dict[str, list[str]] = {employer.id: [] for employer in board.employers}
    for opportunity in board.opportunities:
        listings[opportunity.employer.id].append(opportunity.id.partition("/")[2])
    value = {
        **about,
        "pay": {"unpaid": "allowed" if policy.is_unpaid_allowed else "forbidden",
                "floor_per_hour": dict(policy.floor_per_hour), "hourly_warning": dict(policy.hourly_warning)},
        "effort": {"max_hours_per_week": policy.max_hours_per_week},
        "dates": {"deadline_warning_days": policy.deadline_warning_days,
                  "deadline_error_days": policy.deadline_error_days, "closing_soon_days": policy.closing_soon_days,
                  "unconfirmed_close_days": policy.unconfirmed_close_days},
        "rules": dict(sorted(policy.severities.items())),
        "reserved_names": sorted(RESERVED),
        "employers": [
            {"id": employer.id, "name": employer.name, "domains": list(employer.domains),
             "sample": employer.is_sample, "listings": sorted(listings[employer.id])}
            for employer in board.employers
        ],
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()
