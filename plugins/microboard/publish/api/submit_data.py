"""Turns what a board is into the file that the form for employers loads."""

import json
import re
from collections.abc import Iterator

from microboard.board import Board, Employer
from microboard.check import Rulebook
from microboard.check.fields.field import Field
from microboard.check.listing.listing_rules import list_cases
from microboard.check.values.confirmed_domains import get_trusted_host, join_domains
from microboard.check.values.formats import PATTERNS
from microboard.check.values.policy import Policy
from microboard.intake.yaml_text import comment
from microboard.publish.api.field_words import word_field
from microboard.publish.api.files import BASE, describe_file
from microboard.publish.api.host_patterns import ENDINGS
from microboard.publish.api.issue_questions import describe_issue
from microboard.read.characters import UNWANTED
from microboard.read.days import FIRST_YEAR, LAST_YEAR
from microboard.read.file_names import ANY_EMPLOYER, ANY_PROJECT, BETWEEN, LETTERS, MAX_NAME, REFUSED
from microboard.words.speech import _

DATA = f"{BASE}submit.json"
# What is known of a new listing, beside the policy of the board.
NEW = {"status": "open", "outcome": "missing", "changed": "yes"}
# Dates that it does not have.
ABSENT = frozenset({"updated", "last_confirmed"})


def build_submit_data(board: Board, rulebook: Rulebook) -> bytes:
    """What the form needs to know of the board: its fields, its limits, under their names in policy.yml, and who is on
    it."""
    policy = board.policy
    listings: dict[str, list[str]] = {employer.id: [] for employer in board.employers}
    for opportunity in board.opportunities:
        listings[opportunity.employer.id].append(opportunity.id.partition("/")[2])
    value = {
        **describe_file(board),
        "pay": {"unpaid": policy.unpaid,
                "floor_per_hour": dict(policy.floor_per_hour),
                "hourly_warning": {currency: pay for currency, pay in policy.hourly_warning.items() if pay}},
        "effort": {"max_hours_per_week": policy.max_hours_per_week},
        "dates": {"deadline_warning_days": policy.deadline_warning_days,
                  "deadline_error_days": policy.deadline_error_days, "closing_soon_days": policy.closing_soon_days,
                  "unconfirmed_close_days": policy.unconfirmed_close_days},
        "rules": _list_rules(policy),
        "fields": {"listing": list(map(describe_field, rulebook.opportunity.tree.fields)),
                   "employer": list(map(describe_field, rulebook.employer.tree.fields))},
        "issue": describe_issue(rulebook),
        "names": {"refused": list(_list_refused()), "most": MAX_NAME, "letters": LETTERS, "between": BETWEEN.pattern,
                  "listing": ANY_PROJECT, "employer": ANY_EMPLOYER},
        "unwanted": UNWANTED.pattern,
        "regions": {region.id: list(region.countries) for region in rulebook.vocabulary.regions.values()},
        "shared_hosts": list(ENDINGS),
        "employers": [
            {"id": employer.id, "name": employer.name,
             **_list_hosts(employer, get_trusted_host(rulebook.confirmed.get(employer.id), board.as_of.date())),
             "sample": employer.is_sample, "listings": sorted(listings[employer.id])}
            for employer in board.employers
        ],
    }
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _list_hosts(employer: Employer, trusted: str) -> dict[str, object]:
    """Where applications to an employer may go, and the host that readers trust, if any."""
    domains = join_domains(employer.domains, trusted if employer.domain_confirmed else "")
    return {"domains": list(domains)} | ({"trusted": trusted} if trusted else {})


def _list_refused() -> Iterator[dict[str, str]]:
    """What no name may be, and why, in the language that is spoken."""
    for pattern, says in REFUSED:
        flags = "iu" if pattern.flags & re.IGNORECASE else "u"
        yield {"pattern": f"^(?:{pattern.pattern})$", "flags": flags, "says": _(says)}


def _list_rules(policy: Policy) -> list[dict[str, object]]:
    """The board's rules that a new listing can meet: of each field, cases with what is left to be asked, and what is
    said in the language that is spoken."""
    known = NEW | {"unpaid": policy.unpaid}
    cases: dict[tuple[str, str], list[dict[str, object]]] = {}
    for case in list_cases():
        asked = [condition.split(" ", 2) for condition in case["when"]]
        is_met = policy.asks(case["rule"]) and all(other == known[name] for name, _is, other in asked if name in known)
        if is_met and ABSENT.isdisjoint((case["at"], *(step for steps in asked for step in steps))):
            when = [_turn(*steps) for steps in asked if steps[0] not in known]
            cases.setdefault((case["rule"], case["at"]), []).append(
                {"when": when, "says": f"{_(case['says'])} {_(case['hint'])}"})
    return [{"rule": rule, "at": at, "severity": policy.get_severity(rule, "error"), "cases": found}
            for (rule, at), found in cases.items()]


def _turn(name: str, compared: str, other: str) -> list[str]:
    """The condition in parts, the smaller value first."""
    if compared == "is":
        return [name, compared, *other.split(" or ")]
    return [other, compared.replace(">", "<"), name] if ">" in compared else [name, compared, other]


def describe_field(field: Field) -> dict[str, object]:
    """What the form writes a field by, judges it by, and says where it is wrong. What a field has not is left out."""
    is_asked = field.is_needed or field.is_alternative
    words = {} if field.kind == "group" else word_field(field)
    is_day = field.form == "date" or field.kind == "dated"
    told = {
        "name": field.name, "kind": field.kind, "required": field.is_required, "needed": field.is_needed,
        "alternative": field.is_alternative, "by": "".join(field.shown_by[-1:]), "shown_for": field.shown_for,
        "hidden_for": field.hidden_for, "least": field.least, "most": field.most, "above": field.above,
        "whole": field.is_whole, "unique": field.is_unique,
        "days": [f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"] if is_day else [],
        "patterns": [] if is_day else list(filter(None, (field.pattern, PATTERNS.get(field.form)))),
        "says": {name: said for name, said in words.items() if said and (is_asked or name != "missing")},
        # Over a group in the file.
        "comment": "".join(f"{line}\n" for line in comment(field.help)) if field.fields else "",
        "choices": [one.id for one in field.choices] if field.kind == "dated" else [],
        "fields": list(map(describe_field, field.fields)), "item": describe_field(field.item) if field.item else None,
    }
    # A limit of 0 is one.
    return {name: value for name, value in told.items() if value or (value == 0 and value is not False)}
