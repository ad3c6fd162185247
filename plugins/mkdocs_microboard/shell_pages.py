"""The pages that MkDocs renders so that the board's pages can be stamped into them."""

import logging

from mkdocs.structure.pages import Page as SitePage

from microboard.publish.shell import BODY, DESCRIPTION, KINDS, TITLE, ShellKind

TITLES = {"opportunities": "Opportunities", "employers": "Employers", "submit": "Offer a project"}
# In the menu of a site that names none. Any other shell may be named in one.
LISTED = ("opportunities/index.md", "employers/index.md")
SHELL_PAGE = f"""---
title: {TITLE}
description: {DESCRIPTION}
hide: [navigation, toc]
search: {{exclude: true}}
---

{BODY}
"""


def get_source(kind: ShellKind) -> str:
    """The name of the shell's page; it is as deep as the pages that are stamped into it."""
    if kind.depth == 1:
        return f"{kind.section}/index.md"
    last = "source" if kind.has_source else "plain"
    return f"{kind.section}/{'shell/' * (kind.depth - 2)}{last}/index.md"


SHELLS = {get_source(kind): kind for kind in KINDS}


def find_kind(page: SitePage) -> ShellKind | None:
    """The kind of shell that a page is, if it is one."""
    return SHELLS.get(page.file.src_uri)


def is_worth_reading(record: logging.LogRecord) -> bool:
    """Whether a line of the log is not about a shell: "Page skipped: 'opportunities/index.md'" would alarm people."""
    return not any(f"'{source}'" in record.getMessage() for source in SHELLS)
