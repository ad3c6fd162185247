"""Says where in a page of HTML its marks stand, and so how the texts in their place have to be written."""

import html
import json
import re
from html.parser import HTMLParser

from microboard.publish.shell.marks import ADDRESS, HTML, MARK, SCRIPT, STYLE, list_folders, read_mark

# Attributes that hold an address (HTML, the index of attributes).
LINKS = frozenset((
    "action", "background", "cite", "data", "formaction", "href", "manifest", "ping", "poster", "src", "srcset",
    "xlink:href",
))
# Marks whose texts are addresses or paths themselves.
PATHS = frozenset(("address", "canonical", "edit", "source", *list_folders("")))
# What begins as an address in a text that might be anything: https://, mailto:?subject=, whatsapp://send?text=
BEGINS = re.compile(r"\s*[a-z][a-z0-9+.-]*:(?://|[^\s]*\?)\S*", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)(?P<equals>\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+)""")
QUOTES = re.compile("[\"'`]")


class PlaceError(ValueError):
    """A mark stands where no text can be written; the message says where, for people."""


def find_ways(page: str) -> list[str]:
    """How the text of each mark of the page is written, in their order. Raises PlaceError."""
    ways = _read(page).ways
    if len(ways) != len(MARK.findall(page)):
        raise PlaceError("in the end of a tag, or in a declaration")
    return ways


def quote_attributes(page: str) -> str:
    """The page with quotes around attributes that hold a mark: a minifier may have taken them away, and the text that
    comes in needs them."""
    for tag in _read(page).tags:
        page = page.replace(tag, ATTRIBUTE.sub(_quote, tag))
    return page


def _quote(found: re.Match[str]) -> str:
    value = found["value"]
    is_bare = value[0] not in "\"'" and MARK.search(value)
    return f'{found["name"]}="{value}"' if is_bare else found[0]


def _read(page: str) -> "_Reader":
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Collects the ways of a page's marks, and its tags that hold one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.ways: list[str] = []
        self.tags: list[str] = []
        self._way = HTML

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # as it is called there
        text = self.get_starttag_text() or ""
        if MARK.search(text):
            self.tags.append(text)
            self._read_tag(text)
        self._way = {"script": SCRIPT, "style": STYLE}.get(tag, HTML)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.handle_starttag(tag, attrs)
        self._way = HTML

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._way = HTML

    def handle_data(self, data: str) -> None:
        for found in MARK.finditer(data):
            is_address = self._way == SCRIPT and _is_address(found, QUOTES.split(data[: found.start()])[-1])
            self.ways.append(ADDRESS if is_address else self._way)

    def handle_charref(self, name: str) -> None:
        self.ways += [HTML for _ in MARK.finditer(f"&#{name};")]

    def handle_comment(self, data: str) -> None:
        self.ways += [HTML for _ in MARK.finditer(data)]

    def _read_tag(self, tag: str) -> None:
        ways = {found.start("value") + one.start(): _find_way(found, one)
                for found in ATTRIBUTE.finditer(tag) for one in MARK.finditer(found["value"])}
        for one in MARK.finditer(tag):
            if one.start() not in ways:
                raise PlaceError(f"in the name of a tag or an attribute: {tag}")
        self.ways += ways.values()


def _find_way(attribute: re.Match[str], mark: re.Match[str]) -> str:
    """How a text is written at a mark in the value of an attribute."""
    name, value = attribute["name"].lower(), attribute["value"]
    if name == "srcdoc":
        raise PlaceError("in a page within the page (srcdoc)")
    if name == "style":
        return STYLE
    before = html.unescape(value[: mark.start()].lstrip("\"'"))
    if name.startswith("on") or before.lstrip().lower().startswith("javascript:") or _is_json(value):
        return SCRIPT
    return ADDRESS if _is_address(mark, before, is_link=name in LINKS) else HTML


def _is_address(found: re.Match[str], before: str, *, is_link: bool = False) -> bool:
    """Whether a text after `before` is a part of an address, and not the address or a path of it."""
    mark = read_mark(found)
    if not is_link and not BEGINS.fullmatch(before):
        return False
    return "?" in before or not (mark and mark.name in PATHS)


def _is_json(value: str) -> bool:
    text = html.unescape(value.strip("\"'")).strip()
    if not text.startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
