"""Stamps a page into a shell: a page that any engine has rendered, with marks where the text goes.

A shell is cut once, before any listing is seen, and pages are made by joining its parts. So a listing that spells out
a mark, or a template, is only text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from microboard.publish.output import OutputFile, Page, Site, link, place_html
from microboard.publish.pages.structured import build_breadcrumbs, build_script
from microboard.publish.shell.announce import announce
from microboard.publish.shell.compact import compact
from microboard.publish.shell.frame import FOOTS, MENUS, build_foot, build_menu, place_frame, read_entries
from microboard.publish.shell.inline import Inline
from microboard.publish.shell.marks import (
    BODIES,
    BODY,
    HEAD,
    MARK,
    REST,
    find_escape,
    get_span,
    list_folders,
    read_mark,
)
from microboard.publish.shell.places import PlaceError, find_ways, quote_attributes
from microboard.publish.shell.preview import build_preview, find_properties
from microboard.publish.shell.sheets import LINK, STYLESHEET, build_links
from microboard.publish.text.contexts import escape_html
from microboard.publish.text.stencil import Place, Stencil

SCRIPT = "assets/microboard/start.js"
# Links to the feeds of a list. A site without an address has no feeds, and no listing can write such an element.
FOLLOW = re.compile(rb'<p class="mb-follow">.*?</p>')
LANGUAGE = re.compile(r"""<html\b[^>]*\blang=["']?([A-Za-z-]+)""", re.IGNORECASE)


class ShellError(ValueError):
    """A page that can't serve as a shell; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class ShellKind:
    """What shells differ in: the entry of the menu that is lit, the depth (links of a theme are relative), whether
    there is a link to edit the source, and whether it is the page itself that the menu names."""

    section: str
    depth: int
    has_source: bool = False
    is_home: bool = False


# Every kind that pages of a board ask for.
KINDS = (
    ShellKind("opportunities", 1, is_home=True), ShellKind("opportunities", 1), ShellKind("opportunities", 2),
    ShellKind("opportunities", 3), ShellKind("opportunities", 3, has_source=True), ShellKind("opportunities", 4),
    ShellKind("employers", 1, is_home=True), ShellKind("employers", 2, has_source=True), ShellKind("employers", 3),
    ShellKind("employers", 4, has_source=True), ShellKind("submit", 1, is_home=True),
)


def get_kind(page: Page) -> ShellKind:
    """The kind of shell that a page needs."""
    return ShellKind(page.section, page.depth, bool(page.source), page.path == f"{page.section}/")


class Shell:
    """A page cut at its marks. Raises `ShellError` when there is no place for the text, or more than one, or when a
    mark can't be filled."""

    def __init__(self, text: str, address: str = "", site: Site | None = None) -> None:
        """`address` is that of the page in the `site`, from which its links lead."""
        bodies = BODIES.findall(text)
        if len(bodies) != 1:
            raise ShellError(f"A shell page needs {BODY} once, and this one has it {len(bodies)} times.")
        self._entries = read_entries(text, address, site or Site("", ""))
        text, places = _find_places(compact(place_frame(text)))
        language = LANGUAGE.search(text)
        self._language = language[1] if language else "en"
        self._properties = find_properties(text)
        self._has_assets = STYLESHEET in text and SCRIPT in text
        head, body, sheet = HEAD.search(text), BODIES.search(text), LINK.search(text)
        self._up = sheet[1] if sheet else None
        places += [Place(head.start(), head.start(), "head", escape_html)] if head else []
        places += [Place(sheet.end(), sheet.end(), "sheets", escape_html)] if sheet else []
        marks = {"body": body, "menu": MENUS.search(text), "foot": FOOTS.search(text)}
        places += [Place(*mark.span(), name, escape_html) for name, mark in marks.items() if mark]
        self._inline = Inline(text, places)
        self._stencil = Stencil(text, [*places, *self._inline.places])
        _check_rest(self._stencil.iterate_rest())

    def stamp(self, page: Page, site: Site) -> OutputFile:
        """The whole page as a file."""
        up = "../" * page.depth
        body = place_html(_build_body(page, site), self._language, site.index)
        sheets = build_links(body, up if self._up is None else self._up)
        head = build_head(page, site, self._has_assets, self._properties, "" if self._up is not None else sheets)
        values: dict[str, str | bytes] = {
            "title": page.title, "description": page.description, "address": page.path,
            "canonical": site.url + page.path, "edit": site.edit_url + page.source if site.edit_url else "",
            "source": page.source or page.path, **list_folders(page.path),
            "head": head.encode(), "sheets": f"\n{sheets}".encode(),
            "menu": build_menu(self._entries, page.path, up, site), "foot": build_foot(page.path, up, site),
            "body": body,
        }
        return OutputFile(page.file, self._stencil.stamp({**values, **self._inline.hash(values)}))


def _build_body(page: Page, site: Site) -> bytes:
    body = page.encode_body() if site.url else FOLLOW.sub(b"", page.encode_body())
    return body + (page.build_end(site).encode() if page.build_end else b"")


def _find_places(text: str) -> tuple[str, list[Place]]:
    """The page with quotes around its attributes, and where in it texts of a page go."""
    try:
        text = quote_attributes(text)
        ways = find_ways(text)
    except PlaceError as error:
        raise ShellError("A template or another plugin writes the title, the address or the source of a page where "
                         f"no text can stand, {error}.") from error
    found = [(one, read_mark(one)) for one in MARK.finditer(text)]
    return text, [Place(*get_span(one, mark), mark.name, find_escape(way, mark))
                  for (one, mark), way in zip(found, ways, strict=True) if mark]


def _check_rest(parts: Iterable[str]) -> None:
    """Whoever reads a finished page must find no mark, and no listing has come in yet that could spell one."""
    for part in parts:
        found = REST.search(part)
        if found:
            around = part[max(0, found.start() - 60) : found.end() + 20]
            raise ShellError("A template or another plugin has changed a mark that stands for the title, the address "
                             f"or the text of a page: {found[0]!a} is left of it in {around!a}.")


def build_head(
    page: Page, site: Site, has_assets: bool, properties: frozenset[str] = frozenset(), sheets: str = ""
) -> str:
    """What a page adds to the head of its shell: its preview (Open Graph) but for the `properties` that are there, its
    feeds, its data (schema.org), its style and script, the links to more `sheets`, and whether search engines may list
    it."""
    lines = []
    if not page.is_indexed:
        lines.append('<meta name="robots" content="noindex">')
    if not has_assets:
        lines.append(f'<link rel="stylesheet" href="{link(page.path, STYLESHEET)}">')
        lines.append(f'<script type="module" src="{link(page.path, SCRIPT)}"></script>')
    lines += [sheets] * bool(sheets)
    lines += build_preview(page.title, page.description, page.path, site, properties)
    if site.url:
        lines.append(announce(link(page.path, page.feeds), page.feeds_title))
        if page.oembed:
            lines.append(f'<link rel="alternate" type="application/json+oembed" href="{site.url}{page.oembed}">')
        nodes = page.build_data(site) if page.build_data else []
        if page.steps:
            nodes = [*nodes, build_breadcrumbs([*page.steps, (page.title, page.path)], site)]
        if nodes:
            lines.append(build_script(nodes))
    return "".join(f"{line}\n" for line in lines)
