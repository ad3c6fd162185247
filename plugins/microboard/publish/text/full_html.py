"""Writes a listing as HTML for those who show it elsewhere: feed readers and search engines."""

from functools import lru_cache

from markupsafe import Markup

from microboard.board import Opportunity
from microboard.markdown.html import build_html
from microboard.publish.text.templates import get_template


# A page and its entries in feeds follow one another.
@lru_cache(maxsize=64)
def build_full_html(opportunity: Opportunity) -> str:
    """The main points of an open listing and its description, sanitised and without links of the site."""
    return get_template("full.html").render(o=opportunity, description=Markup(build_html(opportunity.description)))
