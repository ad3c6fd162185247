"""Finds the shell pages of a site that any engine has built."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from microboard.publish.marks import BODY, LEFT
from microboard.publish.output import Page
from microboard.publish.plan import Plan
from microboard.publish.shell import Shell, ShellError
from microboard.publish.site import find_taken

MARK = b"MICROBOARD-BODY"
# Every page of a board has this class; a page without it at the same place is somebody else's.
OWN = b"mb-page"


class Shells:
    """The shells of a site, by how many folders deep they lie."""

    def __init__(self, folder: Path, url: str) -> None:
        """Read every page under `folder`, the site at `url`. Raises ShellError when none, or a broken one, is found."""
        self._by_depth: dict[int, Shell] = {}
        for path in sorted(folder.rglob("*.html")):
            data = path.read_bytes()
            if MARK in data and OWN not in data:
                place = path.relative_to(folder)
                self._by_depth.setdefault(len(place.parts) - 1, _read_shell(path, data, place.as_posix(), url))
        if not self._by_depth:
            raise ShellError(f"No page in {folder} holds {BODY}. Add a shell page to the site and build it.")

    def get(self, page: Page) -> Shell:
        """The shell for a page. One shell serves every depth; of several, the one that is as deep as the page."""
        if len(self._by_depth) == 1:
            return next(iter(self._by_depth.values()))
        try:
            return self._by_depth[page.depth]
        except KeyError:
            message = f"There is no shell page {page.depth} folders deep, and {page.path} needs one."
            raise ShellError(message) from None


def _read_shell(path: Path, data: bytes, place: str, url: str) -> Shell:
    try:
        return Shell(_mark_address(data.decode(), place.removesuffix("index.html"), url))
    except (ShellError, UnicodeDecodeError) as error:
        raise ShellError(f"{path}: {error}") from error


def _mark_address(text: str, place: str, url: str) -> str:
    """The page with a mark wherever its generator has written its own public address. Raises ShellError where a part of
    the address is left: every page of the board would say it."""
    if not place:  # its address is that of the site
        return text
    for form in (url + place, quote(url + place, safe="")):
        text = text.replace(form, "MICROBOARD-CANONICAL")
    own = urlsplit(url).path + place
    if re.search(f"""["'= ]{re.escape(own)}(?:index\\.html)?["'# >]""", text):
        raise ShellError(f"The page holds its own address, {own}, and each page of the board would. Keep the shell "
                         "page out of menus, and write MICROBOARD-CANONICAL where a page names its address.")
    return text


def find_clashes(folder: Path, plan: Plan) -> list[str]:
    """Pages of the site that are not the board's and that the board would overwrite."""
    foreign = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if OWN not in path.read_bytes()]
    return sorted(find_taken(plan, foreign))


def find_copies(folder: Path) -> Iterator[str]:
    """Pages of a site, in which the board's are not yet, that somebody has made of shells."""
    for path in sorted(folder.rglob("*.html")):
        if LEFT.search(path.read_text(encoding="utf-8", errors="replace")):
            yield path.relative_to(folder).as_posix()
