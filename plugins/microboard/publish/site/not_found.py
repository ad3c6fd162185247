"""Tells people at an address that leads nowhere where to go: the search, the archive, and what is new."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from microboard.publish.output import Site, place_html
from microboard.publish.pages import home
from microboard.publish.pages.pages import build_cards
from microboard.publish.plan import Plan
from microboard.publish.text.templates import get_template
from microboard.words.speech import _, pgettext

# Shown at every address that leads nowhere, so nothing in it may be relative.
NOT_FOUND = "404.html"
NEWEST = 3
HEADING = re.compile(r"<h1\b[^>]*>.*?</h1\s*>", re.IGNORECASE | re.DOTALL)
RELATIVE = re.compile(r"""(\s(?:href|src|action)=")(?![a-z]+:|/|#)(?:\./)?""", re.IGNORECASE)
FILLED = re.compile(r'<p class="?mb-lost\b')


def find_root(site: Site) -> str:
    """The path of the site's home page on its host."""
    return urlsplit(site.url).path or "/"


def fill_not_found(html: str, plan: Plan) -> str:
    """The error page of an engine, with ways on in the place of its heading."""
    if FILLED.search(html):
        return html
    made = get_template("shell/not-found.html").render(
        find=Markup(home.build_find("", plan.board, plan.site.index)), newest=Markup(_build_newest(plan)))
    made = place_html(made.encode(), plan.site.language, plan.site.index).decode()
    root = find_root(plan.site)
    made = RELATIVE.sub(lambda found: found[1] + root, made)
    return HEADING.sub(lambda _found: made, html, count=1)


def _build_newest(plan: Plan) -> str:
    newest = plan.board.open[:NEWEST]
    more = _("All open projects"), "opportunities/"
    cards = build_cards("", plan.board, newest, "", 3)
    return home.build_section(pgettext("projects", "New"), cards, "", more) if newest else ""
