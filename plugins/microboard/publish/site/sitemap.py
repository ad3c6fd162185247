"""Turns addresses into sitemaps (sitemaps.org, protocol 0.9)."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from microboard.publish.output import OutputFile, Site
from microboard.publish.plan import Plan
from microboard.publish.text.contexts import escape_text

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# The protocol's limit for one file.
MAX_URLS = 50_000
# An entry of an engine's.
URL = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)
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


def add_to_sitemap(data: bytes, entries: Iterable[Entry], others: Collection[str]) -> bytes | None:
    """An engine's sitemap with the board's `entries` in it, and without the addresses `others`. None where it is no
    plain list of addresses, or would become too long: the board's then has to stand beside it."""
    ours = dict(sorted(entries, key=lambda entry: entry[0]))
    dropped = {escape_text(address) for address in (*ours, *others)}
    text = URL.sub(lambda found: "" if found[1].strip() in dropped else found[0], data.decode(errors="replace"))
    end = text.rfind("</urlset>")
    if end < 0 or text.count("<loc>") + len(ours) > MAX_URLS:
        return None
    lines = "\n".join(_list("url", ours.items()))
    return f"{text[:end].rstrip()}\n{lines}\n{text[end:]}".encode()


def list_entries(plan: Plan) -> list[Entry]:
    """The sitemap's entries for the pages that search engines may list: what has closed is none of them."""
    entries = [(page.path, page.changed) for page in plan.iterate_list_pages() if page.is_indexed]
    entries += [(opportunity.path, opportunity.changed) for opportunity in plan.board.open]
    return [(plan.site.url + path, changed) for path, changed in entries]


def _build(root_name: str, name: str, entries: Sequence[Entry]) -> bytes:
    # Addresses and days, of which there are many: a tree of elements would take ten times as long.
    head = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root_name} xmlns="{NAMESPACE}">']
    return "\n".join([*head, *_list(name, entries), f"</{root_name}>", ""]).encode()


def _list(name: str, entries: Iterable[Entry]) -> Iterator[str]:
    for address, changed in entries:
        day = f"<lastmod>{changed.isoformat()}</lastmod>\n" if changed else ""
        yield f"<{name}>\n<loc>{escape_text(address)}</loc>\n{day}</{name}>"
