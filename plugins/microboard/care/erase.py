"""Takes an employer out of a board, and finds where the board still names them."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from microboard.check.hosts.hosts import get_host
from microboard.read import Document, read_document, read_folder
from microboard.read.folder import ROOT, name_employer_file

# Where a board's own texts are.
PLACES = (ROOT, "schema", "docs", ".github", "mkdocs.yml", "README.md", "SECURITY.md")
ENDINGS = frozenset({".yml", ".yaml", ".md", ".html", ".json", ".txt", ""})
MAX_BYTES = 2_000_000
# A shorter word would be found in others.
SHORTEST = 4


class EraseError(Exception):
    """An employer who can't be taken out; the message says why, for people."""


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """A line of a file that still holds one of the words by which somebody is known."""

    path: str
    line: int
    word: str


def list_ids(board: Path, employer: str) -> list[str]:
    """The ids at whose addresses the employer has pages: their own, and those of their listings. Raises EraseError."""
    folder, path = read_folder(board), board / ROOT / employer
    if employer not in folder.employers:
        raise EraseError(f"No employer on this board is called {employer}.")
    if path.is_symlink():
        raise EraseError(f"{path} is a link, and what it leads to is left alone.")
    return [employer, *(f"{employer}/{one.listing}" for one in folder.listings if one.employer == employer)]


def list_words(board: Path, ids: Iterable[str]) -> tuple[str, ...]:
    """The words by which an employer is known: folder, name, hosts, addresses, logins."""
    employer, *listings = ids
    found = [employer]
    document, _problems = read_document(board, name_employer_file(employer))
    if document:
        found += [document.get_text("name") or "", get_host(document.get_text("website")).removeprefix("www."),
                  *document.get_texts("domains"), *document.get_texts("maintainers")]
    for listing in listings:
        document, _problems = read_document(board, f"{ROOT}/{listing}.yml")
        found += _list_contacts(document) if document else ()
    return tuple(dict.fromkeys(word for word in found if len(word) >= SHORTEST))


def _list_contacts(listing: Document) -> list[str]:
    return [listing.get_text("apply", "email") or "", get_host(listing.get_text("apply", "url"))]


def remove(board: Path, employer: str) -> None:
    """Delete the folder of an employer, with everything in it."""
    shutil.rmtree(board / ROOT / employer)


def find_traces(board: Path, words: Iterable[str]) -> Iterator[Trace]:
    """Where the board's own texts hold one of the words, whole and in letters of either size."""
    longest_first = sorted(words, key=len, reverse=True)
    search = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first), re.IGNORECASE)
    for place in PLACES:
        for path in sorted(_list_files(board / place)):
            text = path.read_bytes()[:MAX_BYTES].decode("utf-8", "replace")
            for number, line in enumerate(text.splitlines(), 1):
                found = search.search(line)
                if found:
                    yield Trace(path.relative_to(board).as_posix(), number, found[0])


def _list_files(place: Path) -> Iterator[Path]:
    for path in [place] if place.is_file() else place.rglob("*"):
        if path.suffix in ENDINGS and path.is_file() and not path.is_symlink():
            yield path
