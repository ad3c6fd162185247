"""Turns what a board is into the file that the form for employers loads."""

import json

from microboard.board import Board
from microboard.check import Rulebook
from microboard.check.fields.field import Field
from microboard.check.listing.listing_rules import list_cases
from microboard.publish.api.files import BASE, describe_file
from microboard.read.file_names import RESERVED
from microboard.words.speech import _

DATA = f"{BASE}submit.json"


def build_submit_data(board: Board, rulebook: Rulebook) -> bytes:
    """What the form needs to know of the board: its fields, its limits, under their names in policy.yml, and who is on
    it."""
    policy = board.policy
    listings: dict[str, list[str]] = {employer.id: [] for employer in board.employers}
    for opportunity in board.opportunities:
        listings[opportunity.employer.id].append(opportunity.id.partition("/")[2])
    value = {
        **describe_file(board),
        "pay": {"unpaid": "allowed" if policy.is_unpaid_allowed else "forbidden",
                "floor_per_hour": dict(policy.floor_per_hour), "hourly_warning": dict(policy.hourly_warning)},
        "effort": {"max_hours_per_week": policy.max_hours_per_week},
        "dates": {"deadline_warning_days": policy.deadline_warning_days,
                  "deadline_error_days": policy.deadline_error_days, "closing_soon_days": policy.closing_soon_days,
                  "unconfirmed_close_days": policy.unconfirmed_close_days},
        "rules": dict(sorted(policy.severities.items())),
        "cases": [{**case, "says": _(case["says"]), "hint": _(case["hint"])} for case in list_cases()],
        "fields": {"listing": list(map(describe_field, rulebook.opportunity.tree.fields)),
                   "employer": list(map(describe_field, rulebook.employer.tree.fields))},
        "reserved_names": sorted(RESERVED),
        "employers": [
            {"id": employer.id, "name": employer.name, "domains": list(employer.domains),
             "sample": employer.is_sample, "listings": sorted(listings[employer.id])}
            for employer in board.employers
        ],
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def describe_field(field: Field) -> dict[str, object]:
    """What the form writes a field by, and judges it by. What a field has not is left out."""
    told = {
        "name": field.name, "kind": field.kind, "required": field.is_required, "needed": field.is_needed,
        "alternative": field.is_alternative, "by": "".join(field.shown_by[-1:]), "shown_for": field.shown_for,
        "hidden_for": field.hidden_for, "least": field.least, "most": field.most, "above": field.above,
        "whole": field.is_whole, "unique": field.is_unique, "form": field.form, "pattern": field.pattern,
        "example": field.example,
        # Comments over groups, and what to write where a pattern is not kept.
        "help": field.help if field.fields or field.pattern else "",
        "choices": [one.id for one in field.choices] if field.kind == "dated" else [],
        "fields": list(map(describe_field, field.fields)), "item": describe_field(field.item) if field.item else None,
    }
    # A limit of 0 is one.
    return {name: value for name, value in told.items() if value or (value == 0 and value is not False)}
