"""Leads from the earlier addresses of a listing to its page, on every host: a page that does nothing else."""

from collections.abc import Iterable, Iterator, Mapping

from microboard.board import Opportunity
from microboard.publish.output import HTML, OutputFile, Site, link
from microboard.publish.text.templates import get_template
from microboard.read.address import name_page


def list_moved_pages(moved: Iterable[str]) -> list[str]:
    """The paths of the files for these earlier ids."""
    return [name_page(old) + HTML for old in moved]


def iterate_moved_pages(moved: Mapping[str, Opportunity], site: Site) -> Iterator[OutputFile]:
    """A page for each earlier id, leading to the opportunity that had it."""
    template = get_template("listing/moved.html")
    for old, one in moved.items():
        address = link(name_page(old), one.path) + site.index
        canonical = site.url + one.path if site.url else address
        html = template.render(opportunity=one, address=address, canonical=canonical)
        yield OutputFile(name_page(old) + HTML, html.encode())
