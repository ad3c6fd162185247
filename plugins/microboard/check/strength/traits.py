"""Turns a listing into what its strength is counted by: traits to compare, and the words for them."""

import re

from microboard.check.listing.facts import get_pay_per_hour
from microboard.check.listing.table import Values
from microboard.check.values.policy import Policy
from microboard.read import Document
from microboard.read.document import Value
from microboard.words.formats import format_share
from microboard.words.speech import ngettext

# Titles that name a post instead of a result. English only: in other languages the point is given.
POST = re.compile(r"\b(intern|internship|assistant|helper|volunteer|trainee|freelancer|position|vacancy|job|wanted|"
                  r"hiring)s?\b", re.IGNORECASE)
# Fields that earn a point when they say something.
TELLING = ("apply.decision_by", "ai_use", "mentor.reference", "pay.paid", "engagement", "accessibility",
           "eligibility.work_authorization")


def list_traits(listing: Document, policy: Policy) -> tuple[Values, dict[str, str]]:
    """What conditions compare, and what reasons say, by name. What can't be told is missing."""
    hours, weeks = listing.get_number("effort", "hours") or 0, listing.get_number("effort", "weeks") or 0
    total, accepted = len(listing.get_list("deliverables")), _count_accepted(listing)
    kinds, audience = listing.get_list("mentor", "feedback"), listing.get_list("eligibility", "audience")
    follows = (listing.get("mentor", "introductions"), listing.get("credit", "possible"), listing.get("leads_to"))
    objectives = [*listing.get_list("learning_objectives"), *listing.get_list("skills_taught")]
    sizes = {name: len(listing.get_text(name) or "") for name in ("summary", "description")}
    talks, skills = listing.get_text("mentor", "check_ins"), len(listing.get_list("skills"))
    each = hours / total if hours and total else None
    per_week = hours / weeks if hours and weeks > 0 else None
    per_hour, currency = get_pay_per_hour(listing), listing.get_text("pay", "currency") or ""
    floor = policy.floor_per_hour.get(currency) or 0
    above = per_hour / floor - 1 if floor and per_hour else None
    traits: Values = {
        **{name: _tell(listing.get(*name.split("."))) for name in TELLING},
        **sizes, "hours": hours, "deliverables": total, "open_deliverables": total - accepted, "each": each,
        "per_week": per_week, "title": "post" if POST.search(listing.get_text("title") or "") else "work",
        "check_ins": talks, "feedback": "written" if {"written", "rubric"} & {*map(str, kinds)} else "spoken",
        "objectives": len(objectives), "further": "told" if any(follows) else "missing",
        "pay.type": listing.get_text("pay", "type"), "pay.amount": _tell(listing.get_number("pay", "amount") or None),
        "above": above, "over_enough": per_hour * 3 - floor * 4 if floor and per_hour else None,
        "schedule": listing.get_text("effort", "schedule"), "anyone": "yes" if "anyone" in audience else "no",
        "groups": len(audience), "skills": skills,
    }
    return traits, {
        **{name: str(size) for name, size in sizes.items()}, "accepted": str(accepted),
        "deliverables": ngettext("{count} deliverable", "{count} deliverables", total, count=total),
        "groups": ngettext("{count} group", "{count} groups", len(audience), count=len(audience)),
        "skills": ngettext("{count} skill", "{count} skills", skills, count=skills),
        "each": f"{each or 0:.0f}", "per_week": f"{per_week or 0:.0f}", "above": format_share(above or 0),
        "floor": f"{floor:g} {currency}", "enough": f"{floor * 4 / 3:.0f} {currency}",
    }


def _count_accepted(listing: Document) -> int:
    """Deliverables of which it is said when they are accepted."""
    return sum(listing.get_text("deliverables", index, "accepted_when") is not None
               for index in range(len(listing.get_list("deliverables"))))


def _tell(value: Value) -> str:
    return "missing" if value in (None, "", [], "none", "not-specified") else "told"
