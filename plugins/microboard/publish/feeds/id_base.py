"""Reads the address under which a board's ids in feeds and calendars stay, wherever its site moves."""

from urllib.parse import urlsplit


def read_id_base(value: str) -> str:
    """The address with a ``/`` at its end, or nothing. Raises ValueError, for people, where it is no web address."""
    if value and not _is_web_address(value):
        raise ValueError("id_base: write the whole address at which the board was first, for example "
                         f"https://org.example/jobs/ (found {value!r})")
    return f"{value.rstrip('/')}/" if value else ""


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # such as brackets of an IPv6 address that are not closed
        return False
    is_plain = text.isprintable() and not any(sign in text for sign in " ?#<>\"\\")
    return is_plain and parts.scheme in ("https", "http") and bool(parts.hostname)
