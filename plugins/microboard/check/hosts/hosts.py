"""The hosts in addresses: whether one belongs to another's domain, is a number, or leads nowhere on the internet."""

import re
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

# What browsers read as a number (WHATWG URL, "ends in a number").
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Addresses within a machine or a network, and those for examples (RFC 1918, 4193, 5737, 3849).
INNER = re.compile(
    r"(?:127|10|0|192\.168|192\.0\.2|198\.51\.100|203\.0\.113|172\.(?:1[6-9]|2[0-9]|3[01]))\."
    r"|\[(?:::1?\]|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|2001:db8:)"
)
# Endings that no public name has (RFC 6761, RFC 6762, RFC 8375, and ICANN for .internal).
INNER_ENDINGS = ("localhost", "local", "internal", "invalid", "test", "home.arpa")

# Characters of the longest name of a host (RFC 1035). Letters of a longer one take time with the square of its length.
LONGEST_HOST = 253


def get_host(url: str | None) -> str:
    """The host of an address, in small letters; nothing where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def get_mail_host(address: str | None) -> str:
    """The host of an e-mail address, in small letters."""
    return (address or "").rpartition("@")[2].lower().rstrip(".")


def is_within(host: str, domains: Iterable[str]) -> bool:
    """Whether `host` is one of `domains` or below one of them."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains if domain)


def is_number(host: str) -> bool:
    """Whether the host is an IP address, in whatever way it is written."""
    return host.startswith("[") or NUMBER.fullmatch(host.rpartition(".")[2]) is not None


def is_inner_number(host: str) -> bool:
    """Whether a host that is a number stands for a machine of one's own, as technical texts do."""
    return INNER.match(host if host.startswith("[") else _write_number(host)) is not None


def is_on_internet(host: str) -> bool:
    """Whether everybody can get to a host of this name."""
    return "." in host and not is_number(host) and not is_within(host, INNER_ENDINGS)


def write_in_ascii(host: str) -> str:
    """The ``xn--`` form (RFC 3490) of a host with other letters; nothing for a host that has none, or is too long."""
    try:
        return "" if host.isascii() or len(host) > LONGEST_HOST else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _write_number(host: str) -> str:
    """The IPv4 address of a number as browsers read it: decimal, octal, hexadecimal, with fewer parts than four."""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return ""
