"""Looks at what a build has written: how much, and whether it is what it should be."""

import statistics
from dataclasses import dataclass

from rivals.project import Project

ITEM = b"<item>"
# The newest listings in a feed, and what part of them is there at least.
MAX_ENTRIES, FEWEST = 50, 0.7


@dataclass(frozen=True, slots=True)
class Contents:
    """How many files and bytes a site has, how many pages of listings and feeds, and how heavy they are.

    `listing_bytes` is the median page of a listing, `list_bytes` the second page of the list of what is open, `entries`
    how many the largest feed holds. None stands for what the generator does not make."""

    files: int
    size: int
    listings: int
    listing_bytes: int
    list_bytes: int | None
    feeds: int | None
    entries: int | None


def look_at(project: Project) -> Contents:
    """What is in the site of a project."""
    sizes = [path.stat().st_size for path in project.site.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in project.site.glob(project.listing)]
    list_page = project.site / project.list_page if project.list_page else None
    feed = project.site / project.feed if project.feed else None
    return Contents(
        len(sizes), sum(sizes), len(pages), int(statistics.median(pages)) if pages else 0,
        list_page.stat().st_size if list_page else None,
        len([*project.site.glob(project.feeds)]) if project.feeds else None,
        feed.read_bytes().count(ITEM) if feed else None,
    )


def find_differences(found: Contents, listings: int, live: int, *, is_each_a_page: bool = True) -> list[str]:
    """How a site differs from that of a board of `listings`, of which `live` are open: a sentence each."""
    wanted = listings if is_each_a_page else live
    faults = []
    if found.listings != wanted:
        faults.append(f"{found.listings} pages of listings, not {wanted}")
    most = min(MAX_ENTRIES, live)
    # What has closed keeps its place in a feed of ours, and is not shown.
    if found.entries is not None and not FEWEST * most <= found.entries <= most:
        faults.append(f"{found.entries} entries in the feed, not {most}")
    return faults
