"""Finds the shells and the hand-written pages among the finished files of a site, whatever engine has built it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urlsplit

from microboard.publish.output import HTML, Page, Site
from microboard.publish.shell.frame import calm
from microboard.publish.shell.marks import BODIES, BODY, LEFT
from microboard.publish.shell.rebase import rebase
from microboard.publish.shell.shell import LANGUAGE, Shell, ShellError
from microboard.publish.site.csp import Policies

# Every page of a board has this element; a page without it at the same place is somebody else's.
OWN = re.compile(rb'<div\b[^>]*\bid="?mb-start\b')
# The folder that keeps the shells of a stamped site, so that it can be stamped again. Hosts of pages leave it out.
KEPT = ".microboard"
SECTIONS = ("opportunities/", "employers/", "submit/", "reference/")
# Elements in which a page names itself; a link of a menu is none of them.
NAMED = re.compile(r"<(?:link|meta)\b[^>]*>", re.IGNORECASE)
# The pages before and after the shell in the menu, which are not those of the pages stamped into it.
BESIDE = re.compile(r"""<link\b[^>]*\brel=["']?(?:prev|next)\b[^>]*>""", re.IGNORECASE)
CANONICAL = re.compile(r"""<link\b[^>]*\brel=["']?canonical\b[^>]*>""", re.IGNORECASE)
ADDRESS = re.compile(r"""\bhref=["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True)
class FinishedSite:
    """The files of a site in `folder`."""

    folder: Path

    @cached_property
    def _pages(self) -> dict[str, bytes]:
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*.html")}

    @cached_property
    def shells(self) -> dict[str, bytes]:
        """The shells by their paths: those that the engine has rendered last, else those that were kept."""
        shells = {path: data for path, data in self._pages.items() if BODIES.search(data.decode(errors="replace"))}
        fresh = {path: data for path, data in shells.items() if not path.startswith(".")}
        return fresh or {path.removeprefix(f"{KEPT}/"): data for path, data in shells.items()}

    @cached_property
    def foreign(self) -> dict[str, bytes]:
        """The pages that are neither shells nor the board's, by their paths."""
        return {path: data for path, data in sorted(self._pages.items())
                if not path.startswith(".") and path not in self.shells and not OWN.search(data)}

    @property
    def language(self) -> str:
        """The language that the first shell declares."""
        found = LANGUAGE.search(next(iter(self.shells.values()), b"").decode(errors="replace"))
        return found[1] if found else "en"

    @property
    def url(self) -> str:
        """The public address that the home page names as its own, or nothing."""
        home = self.folder / HTML
        link = CANONICAL.search(home.read_text(encoding="utf-8", errors="replace")) if home.is_file() else None
        address = ADDRESS.search(link[0]) if link else None
        return f"{address[1].removesuffix(HTML).rstrip('/')}/" if address else ""

    def keep_shells(self) -> None:
        """Take the shells out of the site."""
        for path, data in self.shells.items():
            kept = self.folder / KEPT / path
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            place = self.folder / path
            if place.is_file() and BODIES.search(place.read_text(encoding="utf-8", errors="replace")):
                place.unlink()


class Shells:
    """The shells of a site. Raises ShellError where there is none, or a broken one."""

    def __init__(
        self, site: FinishedSite, about: Site, policies: Policies, mend: Callable[[str, str], str]
    ) -> None:
        """`mend` is given each page and its address before its links are moved."""
        self._policies, self._about = policies, about
        pages = {path: _read(site.folder / path, data, get_address(path), about)
                 for path, data in sorted(site.shells.items())}
        self._texts = {get_address(path): mend(text, get_address(path)) for path, text in pages.items()}
        self._made: dict[tuple[str, int, bool], Shell] = {}
        if not self._texts:
            raise ShellError(f"No page in {site.folder} holds {BODY}. Add a shell page to the site and build it.")
        for address in self._texts:  # a broken one is told before anything is written
            self._make(address, address.count("/"), is_own=True)

    def get(self, page: Page) -> Shell:
        """The shell for a page: the one in its own place, else one of its section, else one of no section; of several
        the one that is as deep."""
        address = _choose(self._texts, page)
        return self._make(address, page.depth, is_own=address == page.path)

    def _make(self, address: str, depth: int, *, is_own: bool) -> Shell:
        key = address, depth, is_own
        if key not in self._made:
            text = self._texts[address]
            if not is_own:  # a menu of the shell may lead to itself
                text = rebase(BESIDE.sub("", text), address.rpartition("/")[0] + "/" * ("/" in address), depth)
            try:
                place = address if is_own else "-/" * depth
                self._made[key] = Shell(self._policies.add(calm(text)), place, self._about)
            except ShellError as error:
                raise ShellError(f"{address}{HTML}: {error}") from error
        return self._made[key]


def _choose(texts: Mapping[str, str], page: Page) -> str:
    if page.path in texts:
        return page.path
    ranks = {address: (
        not address.startswith(f"{page.section}/"), address.startswith(SECTIONS),
        abs(address.count("/") - page.depth), address) for address in texts}
    return min(texts, key=ranks.__getitem__)


def get_address(path: str) -> str:
    """The address at which a server finds the page of this path."""
    return path.removesuffix(HTML) if f"/{path}".endswith(f"/{HTML}") else path


def _read(path: Path, data: bytes, address: str, about: Site) -> str:
    try:
        text = _mark_address(data.decode(), address, about.url)
        return _mark_edit(text, address) if about.edit_url else text
    except (ShellError, UnicodeDecodeError) as error:
        raise ShellError(f"{path}: {error}") from error


def _mark_address(text: str, address: str, url: str) -> str:
    """The page with a mark wherever its generator has written its own public address. Raises ShellError where a part of
    the address is left: every page of the board would say it."""
    if not address:  # that of the site
        return text
    forms = "|".join(re.escape(form) for form in (url + address, quote(url + address, safe="")))
    own = re.compile(rf"(?:{forms})(?![\w.%/-])")
    if address.startswith(SECTIONS):  # the board has a page there, to which a menu may lead
        return NAMED.sub(lambda tag: own.sub("MICROBOARD-CANONICAL", tag[0]), text)
    text = own.sub("MICROBOARD-CANONICAL", text)
    place = urlsplit(url).path + address
    if re.search(f"""["'= ]{re.escape(place)}(?:index\\.html)?["'# >]""", text):
        raise ShellError(f"The page holds its own address, {place}, and each page of the board would. Keep the shell "
                         "page out of menus, and write MICROBOARD-CANONICAL where a page names its address.")
    return text


def _mark_edit(text: str, address: str) -> str:
    """The page with a mark wherever its generator leads to the source of the shell."""
    sources = "|".join(re.escape(name) for name in (f"{address}index.md", f"{address.rstrip('/')}.md"))
    return re.sub(rf"""(?<=\shref=")https?://[^"]*/(?:{sources})(?=")""", "MICROBOARD-EDIT", text)


def find_copies(folder: Path) -> Iterator[str]:
    """Pages of a site, in which the board's are not yet, that somebody has made of shells."""
    for path in sorted(folder.rglob("*.html")):
        if LEFT.search(path.read_text(encoding="utf-8", errors="replace")):
            yield path.relative_to(folder).as_posix()
