"""Turns opportunities into the JSON of the API: the fields of the YAML file under their names, and what is derived."""

from datetime import date
from typing import Any

import orjson

from microboard.board import Employer, Opportunity
from microboard.check.values.regions import name_region
from microboard.check.values.vocabulary import Term
from microboard.markdown.html import build_html
from microboard.publish.output import Site

Record = dict[str, Any]
RECORD = "record"


def build_record(opportunity: Opportunity, site: Site) -> Record:
    """What lists hold: everything but the description. Fields without a value are left out; days are ISO 8601."""
    o = opportunity
    return _drop_empty({
        "id": o.id,
        "url": site.url + o.path,
        "api": f"{site.url}api/v1/{o.path.rstrip('/')}.json",
        "state": o.state,
        "title": o.title,
        "summary": o.summary,
        "language": o.language,
        "employer": _build_employer(o.employer, site),
        "category": _build_term(o.category),
        "skills": [_build_term(term) for term in o.skills],
        "skills_taught": [_build_term(term) for term in o.skills_taught],
        "competencies": [_build_term(term) for term in o.competencies],
        "deliverables": [_drop_empty(_list_fields(deliverable)) for deliverable in o.deliverables],
        "effort": _drop_empty({**_list_fields(o.effort), "per_week": round(o.effort.per_week, 2)}),
        "pay": _build_pay(o),
        "location": _build_location(o),
        "eligibility": {"audience": list(o.audience), "work_authorization": o.work_authorization},
        "mentor": _drop_empty(_list_fields(o.mentor)),
        "apply": _build_apply(o),
        "posted": o.posted,
        "updated": o.changed,
        "last_confirmed": o.last_confirmed,
        "starts": o.starts,
        "openings": o.openings,
        "engagement": o.engagement,
        "leads_to": list(o.leads_to),
        "credit": _list_fields(o.credit) if o.credit else None,
        "learning_objectives": list(o.learning_objectives),
        "accessibility": o.accessibility,
        "nda": o.nda,
        "ai_use": o.ai_use,
        "portfolio": o.portfolio,
        "outcome": _build_outcome(o),
        "formerly": list(o.formerly),
        **{own.field.name: own.value for own in o.own},
    })


def build_record_text(opportunity: Opportunity, site: Site) -> bytes:
    """The same as JSON on one line."""
    return orjson.dumps(build_record(opportunity, site))


def complete_record(record: bytes, opportunity: Opportunity) -> bytes:
    """Everything: the description too, as Markdown and as HTML that is safe to show."""
    rest = orjson.dumps({
        "description": opportunity.description,
        "description_html": build_html(opportunity.description, has_links=opportunity.state != "withdrawn"),
    })
    return record.removesuffix(b"}") + b"," + rest.removeprefix(b"{")


def _build_employer(employer: Employer, site: Site) -> Record:
    return _drop_empty({
        "id": employer.id, "name": employer.name, "url": site.url + employer.path, "kind": employer.kind,
        "sector": employer.sector.id, "website": employer.website, "country": employer.country,
        "sample": employer.is_sample or None,
    })


def _build_apply(opportunity: Opportunity) -> Record:
    """How to apply. What was withdrawn may have been a trap, so it leads nowhere."""
    apply = _list_fields(opportunity.apply)
    return _drop_empty(apply if opportunity.state != "withdrawn" else {**apply, "url": None, "email": None})


def _build_outcome(opportunity: Opportunity) -> Record | None:
    """What came of it. What was withdrawn leads nowhere here, either."""
    if not opportunity.outcome:
        return None
    outcome = _list_fields(opportunity.outcome)
    return _drop_empty(outcome if opportunity.state != "withdrawn" else {**outcome, "links": ()})


def _build_pay(opportunity: Opportunity) -> Record:
    pay = _list_fields(opportunity.pay)
    rates = {name: round(pay[name], 2) for name in ("per_hour", "per_hour_to") if pay[name] is not None}
    return _drop_empty({**pay, **rates})


def _build_location(opportunity: Opportunity) -> Record:
    location = opportunity.location
    if location.mode == "remote":
        regions = [{"id": region.id, "label": name_region(region)} for region in location.regions]
        return _drop_empty({"mode": location.mode, "applicants_from": list(location.applicants_from) or "worldwide",
                            "regions": regions})
    return {"mode": location.mode, "places": [_drop_empty(_list_fields(place)) for place in location.places]}


def _build_term(term: Term) -> Record:
    return {"id": term.id, "label": term.label}


def _list_fields(value: Any) -> Record:
    """The fields of a dataclass with slots; `asdict` would copy what is in them, which takes ten times as long."""
    return {name: getattr(value, name) for name in value.__slots__}


def _drop_empty(record: Record) -> Record:
    """Without what has no value, and with days and moments as text."""
    return {name: value.isoformat() if isinstance(value, date) else value
            for name, value in record.items() if value or value is False or value == 0}
