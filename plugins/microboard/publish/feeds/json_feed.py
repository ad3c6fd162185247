"""Turns opportunities into JSON Feed 1.1."""

from typing import Any

import orjson

from microboard.board import Moments, Opportunity
from microboard.publish.feeds.feed_entry import iterate_categories
from microboard.publish.feeds.feed_pages import JSON, FeedPage
from microboard.publish.output import Site
from microboard.words.speech import get_language


def build_json_feed(feed: FeedPage, site: Site, licence: str, items: list[bytes]) -> bytes:
    """The document, with items that `build_item` has made. What is our own is under ``_microboard``."""
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.url + feed.page,
        "feed_url": site.url + feed.get_file(JSON),
        "description": feed.text,
        "language": get_language(),
        "authors": [{"name": site.name, "url": site.url}],
    }
    if site.image:
        head["icon"] = site.image
    if feed.number < feed.last:
        head["next_url"] = site.url + feed.get_file(JSON, feed.number + 1)
    if site.hub:
        head["hubs"] = [{"type": "WebSub", "url": site.hub}]
    if licence:
        head["_microboard"] = {"about": f"{site.url}feeds/", "licence": licence}
    return orjson.dumps(head).removesuffix(b"}") + b',"items":[\n' + b",\n".join(items) + b"\n]}\n"


def build_item(opportunity: Opportunity, site: Site, content: str, moments: Moments) -> bytes:
    """The item of a listing."""
    url = site.url + opportunity.path
    return orjson.dumps({
        "id": site.ids + opportunity.first_path,
        "url": url,
        "title": opportunity.title,
        "content_html": content,
        "summary": opportunity.summary,
        "date_published": moments.published.isoformat(),
        "date_modified": moments.updated.isoformat(),
        "authors": [{"name": opportunity.employer.name, "url": site.url + opportunity.employer.path}],
        "tags": [label for _, label, _ in iterate_categories(opportunity, site.url)],
        "language": opportunity.language,
    })
