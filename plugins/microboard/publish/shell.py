"""Stamps a page into a shell: a page that any engine has rendered, with marks where the text goes.

A shell is cut once, before any listing is seen, and pages are made by joining its parts. So a listing that spells out
a mark, or a template, is only text.
"""

import html
import re
from dataclasses import dataclass

from microboard.board.digest import digest
from microboard.publish.calendars import ICS, TYPE
from microboard.publish.feed_pages import ATOM, JSON, RSS, TYPES
from microboard.publish.output import OutputFile, Page, Site, link
from microboard.publish.structured import build_breadcrumbs, build_script

BODY = '<h1 id="MICROBOARD-BODY"></h1>'
TITLE = "MICROBOARD-TITLE"
DESCRIPTION = "MICROBOARD-DESCRIPTION"
CANONICAL = "MICROBOARD-CANONICAL"
EDIT = "MICROBOARD-EDIT"
MARK = re.compile(f'<h1 id="?MICROBOARD-BODY"?>\\s*</h1>|{TITLE}|{DESCRIPTION}|{CANONICAL}|{EDIT}|</head>')
STYLESHEET = "assets/microboard/microboard.css"
SCRIPT = "assets/microboard/start.js"


# A list's files for readers and calendars, with their media types and names.
FORMS = (
    (RSS, TYPES[RSS], "RSS"), (ATOM, TYPES[ATOM], "Atom"), (JSON, TYPES[JSON], "JSON Feed"), (ICS, TYPE, "deadlines"),
)


class ShellError(ValueError):
    """A page that can't serve as a shell; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class ShellKind:
    """What shells differ in: the entry of the menu that is lit, the depth (links of a theme are relative), and
    whether there is a link to edit the source."""

    section: str
    depth: int
    has_source: bool = False


# Every kind that pages of a board ask for.
KINDS = (
    ShellKind("opportunities", 1), ShellKind("opportunities", 2), ShellKind("opportunities", 3),
    ShellKind("opportunities", 3, has_source=True), ShellKind("opportunities", 4),
    ShellKind("employers", 1), ShellKind("employers", 2, has_source=True), ShellKind("employers", 3),
    ShellKind("employers", 4, has_source=True), ShellKind("submit", 1),
)


def get_kind(page: Page) -> ShellKind:
    """The kind of shell that a page needs."""
    return ShellKind(page.section, page.depth, bool(page.source))


class Shell:
    """A page cut at its marks. Raises `ShellError` when there is no place for the text, or more than one. `key` stands
    for the whole page."""

    def __init__(self, text: str) -> None:
        self.key = digest(text)
        # Every second part is a mark.
        self._parts = re.split(f"({MARK.pattern})", text)
        bodies = [index for index in range(1, len(self._parts), 2) if "BODY" in self._parts[index]]
        if len(bodies) != 1:
            raise ShellError(f"A shell page needs {BODY} once, and this one has it {len(bodies)} times.")
        self._body = bodies[0]
        self._head = self._parts.index("</head>") if "</head>" in self._parts else -1
        self._has_assets = STYLESHEET in text and SCRIPT in text

    def stamp(self, page: Page, site: Site) -> OutputFile:
        """The whole page as a file."""
        values = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            CANONICAL: escape(site.url + page.path),
            EDIT: escape(site.edit_url + page.source if site.edit_url else ""),
        }
        parts = list(self._parts)
        for index in range(1, len(parts), 2):
            value = values.get(parts[index], parts[index])
            # A minifier may have taken the quotes of an attribute away, and the text that comes in needs them.
            parts[index] = f'"{value}"' if parts[index - 1].endswith("=") else value
        parts[self._body] = page.build_body() + (page.build_end(site) if page.build_end else "")
        if self._head > 0:
            parts[self._head] = build_head(page, site, self._has_assets) + "</head>"
        return OutputFile(page.file, "".join(parts).encode())


def build_head(page: Page, site: Site, has_assets: bool) -> str:
    """What a page adds to the head of its shell: its preview (Open Graph), its feeds, its data (schema.org), its style
    and script, and whether search engines may list it."""
    lines = []
    if not page.is_indexed:
        lines.append('<meta name="robots" content="noindex">')
    if not has_assets:
        lines.append(f'<link rel="stylesheet" href="{link(page.path, STYLESHEET)}">')
        lines.append(f'<script type="module" src="{link(page.path, SCRIPT)}"></script>')
    properties = {"og:type": "website", "og:site_name": site.name, "og:title": page.title,
                  "og:description": page.description, "og:url": site.url and site.url + page.path}
    lines += [f'<meta property="{name}" content="{escape(value)}">' for name, value in properties.items() if value]
    if page.feeds is not None and site.url:
        for file, kind, name in FORMS:
            lines.append(f'<link rel="alternate" type="{kind}" title="{escape(page.feeds_title)} ({name})" '
                         f'href="{link(page.path, page.feeds + file)}">')
    if site.url:
        nodes = page.build_data(site) if page.build_data else []
        if page.steps:
            nodes = [*nodes, build_breadcrumbs([*page.steps, (page.title, page.path)], site)]
        if nodes:
            lines.append(build_script(nodes))
    return "".join(f"{line}\n" for line in lines)


def escape(text: str) -> str:
    """Text for an HTML text, an attribute, or a string in a script."""
    return html.escape(" ".join(text.split())).replace("\\", "&#92;")
