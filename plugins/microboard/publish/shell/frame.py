"""Puts the board's menu and its foot into a page that an engine has rendered: whatever the theme, they are the same.

A theme's own menu at the top gives the names of entries, and whatever else it leads to: a board's language and its own
pages stay.
"""

import posixpath
import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from microboard.publish.output import FOLDER_LINK, HTML, Site
from microboard.publish.pages.project_pages import PATHS, STEPS, list_links
from microboard.publish.pages.report_link import find_private
from microboard.publish.text.templates import get_template
from microboard.words.speech import N_, _, is_spoken, pgettext, remember

# What stands where they go, in a shell that people write by hand too.
MENU, FOOT = '<nav id="MICROBOARD-MENU"></nav>', '<div id="MICROBOARD-FOOT"></div>'
MENUS = re.compile(r"<nav\b[^>]*\bid=[\"']?MICROBOARD-MENU\b[^>]*>\s*</nav>")
FOOTS = re.compile(r"<div\b[^>]*\bid=[\"']?MICROBOARD-FOOT\b[^>]*>\s*</div>")
# Material's menu at the top, and an entry of it; the head of its page behind the name of the site; and its foot where
# there is nothing in it.
TABS = re.compile(r'<nav class="md-tabs".*?</nav>', re.DOTALL)
TAB = re.compile(r'<a\b[^>]*\bhref="?([^"\s>]*)"?[^>]*\bclass="?md-tabs__link\b[^>]*>(.*?)</a>', re.DOTALL)
HEADER = re.compile(
    r'data-md-component="?header-title\b.*?(?=<(?:form|div) class="md-header__option|<script>var palette'
    r'|<label class="md-header__button md-icon" for="__search"|<div class="md-header__source|</nav>)', re.DOTALL)
EMPTY = re.compile(
    r'<div class="md-footer-meta md-typeset">\s*<div class="md-footer-meta__inner md-grid">\s*'
    r'<div class="md-copyright">\s*</div>\s*</div>\s*</div>')
