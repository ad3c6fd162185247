"""The pages that an engine renders so that the board's pages can be stamped into them, as Markdown."""

import re
from collections.abc import MutableMapping
from typing import Any

from microboard.publish.shell import marks
from microboard.publish.shell.marks import BODY, DESCRIPTION, TITLE
from microboard.publish.shell.shell import KINDS, ShellKind
from microboard.words.speech import N_

# Names for a menu that has none.
TITLES = {"opportunities": N_("Find projects"), "employers": N_("Employers"), "submit": N_("Offer a project")}
# In the menu of a site that names none. Any other shell may be named in one.
LISTED = ("opportunities/index.md", "employers/index.md")
# What plugins that read git tell a theme of a page.
DATED = re.compile(r"revision|creation_date|^git_|^committers$|^authors$", re.IGNORECASE)
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


def build_address(kind: ShellKind) -> str:
    """The address of the shell. It is as deep as the pages that are stamped into it, and is made of marks."""
    if kind.is_home:
        return f"{kind.section}/"
    number = KINDS.index(kind)
    return "".join(f"{marks.get_folder(number, place)}/" for place in range(kind.depth))


def is_about_shell(message: str) -> bool:
    """Whether a line of a log is about a shell: "Page skipped: 'opportunities/index.md'" would alarm people."""
    return any(f"'{source}'" in message for source in SHELLS)


def drop_dates(values: MutableMapping[str, Any]) -> None:
    """Take away what others have found out about a shell: pages stamped into it have dates of their own."""
    for name in [name for name in values if DATED.search(str(name))]:
        del values[name]
