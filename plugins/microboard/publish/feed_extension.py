"""What feedgen does not write itself: a feed's place in an archive (RFC 5005) and its hub (WebSub)."""

from typing import Any

from feedgen.ext.base import BaseExtension
from lxml import etree

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
HISTORY = "http://purl.org/syndication/history/1.0"


class FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen comes without types
    """Links of the feed itself, by relation, and the mark of an archive document."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.is_archive = False

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self.is_archive else {}

    def extend_rss(self, feed: Any) -> Any:
        self._extend(feed.find("channel"), ATOM_LINK)
        return feed

    def extend_atom(self, feed: Any) -> Any:
        # feedgen names the elements of Atom without their namespace, and declares it as an attribute.
        self._extend(feed, "link")
        return feed

    def _extend(self, parent: Any, tag: str) -> None:
        for relation, address in self.links.items():
            etree.SubElement(parent, tag, rel=relation, href=address)
        if self.is_archive:
            etree.SubElement(parent, f"{{{HISTORY}}}archive")
