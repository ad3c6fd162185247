"""Stamps a page into a shell: a page that any engine has rendered, with marks where the text goes.

A shell is cut once, before any listing is seen, and pages are made by joining its parts. So a listing that spells out
a mark, or a template, is only text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from microboard.publish.announce import announce
from microboard.publish.compact import compact
from microboard.publish.marks import BODIES, BODY, HEAD, HTML, MARK, REST, Mark, encode, get_span, get_text, read_mark
from microboard.publish.output import OutputFile, Page, Site, link, place_html
from microboard.publish.places import PlaceError, find_ways, quote_attributes
from microboard.publish.structured import build_breadcrumbs, build_script

STYLESHEET = "assets/microboard/microboard.css"
SCRIPT = "assets/microboard/start.js"
# A preview that the theme or another plugin has written (Open Graph).
PROPERTY = re.compile(r"""<meta\b[^>]*\bproperty=["']?(og:[a-z_:]+)""", re.IGNORECASE)

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

    def __init__(self, text: str) -> None:
        bodies = BODIES.findall(text)
        if len(bodies) != 1:
            raise ShellError(f"A shell page needs {BODY} once, and this one has it {len(bodies)} times.")
        text, slots = _find_slots(compact(text))
        language = LANGUAGE.search(text)
        self._language = language[1] if language else "en"
        self._properties = frozenset(PROPERTY.findall(text))
        self._has_assets = STYLESHEET in text and SCRIPT in text
        head, body = HEAD.search(text), BODIES.search(text)
        places = [] if head is None else [(head.start(), head.start(), _HEAD)]
        places += [(body.start(), body.end(), _BODY)] if body else []
        self._parts, self._slots = _cut(text, sorted([*places, *slots]))

    def stamp(self, page: Page, site: Site) -> OutputFile:
        """The whole page as a file."""
        values = {
            "title": page.title, "description": page.description, "address": page.path,
            "canonical": site.url + page.path, "edit": site.edit_url + page.source if site.edit_url else "",
            "source": page.source or page.path,
        }
        parts = [*self._parts]
        for index, slot in self._slots:
            if slot == _HEAD:
                parts[index] = build_head(page, site, self._has_assets, self._properties).encode()
            elif slot == _BODY:
                parts[index] = place_html(_build_body(page, site), self._language, site.index)
            else:
                parts[index] = _write(get_text(values, slot[0]), slot[1], slot[0])
        return OutputFile(page.file, b"".join(parts))


def _build_body(page: Page, site: Site) -> bytes:
    body = page.encode_body() if site.url else FOLLOW.sub(b"", page.encode_body())
    return body + (page.build_end(site).encode() if page.build_end else b"")


# A mark, and the way in which its text is written.
_Slot = tuple[Mark, str]
_Place = tuple[int, int, _Slot]
_HEAD, _BODY = (Mark("head"), ""), (Mark("body"), "")


def _find_slots(text: str) -> tuple[str, list[_Place]]:
    """The page with quotes around its attributes, from where to where each mark reaches, and how it is filled."""
    try:
        text = quote_attributes(text)
        ways = find_ways(text)
    except PlaceError as error:
        raise ShellError("A template or another plugin writes the title, the address or the source of a page where "
                         f"no text can stand, {error}.") from error
    found = [(one, read_mark(one)) for one in MARK.finditer(text)]
    return text, [(*get_span(one, mark), (mark, way)) for (one, mark), way in zip(found, ways, strict=True) if mark]


def _cut(text: str, places: list[_Place]) -> tuple[list[bytes], list[tuple[int, _Slot]]]:
    """The parts of the page, every second one empty, and what belongs there."""
    parts: list[bytes] = []
    slots: list[tuple[int, _Slot]] = []
    last = 0
    for start, end, slot in places:
        _check_rest(text[last:start])
        slots.append((len(parts) + 1, slot))
        # What pages share is encoded once.
        parts += [text[last:start].encode(), b""]
        last = end
    _check_rest(text[last:])
    return [*parts, text[last:].encode()], slots


def _check_rest(part: str) -> None:
    """Whoever reads a finished page must find no mark, and no listing has come in yet that could spell one."""
    found = REST.search(part)
    if found:
        around = part[max(0, found.start() - 60) : found.end() + 20]
        raise ShellError("A template or another plugin has changed a mark that stands for the title, the address or "
                         f"the text of a page: {found[0]!a} is left of it in {around!a}.")


# A title stands in a page several times.
@lru_cache(maxsize=256)
def _write(text: str, way: str, mark: Mark) -> bytes:
    return encode(text, way, mark).encode()


def build_head(page: Page, site: Site, has_assets: bool, properties: frozenset[str] = frozenset()) -> str:
    """What a page adds to the head of its shell: its preview (Open Graph) but for the `properties` that are there, its
    feeds, its data (schema.org), its style and script, and whether search engines may list it."""
    lines = []
    if not page.is_indexed:
        lines.append('<meta name="robots" content="noindex">')
    if not has_assets:
        lines.append(f'<link rel="stylesheet" href="{link(page.path, STYLESHEET)}">')
        lines.append(f'<script type="module" src="{link(page.path, SCRIPT)}"></script>')
    preview = {"og:type": "website", "og:site_name": site.name, "og:title": page.title,
               "og:description": page.description, "og:url": site.url and site.url + page.path}
    lines += [f'<meta property="{name}" content="{escape(value)}">' for name, value in preview.items()
              if value and name not in properties]
    if site.url:
        lines.append(announce(link(page.path, page.feeds), page.feeds_title))
        nodes = page.build_data(site) if page.build_data else []
        if page.steps:
            nodes = [*nodes, build_breadcrumbs([*page.steps, (page.title, page.path)], site)]
        if nodes:
            lines.append(build_script(nodes))
    return "".join(f"{line}\n" for line in lines)


def escape(text: str) -> str:
    """Text for an HTML text or an attribute."""
    return encode(text, HTML, Mark(""))
