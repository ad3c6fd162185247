"""Turns pages into schema.org data (JSON-LD), as search engines read it: JobPosting, BreadcrumbList, Organization."""

from collections.abc import Sequence
from typing import Any

import orjson

from microboard.board import Employer, Opportunity
from microboard.check.names import name_country
from microboard.publish.full_html import build_full_html
from microboard.publish.labels import label
from microboard.publish.output import Site
from microboard.publish.text import write_count

Node = dict[str, Any]
CONTEXT = "https://schema.org"
ESCAPES = [(character.encode(), f"\\u{ord(character):04x}".encode()) for character in "<>&\u2028\u2029"]
# Google's values of employmentType; a project is short and beside other things, whatever the contract.
EMPLOYMENT = {
    "employee": ["TEMPORARY", "PART_TIME"], "university-employee": ["TEMPORARY", "PART_TIME"],
    "contractor": ["CONTRACTOR"], "fellowship": ["INTERN"], "volunteer": ["VOLUNTEER"],
}


def build_script(nodes: Sequence[Node]) -> str:
    """The data as a script that runs nothing. ``<`` is escaped, so that no text can end it (HTML, 4.12.1.3)."""
    data = orjson.dumps(nodes[0] if len(nodes) == 1 else list(nodes))
    for character, escaped in ESCAPES:
        data = data.replace(character, escaped)
    return f'<script type="application/ld+json">{data.decode()}</script>'


def build_posting(opportunity: Opportunity, site: Site) -> Node:
    """The JobPosting of an open listing, by Google's rules; a fixed fee has no unit, and an hourly estimate beside."""
    o = opportunity
    node: Node = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": o.title,
        "description": build_full_html(o),
        "identifier": {"@type": "PropertyValue", "name": o.employer.name, "value": o.id},
        "datePosted": o.posted.isoformat(),
        "validThrough": o.apply.closes.isoformat(),
        "employmentType": EMPLOYMENT.get(o.engagement, ["INTERN", "TEMPORARY", "PART_TIME"]),
        "hiringOrganization": {"@type": "Organization", "name": o.employer.name, "sameAs": o.employer.website},
        "url": site.url + o.path,
        "directApply": False,
        "workHours": f"{write_count(o.effort.per_week, 'hour')} a week for {write_count(o.effort.weeks, 'week')}",
        "skills": ", ".join(term.label for term in o.skills),
        "responsibilities": "; ".join(deliverable.what for deliverable in o.deliverables),
        "eligibilityToWorkRequirement": label("work_authorization", o.work_authorization),
        "totalJobOpenings": o.openings,
        "inLanguage": o.language,
    }
    if not isinstance(o.starts, str):
        node["jobStartDate"] = o.starts.isoformat()
    if o.apply.email:
        node["applicationContact"] = {"@type": "ContactPoint", "email": o.apply.email}
    return {**node, **_build_location(o), **_build_pay(o)}


def build_breadcrumbs(steps: Sequence[tuple[str, str]], site: Site) -> Node:
    """The BreadcrumbList of a page; `steps` are (name, path), the page itself last."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site.url + path}
            for position, (name, path) in enumerate(steps, 1)
        ],
    }


def build_organization(employer: Employer, site: Site) -> Node:
    """The Organization that an employer's page is about."""
    return {
        "@context": CONTEXT, "@type": "Organization", "name": employer.name, "url": employer.website,
        "description": employer.about, "mainEntityOfPage": site.url + employer.path,
        "address": {"@type": "PostalAddress", "addressCountry": employer.country},
    }


def _build_location(opportunity: Opportunity) -> Node:
    location = opportunity.location
    places = [
        {"@type": "Place", "address": {
            "@type": "PostalAddress", "addressLocality": place.city, "addressCountry": place.country,
            **({"addressRegion": place.region} if place.region else {}),
        }} for place in location.places
    ]
    if location.mode != "remote":
        return {"jobLocation": places}
    node: Node = {"jobLocationType": "TELECOMMUTE"}
    if location.applicants_from:
        node["applicantLocationRequirements"] = [
            {"@type": "Country", "name": name_country(code)} for code in location.applicants_from]
    else:
        # Google knows no "worldwide": it asks for a country, and takes that of the employer.
        node["jobLocation"] = {"@type": "Place", "address": {
            "@type": "PostalAddress", "addressCountry": opportunity.employer.country}}
    return node


def _build_pay(opportunity: Opportunity) -> Node:
    pay = opportunity.pay
    if pay.amount is None or pay.per_hour is None:
        return {}
    hourly = {"@type": "MonetaryAmount", "currency": pay.currency, "value": {
        "@type": "QuantitativeValue", "value": round(pay.per_hour, 2), "unitText": "HOUR"}}
    if pay.type == "hourly":
        return {"baseSalary": hourly}
    whole = {"@type": "MonetaryAmount", "currency": pay.currency, "value": pay.amount}
    return {"baseSalary": whole, "estimatedSalary": hourly}
