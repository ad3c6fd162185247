"""Turns lists into an OPML 2.0 file that feed readers import."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree

from microboard.publish.feeds.feed_pages import RSS
from microboard.publish.lists import List
from microboard.publish.output import Site
from microboard.words.speech import _

OPML = "feeds/microboard.opml"


def build_opml(lists: Iterable[List], site: Site) -> bytes:
    """Every feed of the board, in a folder for each kind."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = _("Feeds of {site}", site=site.name)
    body = ElementTree.SubElement(root, "body")
    for _kind, members in groupby(lists, key=lambda one: one.kind):
        group = list(members)
        folder = ElementTree.SubElement(body, "outline", text=group[0].heading)
        for one in group:
            title = f"{one.title} · {site.name}"
            ElementTree.SubElement(folder, "outline", type="rss", text=title, title=title,
                                   xmlUrl=site.url + one.path + RSS, htmlUrl=site.url + one.page)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
