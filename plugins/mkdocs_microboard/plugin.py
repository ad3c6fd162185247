"""The MkDocs plugin: hands MkDocs' configuration to the board, and the board's files to MkDocs."""

import logging
from concurrent.futures import BrokenExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from microboard.board import Board, build_board
from microboard.board.digest import digest
from microboard.check import Rulebook
from microboard.check.report import build_text
from microboard.checking import check_whole
from microboard.clock import read_clock
from microboard.parallel import VARIABLE
from microboard.progress import Progress, find_terminal
from microboard.publish.csp import Policies
from microboard.publish.embed import fill_embeds, has_embeds
from microboard.publish.output import OutputFile, Page
from microboard.publish.pages import START
from microboard.publish.plan import Plan
from microboard.publish.reference import build_fields, build_red_flags, build_rules, build_vocabulary
from microboard.publish.report_link import check_report_url
from microboard.publish.search import add_to_index, complete_index
from microboard.publish.shell import (
    CANONICAL,
    EDIT,
    KINDS,
    SCRIPT,
    STYLESHEET,
    Shell,
    ShellKind,
    get_kind,
)
from microboard.publish.site import find_taken
from microboard.publish.sitemap import iterate_sitemaps, list_entries
from microboard.publish.write import write_outputs, write_site
from mkdocs_microboard.aside import Aside
from mkdocs_microboard.shell_pages import LISTED, SHELL_PAGE, TITLES, find_kind, get_source, is_worth_reading
from mkdocs_microboard.site import build_site, find_root, make_cache

log = get_plugin_logger(__name__)
# In the cache: what the check of each folder found.
CHECKED = "checked.ndjson"
SEARCH = "search/search_index.json"
# Lies in the site until the last file is written.
UNFINISHED = "UNFINISHED.txt"


class MicroboardConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs has no types here
    """What can be set in mkdocs.yml."""

    as_of = config_options.Type((str, date), default="")  # YAML makes a date of a bare 2027-01-15
    """Build as on this day, such as 2027-01-15; else SOURCE_DATE_EPOCH, else today."""

    hub = config_options.Type(str, default="")
    """The WebSub hub that is told of changes, such as https://hub.example/; feeds then name it."""

    board = config_options.Type(str, default=".")
    """The folder that holds opportunities/, relative to mkdocs.yml."""

    report_url = config_options.Type(str, default="")
    """Where readers report a listing in private, such as mailto:board@example.org; else the repository's security
    policy."""

    csp = config_options.Type((bool, dict), default={})
    """What pages may load beyond the site's own files, such as {script-src: https://stats.example}; false for no
    Content Security Policy."""


