"""Turns the rules of a board into the page on which employers write a listing."""

from functools import partial

from microboard.check import Rulebook
from microboard.publish.output import Page, Site
from microboard.publish.pages.submit.forge import find_repository
from microboard.publish.pages.submit.form import build_employer_fields, build_groups
from microboard.publish.text.templates import get_template
from microboard.read.file_names import MAX_NAME
from microboard.words.speech import _

PATH = "submit/"
# What is known once the rest of an employer is: from its website, and from who sends it in.
DERIVED = ("domains", "maintainers")


def build_submit_page(rulebook: Rulebook, site: Site) -> Page:
    """The page with the form. It holds what the schema says, and nothing that grows with the board."""
    render = partial(_render, rulebook, site)
    text = _("Write a listing in a form that checks it as you type.")
    return Page(PATH, "submit", _("Offer a project"), text, render)


def _render(rulebook: Rulebook, site: Site) -> str:
    return get_template("submit/page.html").render(
        page_path=PATH, groups=build_groups(rulebook), employer_fields=build_employer_fields(rulebook),
        derived=DERIVED, repository=find_repository(site), policy=rulebook.policy, max_name=MAX_NAME,
    )
