"""Writes what a chat or a network shows of a link to a page (Open Graph)."""

import re
from collections.abc import Collection
from html import unescape

from microboard.publish.output import SOCIAL, Site
from microboard.publish.shell.marks import HEAD
from microboard.publish.text.contexts import escape_html

# A preview that the theme or another plugin has written.
PROPERTY = re.compile(r"""<meta\b[^>]*\bproperty=["']?(og:[a-z_:]+)""", re.IGNORECASE)
CARD = re.compile(r"""<meta\b[^>]*\b(?:name|property)=["']?twitter:card\b""", re.IGNORECASE)
NAME = re.compile(r"<title>(.*?)</title>", re.IGNORECASE | re.DOTALL)
DESCRIPTION = re.compile(r"""<meta\b[^>]*\bname=["']?description["']?\s[^>]*\bcontent="([^"]*)\"""", re.IGNORECASE)


def find_properties(html: str) -> frozenset[str]:
    """What a page says of itself already."""
    return frozenset((*PROPERTY.findall(html), *(["twitter:card"] if CARD.search(html) else [])))


def build_preview(title: str, description: str, path: str, site: Site, has: Collection[str] = ()) -> list[str]:
    """The lines for the head of the page at `path`, but for the properties that it `has`. Of a picture that is not ours
    nothing is said."""
    values = {"og:type": "website", "og:site_name": site.name, "og:title": title, "og:description": description,
              "og:url": site.url and site.url + path}
    if site.url and "og:image" not in has:
        values |= {"og:image": site.url + SOCIAL, "og:image:alt": site.name}
    lines = [f'<meta property="{name}" content="{escape_html(value)}">' for name, value in values.items()
             if value and name not in has]
    is_large = "og:image" in values and "twitter:card" not in has
    return [*lines, *(['<meta name="twitter:card" content="summary_large_image">'] if is_large else [])]


def add_preview(html: str, path: str, site: Site) -> str:
    """A page that is not the board's with a preview, made of what it says itself."""
    head = HEAD.search(html)
    if not head or not site.url:
        return html
    top = html[:head.start()]
    title, description = (found and " ".join(unescape(found[1]).split()) for found in
                          (NAME.search(top), DESCRIPTION.search(top)))
    lines = build_preview(title or site.name, description or "", path, site, find_properties(top))
    return "\n".join((top + lines[0], *lines[1:], html[head.start():])) if lines else html