BUSY = re.compile(r"""\sdata-md-component=["']?(?:source|palette)\b["']?""")
FOOTER = re.compile(r"<footer\b[^>]*>", re.IGNORECASE)
END = re.compile(r"</body>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
# A page that has them already: a site may be stamped again.
FRAMED = re.compile(r"<div class=\"?mb-foot\b")


class Entry(NamedTuple):
    """A name, and the path in the site that it leads to. `is_own` where the board has given the name."""

    name: str
    path: str
    is_own: bool = True

    @property
    def folder(self) -> str:
        """The first folder of its path, in which every page lights it."""
        return self.path.partition("/")[0]


ENTRIES = (
    Entry(N_("Find projects"), "opportunities/"), Entry(N_("Saved"), "saved/"), Entry(N_("Employers"), "employers/"),
    Entry(N_("Guides"), "guides/"), Entry(N_("Offer a project"), "submit/"),
)


def list_columns() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The columns of the foot: the title of each, and its links by name and path. Where the site does not have a page,
    the foot does not name it."""
    return (
        (_("Projects"), (
            (_("All open projects"), "opportunities/"), (_("Categories"), "categories/"), (_("Skills"), "skills/"),
            (_("Competencies"), "competencies/"), (_("Places"), "places/"), (_("Archive"), "archive/"))),
        (_("For students"), (
            *list_links(are_steps=True), (_("Feeds and calendars"), "feeds/"),
            (_("Guide for students"), "guides/students/"), (_("Check an offer"), "suspicious/"),
            (_("Fraud and reporting"), "policy/"))),
        (_("For employers"), (
            (_("Offer a project"), "submit/"), (_("Employers"), "employers/"),
            (_("Guide for employers"), "guides/employers/"), (_("What we accept"), "reference/rules/"))),
        (_("This board"), (
            (_("Insights"), "insights/"), *list_links(are_steps=False), (_("Guide for educators"), "guides/educators/"),
            (_("Guide for maintainers"), "guides/maintainers/"), (pgettext("pages", "Reference"), "reference/fields/"),
            (_("Red flags"), "reference/red-flags/"), ("API", "reference/api/"), (_("Architecture"), "architecture/"),
            (_("Scaling"), "scaling/"))),
    )


# Where every board has pages.
MADE = (*PATHS, "opportunities/", "employers/", "submit/", "categories/", "skills/", "competencies/", "places/",
        "archive/", "suspicious/", "policy/", "insights/")
# What the foot leads to needs no entry in the menu.
IN_FOOT = {path.partition("/")[0] for _title, links in list_columns() for _name, path in links}
# Their pages are lists of projects.
LISTS = ("categories", "skills", "competencies", "places", "views", "archive")
LICENCES = {"creativecommons.org/publicdomain/zero/1.0": "CC0 1.0", "creativecommons.org/licenses/by/4.0": "CC BY 4.0",
            "creativecommons.org/licenses/by-sa/4.0": "CC BY-SA 4.0"}


def calm(text: str) -> str:
    """The page without what has Material ask the host of the repository for its stars, on every page, and without what
    has it style the page thrice before anybody changes colours: `assets/lib/palette.js` changes them."""
    return BUSY.sub("", text)


def place_frame(text: str) -> str:
    """The page with marks where the menu and the foot go, in the place of Material's menu. Another theme keeps its
    menu, and has the board's where it has the mark."""
    text = EMPTY.sub("", TABS.sub("", text))
    if not MENUS.search(text):
        text = HEADER.sub(lambda found: found[0] + MENU, text, count=1)
    if FOOTS.search(text):
        return text
    if footers := list(FOOTER.finditer(text)):
        return f"{text[:footers[-1].end()]}{FOOT}{text[footers[-1].end():]}"
    return END.sub(lambda found: f"<footer>{FOOT}</footer>{found[0]}", text, count=1)


def read_entries(text: str, address: str, site: Site) -> tuple[Entry, ...]:
    """The entries of the menu on a page at `address`: the board's, under the names that the theme has for them, and
    then what else is in the theme's menu."""
    tabs = TABS.search(text)
    theirs = [Entry(_read_name(name), _resolve(unescape(href), address, site), is_own=False)
              for href, name in (TAB.findall(tabs[0]) if tabs else ())]
    ours = [_find_name(one, theirs) for one in ENTRIES]
    known = {one.folder for one in ENTRIES} | IN_FOOT | {""}
    more = [entry for entry in theirs if entry.name and entry.folder not in known]
    return (*(entry for entry in ours if not entry.is_own or find_page(entry.path, site)), *more)


def _find_name(ours: Entry, theirs: Sequence[Entry]) -> Entry:
    """The theme's entry for the same pages. One that an engine has named after the folder has no name."""
    return next((entry for entry in theirs
                 if entry.path.startswith(ours.path) and entry.name.lower() != ours.folder),
                ours._replace(name=_(ours.name)))


def _read_name(html: str) -> str:
    return " ".join(unescape(TAG.sub("", html)).split())


def _resolve(href: str, address: str, site: Site) -> str:
    """The path in the site that a link means; of one that leads elsewhere, its address."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    root = urlsplit(site.url).path or "/"
    path = unquote(parts.path)
    if path.startswith("/"):  # a page that is shown at any address
        return path.removeprefix(root).removeprefix(".").removesuffix(HTML)
    found = posixpath.normpath(posixpath.join(address, path)) if path else address
    return ("" if found == "." else found + "/" * (not path or path.endswith(("/", ".")))).removesuffix(HTML)


def find_page(path: str, site: Site) -> str:
    """Where the page is that people know as this folder, or nothing where the site has none."""
    flat = f"{path.rstrip('/')}.html"
    if path in MADE or path in site.pages or (path == "feeds/" and site.url):
        return path
    return flat if flat in site.pages else ""


def build_menu(entries: tuple[Entry, ...], path: str, up: str, site: Site) -> bytes:
    """The menu on the page at `path`, from which `up` leads to the top of the site."""
    return _render_menu(entries, _find_here(path), up, site.index, is_spoken(site.language))


def _find_here(path: str) -> str:
    """The first folder of the entry that is lit."""
    folder = path.partition("/")[0]
    if folder in STEPS:
        return "saved"
    return "opportunities" if folder in LISTS else folder


@remember(256)
def _render_menu(entries: tuple[Entry, ...], here: str, up: str, index: str, is_plain: bool) -> bytes:
    html = get_template("shell/menu.html").render(entries=entries, here=here, up=up, is_plain=is_plain)
    return _name_index(html, index)


def build_foot(path: str, up: str, site: Site) -> bytes:
    """The foot of the page at `path`. It says which entry of the menu is lit, since Material may keep the menu where it
    puts one page in the place of another."""
    return _render_foot(_find_here(path), up, site)


@remember(64)
def _render_foot(here: str, up: str, site: Site) -> bytes:
    columns = [(title, [(name, find_page(path, site)) for name, path in links if find_page(path, site)])
               for title, links in list_columns()]
    licence = urlsplit(site.licence)
    name = LICENCES.get(f"{licence.netloc}{licence.path.rstrip('/')}", licence.netloc)
    html = get_template("shell/foot.html").render(
        columns=columns, here=here, up=up, site=site, licence=name, report=find_private(site),
        is_plain=is_spoken(site.language))
    return _name_index(html, site.index)


def _name_index(html: str, index: str) -> bytes:
    data = html.encode()
    return FOLDER_LINK.sub(rb"\1" + index.encode(), data) if index else data


def fill_frame(html: str, address: str, site: Site, up: str | None = None) -> str:
    """A page that is no shell, at `address`, with the menu and the foot. `up` is needed where a page is shown at any
    address."""
    if FRAMED.search(html):
        return html
    up = "../" * address.count("/") if up is None else up
    entries, text = read_entries(html, address, site), place_frame(calm(html))
    text = MENUS.sub(lambda _found: build_menu(entries, address, up, site).decode(), text)
    return FOOTS.sub(lambda _found: build_foot(address, up, site).decode(), text)
