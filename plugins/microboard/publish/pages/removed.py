"""Says at the addresses of somebody who was taken out that there was something, and nothing else."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from microboard.publish.output import Page
from microboard.publish.text.templates import get_template
from microboard.read.address import name_page
from microboard.words.speech import _


def iterate_removed_pages(removed: Iterable[str], there: Collection[str]) -> Iterator[Page]:
    """A page for each id of `removed`, of an employer or a listing, but for those that are `there` again."""
    for one in removed:
        if one not in there:
            path, section = (name_page(one), "opportunities") if "/" in one else (f"employers/{one}/", "employers")
            # What was removed has no title: it might be somebody's name.
            yield Page(path, section, _("Removed"), _("What stood here was removed."),
                       partial(get_template("listing/removed.html").render, page_path=path), is_indexed=False)
