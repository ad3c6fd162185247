"""The pages that MkDocs renders so that the board's pages can be stamped into them."""

import logging
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
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
# A draft has no entry in feeds that another plugin makes of a site's pages, and no card is drawn of a mark.
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


def _build_address(kind: ShellKind) -> str:
    if kind.is_home:
        return f"{kind.section}/"
    number = KINDS.index(kind)
    return "".join(f"{marks.get_folder(number, place)}/" for place in range(kind.depth))


def find_kind(page: SitePage) -> ShellKind | None:
    """The kind of shell that a page is, if it is one."""
    return SHELLS.get(page.file.src_uri)


def set_addresses(page: SitePage, kind: ShellKind, site: Site) -> None:
    """Give a shell the addresses that themes ask for."""
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
