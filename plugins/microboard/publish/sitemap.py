"""Turns addresses into a sitemap (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

from microboard.publish.output import Page, Site

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def build_sitemap(entries: Iterable[tuple[str, date | None]]) -> bytes:
    """The sitemap of (absolute address, day of the last change if it is known), sorted by address."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for address, changed in sorted(entries, key=lambda entry: entry[0]):
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = address
        if changed:
            ElementTree.SubElement(url, "lastmod").text = changed.isoformat()
    ElementTree.indent(root, "")
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def list_entries(pages: Iterable[Page], site: Site) -> list[tuple[str, date | None]]:
    """The sitemap's entries for the pages that search engines may list."""
    return [(site.url + page.path, page.changed) for page in pages if page.is_indexed]
