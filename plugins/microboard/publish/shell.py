"""Stamps a page into a shell: a page that any engine has rendered, with marks where the text goes.

A shell is cut once, before any listing is seen, and pages are made by joining its parts. So a listing that spells out
a mark, or a template, is only text.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache

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
HEAD = "</head>"
MARK = re.compile(f'<h1 id="?MICROBOARD-BODY"?>\\s*</h1>|{TITLE}|{DESCRIPTION}|{CANONICAL}|{EDIT}|{HEAD}')
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
        parts = re.split(f"({MARK.pattern})", text)
        first_head = parts.index(HEAD) if HEAD in parts else 0
        bodies = [index for index in range(1, len(parts), 2) if "BODY" in parts[index]]
        self._marks = [(index, parts[index]) for index in range(1, len(parts), 2)
                       if index not in bodies and (parts[index] != HEAD or index == first_head)]
        if len(bodies) != 1:
            raise ShellError(f"A shell page needs {BODY} once, and this one has it {len(bodies)} times.")
        self._body = bodies[0]
        # A minifier may have taken the quotes of an attribute away, and the text that comes in needs them.
        self._unquoted = {index for index, _ in self._marks if parts[index - 1].endswith("=")}
        # What pages share is encoded once.
        self._parts = [part.encode() for part in parts]
        self._has_assets = STYLESHEET in text and SCRIPT in text

    def stamp(self, page: Page, site: Site) -> OutputFile:
        """The whole page as a file."""
        values = {
            HEAD: build_head(page, site, self._has_assets) + HEAD,
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            CANONICAL: escape(site.url + page.path),
            EDIT: escape(site.edit_url + page.source if site.edit_url else ""),
        }
        parts = [*self._parts]
        for index, mark in self._marks:
            parts[index] = (f'"{values[mark]}"' if index in self._unquoted else values[mark]).encode()
        parts[self._body] = page.encode_body() + (page.build_end(site).encode() if page.build_end else b"")
        return OutputFile(page.file, b"".join(parts))


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
        lines.append(_announce(link(page.path, page.feeds), page.feeds_title))
    if site.url:
        nodes = page.build_data(site) if page.build_data else []
        if page.steps:
            nodes = [*nodes, build_breadcrumbs([*page.steps, (page.title, page.path)], site)]
        if nodes:
            lines.append(build_script(nodes))
    return "".join(f"{line}\n" for line in lines)


@lru_cache(maxsize=64)
def _announce(address: str, title: str) -> str:
    """The links to the feeds of a list; `address` leads to its folder."""
    return "\n".join(f'<link rel="alternate" type="{kind}" title="{escape(title)} ({name})" href="{address}{file}">'
                     for file, kind, name in FORMS)


# A title stands in a page three times.
@lru_cache(maxsize=64)
def escape(text: str) -> str:
    """Text for an HTML text, an attribute, or a string in a script."""
    return html.escape(" ".join(text.split())).replace("\\", "&#92;")
