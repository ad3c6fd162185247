"""Reads a board's saved filters, as schema/views.yml describes them: each is a list with a page and feeds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from microboard.check.problems.finding import Finding
from microboard.check.views.filters import Filters
from microboard.check.views.query import Query, check_query, read_query
from microboard.read import Document
from microboard.read.characters import join_lines
from microboard.read.problem import shorten
from microboard.words.speech import _


@dataclass(frozen=True, slots=True)
class View:
    """A saved filter: its `id` is in its address, and people read its `title` and `text`."""

    id: str
    title: str
    text: str
    query: Query

    @property
    def path(self) -> str:
        """Where its page and its feeds are, relative to the site."""
        return f"views/{self.id}/"


def check_views(document: Document, filters: Filters) -> Iterator[Finding]:
    """What is wrong with a views.yml that its schema accepts."""
    ids: set[str] = set()
    for index, _view in enumerate(document.get_list("views")):
        at = ("views", index)
        name = document.get_text(*at, "id") or ""
        if name in ids:
            yield Finding((*at, "id"), "list-repeat", _("{name} is an id already.", name=shorten(name)),
                          _("Choose another name."))
        ids.add(name)
        for found in check_query(_get_filter(document, index), filters):
            yield replace(found, location=(*at, "filter", *found.location))


def build_views(document: Document, filters: Filters) -> tuple[View, ...]:
    """The views in a views.yml in which nothing is wrong."""
    return tuple(
        View(document.get_text("views", index, "id") or "",
             join_lines(document.get_text("views", index, "title") or ""),
             join_lines(document.get_text("views", index, "text") or ""),
             read_query(_get_filter(document, index), filters))
        for index, _view in enumerate(document.get_list("views")))


def _get_filter(document: Document, index: int) -> Mapping[str, str]:
    return {name: str(value) for name, value in document.get_group("views", index, "filter").items()}
