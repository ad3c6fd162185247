"""`mkdocs build` with Microboard held to what a theme for Hugo makes: listings, lists, employers, and RSS of each list.

For one row of the table of build.py. The arguments are those of `mkdocs`.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.__main__ import cli

from mkdocs_microboard import plugin
from microboard.publish import feeds, site
from microboard.publish.output import OutputFile
from microboard.publish.shell import Shell

# Nobody made these for Hugo: the archive, the form, saved projects, the check of an offer; feeds of pairs and weeks.
PAGES_LEFT_OUT = re.compile(r"(archive|submit|saved|suspicious)/")
FEEDS_LEFT_OUT = re.compile(r"feeds/|(categories|skills)/[^/]+/(places|skills)/")


def limit_outputs() -> None:
    """Put nothing in the place of what is left out. This alone knows how Microboard makes its files, by these names."""
    Shell.stamp = _skip(Shell.stamp, lambda page: PAGES_LEFT_OUT.match(page.path))  # type: ignore[method-assign]
    feeds.iterate_feed_pages = _limit_feed(feeds.iterate_feed_pages)
    for name in ("build_atom", "build_json"):
        setattr(feeds.FeedWriter, name, lambda *_: b"")
    for name in ("iterate_calendars", "iterate_discovery", "iterate_api"):
        setattr(site, name, lambda *_: ())
    for name in ("build_opml", "build_red_flags"):
        setattr(site, name, lambda *_: OutputFile("", b""))
    plugin.write_outputs = _write_what_is_something(plugin.write_outputs)
    plugin.add_to_index = lambda data, *_: data


def _skip(stamp: Callable[..., OutputFile], is_left_out: Callable[[Any], object]) -> Callable[..., OutputFile]:
    return lambda self, page, about: OutputFile("", b"") if is_left_out(page) else stamp(self, page, about)


def _limit_feed(iterate: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    """The first page of a feed, where Hugo makes that feed too."""

    def iterate_first(one: Any, *arguments: Any) -> Iterable[Any]:
        pages = () if FEEDS_LEFT_OUT.match(one.path) else iterate(one, *arguments)
        return (page for page in pages if page.number == 1)

    return iterate_first


def _write_what_is_something(write: Callable[..., int]) -> Callable[..., int]:
    return lambda folder, outputs: write(folder, (output for output in outputs if output.data))


if __name__ == "__main__":
    limit_outputs()
    cli()
