"""What feedgen does not write itself: links of an RSS channel, a channel without a date, and an entry's language."""

from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class ChannelExtension(BaseExtension):  # type: ignore[misc]  # feedgen comes without types
    """Links of an RSS channel besides its own address, by relation; `is_dated` says whether it has a date."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.is_dated = True

    def extend_rss(self, feed: Any) -> Any:
        channel = feed.find("channel")
        for relation, address in self.links.items():
            etree.SubElement(channel, ATOM_LINK, rel=relation, href=address)
        if not self.is_dated:
            channel.remove(channel.find("lastBuildDate"))
        return feed


class EntryExtension(BaseEntryExtension):  # type: ignore[misc]
    """The language of an Atom entry (RFC 4287, section 2); in RSS, dc:language says it."""

    def __init__(self) -> None:
        self.language = ""

    def extend_atom(self, entry: Any) -> Any:
        entry.set(XML_LANG, self.language)
        return entry
