"""Turns a completed listing into a credential (Open Badges 3.0): what was done, and how it was judged. Never who, and
never what was paid."""

import hashlib
import secrets
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from microboard.badge import CONTEXT, BadgeError
from microboard.badge.status import build_entry
from microboard.board import Opportunity
from microboard.check.values.badges import Badges
from microboard.markdown.github import write_text
from microboard.words.formats import format_date
from microboard.words.speech import _, get_language

BADGE_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


@dataclass(frozen=True, slots=True)
class Award:
    """To whom a badge goes (an e-mail), since when it holds (UTC), until which day where it ends, and on which day the
    employer confirmed the work in writing. `place` is that in the status list."""

    email: str
    moment: datetime
    confirmed: date
    place: int
    until: date | None = None


def refuse(opportunity: Opportunity, given: int) -> None:
    """Raise BadgeError where a listing gives no badge, or not one more than were `given`."""
    if opportunity.employer.is_sample:
        raise BadgeError(f"{opportunity.id} is a sample. Nobody has done it.")
    if opportunity.state != "completed":
        raise BadgeError(f"{opportunity.id} is not completed. Its employer writes status: completed, with an outcome.")
    if not opportunity.outcome:
        raise BadgeError(f"{opportunity.id} says no outcome. Its employer writes what came of it.")
    selected = opportunity.outcome.selected
    most = opportunity.openings if selected is None else selected
    if given >= most:
        raise BadgeError(f"{opportunity.id} was done by {most}, and {given} of its badges hold. Revoke one that is "
                         "wrong, or have the employer correct outcome.selected.")


def build_credential(opportunity: Opportunity, award: Award, badges: Badges) -> dict[str, Any]:
    """The credential, without a signature."""
    credential = {
        "@context": [CONTEXT, BADGE_CONTEXT],
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": opportunity.title,
        "issuer": {"id": badges.did, "type": ["Profile"], "name": badges.name, "url": badges.address},
        "validFrom": _write_moment(award.moment),
        "awardedDate": _write_day(award.confirmed),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [build_identity(award.email)],
            "achievement": _build_achievement(opportunity, badges),
            "result": [{"type": ["Result"], "resultDescription": f"{_get_address(opportunity, badges)}#hours",
                        "value": f"{opportunity.effort.hours:g}"}],
        },
        "evidence": [{"type": ["Evidence"], "name": _("Confirmation by the employer"), "narrative": _(
            "On {day}, the employer confirmed in writing to the board that everything was delivered and accepted.",
            day=format_date(award.confirmed))}],
        "credentialStatus": build_entry(award.place, badges),
    }
    if award.until:
        credential["validUntil"] = _write_day(award.until)
    return credential


def build_identity(email: str) -> dict[str, object]:
    """The hash of an e-mail. Whoever has the badge and the e-mail can compare them; nobody finds one from the other."""
    salt = secrets.token_urlsafe(16)
    digest = hashlib.sha256(f"{email.strip().lower()}{salt}".encode()).hexdigest()
    return {"type": "IdentityObject", "hashed": True, "identityHash": f"sha256${digest}",
            "identityType": "emailAddress", "salt": salt}


def _get_address(opportunity: Opportunity, badges: Badges) -> str:
    return badges.address + opportunity.path


def _build_achievement(opportunity: Opportunity, badges: Badges) -> dict[str, Any]:
    address, employer = _get_address(opportunity, badges), opportunity.employer
    creator = {"id": badges.address + employer.path, "type": ["Profile"], "name": employer.name,
               "url": employer.website}
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "Fieldwork",
        "name": opportunity.title,
        "description": opportunity.summary,
        "criteria": {"id": address, "narrative": "\n".join(_write_criteria(opportunity))},
        "creator": {name: value for name, value in creator.items() if value},
        "inLanguage": opportunity.language or get_language(),
        "alignment": list(_iterate_alignments(opportunity, badges)),
        "resultDescription": [{"id": f"{address}#hours", "type": ["ResultDescription"], "name": _("Hours of work"),
                               "resultType": "Result"}],
    }


def _write_criteria(opportunity: Opportunity) -> Iterator[str]:
    """What was delivered, and how both sides knew that it was done: one line of Markdown each."""
    for one in opportunity.deliverables:
        accepted = f": {write_text(one.accepted_when)}" if one.accepted_when else ""
        yield f"- {write_text(one.what)}{accepted}"


def _iterate_alignments(opportunity: Opportunity, badges: Badges) -> Iterator[dict[str, Any]]:
    """Skills and competencies by the ids of the board, each once."""
    kinds = {"skills": (*opportunity.skills, *opportunity.skills_taught), "competencies": opportunity.competencies}
    for kind, terms in kinds.items():
        for term in {term.id: term for term in terms}.values():
            yield {"type": ["Alignment"], "targetName": term.label, "targetUrl": f"{badges.address}{kind}/{term.id}/",
                   "targetFramework": badges.name, "targetCode": term.id}


def _write_day(day: date) -> str:
    return _write_moment(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _write_moment(moment: datetime) -> str:
    """A moment in UTC, to the second (RFC 3339)."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
