"""Turns pages into schema.org data (JSON-LD), as search engines read it: JobPosting, WebPage, BreadcrumbList and
Organization."""

import re
from collections.abc import Sequence
from math import ceil
from typing import Any

import nh3
import orjson

from microboard.board import Employer, Opportunity
from microboard.publish.output import Site
from microboard.publish.text.labels import label
from microboard.publish.text.phrases import format_hours_a_week, format_weeks
from microboard.publish.text.templates import build_full_html
from microboard.words.formats import name_country
from microboard.words.speech import _

Node = dict[str, Any]
CONTEXT = "https://schema.org"
ESCAPES = [(character.encode(), f"\\u{ord(character):04x}".encode()) for character in "<>&\u2028\u2029"]
# Google's values of employmentType. Employees also have PART_TIME or FULL_TIME, and so has who is not said to be else.
EMPLOYMENT = {"contractor": ["CONTRACTOR"], "fellowship": ["INTERN"], "volunteer": ["VOLUNTEER"]}
EMPLOYEES = {"employee": ["TEMPORARY"], "university-employee": ["TEMPORARY"]}
# Hours a week from which work is not part-time.
FULL_TIME = 35
# What Google shows of a description. Headings and emphasis are named as what it does not take.
TAGS = {"br", "li", "p", "ul"}
BLOCKS = re.compile(r"<(/?)(?:h[1-6]|tr|pre)\b[^>]*>")
LISTS = re.compile(r"<(/?)ol\b[^>]*>")
CELL_END = re.compile(r"</t[dh]>")


def build_script(nodes: Sequence[Node]) -> str:
    """The data as a script that runs nothing. ``<`` is escaped, so that no text can end it (HTML, 4.12.1.3)."""
    data = orjson.dumps(nodes[0] if len(nodes) == 1 else list(nodes))
    for character, escaped in ESCAPES:
        data = data.replace(character, escaped)
    return f'<script type="application/ld+json">{data.decode()}</script>'


def build_posting(opportunity: Opportunity, site: Site) -> Node:
    """The JobPosting of an open listing, by Google's rules and in schema.org's terms (version 30)."""
    o = opportunity
    node: Node = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": o.title,
        "description": build_description(o),
        "identifier": {"@type": "PropertyValue", "name": o.employer.name, "value": o.id},
        "datePosted": o.posted.isoformat(),
        "validThrough": o.apply.closes.isoformat(),
        "employmentType": list_employment(o.engagement, o.effort.per_week),
        "hiringOrganization": {"@type": "Organization", "name": o.employer.name, "sameAs": o.employer.website},
        "url": site.url + o.path,
        "directApply": False,
        "jobDuration": format_duration(o.effort.weeks),
        "workHours": _("{hours_a_week} for {weeks}", hours_a_week=format_hours_a_week(o.effort.per_week),
                       weeks=format_weeks(o.effort.weeks)),
        "skills": ", ".join(term.label for term in o.skills),
        "responsibilities": "; ".join(deliverable.what for deliverable in o.deliverables),
        "eligibilityToWorkRequirement": label("work_authorization", o.eligibility.work_authorization),
        "totalJobOpenings": o.openings,
    }
    if not isinstance(o.starts, str):
        node["jobStartDate"] = o.starts.isoformat()
    if o.apply.email:
        node["applicationContact"] = {"@type": "ContactPoint", "email": o.apply.email}
    return {**node, **_build_location(o), **_build_pay(o)}


def build_web_page(opportunity: Opportunity, site: Site) -> Node:
    """The WebPage of a listing, open or closed: it is in the language of its employer. A JobPosting has no language."""
    return {"@context": CONTEXT, "@type": "WebPage", "url": site.url + opportunity.path,
            "inLanguage": opportunity.language}


def build_description(opportunity: Opportunity) -> str:
    """The whole listing in paragraphs and lists alone, which is all that Google shows."""
    html = LISTS.sub(r"<\1ul>", BLOCKS.sub(r"<\1p>", CELL_END.sub(" ", build_full_html(opportunity))))
    return nh3.clean(html, tags=TAGS, attributes={})


def list_employment(engagement: str, hours_per_week: float) -> list[str]:
    """Google's words for the contract and the hours: a project ends, and it may fill the week."""
    if engagement in EMPLOYMENT:
        return EMPLOYMENT[engagement]
    kinds = EMPLOYEES.get(engagement, ["INTERN", "TEMPORARY"])
    return [*kinds, "FULL_TIME" if hours_per_week >= FULL_TIME else "PART_TIME"]


def format_duration(weeks: float) -> str:
    """Weeks as a duration (ISO 8601), in days where they are not whole."""
    return f"P{weeks:.0f}W" if weeks == int(weeks) else f"P{ceil(weeks * 7)}D"


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
    """The pay per hour. There is no unit for a whole project: what it pays in all is in the description."""
    pay = opportunity.pay
    if pay.per_hour is None:
        return {}
    least, most = round(pay.per_hour, 2) or pay.per_hour, pay.per_hour_to
    amount = {"value": least} if most is None else {"minValue": least, "maxValue": round(most, 2) or most}
    value = {"@type": "QuantitativeValue", **amount, "unitText": "HOUR"}
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}}
