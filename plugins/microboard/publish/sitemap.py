"""Turns addresses into sitemaps (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from microboard.publish.contexts import escape_text
from microboard.publish.output import OutputFile, Site
from microboard.publish.plan import Plan

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol's limit for one file.
MAX_URLS = 50_000
Entry = tuple[str, date | None]


def iterate_sitemaps(entries: Iterable[Entry], site: Site, path: str) -> Iterator[OutputFile]:
    """The sitemap at `path`; past 50,000 addresses it is an index of further ones beside it.

    `entries` are (absolute address, day of the last change if it is known).
    """
    ordered = sorted(entries, key=lambda entry: entry[0])
    if len(ordered) <= MAX_URLS:
        yield OutputFile(path, _build("urlset", "url", ordered))
        return
    parts = [ordered[start : start + MAX_URLS] for start in range(0, len(ordered), MAX_URLS)]
    names = [path.replace(".xml", f"-{number}.xml") for number in range(1, len(parts) + 1)]
    changed = [max((day for _, day in part if day), default=None) for part in parts]
    yield OutputFile(path, _build("sitemapindex", "sitemap",
                                  [(site.url + name, day) for name, day in zip(names, changed, strict=True)]))
    for name, part in zip(names, parts, strict=True):
        yield OutputFile(name, _build("urlset", "url", part))


def list_entries(plan: Plan) -> list[Entry]:
    """The sitemap's entries for the pages that search engines may list: what has closed is none of them."""
    entries = [(page.path, page.changed) for page in plan.iterate_list_pages() if page.is_indexed]
    entries += [(opportunity.path, opportunity.changed) for opportunity in plan.board.open]
    return [(plan.site.url + path, changed) for path, changed in entries]


def _build(root_name: str, name: str, entries: Sequence[Entry]) -> bytes:
    # Addresses and days, of which there are many: a tree of elements would take ten times as long.
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root_name} xmlns="{NAMESPACE}">']
    for address, changed in entries:
        day = f"<lastmod>{changed.isoformat()}</lastmod>\n" if changed else ""
        lines.append(f"<{name}>\n<loc>{escape_text(address)}</loc>\n{day}</{name}>")
    return "\n".join([*lines, f"</{root_name}>", ""]).encode()
