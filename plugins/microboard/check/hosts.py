"""The hosts in addresses, and whether one belongs to another's domain."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def get_host(url: str | None) -> str:
    """The host of an address, in small letters; nothing where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""


def get_mail_host(address: str | None) -> str:
    """The host of an e-mail address, in small letters."""
    return (address or "").rpartition("@")[2].lower()


def is_within(host: str, domains: Iterable[str]) -> bool:
    """Whether `host` is one of `domains` or below one of them."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains if domain)
