"""Turns a site that any engine has built into the site of a board: its shells are stamped, its own pages finished."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.api.discovery import find_kept
from microboard.publish.output import HTML, OutputFile, Page, Site
from microboard.publish.pages.reference.html import iterate_reference
from microboard.publish.shell.shell import ShellError
from microboard.publish.site.build import SiteBuild
from microboard.publish.site.csp import Policies
from microboard.publish.site.finished import FinishedSite, Shells, get_address
from microboard.publish.site.links import Addresses, find_dead_links, mend_links
from microboard.publish.site.not_found import NOT_FOUND
from microboard.publish.site.search import FORMATS
from microboard.publish.site.sitemap import add_to_sitemap, iterate_sitemaps, list_entries
from microboard.publish.site.static import add_assets
from microboard.publish.site.write import move_files, write_outputs
from microboard.run.progress import QUIET, Progress

# The engine's sitemap, and the board's own where it can't be in there.
SITEMAP, BESIDE = "sitemap.xml", "opportunities/sitemap.xml"

# Where Zensical keeps what runs: its search brings a style sheet of its own.
SCRIPTS = "assets/javascripts/*.js"
# An entry of a menu that was named after a shell.
NAMELESS = re.compile(r"<a\b[^>]*>(?:\s|<(?!/a\b)[^>]*>)*MICROBOARD-TITLE\b")
Mend = Callable[[str, str], str]


def stamp_site(
    folder: Path, board: Board, rulebook: Rulebook, site: Site, policies: Policies, progress: Progress = QUIET
) -> tuple[int, list[str]]:
    """Make the finished site in `folder` that of the board; how many files were written, and what people should know.
    Raises ShellError where it can't be; the site then stays as it was."""
    finished = FinishedSite(folder)
    build = SiteBuild(board, rulebook, replace(site, language=finished.language, kept=find_kept(folder)), policies,
                      progress)
    for script in sorted(folder.glob(SCRIPTS)):
        policies.allow_styles(script.read_text(encoding="utf-8", errors="replace"))
    reference = [page for page in iterate_reference(rulebook) if not _has_own(page, finished)]
    addresses = Addresses(build.plan, [page.file for page in reference])
    clashes = sorted(addresses.find_taken(finished.foreign.keys()))
    if clashes:
        raise ShellError(f"The board would overwrite {', '.join(clashes[:5])}. Move these pages elsewhere.")
    _check_menus(finished)
    pages = {get_address(path): data for path, data in finished.foreign.items()}
    places = {address.rstrip("/") for address in pages}

    def mend(html: str, address: str) -> str:
        return mend_links(html, address, places, addresses)

    build.set_site(replace(build.site, pages=frozenset((*pages, *(page.path for page in reference)))))
    shells = Shells(finished, build.site, policies, mend)
    sitemaps = _build_sitemaps(folder, build, reference, finished)
    build.set_site(replace(build.site, sitemaps=_list_sitemaps(folder, sitemaps)))
    # Everything is built before anything is moved into place, so an error leaves the site as it was.
    with TemporaryDirectory(dir=folder.parent, prefix=".microboard-") as name:
        built = Path(name)
        write_outputs(built, (OutputFile(path, (folder / path).read_bytes()) for path in FORMATS
                              if (folder / path).is_file()))
        count = write_outputs(built, chain(_finish(build, finished, mend), sitemaps))
        count += build.write(built, pages.keys(), shells.get, reference)
        finished.keep_shells()
        move_files(built, folder)
    return count, list(_find_dead_links(pages, places, addresses, site.url))


def _check_menus(finished: FinishedSite) -> None:
    for path, data in finished.foreign.items():
        if NAMELESS.search(data.decode(errors="replace")):
            raise ShellError(f"A link of {path} has the title of a shell page, MICROBOARD-TITLE, for its text. Give "
                             "the page a name in your menu.")


def _has_own(page: Page, finished: FinishedSite) -> bool:
    """Whether the engine has rendered this page of the reference itself."""
    return page.file in finished.foreign or f"{page.path.rstrip('/')}.html" in finished.foreign


def _finish(build: SiteBuild, finished: FinishedSite, mend: Mend) -> Iterator[OutputFile]:
    """The hand-written pages, where anything is to be added to them."""
    for path, data in finished.foreign.items():
        try:
            html = data.decode()
        except UnicodeDecodeError:  # a page of another time, or no page
            continue
        text = build.finish_not_found(html) if path == NOT_FOUND else _fill(build, mend, html, path)
        if text != html:
            yield OutputFile(path, text.encode())


def _fill(build: SiteBuild, mend: Mend, html: str, path: str) -> str:
    address = get_address(path)
    mended = mend(html, address)
    text = build.fill(mended, path, address)
    return build.finish(add_assets(text, "../" * address.count("/")), address)


def _build_sitemaps(
    folder: Path, build: SiteBuild, reference: list[Page], finished: FinishedSite
) -> list[OutputFile]:
    """The engine's sitemap with the board's addresses in it, or else one of the board's own."""
    url = build.site.url
    entries = [*list_entries(build.plan), *((url + page.path, None) for page in reference)]
    if (folder / SITEMAP).is_file():
        # Shells and what has closed are in no sitemap.
        others = {url + get_address(path) for path in finished.shells} | {
            url + one.path for one in build.board.opportunities}
        merged = add_to_sitemap((folder / SITEMAP).read_bytes(), entries, others)
        if merged:
            return [OutputFile(SITEMAP, merged)]
    return list(iterate_sitemaps(entries, build.site, BESIDE))


def _list_sitemaps(folder: Path, made: list[OutputFile]) -> tuple[str, ...]:
    theirs = (SITEMAP,) if (folder / SITEMAP).is_file() else ()
    return tuple(dict.fromkeys((*theirs, made[0].path)))


def _find_dead_links(pages: dict[str, bytes], places: set[str], addresses: Addresses, url: str) -> Iterator[str]:
    """Links of hand-written pages to pages of the board that are not there."""
    for address, data in pages.items():
        html = data.decode(errors="replace")
        for href in find_dead_links(html, address, address, places, addresses, url):
            yield f"{address or HTML} contains a link {href!r}, but the board has no such page."
