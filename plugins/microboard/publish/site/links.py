"""Lets hand-written pages and redirects lead to the board's pages, and finds links that lead to none."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from microboard.publish.output import HTML, SPELLINGS, link
from microboard.publish.plan import Plan
from microboard.publish.site.parts import iterate_paths
from microboard.run.collector import paused_collector

HREF = re.compile(r"""<a\b[^>]*?\shref=["']([^"']+)""")
LINK = re.compile(r"([^?#]*)(.*)", re.DOTALL)
# Folders in which whatever is not there is a mistake, and not a file that somebody else will put there.
OWNED = frozenset(("archive", "categories", "competencies", "employers", "opportunities", "places", "skills", "views"))


class Addresses:
    """The addresses of the board's files."""

    def __init__(self, plan: Plan, more: Collection[str] = ()) -> None:
        """`more` are files that are not in the plan."""
        self._plan, self._more = plan, more

    def find(self, path: str) -> str | None:
        """The address that `path` means, relative to the site: that of a folder ends in ``/``."""
        path = posixpath.normpath(path)
        folder = SPELLINGS.sub("", path) + "/"
        if folder + HTML in self._files:
            return folder
        return path if path in self._files else None

    def find_taken(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of `paths` at which the board makes a file itself."""
        return self._files.intersection(paths)

    @cached_property
    def _files(self) -> frozenset[str]:
        with paused_collector():
            return frozenset((*iterate_paths(self._plan), *self._more))


def resolve_redirects(redirects: Mapping[str, str], addresses: Addresses, url: str) -> dict[str, str]:
    """The redirects of a site at `url`, old path to new, with whole addresses where the new one is a page of the board:
    an engine knows those of the docs folder alone."""
    resolved = dict(redirects)
    for old, new in redirects.items() if url else ():
        path, sign, anchor = str(new).partition("#")
        address = addresses.find(path.lstrip("/"))
        if address:
            resolved[old] = f"{url}{address}{sign}{anchor}"
    return resolved


def find_dead_links(
    html: str, source: str, address: str, pages: Collection[str], addresses: Addresses, url: str
) -> Iterator[str]:
    """Links of a hand-written page of the site at `url` to folders of the board in which there is no such page. The
    page has the path `source` among its sources and `address` in the site; `pages` are the engine's, without a ``/`` at
    the end."""
    for href in dict.fromkeys(HREF.findall(html)):
        targets = _list_targets(unescape(href), source, address, url)
        is_there = any(addresses.find(target) or target in pages for target in targets)
        if not is_there and any(target.partition("/")[0] in OWNED for target in targets):
            yield href


def mend_links(html: str, address: str, pages: Collection[str], addresses: Addresses) -> str:
    """The page at `address` with links to pages of the board as a server finds them, whatever their spelling: an engine
    knows its own sources, and leaves the rest as people wrote it. `pages` are as above."""
    folder = posixpath.dirname(address.rstrip("/"))  # that of its source

    def mend(found: re.Match[str]) -> str:
        path, rest = LINK.fullmatch(found[1]).groups()  # type: ignore[union-attr]  # it matches everything
        targets = [posixpath.normpath(posixpath.join(base, unescape(path))) for base in (address, folder)]
        if not path or path.startswith("/") or ":" in path or any(target in pages for target in targets):
            return found[0]
        place = next(filter(None, map(addresses.find, targets)), None)
        if not place or targets[0] == place.rstrip("/"):  # nothing is there, or a server finds it
            return found[0]
        return found[0].replace(found[1], link(address, place) + rest)

    return HREF.sub(mend, html)


def _list_targets(href: str, source: str, address: str, url: str) -> set[str]:
    """The paths in the site that a link may mean: people count from the source of a page, or from its address."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        whole = urljoin(url, href).partition("?")[0].partition("#")[0]
        paths = {whole.removeprefix(url)} if url and whole.startswith(url) else set()
    else:
        bases = (posixpath.dirname(source), address) if parts.path else ()
        paths = {posixpath.join(base, parts.path) for base in bases}
    return {posixpath.normpath(unquote(path)) for path in paths}
