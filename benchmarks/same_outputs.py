"""`mkdocs build` with Microboard held to what a theme for Hugo makes: listings, lists, employers, and RSS of each list.

For one row of the table of build.py. The arguments are those of `mkdocs`.
"""

import re
from collections.abc import Callable
from typing import Any

from mkdocs.__main__ import cli

from microboard.publish import feeds, lists, pieces, plan, site, write
from microboard.publish.cards import CARD
from microboard.publish.feed_pages import RSS
from microboard.publish.output import OutputFile
from microboard.publish.shell import Shell
from mkdocs_microboard import plugin

# Nobody made these for Hugo: the archive, the form, saved projects, the check of an offer; feeds of pairs and weeks.
PAGES_LEFT_OUT = re.compile(r"(archive|submit|saved|suspicious)/")
FEEDS_LEFT_OUT = re.compile(r"feeds/|(categories|skills)/[^/]+/(places|skills)/")
NOTHING = OutputFile("", b"")


def limit_outputs() -> None:
    """Put nothing in the place of what is left out. This alone knows how Microboard makes its files, by these names.

    The build's other processes are copies of this one, and so are limited too.
    """
    lists._iterate_pairs = lambda *_: ()
    build_lists, stamp, pages, shared, files = (
        plan.build_lists, Shell.stamp, feeds.iterate_feed_pages, plan.Plan.list_shared, write.write_outputs)
    plan.build_lists = lambda board: tuple(one for one in build_lists(board) if not FEEDS_LEFT_OUT.match(one.path))
    Shell.stamp = lambda self, page, about: (  # type: ignore[method-assign]
        NOTHING if PAGES_LEFT_OUT.match(page.path) else stamp(self, page, about))
    feeds.iterate_feed_pages = lambda *arguments: (page for page in pages(*arguments) if page.number == 1)
    feeds.FeedWriter.build_xml = _only_rss(feeds.FeedWriter.build_xml)  # type: ignore[method-assign]
    feeds.FeedWriter.build_json = lambda *_: b""  # type: ignore[method-assign]
    pieces.Pieces._write_entries = _write_one_form(  # type: ignore[method-assign]
        pieces.Pieces._write_entries)
    plan.Plan.list_shared = lambda self, one: [  # type: ignore[method-assign]
        kind for kind in shared(self, one) if kind in (CARD, RSS)]
    site.BOARD_FILES = (lambda made: site.iterate_static(made.rulebook, made.site),)
    site.iterate_calendars = lambda *_: ()
    site.build_single = lambda *_: NOTHING
    write.write_outputs = lambda folder, outputs: files(folder, (one for one in outputs if one.data))
    plugin.add_to_index = lambda data, *_: data
    plugin.REFERENCE = ()


def _only_rss(build: Callable[..., bytes]) -> Callable[..., bytes]:
    return lambda self, page, form: build(self, page, form) if form == RSS else b""


def _write_one_form(write_entries: Callable[..., None]) -> Callable[..., None]:
    """Entries for RSS alone."""

    def write_one(self: Any, opportunity: Any) -> None:
        self._writers = {RSS: self._writers[RSS]}
        write_entries(self, opportunity)

    pieces.build_item = lambda *_: b""
    return write_one


if __name__ == "__main__":
    limit_outputs()
    cli()
