"""The files that MkDocs renders for the board: shells, reference, guides, and whatever a link or a menu leads to."""

import posixpath
from collections.abc import Collection
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from microboard.publish.output import Site
from microboard.publish.pages.pages import START
from microboard.publish.pages.reference.guides import FEEDS, leave_out_links, read_guides
from microboard.publish.pages.reference.pages import BUILDERS, build_sources, keep_anchors
from microboard.publish.shell import marks
from microboard.publish.shell import shell_sources as sources
from microboard.publish.shell.frame import ENTRIES, MADE
from microboard.publish.shell.marks import BODY, escape_for_shell
from microboard.publish.shell.shell import KINDS, ShellKind
from microboard.publish.site.build import SiteBuild
from microboard.words.speech import _, pgettext

# Where a board that is built with another engine too keeps its shells.
PLACES = frozenset((*(f"{section}/index.md" for section in sources.TITLES), *BUILDERS))


class BoardFiles(Files):
    """The files of the docs folder, and those of the board where something leads to them. Shells are pages that MkDocs
    renders, and that no other plugin finds by its name: they are no pages of the site."""

    def __init__(self, files: Files, build: SiteBuild, config: MkDocsConfig) -> None:
        self._build, self._config = build, config
        self._shells = {source: self._make_shell(source, kind) for source, kind in sources.SHELLS.items()}
        self._ours: dict[str, File] = {}
        reference = build_sources(build.rulebook, config.markdown_extensions)
        # Engines without this plugin need shells in the docs folder.
        theirs = [file for file in files if not (file.src_uri in PLACES and BODY in file.content_string)]
        made = [*(self._make(name, text) for name, text in reference.items()), *self._shells.values()]
        guides = self._make_guides({file.dest_uri for file in theirs}, {file.src_uri for file in (*theirs, *made)})
        super().__init__([*theirs, *guides, *made])
        build.take_files(*({file.dest_uri: file.src_uri for file in some} for some in (theirs, guides, made)))

    def _make_guides(self, taken: Collection[str], sources: Collection[str]) -> list[File]:
        """The guides that ship, but for those in the place of which the docs folder has a page of its own, without what
        leads to none of the `sources` and to no page of the board."""
        texts = {name: text for name, text in read_guides().items()
                 if self._make(name, "").dest_uri not in taken and not (name == FEEDS and not self._build.site.url)}
        known = {*texts, *sources, *(f"{path}index.md" for path in MADE)}
        texts = leave_out_links(texts, known.__contains__)
        return [self._make(name, text)
                for name, text in keep_anchors(texts, self._config.markdown_extensions).items()]

    def _make_shell(self, source: str, kind: ShellKind) -> File:
        made = self._make(source, sources.SHELL_PAGE)
        made.inclusion = InclusionLevel.UNDEFINED if source in sources.LISTED else InclusionLevel.NOT_IN_NAV
        if not kind.is_home:
            made.dest_uri = sources.build_address(kind) + "index.html"
            made.url = sources.build_address(kind) if self._config.use_directory_urls else made.dest_uri
        return made

    def _make(self, source: str, content: str) -> File:
        made = File.generated(self._config, source, content=content)
        # Plugins that ask where on the disk it comes from (for its dates in git, for example) find mkdocs.yml.
        made.abs_src_path = self._config.config_file_path or None
        return made

    @property
    def src_uris(self) -> dict[str, File]:
        """The files by their names."""
        return {name: file for name, file in super().src_uris.items() if name not in self._shells}

    def get_file_from_path(self, path: str) -> File | None:
        """The file that a link, or an entry of the menu, names."""
        found = self._shells.get(posixpath.normpath(path)) or super().get_file_from_path(path)
        address = None if found else self._build.addresses.find(path)
        if address and address not in self._ours:
            source = f"{address}index.md" if address.endswith("/") else address
            self._ours[address] = File.generated(self._config, source, content="", inclusion=InclusionLevel.INCLUDED)
        return self._ours[address] if address else found

    def name_pages(self, nav: Navigation) -> None:
        """Give entries of the menu that lead to pages of the board the titles of these, where they have none."""
        nameless = {page.file.dest_uri: page for page in nav.pages
                    if page.file in self._ours.values() and "title" not in vars(page)}
        for page in self._build.plan.iterate_pages() if nameless else ():
            if page.file in nameless:
                nameless[page.file].title = escape_for_shell(page.title)  # a theme writes it as it is


def name_sections(nav: Navigation) -> None:
    """Give folders of the board, in a menu that MkDocs has made of all files, the names that they have elsewhere."""
    names = {entry.folder.title(): _(entry.name) for entry in ENTRIES}
    names |= {"Feeds": _("Feeds"), "Reference": pgettext("pages", "Reference")}
    for item in nav.items:
        if isinstance(item, Section):
            item.title = names.get(item.title, item.title)


def find_kind(page: SitePage) -> ShellKind | None:
    """The kind of shell that a page is, if it is one."""
    return sources.SHELLS.get(page.file.src_uri)


def prepare_shells(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Give each shell its place in the menu, and the addresses that themes ask for. Raises PluginError where one is
    not there any more."""
    for number, kind in enumerate(KINDS):
        page, home = (file and file.page for file in map(
            files.get_file_from_path, (sources.get_source(kind), f"{kind.section}/index.md")))
        if not page or not home:
            others = [name for name, plugin in config.plugins.items() if hasattr(plugin, "on_files")]
            raise PluginError("microboard: the pages are gone in which MkDocs should render the board. Look at "
                              "exclude_docs in mkdocs.yml, and at what other plugins do with files: "
                              f"{', '.join(name for name in others if name != 'microboard') or 'none'}. A plugin that "
                              "takes files of the docs folder alone can't be used beside this one.")
        page.canonical_url = site.url + sources.build_address(kind) if site.url else None
        page.edit_url = site.edit_url + marks.get_source(number) if kind.has_source and site.edit_url else None
        if page is not home:
            page.parent = home  # type: ignore[assignment]  # lights the entry of the menu
        elif "title" not in vars(page):  # the menu names none
            page.title = _(sources.TITLES[kind.section])


def clear_menu(nav: Navigation) -> None:
    """Take shells out of a menu into which another plugin has put every page that it found."""
    pages = list(filter(_belongs, nav.pages))
    if len(pages) < len(nav.pages):
        nav.items, nav.pages = list(filter(_belongs, nav.items)), pages
        for before, page, after in zip((None, *pages), pages, (*pages[1:], None), strict=False):
            page.previous_page, page.next_page = before, after


def _belongs(item: StructureItem) -> bool:
    """Whether an entry is no shell, or a section in which something else is left."""
    if isinstance(item, Section):
        item.children = list(filter(_belongs, item.children))
        return bool(item.children)
    kind = find_kind(item) if isinstance(item, SitePage) else None
    return not kind or kind.is_home


def clear_context(page: SitePage, context: Any) -> None:
    """Have a theme say of a shell nothing that is not true of the pages stamped into it."""
    sources.drop_dates(page.meta)
    sources.drop_dates(context)
    # The theme offers to skip to the first entry of the table of contents; of one entry it shows no table.
    page.toc = TableOfContents([AnchorLink("", START, 1)])
