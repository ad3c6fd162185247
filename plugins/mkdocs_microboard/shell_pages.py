"""The pages that MkDocs renders so that the board's pages can be stamped into them."""

import logging
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from microboard.publish import marks
from microboard.publish.marks import BODY, DESCRIPTION, TITLE
from microboard.publish.output import Site
from microboard.publish.pages import START
from microboard.publish.shell import KINDS, ShellKind

TITLES = {"opportunities": "Opportunities", "employers": "Employers", "submit": "Offer a project"}
# In the menu of a site that names none. Any other shell may be named in one.
LISTED = ("opportunities/index.md", "employers/index.md")
# What plugins that read git tell a theme of a page.
DATED = re.compile(r"revision|creation_date|^git_|^committers$|^authors$", re.IGNORECASE)
READS_ATTRIBUTES = frozenset(("attr_list", "extra", "pymdownx.extra"))
ANCHORED = re.compile(r"^(#+ .*?) \{ #([\w-]+) \}$", re.MULTILINE)
# A draft has no entry in feeds that another plugin makes of a site's pages. No card is drawn of a mark.
SHELL_PAGE = f"""---
title: "{TITLE}"
description: "{DESCRIPTION}"
hide: [navigation, toc]
search: {{exclude: true}}
social: {{cards: false}}
draft: true
---

{BODY}
"""


def get_source(kind: ShellKind) -> str:
    """The name of the shell's page: that of the page itself where the menu names it, else the mark of a source."""
    return f"{kind.section}/index.md" if kind.is_home else f"{marks.get_source(KINDS.index(kind))}.md"


SHELLS = {get_source(kind): kind for kind in KINDS}


def build_file(config: MkDocsConfig, kind: ShellKind) -> File:
    """The file of a shell. It is as deep as the pages that are stamped into it, and its address is made of marks."""
    source = get_source(kind)
    made = build_generated(config, source, SHELL_PAGE)
    made.inclusion = InclusionLevel.UNDEFINED if source in LISTED else InclusionLevel.NOT_IN_NAV
    if not kind.is_home:
        made.dest_uri = _build_address(kind) + "index.html"
        made.url = _build_address(kind) if config.use_directory_urls else made.dest_uri
    return made


def build_generated(config: MkDocsConfig, source: str, content: str) -> File:
    """A page that is made of what the board is. Plugins that ask where on the disk it comes from (for its dates in
    git, for example) find mkdocs.yml."""
    made = File.generated(config, source, content=content)
    made.abs_src_path = config.config_file_path or None
    return made


def build_reference(config: MkDocsConfig, name: str, text: str) -> File:
    """A page of the reference. Its headings have the anchors that messages of the check lead to, also where the board
    does without the extension that reads them (attr_list)."""
    if not READS_ATTRIBUTES & {str(one).removeprefix("markdown.extensions.") for one in config.markdown_extensions}:
        text = ANCHORED.sub(r'<a id="\2"></a>\n\n\1', text)
    return build_generated(config, f"reference/{name}.md", text.replace("---\n", "---\ndraft: true\n", 1))


def _build_address(kind: ShellKind) -> str:
    if kind.is_home:
        return f"{kind.section}/"
    number = KINDS.index(kind)
    return "".join(f"{marks.get_folder(number, place)}/" for place in range(kind.depth))


def find_kind(page: SitePage) -> ShellKind | None:
    """The kind of shell that a page is, if it is one."""
    return SHELLS.get(page.file.src_uri)


def prepare_shells(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Give each shell its place in the menu, and the addresses that themes ask for. Raises PluginError where one is
    not there any more."""
    for kind in KINDS:
        page, home = _find_page(files, get_source(kind)), _find_page(files, f"{kind.section}/index.md")
        if not page or not home:
            raise PluginError("microboard: the pages are gone in which MkDocs should render the board. Look at "
                              "exclude_docs in mkdocs.yml, and at what other plugins do with files: "
                              f"{_name_plugins(config)}. A plugin that takes files of the docs folder alone can't be "
                              "used beside this one.")
        _set_addresses(page, kind, site)
        if page is not home:
            page.parent = home  # type: ignore[assignment]  # lights the entry of the menu
        elif "title" not in vars(page):  # the menu names none
            page.title = TITLES[kind.section]


def clear_menu(nav: Navigation) -> None:
    """Take shells out of a menu into which another plugin has put every page that it found."""
    if any(map(_is_hidden, nav.pages)):
        nav.items = _clear(nav.items)
        nav.pages = [page for page in nav.pages if not _is_hidden(page)]
        for before, after in pairwise((None, *nav.pages, None)):
            if before:
                before.next_page = after
            if after:
                after.previous_page = before


def _clear(items: Iterable[StructureItem]) -> list[StructureItem]:
    """The entries without those of shells, and without sections that had no other."""
    kept = []
    for item in items:
        if isinstance(item, Section):
            item.children = _clear(item.children)
        is_empty = isinstance(item, Section) and not item.children
        if not (is_empty or (isinstance(item, SitePage) and _is_hidden(item))):
            kept.append(item)
    return kept


def _is_hidden(page: SitePage) -> bool:
    kind = find_kind(page)
    return bool(kind and not kind.is_home)


def _find_page(files: Files, source: str) -> SitePage | None:
    file = files.get_file_from_path(source)
    return file.page if file else None


def _name_plugins(config: MkDocsConfig) -> str:
    """The plugins that may add files and take them away."""
    names = [name for name, plugin in config.plugins.items() if hasattr(plugin, "on_files")]
    return ", ".join(name for name in names if name != "microboard") or "none"


def _set_addresses(page: SitePage, kind: ShellKind, site: Site) -> None:
    page.canonical_url = site.url + _build_address(kind) if site.url else None
    is_editable = kind.has_source and site.edit_url
    page.edit_url = site.edit_url + marks.get_source(KINDS.index(kind)) if is_editable else None


def clear_context(page: SitePage, context: Any) -> None:
    """Take away what other plugins have found out about a shell: pages stamped into it have dates of their own."""
    for values in (page.meta, context):
        for name in [name for name in values if DATED.search(str(name))]:
            del values[name]
    # The theme offers to skip to the first entry of the table of contents; of one entry it shows no table.
    page.toc = TableOfContents([AnchorLink("", START, 1)])


def is_worth_reading(record: logging.LogRecord) -> bool:
    """Whether a line of the log is not about a shell: "Page skipped: 'opportunities/index.md'" would alarm people."""
    return not any(f"'{source}'" in record.getMessage() for source in SHELLS)
