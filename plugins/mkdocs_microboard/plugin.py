"""The MkDocs plugin: hands MkDocs' configuration to the board, and the board's files to MkDocs."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from microboard.board import Board, Builder
from microboard.check import Rulebook
from microboard.check.report import build_text
from microboard.checking import check_whole
from microboard.clock import read_clock
from microboard.progress import Progress, find_terminal
from microboard.publish.announce import add_feeds
from microboard.publish.csp import Policies
from microboard.publish.discovery import find_kept
from microboard.publish.embed import fill_embeds
from microboard.publish.output import OutputFile, Page, place_html
from microboard.publish.plan import Plan
from microboard.publish.reference import build_fields, build_red_flags, build_rules, build_vocabulary
from microboard.publish.report_link import check_report_url
from microboard.publish.search import add_to_index
from microboard.publish.shell import KINDS, SCRIPT, STYLESHEET, Shell, ShellKind, get_kind
from microboard.publish.site import find_taken
from microboard.publish.sitemap import iterate_sitemaps, list_entries
from microboard.publish.write import write_outputs, write_site
from microboard.replace import replace_file
from mkdocs_microboard.config import MicroboardConfig
from mkdocs_microboard.links import Addresses, BoardFiles, find_dead_links, resolve_redirects
from mkdocs_microboard.shell_pages import (
    build_file,
    build_reference,
    clear_context,
    clear_menu,
    find_kind,
    is_worth_reading,
    prepare_shells,
)
from mkdocs_microboard.site import build_site, complete_site, find_root, name_copies, name_elsewhere
from mkdocs_microboard.site_folder import BusyError, SiteFolder
from mkdocs_microboard.words import FULL, describe, hook

log = get_plugin_logger(__name__)
SEARCH = "search/search_index.json"
# Pages that say what the board's own rules are.
REFERENCE: tuple[tuple[str, Callable[[Rulebook], str]], ...] = (
    ("fields", build_fields),
    ("rules", lambda rulebook: build_rules(rulebook.policy, rulebook.red_flags)),
    ("red-flags", lambda rulebook: build_red_flags(rulebook.red_flags, rulebook.policy)),
    ("vocabulary", lambda rulebook: build_vocabulary(rulebook.vocabulary)),
)
SOURCES = frozenset(f"reference/{name}.md" for name, _ in REFERENCE)


class MicroboardPlugin(BasePlugin[MicroboardConfig]):  # type: ignore[no-untyped-call]
    """Reads the board, has MkDocs render the shells, and stamps the board's pages into them."""

    plan: Plan
    folder: SiteFolder | None = None
    is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this object between the builds of `mkdocs serve`."""
        self.is_serving = command == "serve"
        for engine in ("mkdocs", "properdocs"):
            logging.getLogger(f"{engine}.commands.build").addFilter(is_worth_reading)

    @hook
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = find_root(config, self.config.board)
        try:
            as_of = read_clock(str(self.config.as_of))
        except ValueError as error:
            raise PluginError(f"microboard, as_of: {error}") from error
        self.progress = Progress(find_terminal(), log.debug)
        self.board, self.rulebook = _read_board(root, as_of, self.progress)
        self.site = build_site(config, root, self.config.hub, self.config.report_url, self.config.id_base)
        if not self.site.url:
            log.warning("No feeds and no canonical links: set site_url in mkdocs.yml.")
        try:
            self.policies = Policies(self.config.csp, is_preview=self.is_serving)
            check_report_url(self.config.report_url)
        except ValueError as error:
            raise PluginError(f"microboard, {error}.") from error
        self.shells: dict[ShellKind, Shell] = {}
        self.pages: list[SitePage] = []
        self.sitemaps: list[OutputFile] = []
        config.extra_css.insert(0, STYLESHEET)  # first, so that a board's own style wins
        script = config_options.ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.append(script)
        name_elsewhere(config)
        for folder in ("opportunities", "schema"):
            if (root / folder).is_dir():
                config.watch.append(str(root / folder))
        return config

    @hook
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.plan = Plan(self.board, self.rulebook, complete_site(self.site, config, files))
        self.addresses = Addresses(self.plan)
        taken = {file.dest_uri: file.src_uri for file in files}
        shells = [build_file(config, kind) for kind in KINDS]
        pages = [build_reference(config, name, build(self.rulebook)) for name, build in REFERENCE]
        clash = find_taken(self.plan, taken.keys()) | (taken.keys() & {file.dest_uri for file in (*shells, *pages)})
        if clash:
            names = ", ".join(sorted(taken[path] for path in clash))
            raise PluginError(f"microboard: the board makes this page itself: {names}. "
                              "Rename or remove the file in the docs folder.")
        resolve_redirects(config, self.addresses, self.site.url)
        self.files = BoardFiles([*files, *pages], shells, self.addresses, config)
        if self.folder:
            self.folder.mark()
        return self.files

    @event_priority(-100)  # MkDocs empties the site next, but not for --dirty, which would leave pages of another board
    @hook
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.folder = SiteFolder(Path(config.site_dir))
        try:
            self.folder.open()
        except BusyError:
            message = f"microboard: another build is writing {config.site_dir}. Wait until it is done."
            raise PluginError(message) from None

    def on_build_error(self, *, error: Exception) -> None:
        if self.folder:
            self.folder.close()
        if isinstance(error, OSError) and error.errno in FULL:
            # MkDocs itself was writing, and would show a traceback.
            raise Abort(f"microboard: {describe(error)}") from error

    @hook
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        clear_menu(nav)
        prepare_shells(files, self.plan.site, config)
        self.files.name_pages(nav, self.plan)
        return nav

    @hook
    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        if find_kind(page):
            return html
        for link in find_dead_links(html, page.file, files, self.addresses, self.site.url):
            log.warning(f"Doc file '{page.file.src_uri}' contains a link '{link}', but the board has no such page.")
        if page.file.src_uri in SOURCES:
            return place_html(html.encode(), self.plan.site.language, "").decode()
        filled = fill_embeds(html, page.url, self.plan)
        self.policies.forbid_new(page.url, html, filled)
        return filled

    @hook
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            # MkDocs stamps the sitemap's archive with the newest of these.
            page.update_date = self.board.as_of.date().isoformat()
        self.pages = [page for page in pages if not find_kind(page)]
        return env

    @event_priority(-100)  # after those that say when a page was changed
    @hook
    def on_page_context(self, context: Any, *, page: SitePage, config: MkDocsConfig, nav: Navigation) -> Any:
        if find_kind(page):
            clear_context(page, context)
        return context

    @event_priority(-100)  # after all others, a minifier for example
    @hook
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        kind = find_kind(page)
        output = self.policies.add(output, page.url)
        if not kind:
            return add_feeds(output, page.url, self.plan.site)
        self.shells[kind] = Shell(output)
        if kind.is_home:  # some plugins put a file beside the page
            Path(page.file.abs_dest_path).parent.mkdir(parents=True, exist_ok=True)
        return ""  # MkDocs writes no empty page

    @event_priority(-100)  # as above
    @hook
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name.endswith(".html"):
            return self.policies.add(output_content)
        if template_name != "sitemap.xml" or not self.plan.site.url:
            return output_content
        entries = list_entries(self.plan)
        entries += [(page.canonical_url, None) for page in self.pages if page.canonical_url]
        first, *self.sitemaps = iterate_sitemaps(entries, self.plan.site, "sitemap.xml")
        return first.data.decode()

    @event_priority(-90)  # after the search plugin has written its index, and before others copy it
    @hook
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        name_copies(folder)
        self._keep(find_kept(folder))
        count = self._write(folder)
        if self.folder:
            self.folder.finish()
        log.info("%d open of %d listings, %d files", len(self.board.open), len(self.board.opportunities), count)

    def _keep(self, found: frozenset[str]) -> None:
        """Leave files as they are that the docs folder or another plugin has put where the board has its own."""
        for path in sorted(found):
            log.info("%s is that of the docs folder or of another plugin, and the board makes none.", path)
        if not found <= self.plan.site.kept:
            self.plan = replace(self.plan, site=replace(self.plan.site, kept=found | self.plan.site.kept))

    def _write(self, folder: Path) -> int:
        """Write the board's files, and put its pages into the search; how many files there are."""
        count = write_site(self.plan, self._get_shell, folder, self.progress) + write_outputs(folder, self.sitemaps)
        index = folder / SEARCH
        if index.is_file():
            replace_file(index, [add_to_index(index.read_bytes(), self.board, self.plan.iterate_list_pages(),
                                              {page.url for page in self.pages}, self.plan.site.index)])
        return count

    def _get_shell(self, page: Page) -> Shell:
        return self.shells[get_kind(page)]


def _read_board(root: Path, as_of: datetime, progress: Progress) -> tuple[Board, Rulebook]:
    # Nobody reads warnings in the log of a build: microboard check shows them.
    builder = Builder(as_of)
    checked = check_whole(root, as_of.date(), progress, has_warnings=False, take=builder.take)
    if checked.has_errors or not checked.rulebook:
        raise PluginError("the board has errors.\n" + build_text(checked.problems))
    return builder.build(checked), checked.rulebook
