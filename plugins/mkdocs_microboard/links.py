"""Lets hand-written pages, the menu and redirects lead to the board's pages, and finds links that lead to none."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from microboard.publish.marks import write_in_shell
from microboard.publish.output import HTML
from microboard.publish.plan import Plan
from microboard.publish.site import iterate_paths

HREF = re.compile(r"""<a\b[^>]*?\shref=["']([^"']+)""")
# Folders in which whatever is not there is a mistake, and not a file that somebody else will put there.
OWNED = frozenset(("archive", "categories", "competencies", "employers", "opportunities", "places", "skills"))
# How people name the page of a folder: as MkDocs names a source, as the board does, or as a server does.
SPELLINGS = re.compile(r"(?:/index)?\.(?:md|yml|html)$")


class Addresses:
    """Where the board has files."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def find(self, path: str) -> str | None:
        """The address that `path` means, relative to the site: that of a folder ends in ``/``."""
        path = posixpath.normpath(path)
        folder = SPELLINGS.sub("", path) + "/"
        if folder + HTML in self._files:
            return folder
        return path if path in self._files else None

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(iterate_paths(self._plan))


class BoardFiles(Files):
    """The files of the docs folder, and those of the board where something leads to them. `shells` are pages that
    MkDocs renders, and that no other plugin finds by its name: they are no pages of the site."""

    def __init__(
        self, files: Iterable[File], shells: Iterable[File], addresses: Addresses, config: MkDocsConfig
    ) -> None:
        self._shells = {file.src_uri: file for file in shells}
        super().__init__([*files, *self._shells.values()])
        self._addresses = addresses
        self._config = config
        self._ours: dict[str, File] = {}

    @property
    def src_uris(self) -> dict[str, File]:
        """The files by their names."""
        return {name: file for name, file in super().src_uris.items() if name not in self._shells}

    def get_file_from_path(self, path: str) -> File | None:
        """The file that a link, or an entry of the menu, names."""
        name = posixpath.normpath(path)
        found = self._shells.get(name) or super().get_file_from_path(path)
        address = None if found else self._addresses.find(name)
        return self._get_ours(address) if address else found

    def _get_ours(self, address: str) -> File:
        if address not in self._ours:
            source = f"{address}index.md" if address.endswith("/") else address
            self._ours[address] = File.generated(self._config, source, content="", inclusion=InclusionLevel.INCLUDED)
        return self._ours[address]

    def name_pages(self, nav: Navigation, plan: Plan) -> None:
        """Give entries of the menu that lead to pages of the board the titles of these, where they have none."""
        nameless = {page.file.dest_uri: page for page in nav.pages
                    if page.file in self._ours.values() and "title" not in vars(page)}
        for page in plan.iterate_pages() if nameless else ():
            if page.file in nameless:
                nameless[page.file].title = write_in_shell(page.title)  # a theme writes it as it is


def resolve_redirects(config: MkDocsConfig, addresses: Addresses, url: str) -> None:
    """Have the redirects plugin lead to pages of the board: it knows those of the docs folder, and whole addresses."""
    plugin = config.plugins.get("redirects")
    redirects = plugin.config.get("redirect_maps", {}) if plugin and url else {}
    for old, new in redirects.items():
        path, sign, anchor = str(new).partition("#")
        address = addresses.find(path.lstrip("/"))
        if address:
            redirects[old] = f"{url}{address}{sign}{anchor}"


def find_dead_links(html: str, file: File, files: Files, addresses: Addresses, url: str) -> Iterator[str]:
    """Links of a hand-written page of the site at `url` to folders of the board in which there is no such page."""
    pages = {one.url.rstrip("/") for one in files}
    for href in dict.fromkeys(HREF.findall(html)):
        targets = _list_targets(unescape(href), file, url)
        is_there = any(addresses.find(target) or target in pages for target in targets)
        if not is_there and any(target.partition("/")[0] in OWNED for target in targets):
            yield href


def _list_targets(href: str, file: File, url: str) -> set[str]:
    """The paths in the site that a link may mean: people count from the source of a page, or from its address."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        whole = urljoin(url, href).partition("?")[0].partition("#")[0]
        paths = {whole.removeprefix(url)} if url and whole.startswith(url) else set()
    else:
        bases = (posixpath.dirname(file.src_uri), file.url) if parts.path else ()
        paths = {posixpath.join(base, parts.path) for base in bases}
    return {posixpath.normpath(unquote(path)) for path in paths}
