"""The Jinja environment of page bodies: autoescape on, no access to files of listings."""

from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from microboard.board import Employer, Opportunity
from microboard.check.names import name_country
from microboard.publish import text
from microboard.publish.card import EMPTY, build_card
from microboard.publish.labels import label
from microboard.publish.output import link


@cache
def get_template(name: str) -> Template:
    """One of the templates of the package."""
    return _get_environment().get_template(name)


@cache
def _get_environment() -> Environment:
    environment = Environment(loader=PackageLoader("microboard"), autoescape=True, undefined=StrictUndefined)
    environment.globals.update({name: getattr(text, name) for name in dir(text) if name.startswith("write_")})
    environment.globals.update(
        label=label, link=link, name_country=name_country, page_address=get_page_path, host=_get_host,
        audience=_list_audience, feedback=_list_feedback, country_links=_link_countries, write_list=_write_list,
        write_notes=_write_notes, describe=_describe, build_card=build_card, EMPTY=EMPTY,
    )
    environment.filters["capfirst"] = lambda words: words[:1].upper() + words[1:]
    return environment


def get_page_path(base: str, number: int) -> str:
    """The path of page `number` (from 1) of the list at `base`."""
    return base if number == 1 else f"{base}page/{number}/"


def _describe(employer: Employer) -> str:
    """Kind, sector and country, without saying "Nonprofit" twice."""
    words = (label("kind", employer.kind), employer.sector.label, name_country(employer.country))
    return " · ".join(dict.fromkeys(words))


def _get_host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _write_list(words: list[str]) -> Markup:
    """Like `text.write_list`, for words that may be HTML."""
    return Markup(text.write_list([str(escape(word)) for word in words]))


def _list_audience(opportunity: Opportunity) -> list[str]:
    return [label("audience", audience) for audience in opportunity.audience]


def _list_feedback(opportunity: Opportunity) -> list[str]:
    return [label("feedback", feedback) for feedback in opportunity.mentor.feedback]


def _link_countries(page_path: str, codes: list[str]) -> list[Markup]:
    return [Markup('<a href="{}">{}</a>').format(link(page_path, f"places/{code.lower()}/"), name_country(code))
            for code in codes]


def _write_notes(opportunity: Opportunity) -> list[str]:
    """What else people want to know before they apply."""
    notes = [label(field, value) for field, value in (("ai_use", opportunity.ai_use),
                                                      ("portfolio", opportunity.portfolio)) if value]
    if opportunity.nda is not None:
        notes.append("A confidentiality agreement is asked for" if opportunity.nda else "No confidentiality agreement")
    if opportunity.leads_to:
        notes.append(f"May lead to {text.write_list([label('leads_to', step) for step in opportunity.leads_to])}")
    credit = opportunity.credit
    if credit:
        notes.append("Academic credit is possible" if credit.possible else "No academic credit")
        notes += ["The employer signs a learning agreement"] * credit.learning_agreement
        notes += ["The employer fills in the school's evaluation"] * credit.evaluation
    if opportunity.accessibility:
        notes.append(f"Accessibility: {opportunity.accessibility}")
    return notes
