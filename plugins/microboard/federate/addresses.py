"""Reads addresses that strangers wrote: the host that is meant, and one spelling for all spellings of a link."""

import posixpath
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# What the schemas accept too: https, a host of letters, digits, dots and hyphens, and so neither user name nor spaces.
ADDRESS = re.compile(r'https://[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9](:[0-9]{1,5})?([/?#][^\s<>"\\^`{|}\x00-\x20\x7f-\x9f]*)?')
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
# What counts visits and names campaigns, and leads nowhere else.
TRACKING = frozenset((
    "dclid", "fbclid", "gbraid", "gclid", "gh_src", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ref", "source",
    "ttclid", "twclid", "wbraid", "yclid", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat",
))


def is_address(address: str) -> bool:
    """Whether a page may link to it: https, on a host that has a name, without user name."""
    try:
        return bool(ADDRESS.fullmatch(address) and get_host(address))
    except ValueError:
        return False


def get_host(address: str) -> str:
    """The host in small letters, without ``www.``.

    Raises ValueError for what is no name with a dot in it: a number (``127.0.0.1``), ``localhost``.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    labels = host.split(".")
    is_name = len(labels) > 1 and not labels[-1].isdigit() and all(LABEL.fullmatch(label) for label in labels)
    if not is_name or parts.port == 0:
        raise ValueError("no host")
    return host


def canonicalise(address: str) -> str:
    """The address without what only counts visits: two spellings of one link become the same text."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = posixpath.normpath(re.sub("/+", "/", f"/{unquote(parts.path)}"))
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
             if not name.lower().startswith("utm_") and name.lower() not in TRACKING]
    return urlunsplit(("https", host + port, quote(path, errors="replace").rstrip("/"), urlencode(sorted(query)), ""))
