"""The Jinja environment of page bodies: autoescape on, no access to files of listings."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from microboard.board import Employer, Opportunity
from microboard.board.model import Location
from microboard.check.values.names import name_in_sentence, sort_countries
from microboard.check.values.regions import Region, name_region
from microboard.markdown.html import build_html
from microboard.publish.output import link
from microboard.publish.text import phrases
from microboard.publish.text.card import EMPTY, Card
from microboard.publish.text.face import build_letters, pick_hue
from microboard.publish.text.glance import build_glance
from microboard.publish.text.labels import capitalize_first, label, label_all
from microboard.publish.text.outcome import list_outcome_facts
from microboard.publish.text.own import show_own, word_own
from microboard.publish.text.said import SpokenEnvironment
from microboard.words.formats import (
    format_date,
    format_list,
    format_number,
    lower_in_sentence,
    name_country,
    name_language,
)
from microboard.words.speech import _, get_direction, get_language, is_spoken, ngettext, pick_form, remember

MACROS = "macros.html"


@remember(None)
def get_template(name: str) -> Template:
    """One of the templates of the package."""
    template = _get_environment().get_template(name)
    # Jinja copies these for every page, and is slow to copy its own chain of them.
    template.globals = dict(template.globals)
    return template


@remember(None)
def _get_environment() -> Environment:
    environment = SpokenEnvironment(
        loader=PackageLoader("microboard"), autoescape=True, undefined=StrictUndefined, auto_reload=False)
    environment.globals.update(
        link=link, name_country=name_country, page_address=get_page_path, empty_card=build_empty_card,
        label_all=label_all, language=get_language, direction=get_direction, ngettext=_say_number,
    )
    # Jinja calls a filter directly, and a function by way of a check of its own.
    environment.filters.update(
        format_hours=phrases.format_hours, format_hours_a_week=phrases.format_hours_a_week,
        format_weeks=phrases.format_weeks, format_date=format_date, name_language=name_language, number=format_number,
        format_mailbox=phrases.format_mailbox, format_pay=phrases.format_pay,
        format_pay_per_hour=phrases.format_pay_per_hour, format_place=phrases.format_place,
        format_total=phrases.format_total, right_to_work=phrases.format_right_to_work,
        contractor=phrases.explain_contractor,
        capfirst=capitalize_first, inline=lower_in_sentence, day=_build_day, lang=_build_lang,
        label=lambda value, field: label(field, value), host=_get_host, audience=_format_audience,
        feedback=_format_feedback, leads=_format_leads, origin=_link_origin, notes=_build_notes,
        outcome_facts=list_outcome_facts, own=word_own, show_own=show_own,
        describe=_describe, hue=pick_hue, letters=build_letters, glance=build_glance,
        confirmed=phrases.format_confirmed,
    )
    environment.tests["foreign"] = lambda tag: not is_spoken(tag)
    # An import in a template looks for the other one each time that it is rendered.
    environment.globals["m"] = environment.get_template(MACROS).module
    return environment


def _say_number(one: str, many: str, number: float, **places: object) -> Markup:
    """A message as HTML: what is put into its places is escaped, unless it is HTML itself. `SpokenEnvironment` says
    those that are for no number."""
    return escape(pick_form(one, many, number)).format(**places)


def build_card_html(card: Card, up: str, level: int | str = 2) -> str:
    """The card as HTML. `up` leads from its page to the top of the site."""
    return get_template("lists/card.html").render(c=card, up=up, level=level)


def build_empty_card(page_path: str, level: int = 2) -> Markup:
    """A card for the browser to fill in."""
    return Markup(build_card_html(replace(EMPTY, language=get_language()), "../" * page_path.count("/"), level))


@remember(4096)
def _build_day(day: date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(day, format_date(day))


@remember()
def _build_lang(tag: str) -> Markup:
    """The attributes of an element with a stranger's text: the direction in which it is read, and which language it is
    in where it is not that of the board."""
    return Markup(' dir="auto" lang="{}"').format(tag) if tag != get_language() else Markup(' dir="auto"')


def get_page_path(base: str, number: int) -> str:
    """The path of page `number` (from 1) of the list at `base`."""
    return base if number == 1 else f"{base}page/{number}/"


def _describe(employer: Employer) -> str:
    """Kind, sector and country, without saying "Nonprofit" twice."""
    words = (label("kind", employer.kind), employer.sector.label, name_country(employer.country))
    return " · ".join(dict.fromkeys(words))


def _get_host(url: str) -> str:
    return _parse_host("/".join(url.split("/", 3)[:3]))


# The listings of an employer lead to pages of one host.
@lru_cache(maxsize=256)
def _parse_host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _format_audience(opportunity: Opportunity) -> str:
    return _format_labels("audience", opportunity.eligibility.audience)


def _format_feedback(opportunity: Opportunity) -> str:
    return _format_labels("feedback", opportunity.mentor.feedback)


@remember(1024)
def _format_labels(field: str, values: tuple[str, ...]) -> str:
    return format_list([label(field, value) for value in values])


def _format_leads(opportunity: Opportunity) -> str:
    return _format_labels("leads_to", opportunity.leads_to)


def _link_origin(location: Location, page_path: str) -> Markup:
    """Regions with how many countries they have, and links to the places of other countries, as a list in words."""
    return _build_links("../" * page_path.count("/"), location.regions, location.lone_countries)


@remember(1024)
def _build_links(up: str, regions: tuple[Region, ...], codes: tuple[str, ...]) -> Markup:
    link_country = Markup('<a href="{}places/{}/">{}</a>').format
    links = [link_country(up, code.lower(), name_in_sentence(code)) for code in sort_countries(codes)]
    return Markup(format_list([*(escape(_size_region(region)) for region in regions), *links]))


def _size_region(region: Region) -> str:
    count = len(region.countries)
    return ngettext("{region} ({count} country)", "{region} ({count} countries)", count, region=name_region(region),
                    count=count)


def _build_notes(opportunity: Opportunity) -> list[str]:
    """What else people want to know before they apply."""
    notes = [label("ai_use", opportunity.ai_use)] if opportunity.ai_use else []
    if opportunity.nda is not None:
        notes.append(_("A confidentiality agreement is asked for") if opportunity.nda
                     else _("No confidentiality agreement"))
    credit = opportunity.credit
    if credit:
        notes.append(_("Academic credit is possible") if credit.possible else _("No academic credit"))
        notes += [_("The employer signs a learning agreement")] * credit.learning_agreement
        notes += [_("The employer fills in the school's evaluation")] * credit.evaluation
    if opportunity.accessibility:
        notes.append(_("Accessibility: {text}", text=opportunity.accessibility))
    return notes


# A page and its entries in feeds follow one another.
@remember(64)
def build_full_html(opportunity: Opportunity) -> str:
    """The main points of an open listing and its description, sanitised and without links of the site."""
    description = Markup(build_html(opportunity.description))
    return get_template("feeds/full.html").render(o=opportunity, description=description)
