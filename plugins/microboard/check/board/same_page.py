"""Finds, by their bytes alone, the files whose applications may go to the same page as others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
# What YAML may put into an address, or double in it.
LOOSE = b" \t\r\n'"
# With an escape in the file nothing is certain, nor with a line end that is none for everybody, nor with a Kelvin sign,
# which is a k in a host.
DOUBTFUL = (b"\\", b"\xc2\x85", b"\xe2\x84\xaa")


class SamePage:
    """Addresses to look for in files."""

    def __init__(self, urls: Iterable[str]) -> None:
        self._rests: dict[bytes, list[tuple[bytes, bytes]]] = defaultdict(list)
        for host, path, query in _split(urls):
            # Letters of other alphabets have no one form in small letters.
            known = host if host.isascii() else ""
            self._rests[_simplify(known)].append((_simplify(path), _simplify(query)))

    @property
    def is_looking(self) -> bool:
        """Whether there is an address to look for."""
        return bool(self._rests)

    def may_be_in(self, data: bytes) -> bool:
        """Whether a file with these bytes may hold one of the addresses, written in whatever way."""
        if any(sign in data for sign in DOUBTFUL):
            return True
        plain = data.translate(LOWER, LOOSE)
        return any(host in plain and any(path in plain and query in plain for path, query in rests)
                   for host, rests in self._rests.items())


def _split(urls: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for url in urls:
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.hostname:
            yield parts.hostname.partition("%")[0], parts.path.rstrip("/"), parts.query


def _simplify(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").translate(LOWER, LOOSE)
