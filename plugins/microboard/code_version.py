"""Turns the code that makes a site, and the libraries it makes it with, into a text that changes when they do."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Whose output is in a site, or decides on what is found in a listing.
LIBRARIES = (
    "ahocorasick_rs", "babel", "cmarkgfm", "feedgen", "icalendar", "Jinja2", "lxml", "MarkupSafe", "nh3", "orjson",
    "PyYAML",
)
PACKAGE = Path(__file__).parent


@cache
def read_code_version() -> str:
    """The BLAKE2b hash of every file of the package, with the versions of Python and of the libraries."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".html", ".js", ".css", ".json"}:
            found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    found.update(f"{sys.version_info[:3]} {[_read_version(name) for name in LIBRARIES]}".encode())
    return found.hexdigest()


def _read_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
