"""Says what a page may run and load, in a Content Security Policy (W3C, level 3) within the page.

What the page held before any listing came in is allowed, by hash or by address. So a script that a listing smuggled in,
past Markdown, the sanitiser and Jinja, would still not run. Where a theme writes the title of a page into a script of
its own, the hash is that of each page (`publish/shell/inline.py`).
"""

import html
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from microboard.publish.shell.inline import hash_text

Sources = dict[str, set[str]]

# A page of the board loads from its own site alone.
BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "base-uri": ("'none'",),
    "connect-src": ("'self'",),
    "font-src": ("'self'",),
    "form-action": ("'self'",),
    "frame-src": ("'none'",),
    "img-src": ("'self'", "data:"),  # the theme's style sheets hold their icons
    "media-src": ("'self'",),
    "object-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
}
# Values of a script's `type` that make it run; any other is data (HTML, 4.12.1).
RUNS = {"", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
LOADED = {"img": "img-src", "iframe": "frame-src", "video": "media-src", "audio": "media-src", "source": "media-src"}
# Relations of links in the head that name other hosts. Themes announce the host of their fonts with a preconnect.
LINKED = {"stylesheet": "style-src", "preconnect": "font-src", "icon": "img-src"}
# A policy counts from where it stands. The character set has to come within the first 1,024 bytes.
PLACE = re.compile(r"<head[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)
DECLARED = re.compile(r"<meta[^>]+http-equiv=\W?content-security-policy\b", re.IGNORECASE)
HOST = re.compile(r"(https?:)?//([A-Za-z0-9.:-]+)", re.IGNORECASE)
# A style sheet as the text of a variable.
STYLE = re.compile(r"""=(?P<sign>['"`])(?P<text>[.#:@a-z*](?:(?!(?P=sign))[^\\$]){40,}\})(?P=sign)""", re.DOTALL)
ANYTHING_INLINE = "'unsafe-inline'"
# A directive and its sources (section 2.3): no character that ends a directive, an attribute or a line.
DIRECTIVE = re.compile(r"[a-z]+(-[a-z]+)*")
SOURCES = re.compile(r"[!#-+\--:=?-~ ]*")


class Policies:
    """The policies of a site's pages. `option` is what the board says: false for none, true, or directives to add.

    In a preview every inline script may run: MkDocs adds one with the time in it to each page it serves. Raises
    ValueError, for people, where the option can't be read.
    """

    def __init__(self, option: object, *, is_preview: bool = False) -> None:
        self._is_on = option is not False
        self._extra = {} if isinstance(option, bool) else read_extra(option)
        self._is_preview = is_preview
        self._forbidden: dict[str, Sources] = {}
        self._styles: set[str] = set()

    def allow_styles(self, script: str) -> None:
        """Allow the style sheets that a script of the engine holds, by hash: it puts them into a page when it runs."""
        self._styles |= {hash_text(found["text"].encode()) for found in STYLE.finditer(script)}

    def forbid_new(self, url: str, before: str, after: str) -> None:
        """Keep out of the policy of the page at `url` what its text runs or loads only since cards came into it."""
        if after != before:
            known = find_sources(before)
            self._forbidden[url] = {name: new - known.get(name, set()) for name, new in find_sources(after).items()}

    def add(self, page: str, url: str = "/") -> str:
        """The page with a policy that allows what it holds."""
        if not self._is_on:
            return page
        forbidden = self._forbidden.get(url, {})
        allowed = {name: found - forbidden.get(name, set()) for name, found in find_sources(page).items()}
        if self._styles:
            allowed["style-src"] = allowed.get("style-src", set()) | self._styles
        if self._is_preview:
            allowed.setdefault("script-src", set()).add(ANYTHING_INLINE)
        return add_policy(page, build_policy(allowed, self._extra))


def find_sources(page: str) -> Sources:
    """What `page` (HTML) runs and loads, by directive."""
    finder = _Finder()
    finder.feed(page)
    finder.close()
    return finder.sources


def read_extra(value: object) -> dict[str, list[str]]:
    """The directives that a board adds, each with its sources in one text, as in a header. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError("csp: write false, or directives such as script-src: https://stats.example")
    for directive, sources in value.items():
        if not DIRECTIVE.fullmatch(str(directive)):
            raise ValueError(f"csp: {directive!r} is no directive; one is script-src")
        if not isinstance(sources, str) or not SOURCES.fullmatch(sources):
            raise ValueError(f"csp, {directive}: write its sources as text, such as https://a.example https://b.example")
    return {directive: sources.split() for directive, sources in value.items()}


def build_policy(sources: Mapping[str, set[str]], extra: Mapping[str, Sequence[str]]) -> str:
    """The policy that allows `sources`, and what a board adds in `extra`."""
    parts = []
    for directive in sorted({*BASE, *extra}):
        allowed = [*BASE.get(directive, ()), *sorted(sources.get(directive, ())), *extra.get(directive, ())]
        if ANYTHING_INLINE in allowed:  # beside a hash, it would count for nothing
            allowed = [source for source in allowed if not source.startswith(("'sha256-", "'unsafe-hashes"))]
        if len(allowed) > 1:
            allowed = [source for source in allowed if source != "'none'"]
        parts.append(f"{directive} {' '.join(dict.fromkeys(allowed))}")
    return "; ".join(parts)


def add_policy(page: str, policy: str) -> str:
    """The page with the policy in its head. A page that has one of its own, or no head, stays as it is."""
    found = PLACE.search(page)
    if not found or DECLARED.search(page):
        return page
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">'
    return page[: found.end()] + meta + page[found.end() :]


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: Sources = defaultdict(set)
        self._directive = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if values.get("style"):
            self.sources["style-src"] |= {"'unsafe-hashes'", hash_text(values["style"].encode())}
        if tag == "script" and values.get("type", "").strip().lower() in RUNS:
            self._add("script-src", values["src"]) if "src" in values else self._begin("script-src")
        elif tag == "style":
            self._begin("style-src")
        elif tag == "link":
            for relation in LINKED.keys() & values.get("rel", "").lower().split():
                self._add(LINKED[relation], values.get("href", ""))
        elif tag in LOADED:
            self._add(LOADED[tag], values.get("src", ""))

    def handle_data(self, data: str) -> None:
        if self._directive:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._directive and tag in ("script", "style"):
            self.sources[self._directive].add(hash_text("".join(self._text).encode()))
            self._directive = ""

    def _begin(self, directive: str) -> None:
        self._directive, self._text = directive, []

    def _add(self, directive: str, address: str) -> None:
        """Allow an address of another host; its own files every page may load."""
        host = HOST.match(address)
        if host:
            self.sources[directive].add(f"{host[1] or 'https:'}//{host[2]}")

