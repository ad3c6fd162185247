"""Makes a site of a board and of the pages that an engine has rendered, whichever engine that is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from microboard.board import Board
from microboard.check import Rulebook
from microboard.publish.api.discovery import OWN, find_kept
from microboard.publish.output import HTML, OutputFile, Page, Site, place_html
from microboard.publish.pages.reference.pages import BUILDERS
from microboard.publish.plan import Plan
from microboard.publish.shell.announce import add_feeds
from microboard.publish.shell.frame import calm, fill_frame
from microboard.publish.shell.preview import add_preview
from microboard.publish.shell.sheets import add_sheets
from microboard.publish.shell.shell import Shell, ShellKind, get_kind
from microboard.publish.shell.shell_sources import build_address
from microboard.publish.site.csp import Policies
from microboard.publish.site.embed import fill_embeds
from microboard.publish.site.embed_marks import check_marks
from microboard.publish.site.links import Addresses, find_dead_links, resolve_redirects
from microboard.publish.site.not_found import NOT_FOUND, fill_not_found, find_root
from microboard.publish.site.parts import GetShell
from microboard.publish.site.search import add_to_search
from microboard.publish.site.sitemap import iterate_sitemaps, list_entries
from microboard.publish.site.static import add_assets
from microboard.publish.site.write import write_outputs, write_site
from microboard.run.progress import QUIET, Progress

# Material's search and Zensical's: assets/lib/header-search.js finds projects there.
SEARCHES = ('data-md-component="search-query"', 'class="md-search__button"')


class TakenError(Exception):
    """A page stands where the board makes one. The text says which."""


class SiteBuild:
    """One build of a site: first what goes into the pages of its engine, then the board's own files beside them."""

    def __init__(
        self, board: Board, rulebook: Rulebook, site: Site, policies: Policies, progress: Progress = QUIET
    ) -> None:
        self.board, self.rulebook, self.policies = board, rulebook, policies
        self._progress = progress
        self._shells: dict[ShellKind, Shell] = {}
        self._sitemaps: list[OutputFile] = []
        self._finds_projects = False
        self._ours = frozenset(BUILDERS)
        self.set_site(site)

    def set_site(self, site: Site) -> None:
        """Say what is now known about the site."""
        self.site = replace(site, licence=self.board.policy.licence)
        self.plan = Plan(self.board, self.rulebook, self.site)
        self.addresses = Addresses(self.plan)

    def take_files(self, sources: Mapping[str, str], guides: Mapping[str, str], made: Mapping[str, str]) -> None:
        """Leave alone what the engine has of its own, and the guides that ship: the names of sources by the paths of
        their files in the site. Raises TakenError where one stands in the place of a page that the board makes, or of
        those `made` for it."""
        self._ours = frozenset((*BUILDERS, *guides.values()))
        self.set_site(replace(self.site, kept=frozenset(OWN.keys() & {*sources, *guides}),
                              pages=frozenset(path.removesuffix(HTML) for path in (*sources, *guides, *made))))
        taken = self.addresses.find_taken(sources.keys()) | (sources.keys() & made.keys())
        if taken:
            names = ", ".join(sorted(sources[path] for path in taken))
            raise TakenError(f"the board makes this page itself: {names}. "
                             "Rename or remove the file in the docs folder.")

    def resolve_redirects(self, redirects: dict[str, str]) -> None:
        """Have redirects of the engine lead to pages of the board."""
        redirects.update(resolve_redirects(redirects, self.addresses, self.site.url))

    def find_dead_links(self, html: str, source: str, address: str, pages: Collection[str]) -> Iterator[str]:
        """Links of a hand-written page to pages of the board that are not there."""
        return find_dead_links(html, source, address, pages, self.addresses, self.site.url)

    def fill(self, html: str, source: str, address: str, text: str = "") -> str:
        """The text of a page that is no shell, with cards and feeds where it asks for them. It is made of the file
        `source`, which holds `text` where that is no HTML. Raises MarkError where it asks for what there is not."""
        check_marks(html, source, text or html, self.rulebook.filters)
        filled = fill_embeds(html, address, self.plan)
        self.policies.forbid_new(address, html, filled)
        # What ships is in the language of the board, whatever the theme speaks.
        return place_html(filled.encode(), self.site.language, "").decode() if source in self._ours else filled

    def finish(self, html: str, address: str) -> str:
        """A whole page that is no shell, as it will be in the site: with its menu, its foot, its preview, its policy,
        and the feeds it announces."""
        self._look_for_search(html)
        framed = add_preview(fill_frame(html, address, self.site), address, self.site)
        return add_feeds(self.policies.add(add_sheets(framed), address), address, self.site)

    def finish_not_found(self, html: str) -> str:
        """The page that is shown at every address that leads nowhere."""
        root = find_root(self.site)
        framed = fill_frame(fill_not_found(html, self.plan), NOT_FOUND, self.site, root)
        return self.policies.add(add_sheets(add_assets(framed, root)))

    def add_shell(self, html: str, kind: ShellKind) -> None:
        """Take a rendered shell. Raises ShellError where nothing can be stamped into it."""
        self._look_for_search(html)
        self._shells[kind] = Shell(self.policies.add(calm(html)), build_address(kind), self.site)

    def _look_for_search(self, html: str) -> None:
        self._finds_projects |= any(search in html for search in SEARCHES)

    def build_sitemap(self, addresses: Iterable[str]) -> str:
        """The sitemap of the board's pages and of the engine's, at these public addresses. Where it is an index,
        `write` writes its parts."""
        entries = [*list_entries(self.plan), *((address, None) for address in addresses)]
        first, *self._sitemaps = iterate_sitemaps(entries, self.site, "sitemap.xml")
        return first.data.decode()

    def keep(self, folder: Path) -> list[str]:
        """Leave files alone that another plugin has put into the site in `folder` where the board makes its own; which
        these are. Whoever has one among the engine's sources knows of it."""
        found = find_kept(folder) - self.site.kept
        if found:
            self.set_site(replace(self.site, kept=found | self.site.kept))
        return sorted(found)

    def get_shell(self, page: Page) -> Shell:
        """The shell for a page, of those that were taken."""
        return self._shells[get_kind(page)]

    def write(
        self, folder: Path, addresses: Collection[str], get_shell: GetShell, more: Sequence[Page] = ()
    ) -> int:
        """Write the board's files and `more` pages into the site in `folder`, and put them into the engine's search;
        how many files these are. The engine's own pages, which are finished, have these `addresses` in the site."""
        count = write_site(self.plan, get_shell, folder, self._progress) + write_outputs(folder, chain(
            self._sitemaps, (get_shell(page).stamp(page, self.site) for page in more)))
        add_to_search(folder, self.plan, addresses, more, finds_projects=self._finds_projects)
        return count
