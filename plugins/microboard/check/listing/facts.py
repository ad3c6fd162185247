"""What rules that compare listings of the whole board need to know of each: little, so that it travels well."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from microboard.check.listing.overlap import Span
from microboard.read import Document


class Fact(NamedTuple):
    """One listing. `link` is where to apply, written in one way, or nothing; `pay` is per hour, or 0."""

    path: str
    link: str
    title: str
    span: Span
    currency: str
    pay: float


def get_fact(listing: Document) -> Fact:
    """What is to be known of a listing."""
    return Fact(
        listing.path, normalise_link(listing.get_text("apply", "url") or ""),
        " ".join((listing.get_text("title") or "").casefold().split()),
        (listing.get_date("posted") or date.min, listing.get_date("apply", "deadline") or date.max),
        listing.get_text("pay", "currency") or "", get_pay_per_hour(listing),
    )


def normalise_link(url: str) -> str:
    """The same for links that lead to the same page, whatever their case, last slash and fragment; or nothing."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname}{parts.path.rstrip('/')}?{parts.query}" if parts.hostname else ""
    except ValueError:
        return ""


def get_pay_per_hour(listing: Document) -> float:
    """The pay per hour, or 0 where it can't be told."""
    amount, hours = listing.get_number("pay", "amount") or 0, listing.get_number("effort", "hours") or 0
    if listing.get("pay", "type") == "hourly":
        return amount
    return amount / hours if hours > 0 else 0