class MicroboardPlugin(BasePlugin[MicroboardConfig]):  # type: ignore[no-untyped-call]
    """Reads the board, has MkDocs render the shells, and stamps the board's pages into them."""

    plan: Plan
    is_serving = is_dirty = False
    site_dir = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this object between the builds of `mkdocs serve`."""
        self.is_serving = command == "serve"
        self.is_dirty = dirty
        self.aside = Aside()
        logging.getLogger("mkdocs.commands.build").addFilter(is_worth_reading)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = find_root(config, self.config.board)
        try:
            as_of = read_clock(str(self.config.as_of))
        except ValueError as error:
            raise PluginError(f"microboard, as_of: {error}") from error
        self.progress = Progress(find_terminal(), log.debug)
        self.cache, self.site_dir = make_cache(root), config.site_dir
        board, rulebook = _read_board(root, as_of, self.progress, self.cache)
        site = build_site(config, root, self.config.hub, self.config.report_url)
        self.plan = Plan(board, rulebook, site)
        if not site.url:
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
        for folder in ("opportunities", "schema"):
            if (root / folder).is_dir():
                config.watch.append(str(root / folder))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        taken = {file.dest_uri: file.src_uri for file in files}
        made = [
            File.generated(config, get_source(kind), content=SHELL_PAGE,
                           inclusion=InclusionLevel.UNDEFINED if get_source(kind) in LISTED
                           else InclusionLevel.NOT_IN_NAV)
            for kind in KINDS
        ]
        rulebook = self.plan.rulebook
        policy, red_flags = rulebook.policy, rulebook.red_flags
        for name, text in (("fields", build_fields(rulebook)), ("rules", build_rules(policy, red_flags)),
                           ("red-flags", build_red_flags(red_flags, policy)),
                           ("vocabulary", build_vocabulary(rulebook.vocabulary))):
            made.append(File.generated(config, f"reference/{name}.md", content=text))
        clash = find_taken(self.plan, taken.keys()) | (taken.keys() & {file.dest_uri for file in made})
        if clash:
            names = ", ".join(sorted(taken[path] for path in clash))
            raise PluginError(f"microboard: the board makes this page itself: {names}. "
                              "Rename or remove the file in the docs folder.")
        for file in made:
            files.append(file)
        mark = Path(config.site_dir) / UNFINISHED
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text("This site is being built, or its build was ended. Do not publish it.\n", encoding="utf-8")
        if self.is_dirty:
            for file in files.documentation_pages():
                if has_embeds(file.content_string):
                    file.is_modified = lambda: True  # type: ignore[method-assign]  # the board may have changed
        return files

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        # MkDocs writes an index of the pages that it renders, which are not all in a dirty build.
        index = Path(config.site_dir) / SEARCH
        self.old_index = index.read_bytes() if self.is_dirty and index.is_file() else b""
        if self.is_serving and not self.is_dirty:
            self.aside.put(Path(config.site_dir))

    def on_build_error(self, *, error: Exception) -> None:
        if self.is_serving and self.site_dir:
            self.aside.take_back(Path(self.site_dir))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for kind in KINDS:
            file = files.get_file_from_path(get_source(kind))
            home = files.get_file_from_path(f"{kind.section}/index.md")
            if not (file and file.page and home and home.page):
                continue
            if file is not home:
                file.page.parent = home.page  # type: ignore[assignment]  # lights the entry of the menu
            elif "title" not in vars(file.page):  # the menu names none
                file.page.title = TITLES[kind.section]
        return nav

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        filled = fill_embeds(html, page.url, self.plan)
        self.policies.forbid_new(page.url, html, filled)
        return filled

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            # MkDocs stamps the sitemap's archive with the newest of these.
            page.update_date = self.plan.board.as_of.date().isoformat()
        self.pages = [page for page in pages if not find_kind(page)]
        return env

    def on_page_context(self, context: Any, *, page: SitePage, config: MkDocsConfig, nav: Navigation) -> Any:
        kind = find_kind(page)
        if kind:
            page.canonical_url = CANONICAL if self.plan.site.url else None
            page.edit_url = EDIT if kind.has_source and self.plan.site.edit_url else None
            # The theme offers to skip to the first entry of the table of contents; of one entry it shows no table.
            page.toc = TableOfContents([AnchorLink("", START, 1)])
        return context

    @event_priority(-100)  # after all others, a minifier for example
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        kind = find_kind(page)
        output = self.policies.add(output, page.url)
        if not kind:
            return output
        self.shells[kind] = Shell(output)
        return ""  # MkDocs writes no empty page

    @event_priority(-100)  # as above
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name.endswith(".html"):
            return self.policies.add(output_content)
        if template_name != "sitemap.xml" or not self.plan.site.url:
            return output_content
        entries = list_entries(self.plan)
        entries += [(page.canonical_url, None) for page in self.pages if page.canonical_url]
        first, *self.sitemaps = iterate_sitemaps(entries, self.plan.site, "sitemap.xml")
        return first.data.decode()

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        folder, board = Path(config.site_dir), self.plan.board
        if self.is_serving:
            self.aside.take_back(folder)
        try:
            count = self._write(folder)
        except OSError as error:
            about = f" {error.filename}" if error.filename else ""
            raise PluginError(f"microboard: the site can't be written ({error.strerror}){about}.") from error
        except BrokenExecutor as error:
            raise PluginError("microboard: the system has ended a process of the build. Is there enough memory? With "
                              f"{VARIABLE}=1, one process does it all.") from error
        log.info("%d open of %d listings, %d files", len(board.open), len(board.opportunities), count)

    def _write(self, folder: Path) -> int:
        """Write the board's files, and put its pages into the search; how many files there are."""
        shells = digest(sorted(shell.key for shell in self.shells.values()))
        count = write_site(self.plan, self._get_shell, shells, folder, self.cache, self.progress)
        count += len(write_outputs(folder, self.sitemaps))
        index = folder / SEARCH
        if index.is_file():
            data = complete_index(index.read_bytes(), self.old_index, [page.url for page in self.pages])
            index.write_bytes(add_to_index(data, self.plan.board, self.plan.iterate_list_pages()))
        (folder / UNFINISHED).unlink(missing_ok=True)
        return count

    def _get_shell(self, page: Page) -> Shell:
        return self.shells[get_kind(page)]



def _read_board(root: Path, as_of: datetime, progress: Progress, cache: Path | None) -> tuple[Board, Rulebook]:
    checked = check_whole(root, as_of.date(), progress, cache / CHECKED if cache else None)
    if checked.has_errors or not checked.rulebook:
        raise PluginError("the board has errors.\n" + build_text(checked.problems))
    if checked.problems:
        log.info("%d warnings: run microboard check to read them", len(checked.problems))
    return build_board(checked, as_of), checked.rulebook
