"""`mkdocs build` with Microboard held to what a theme for Hugo makes: listings, lists, employers, and RSS of each list.

For one row of the table of build.py. The arguments are those of `mkdocs`.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mkdocs.__main__ import cli

from microboard.publish import lists, pieces, plan
from microboard.publish.feeds import feed_writer
from microboard.publish.feeds.feed_pages import RSS
from microboard.publish.pages.lists.cards import CARD
from microboard.publish.pages.reference import pages as reference_pages
from microboard.publish.registry import OUTPUTS, Output
from microboard.publish.site import build, parts

NAMES = frozenset(("employers", "listings", "pages", "feeds", "assets", "schemas"))
# Nobody made these for Hugo: the archive, the form, saved projects, the check of an offer; feeds of pairs and weeks.
PAGES_LEFT_OUT = re.compile(r"(archive|submit|saved|suspicious)/")
FEEDS_LEFT_OUT = re.compile(r"feeds/|(categories|skills)/[^/]+/(places|skills)/")


def limit_outputs() -> None:
    """Leave out what is not compared: outputs by their names, and of feeds and their entries all but RSS, page 1.

    The build's other processes are copies of this one, and so are limited too.
    """
    build_lists, pages, shared = plan.build_lists, feed_writer.iterate_feed_pages, plan.Plan.list_shared
    lists._iterate_pairs = lambda *_: ()
    plan.build_lists = lambda board: tuple(one for one in build_lists(board) if not FEEDS_LEFT_OUT.match(one.path))
    parts.OUTPUTS = tuple(_limit_pages(output) if output.name == "pages" else output
                         for output in OUTPUTS if output.name in NAMES)
    feed_writer.iterate_feed_pages = lambda *arguments: (page for page in pages(*arguments) if page.number == 1)
    feed_writer.list_forms = lambda _: (RSS,)
    pieces.Pieces._make_entries = _make_one_form(pieces.Pieces._make_entries)  # type: ignore[method-assign]
    plan.Plan.list_shared = lambda self, one: [  # type: ignore[method-assign]
        kind for kind in shared(self, one) if kind in (CARD, RSS)]
    build.add_to_search = lambda *_, **__: None
    reference_pages.BUILDERS.clear()


def _limit_pages(output: Output) -> Output:
    return replace(output, build=lambda made, page: (
        [] if PAGES_LEFT_OUT.match(page.path) else output.build(made, page)))


def _make_one_form(make_entries: Callable[..., None]) -> Callable[..., None]:
    """Entries for RSS alone."""

    def make_one(self: Any, opportunity: Any) -> None:
        self._writers = {RSS: self._writers[RSS]}
        make_entries(self, opportunity)

    pieces.build_item = lambda *_: b""
    return make_one


if __name__ == "__main__":
    limit_outputs()
    cli()
